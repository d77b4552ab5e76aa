import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { loadRequest } from '../../../src/cli/load-request.ts';
import { settingsFor } from '../../../src/cli/settings.ts';
import { type LiveCount, liveCount } from '../../../src/cli/watch/count.ts';
import { watchedNow } from '../../../src/cli/watch/report.ts';
import type { Settings } from '../../../src/config/settings.ts';
import { toDocument } from '../../../src/render/json/document.ts';
import { toWatchDocument } from '../../../src/render/watch/document.ts';
import type { ReportDocument } from '../../../src/report/document.ts';
import { watchSchema } from '../../../src/report/watch/schema.ts';
import type { LoadRequest } from '../../../src/sources/load.ts';
import { parseFlags } from '../../../src/sources/typed/flags.ts';
import { documentOf } from '../../io.ts';
import { flat, live, type Message, nested } from '../../properties/tally-live.ts';
import { connector20, frame, pythonCamel, studio } from '../../properties/tally-writers.ts';

const VERSION = '0.0.0-test';
const io = {
  env: { HOME: '/nonexistent' },
  cwd: '/nonexistent',
  version: VERSION,
  stdin: { isTTY: false, chunks: (async function* () {})() },
  stdout: { isTTY: false, columns: undefined, write: () => {} },
  stderr: { isTTY: false, columns: undefined, write: () => {} },
  workers: { entry: new URL('file:///nonexistent'), count: 0 },
  node: process.execPath,
  onInterrupt: () => () => {},
};

interface Asked {
  readonly settings: Settings;
  readonly request: LoadRequest;
}
const asked: Promise<Asked> = (async () => {
  const settings = await settingsFor({ config: false }, io);
  const flags = parseFlags({});
  return {
    settings,
    request: loadRequest(
      { inputs: [], flags, strict: false, quiet: true, suggestCommand: () => null },
      settings,
      io,
    ),
  };
})();

const watched = async (count: LiveCount): Promise<ReportDocument | null> => {
  const { request, settings } = await asked;
  const recording = count.recording();
  return recording && toDocument((await watchedNow(recording, request, settings)).report, VERSION);
};

const estimated = (text: string): Promise<ReportDocument> =>
  documentOf(['estimate', '-', '--no-config'], { stdin: text });

type Write = (message: Message) => string | null;
const WRITERS: readonly (readonly [string, Write])[] = [
  ['connector 1.x', flat],
  ['connector 2.3 to 2.5', nested],
  ['connector 2.0', connector20],
  ['EulerStream', frame],
  ['TikTokLive for Python', pythonCamel],
  ['LIVE Studio', studio],
];

describe.each(WRITERS)('what is shown of a log by %s', (_, write) => {
  test.prop(
    [
      live,
      // Where a look is taken, and which messages are replayed in between.
      fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 4 }),
    ],
    { numRuns: 8 },
  )('is what estimate says of as much of it, at every moment', async ({ messages }, looks) => {
    const lines = messages.map(write).filter((line) => line !== null);
    for (const [at, again] of looks) {
      const line = lines[again % lines.length];
      if (line !== undefined) lines.splice(at % lines.length, 0, line);
    }
    const ends = new Set(looks.map(([at]) => at % (lines.length + 1)));
    const count = liveCount('stdin');
    let text = '';
    for (const [index, line] of lines.entries()) {
      // Torn anywhere: what is not yet a line is not yet counted.
      const cut = (index * 7) % (line.length + 1);
      count.push(Buffer.from(line.slice(0, cut)));
      if (ends.has(index) && text !== '') expect(await watched(count)).toEqual(await estimated(text));
      count.push(Buffer.from(`${line.slice(cut)}\n`));
      text += `${line}\n`;
    }
    count.end();
    if (text !== '') expect(await watched(count)).toEqual(await estimated(text));
  });
});

describe('a log that ends within a line', () => {
  it.each([
    ['a torn one', '{"event":"gift","data":{"gif'],
    ['a whole one', '{"event":"chat","data":{"comment":"hello","msgId":"7600000000000000001"}}'],
  ])('counts it in the end: %s', async (_, last) => {
    const first = flat({
      kind: 'like',
      msgId: '7600000000000000000',
      time: 1_786_356_000_000,
      user: '1',
      batch: 1,
      total: 2,
    });
    const text = `${first}\n${last}`;
    const count = liveCount('stdin');
    count.push(Buffer.from(text));
    expect(await watched(count)).toEqual(await estimated(`${first}\n`));
    count.end();
    expect(await watched(count)).toEqual(await estimated(text));
  });
});

describe('an array', () => {
  test.prop([live], { numRuns: 6 })(
    'is counted while it is open, and known to be cut off at the end',
    async ({ messages }) => {
      const text = `[${messages.map((message) => flat(message)).join(',\n')}`;
      const [closed, open] = [liveCount('stdin'), liveCount('stdin')];
      closed.push(Buffer.from(`${text}]`));
      open.push(Buffer.from(text));
      const whole = await estimated(`${text}]`);
      expect(await watched(open)).toEqual(whole);
      open.end();
      expect(await watched(open)).toEqual(await estimated(text));
      closed.end();
      expect(await watched(closed)).toEqual(whole);
    },
  );
});

describe.each(WRITERS)('a log by %s that begins again', (_, write) => {
  const linesOf = (messages: readonly Message[]): string[] =>
    messages
      .map(write)
      .filter((line) => line !== null)
      .map((line) => `${line}\n`);

  test.prop([live, fc.array(fc.nat(40), { maxLength: 3 })], { numRuns: 6 })(
    'is what estimate says of all of it, when it was rotated or cut off',
    async ({ messages }, cuts) => {
      const lines = linesOf(messages);
      const at = new Set(cuts.map((cut) => cut % (lines.length + 1)));
      const count = liveCount('stdin');
      for (const [index, line] of lines.entries()) {
        if (at.has(index)) count.part();
        count.push(Buffer.from(line));
        // Looked at in between, as what is shown must not change what is counted.
        if (index % 5 === 0) count.recording();
      }
      count.end();
      if (lines.length > 0) expect(await watched(count)).toEqual(await estimated(lines.join('')));
    },
  );

  test.prop([live, fc.nat(40)], { numRuns: 6 })(
    'is what estimate says of what is there, when it is written anew',
    async ({ messages }, cut) => {
      const lines = linesOf(messages);
      if (lines.length === 0) return;
      const whole = lines.join('');
      const count = liveCount('stdin');
      count.push(Buffer.from(lines.slice(0, (cut % lines.length) + 1).join('')));
      count.part();
      // Bit by bit: the beginning alone does not tell.
      for (let from = 0; from < whole.length; from += 700) {
        count.push(Buffer.from(whole.slice(from, from + 700)));
        count.recording();
      }
      count.end();
      expect(await watched(count)).toEqual(await estimated(whole));
    },
  );
});

describe('the head of a line', () => {
  test.prop([live], { numRuns: 6 })('is beside a document that keeps to its schema', async ({ messages }) => {
    const { request, settings } = await asked;
    const count = liveCount('stdin');
    count.push(Buffer.from(messages.map((message) => `${flat(message)}\n`).join('')));
    const recording = count.recording();
    if (recording === null) return;
    const now = await watchedNow(recording, request, settings);
    const document = toWatchDocument(now, { now: 1_786_356_000_000, lastAt: null, over: false }, VERSION);
    watchSchema.parse(document);
    expect(document.watch.events).toBe(messages.length);
    expect(document.watch.pendingStreaks).toBe(document.completeness.openStreaks);
  });
});
