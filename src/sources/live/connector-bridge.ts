/**
 * The program that uses the library, in a process of its own: what the library throws, prints or holds on to cannot end or fill
 * the recorder, and its licence stays where it is. `import` looks for the package from the working directory upwards, as Node
 * does for any script there.
 *
 * Arguments: the handle, and how often a sign of life is wanted, in ms. Descriptor 3 carries records, one JSON object a line, and
 * between them `#open`, `#over REASON`, `#fatal REASON`, and blank lines as signs of life.
 */
export const CONNECTOR_BRIDGE = String.raw`
import { Socket } from 'node:net';
const [handle, every] = process.argv.slice(1);
const out = new Socket({ fd: 3, readable: false, writable: true });
// Nobody listens any more.
out.on('error', () => process.exit(1));
const textOf = (error) => {
  const inner = error?.exception ?? error;
  const text = inner?.message || error?.info || (typeof inner === 'string' ? inner : inner?.name) || 'no reason given';
  return String(text).replace(/\s+/g, ' ').trim().slice(0, 300);
};
let ending = false;
const end = (line) => {
  if (ending) return;
  ending = true;
  out.end(line + '\n', () => process.exit(0));
};
const over = (error) => end('#over ' + textOf(error));
// A library may fail anywhere; the terminal sends ^C to everybody, and the recorder decides what it means.
process.on('uncaughtException', over);
process.on('unhandledRejection', over);
process.on('SIGINT', () => {});
setInterval(() => ending || out.write('\n'), Number(every));

let library;
try {
  library = await import('tiktok-live-connector');
} catch (error) {
  end('#fatal it cannot be loaded (' + textOf(error) + ')');
  await new Promise(() => {});
}
const found = (name) => library[name] ?? library.default?.[name];
const Connection = found('TikTokLiveConnection') ?? found('WebcastPushConnection');
if (typeof Connection !== 'function') {
  end('#fatal it has neither TikTokLiveConnection nor WebcastPushConnection');
  await new Promise(() => {});
}
const live = new Connection(handle, {});
process.on('SIGTERM', () => {
  try {
    Promise.resolve(live.disconnect?.()).catch(() => {});
  } catch {}
  end('');
});
const names = new Set([
  'connected', 'chat', 'gift', 'like', 'member', 'roomUser', 'social', 'follow', 'share', 'subscribe', 'emote', 'envelope',
  'questionNew', 'linkMicBattle', 'linkMicArmies', 'liveIntro', 'streamEnd',
  ...Object.values(found('WebcastEvent') ?? {}).filter((name) => typeof name === 'string'),
]);
const exact = (key, value) => (typeof value === 'bigint' ? String(value) : value);
for (const event of names)
  live.on(event, (data) => {
    if (!ending) out.write(JSON.stringify({ event, data }, exact) + '\n');
  });
live.on('error', (error) => console.error(textOf(error)));
live.on('disconnected', () => end('#over'));
await live.connect();
if (!ending) out.write('#open\n');
`;
