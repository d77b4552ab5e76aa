import { fc, test } from '@fast-check/vitest';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRequest } from '../../../src/cli/load-request.ts';
import { settingsFor } from '../../../src/cli/settings.ts';
import { liveCount } from '../../../src/cli/watch/count.ts';
import { watchedNow } from '../../../src/cli/watch/report.ts';
import { PLAIN } from '../../../src/render/paint.ts';
import { numeralsOf } from '../../../src/render/text/intl-numerals.ts';
import { inLocale } from '../../../src/render/text/numerals.ts';
import { type FrameView, renderFrame } from '../../../src/render/watch/frame.ts';
import { renderStatusLine } from '../../../src/render/watch/line.ts';
import type { Watched } from '../../../src/report/watch/watch.ts';
import type { RecordingDraft } from '../../../src/sources/source.ts';
import { parseFlags } from '../../../src/sources/typed/flags.ts';
import { type Message, nested } from '../../properties/tally-live.ts';
import { live } from '../../properties/tally-live.ts';
import { gift } from '../../sources/live/live-server.ts';

const io = {
  env: { HOME: '/nonexistent' },
  cwd: '/nonexistent',
  version: '0',
  stdin: { isTTY: false, chunks: (async function* () {})() },
  stdout: { isTTY: false, columns: undefined, write: () => {} },
  stderr: { isTTY: false, columns: undefined, write: () => {} },
  workers: { entry: new URL('file:///nonexistent'), count: 0 },
  node: process.execPath,
  onInterrupt: () => () => {},
};

async function watchedOf(lines: readonly string[]): Promise<Watched> {
  const settings = await settingsFor({ config: false }, io);
  const request = loadRequest(
    { inputs: [], flags: parseFlags({}), strict: false, quiet: true, suggestCommand: () => null },
    settings,
    io,
  );
  const count = liveCount('evening.ndjson');
  count.push(Buffer.from(lines.map((line) => `${line}\n`).join('')));
  return watchedNow(count.recording() as RecordingDraft, request, settings);
}

const viewOf = (watched: Watched | null, more: Partial<FrameView> = {}): FrameView => ({
  watched,
  notices: [],
  source: 'evening.ndjson',
  now: 1_786_356_002_500,
  lastAt: 1_786_356_000_000,
  ...more,
});
const look = { paint: PLAIN, blocks: true };
const size = fc.record({ columns: fc.integer({ min: 39, max: 200 }), rows: fc.integer({ min: 1, max: 60 }) });

const NAMES = [
  'Rose',
  '美しいバラの花束とハートのプレゼント',
  '🎉🎉🎉 سلام',
  'a'.repeat(90),
  '\u001b[2Jevil\nname',
];

/** Two hours with gifts of all names, likes and viewers. */
const EVENING = Array.from({ length: 120 }, (_, minute) => [
  gift(minute, {
    giftId: 900_000 + (minute % 12),
    giftName: NAMES[(minute % 12) % NAMES.length],
    diamondCount: (minute % 12) * 7 + 1,
    repeatCount: (minute % 5) + 1,
    repeatEnd: minute % 9 !== 0,
    createTime: `${1_786_356_000_000 + minute * 60_000}`,
  }),
  JSON.stringify({
    event: 'like',
    data: {
      likeCount: 9,
      totalLikeCount: 500 + minute * 90,
      msgId: `${8_000_000_000_000_000_000n + BigInt(minute)}`,
      createTime: `${1_786_356_000_000 + minute * 60_000 + 1}`,
      userId: '7000000000000000102',
      uniqueId: 'a_viewer',
      nickname: 'Viewer Somebody',
    },
  }),
  JSON.stringify({ event: 'roomUser', data: { topViewers: [], viewerCount: 100 + minute } }),
]).flat();

let evening: Watched;
beforeAll(async () => {
  evening = await watchedOf(EVENING);
});

describe('a frame', () => {
  test.prop([size], { numRuns: 60 })('is never wider nor higher than the screen', async (each) => {
    const frame = await renderFrame(viewOf(evening, { notices: ['A notice of some length.'] }), each, look);
    expect(frame.length).toBeLessThanOrEqual(each.rows);
    for (const line of frame) {
      expect(stringWidth(line)).toBeLessThanOrEqual(each.columns);
      expect(line).not.toMatch(/[\n\r\u001b]/);
    }
  });

  test.prop([size, fc.constantFrom('ar-EG', 'fa', 'de-DE', 'en-IN', 'fr')], { numRuns: 60 })(
    'is never wider with the numbers of a locale, and has no others',
    async (each, tag) => {
      const frame = await inLocale(numeralsOf(tag), () => renderFrame(viewOf(evening), each, look));
      expect(frame.length).toBeLessThanOrEqual(each.rows);
      for (const line of frame) expect(stringWidth(line)).toBeLessThanOrEqual(each.columns);
      if (tag === 'ar-EG' || tag === 'fa')
        expect(frame.join('\n').replace(/\(\d{6}\)/g, '')).not.toMatch(/[0-9]/);
    },
  );

  test.prop([live, size], { numRuns: 30 })(
    'says first what the gifts paid, whatever was sent',
    async ({ messages }, each) => {
      const watched = await watchedOf(messages.map((message: Message) => nested(message)));
      const frame = await renderFrame(viewOf(watched), each, look);
      expect(frame[0]).toMatch(/^(?:live_1|You|No gift|What|Likes|The|\d+ LIVEs) /);
      for (const line of frame) expect(stringWidth(line)).toBeLessThanOrEqual(each.columns);
    },
  );

  it('fits on 39 columns and shows everything in 25 rows', async () => {
    const frame = await renderFrame(viewOf(evening), { columns: 39, rows: 25 }, look);
    const text = frame.join('\n');
    for (const each of [
      'GIFTS',
      'LIKES',
      'VIEWERS',
      'SCORE',
      'in the last minute',
      'pending',
      'last event 2 s ago',
    ])
      expect(text).toContain(each);
    expect(text).toMatchInlineSnapshot(`
      "You get at least $71.10 ($46.93 at the
      lowest reported rate) from gifts. The
      11,210 likes paid $0.
      last event 2 s ago · 119 min so far
      360 records · evening.ndjson

      GIFTS    ≥ 14,220 coins
               284 in the last minute
               171 a minute in the last 5
               14 open streaks pending,
               counted at their highest
               by minute ▂▂▃▅▆▂▄▅▂▂▂▂▃▄▅▂▃▄▆█
        Gift                             USD
        美しいバラの花束と… (900011)   11.70
        Rose (900010)                  10.65
        evil name (900009)              9.60
        aaaaaaaaaaaaaaaaaaa… (900008)   8.55
        8 more kinds                   30.60

      LIKES    11,210 · 90 in the last minute
               90 a minute in the last 5
      VIEWERS  160 on average · 219 at most
      SCORE    31/100 so far
               1 of 6 parts known
      Missing: began late."
    `);
  });

  it('is this on 100 columns', async () => {
    const frame = await renderFrame(viewOf(evening), { columns: 100, rows: 40 }, look);
    expect(frame.join('\n')).toMatchInlineSnapshot(`
      "You get at least $71.10 ($46.93 at the lowest reported rate) from gifts. The 11,210 likes paid $0.
      last event 2 s ago · 119 min so far · 360 records · evening.ndjson

      GIFTS    ≥ 14,220 coins · 284 in the last minute · 171 a minute in the last 5
               14 open streaks pending, counted at their highest
               by minute ▂▂▂▃▄▂▃▄▅▇▂▄▂▂▂▂▂▃▄▅▂▃▅▇▂▂▂▂▃▄▂▃▄▆▇▂▂▂▂▃▂▂▃▅▆▂▄▅▂▂▂▂▃▄▅▂▃▄▆█
        Gift                           Count  Coins    USD
        美しいバラの花束と… (900011)      30  2,340  11.70
        Rose (900010)                     30  2,130  10.65
        evil name (900009)                30  1,920   9.60
        aaaaaaaaaaaaaaaaaaa… (900008)     30  1,710   8.55
        🎉🎉🎉 سلام (900007)              30  1,500   7.50
        美しいバラの花束と… (900006)      30  1,290   6.45
        Rose (900005)                     30  1,080   5.40
        5 more kinds                     150  2,250  11.25

      LIKES    11,210 · 90 in the last minute · 90 a minute in the last 5
      VIEWERS  160 on average · 219 at most
      SCORE    31/100 so far · 1 of 6 parts known
      Missing: began late."
    `);
  });

  it('lets the chart, then the gaps, then the gifts go where there are few rows', async () => {
    const at = async (rows: number): Promise<string> =>
      (await renderFrame(viewOf(evening), { columns: 100, rows }, look)).join('\n');
    expect(await at(40)).toContain('by minute');
    const tight = await at(12);
    expect(tight).not.toContain('by minute');
    expect(tight).toContain('SCORE');
    const tiny = await at(3);
    expect(tiny).toContain('from gifts');
  });

  it('names no viewer', async () => {
    const frame = await renderFrame(viewOf(evening), { columns: 200, rows: 60 }, look);
    const text = frame.join('\n') + (await renderStatusLine(evening, { now: 0, lastAt: null, over: false }));
    expect(text).not.toMatch(/viewer_1|a_viewer|Somebody|70000000000/);
  });

  it('waits without figures', async () => {
    const frame = await renderFrame(
      viewOf(null, { lastAt: null, source: 'connecting to TikFinity' }),
      { columns: 79, rows: 24 },
      look,
    );
    expect(frame).toEqual(['nothing yet · connecting to TikFinity']);
  });

  it('shows gifts that add up to the payout', async () => {
    const frame = await renderFrame(viewOf(evening), { columns: 100, rows: 60 }, look);
    const head = frame.findIndex((line) => line.includes('Gift  '));
    const cents = frame
      .slice(head + 1, head + 9)
      .map((line) => Math.round(Number(/([\d,.]+)$/.exec(line)?.[1]?.replaceAll(',', '')) * 100));
    const paid = Number(/\$([\d.,]+)/.exec(frame.join(' '))?.[1]?.replaceAll(',', ''));
    expect(cents.reduce((sum, each) => sum + each, 0)).toBe(Math.round(paid * 100));
  });

  it('says nothing of what likes earned, and has them on no axis with gifts', async () => {
    const text = (await renderFrame(viewOf(evening), { columns: 100, rows: 60 }, look)).join('\n');
    expect(text).toContain('likes paid $0.');
    const likes = text.split('\n').filter((line) => line.startsWith('LIKES'));
    expect(likes.join('')).not.toMatch(/\$|coin/);
  });
});
