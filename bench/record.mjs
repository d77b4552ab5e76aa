/**
 * Whether `record` runs for eight hours in flat memory; after `npm run build`.
 *
 *   node bench/record.mjs [hours [events a second]]
 *
 * Plays as many frames as a busy LIVE sends in that time (8 hours of 20 a second unless said otherwise) through a real WebSocket on
 * this computer, as fast as `record` takes them: it is sent no more than a few thousand frames ahead of what is in its log. Along
 * the way the resident memory of its process is sampled; told are the medians of the first and the last quarter of the samples,
 * after a warm-up of a twentieth. Every frame is counted again in the log.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const hours = Number(process.argv[2] ?? 8);
const pace = Number(process.argv[3] ?? 20);
const frames = Math.round(hours * 3600 * pace);
const BIN = new URL('../bin/live-earnings.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'live-earnings-bench-'));
const log = join(folder, 'live.ndjson');

/** What may be under way: more would measure the buffers of the sockets. */
const AHEAD_BYTES = 8 * 1024 * 1024;
const EVERY_MS = 250;

/** Gifts, likes, comments and viewer counts of an evening, each as long as TikFinity sends them, with pictures and badges. */
function frameAt(number) {
  const who = {
    userId: String(7_000_000_000_000_000_000n + BigInt(number % 5000)),
    uniqueId: `viewer_${number % 5000}`,
    nickname: `Viewer ${number % 5000} \u{1f339}`,
    profilePictureUrl: `https://p16.example/${'a'.repeat(180)}.webp`,
    userBadges: Array.from({ length: 3 }, (_, level) => ({
      type: 'privilege',
      privilegeId: '7138381861675341604',
      level,
    })),
  };
  const at = 1_786_356_000_000 + Math.round((number / pace) * 1000);
  const ids = { msgId: String(7_600_000_000_000_000_000n + BigInt(number)), createTime: String(at) };
  if (number % 20 === 0) return { event: 'roomUser', data: { viewerCount: 300 + (number % 97) } };
  if (number % 10 === 3)
    return {
      event: 'gift',
      data: {
        ...who,
        ...ids,
        giftId: 5655,
        giftName: 'Rose',
        giftType: 1,
        diamondCount: 1,
        repeatCount: 1,
        repeatEnd: true,
        groupId: String(at),
        receiverUserId: '7000000000000000001',
        describe: 'sent Rose',
      },
    };
  if (number % 2 === 0)
    return { event: 'like', data: { ...who, ...ids, likeCount: 5, totalLikeCount: number * 3 } };
  return { event: 'chat', data: { ...who, ...ids, comment: `comment ${number} ${'x'.repeat(number % 80)}` } };
}

/** Bytes resident, and the most there ever were; NaN where /proc is not there. */
function memoryOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1]) * 1024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  } catch {
    return { now: Number.NaN, most: Number.NaN };
  }
}

function linesIn(path) {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 20);
  let lines = 0;
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
    for (let at = buffer.indexOf(10); at !== -1 && at < read; at = buffer.indexOf(10, at + 1)) lines += 1;
  closeSync(file);
  return lines;
}

const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const mega = (bytes) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
const count = (number) => Math.round(number).toLocaleString('en');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
await new Promise((listening) => server.on('listening', listening));
const begun = Date.now();
const child = spawn(
  process.execPath,
  [BIN, 'record', '-o', log, '--url', `ws://127.0.0.1:${server.address().port}/`, '--quiet'],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
const ended = new Promise((settle) => child.on('close', settle));
const socket = await new Promise((settle) => server.on('connection', settle));

const samples = [];
const sampling = setInterval(() => samples.push(memoryOf(child.pid).now), EVERY_MS);
let sent = 0;
let bytes = 0;
while (sent < frames) {
  const batch = Math.min(500, frames - sent);
  for (let each = 0; each < batch; each += 1) {
    const text = JSON.stringify(frameAt(sent));
    bytes += Buffer.byteLength(text);
    socket.send(text);
    sent += 1;
  }
  // The log holds a little more a line than was sent.
  while (bytes - sizeOf(log) > AHEAD_BYTES) await pause(2);
  await pause(0);
}
for (let last = -1; sizeOf(log) !== last; await pause(500)) last = sizeOf(log);
clearInterval(sampling);
const seconds = (Date.now() - begun) / 1000;
const { most } = memoryOf(child.pid);
child.kill('SIGINT');
await ended;
server.close();

const kept = samples.slice(Math.ceil(samples.length / 20));
const quarter = Math.ceil(kept.length / 4);
const [first, last] = [kept.slice(0, quarter), kept.slice(-quarter)].map(median);
console.log(
  `${hours} hours of ${pace} events a second: ${count(frames)} frames, ${mega(bytes)}, in ${seconds.toFixed(0)} s`,
);
console.log(`  a second        ${count(frames / seconds)}`);
console.log(`  first quarter   ${mega(first)} resident (median of ${quarter} samples)`);
console.log(`  last quarter    ${mega(last)}`);
console.log(`  most ever       ${mega(most)}`);
// Its own notes: started and stopped.
console.log(`  in the log      ${count(linesIn(log) - 2)} of ${count(frames)}`);
rmSync(folder, { recursive: true });
