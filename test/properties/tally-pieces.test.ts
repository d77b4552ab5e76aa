import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import { renderTally } from '../../src/render/json/tally.ts';
import type { Session } from '../../src/session/session.ts';
import type { KnownGift } from '../../src/session/settle/known-gift.ts';
import { settle } from '../../src/session/settle/settle.ts';
import { packed } from '../../src/session/tally/packed-set.ts';
import type { Tally } from '../../src/session/tally/tally.ts';
import { type EventLogReading, readEventLog } from '../../src/sources/event-log/read.ts';
import { mergeRecordings } from '../../src/sources/recordings.ts';
import { readTally } from '../../src/sources/tally-file/read.ts';
import { tallySchema } from '../../src/sources/tally-file/schema.ts';
import { purchasesOf } from '../session/events.ts';
import { GIFTS, HOST, type Live, type Losses, live, type Message, nested, ROOM } from './tally-live.ts';
import { connector207, frame, legacy, pythonCamel, pythonSnake, writers } from './tally-writers.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 100 });

type Write = (message: Message, lost?: Losses) => string;
type Reading = Pick<EventLogReading, 'tallies'>;

const readLog = (records: readonly string[]): Promise<EventLogReading> =>
  readEventLog(
    (async function* () {
      yield Buffer.from(records.map((record) => `${record}\n`).join(''));
    })(),
    'evening.jsonl',
  );

/** As `live-earnings tally` writes it. */
const written = (readings: readonly Reading[], room: string | null = null): string =>
  renderTally(
    mergeRecordings(readings, room).map(({ tally }) => tally),
    false,
    '0.0.0-test',
  );

/** Written down and read again. */
const throughFile = (reading: Reading, room: string | null = null): EventLogReading =>
  readTally(written([reading], room), 'part.json');

const catalogue = new Map<string, KnownGift>(
  GIFTS.map(({ id, name, type, unit }) => [id, { name, type, price: { kind: 'priced', coins: unit } }]),
);
const settledOf = (tally: Tally): Session =>
  settle(tally, {
    host: HOST,
    gift: (giftId) => catalogue.get(giftId) ?? null,
    platform: 'tiktok',
    paths: ['evening.jsonl'],
  });
const settled = (readings: readonly Reading[], room: string | null = null): Session[] =>
  mergeRecordings(readings, room).map(({ tally }) => settledOf(tally));

/** Everything of a tally in a form that does not depend on the way it was filled. */
const comparable = (tally: Tally) => ({
  ...tally,
  ...purchasesOf(tally),
  messages: Object.fromEntries(
    Object.entries(tally.messages).map(([kind, set]) => [kind, { seen: set.seen, ...packed(set) }]),
  ),
});

const countsOf = (gifts: Session['gifts']): Record<string, number> =>
  Object.fromEntries((gifts ?? []).map(({ giftId, count }) => [giftId, count]));
const promised = (session: Session) => ({
  gifts: countsOf(session.gifts),
  toOthers: countsOf(session.toOthers.gifts),
  coins: (session.gifts ?? []).reduce(
    (sum, { price, count }) => sum + (price.kind === 'priced' ? price.coins * count : 0),
    0,
  ),
  gifters: session.gifters,
  openStreaks: session.completeness.openStreaks,
  likes: session.likes,
  comments: session.comments,
  follows: session.follows,
  shares: session.shares,
});

/** Each message by any writers, each as often as the list names it. */
const recordsOf = (messages: readonly Message[], chosen: readonly (readonly Write[])[]): string[] =>
  messages.flatMap((message, i) => (chosen[i % chosen.length] ?? []).map((write) => write(message)));

const choices = fc.array(fc.subarray<Write>([...writers], { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 20,
});
/** Each message once, by any writer: only viewers and streaks tell that it is one LIVE. */
const takingTurns = fc.array(
  fc.constantFrom<Write>(...writers).map((write) => [write]),
  { minLength: 2, maxLength: 20 },
);
const oneWriter = fc.constantFrom<Write>(...writers).map((write) => [[write]]);
/** Their messages name their room; a frame of the recorder need not. */
const namingRooms = [nested, connector207, frame, legacy, pythonCamel, pythonSnake];
const losses: fc.Arbitrary<Losses> = fc.record({
  type: fc.boolean(),
  unit: fc.boolean(),
  receiver: fc.boolean(),
  group: fc.boolean(),
});

/** Where to cut, as parts of the whole, and in which order the pieces are merged. */
const cuts = fc.record({
  at: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
  order: fc.infiniteStream(fc.nat()).map((stream) => [...stream.take(8)]),
});
function piecesOf(
  records: readonly string[],
  { at, order }: typeof cuts extends fc.Arbitrary<infer V> ? V : never,
) {
  const ends = [...at.map((part) => Math.round(part * records.length)), records.length].sort((a, b) => a - b);
  return ends
    .map((end, i) => records.slice(ends[i - 1] ?? 0, end))
    .filter((piece) => piece.length > 0)
    .map((piece, i) => ({ piece, rank: order[i] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ piece }) => piece);
}

/** The messages of a LIVE in any order, some of them replayed. */
const replayed = live.chain((each) =>
  fc.record({
    live: fc.constant(each),
    order: fc.array(fc.nat(each.messages.length - 1), { maxLength: 6 }).chain((again) => {
      const all = [...each.messages, ...again.flatMap((i) => each.messages[i] ?? [])];
      return fc.shuffledSubarray(all, { minLength: all.length });
    }),
  }),
);

describe('a tally that is written down', () => {
  test.prop([replayed, choices, fc.boolean()])('is read as it was', async ({ order }, chosen, named) => {
    const reading = await readLog(recordsOf(order, chosen));
    const rooms = mergeRecordings([reading], named ? ROOM : null).map(({ tally }) => tally);
    const text = written([reading], named ? ROOM : null);
    const again = readTally(text, 'part.json').tallies;
    expect(again.map(comparable)).toEqual(rooms.map(comparable));
    expect(written([{ tallies: again }])).toBe(text);
    expect(() => tallySchema.parse(JSON.parse(text))).not.toThrow();
  });

  test.prop([replayed, oneWriter])(
    'is the same bytes in any order',
    async ({ live: { messages }, order }, writer) => {
      const all = [...order].sort((a, b) => messages.indexOf(a) - messages.indexOf(b));
      const [one, other] = [await readLog(recordsOf(order, writer)), await readLog(recordsOf(all, writer))];
      expect(written([one])).toBe(written([other]));
    },
  );

  test.prop([live, fc.constantFrom<Write>(...writers), losses])(
    'holds no viewer, whatever was lost of the log',
    async ({ messages }, write, lost) => {
      const text = written([await readLog(messages.map((each) => write(each, lost)))]);
      expect(text).not.toMatch(/71000000000000000\d|viewer_|hello/);
    },
  );
});

describe('pieces counted apart, written down, and merged in any order', () => {
  test.prop([live, oneWriter, cuts])(
    'are the whole, in any dialect',
    async ({ messages, truth }, writer, where) => {
      const records = recordsOf(messages, writer);
      const pieces = await Promise.all(piecesOf(records, where).map(readLog));
      const merged = settled(pieces.map((each) => throughFile(each, ROOM)));
      expect(merged.map(promised)).toEqual([truth]);
      expect(merged).toEqual(settled([await readLog(records)], ROOM));
      // The room may be declared when they are merged, too.
      expect(
        settled(
          pieces.map((each) => throughFile(each)),
          ROOM,
        ),
      ).toEqual(merged);
    },
  );

  test.prop([live, fc.constantFrom<Write>(...namingRooms), cuts])(
    'need no declared room where messages name theirs',
    async ({ messages, truth }, write, where) => {
      const pieces = await Promise.all(piecesOf(recordsOf(messages, [[write]]), where).map(readLog));
      expect(settled(pieces.map((each) => throughFile(each))).map(promised)).toEqual([truth]);
    },
  );

  test.prop([replayed, fc.oneof(choices, takingTurns), cuts])(
    'are the whole, in a mixture of dialects, shuffled and replayed',
    async ({ live: { truth }, order }, chosen, where) => {
      const pieces = await Promise.all(piecesOf(recordsOf(order, chosen), where).map(readLog));
      const merged = settled(pieces.map((each) => throughFile(each, ROOM)));
      expect(merged.map(promised)).toEqual([truth]);
    },
  );

  test.prop([live, oneWriter, cuts])(
    'are merged as their logs would be without a declared room',
    async ({ messages }, writer, where) => {
      const pieces = await Promise.all(piecesOf(recordsOf(messages, writer), where).map(readLog));
      const asFiles = pieces.map((each, i) => (i % 2 === 0 ? throughFile(each) : each));
      expect(settled(asFiles)).toEqual(settled(pieces));
      // A tally of tallies is the tally of the logs.
      expect(written(asFiles)).toBe(written(pieces));
    },
  );

  test.prop([live, fc.constantFrom<Write>(...writers), fc.constantFrom<Write>(...writers), losses])(
    'a tally beside another recording merges like two logs',
    async ({ messages }, write, other, lost) => {
      const [one, two] = [
        await readLog(messages.map((each) => write(each))),
        await readLog(messages.map((each) => other(each, lost))),
      ];
      expect(settled([throughFile(one), two])).toEqual(settled([one, two]));
      expect(settled([throughFile(two), one])).toEqual(settled([two, one]));
    },
  );

  test.prop([live, oneWriter])('and given twice, pay once', async ({ messages }, writer) => {
    const file = throughFile(await readLog(recordsOf(messages, writer)), ROOM);
    const [once, twice] = [settled([file]), settled([file, file])];
    expect(twice.map(promised)).toEqual(once.map(promised));
  });
});

describe('a tally file that somebody broke', () => {
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(
      -1,
      0,
      0.5,
      2 ** 53,
      9e15,
      1e308,
      '',
      '\n',
      '__proto__',
      'AAAA',
      '~',
      [],
      {},
      null,
      true,
    ),
  );

  /** Every path into a document. */
  const pathsIn = (value: unknown, path: readonly string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => [[...path, key], ...pathsIn(each, [...path, key])])
      : [];

  function broken(text: string, at: number, how: string, value: unknown): string {
    const document = JSON.parse(text);
    const paths = pathsIn(document);
    const path = paths[at % paths.length] as string[];
    const parent = path.slice(0, -1).reduce((each, key) => each[key], document);
    const key = path.at(-1) as string;
    if (how === 'replace') parent[key] = value;
    else if (how === 'twice' && Array.isArray(parent)) parent.push(parent[Number(key)]);
    else if (how === 'more' && !Array.isArray(parent)) parent[`${key}2`] = value;
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
    return JSON.stringify(document);
  }

  test.prop(
    [live, oneWriter, fc.nat(), fc.constantFrom('replace', 'replace', 'twice', 'more', 'leave-out'), junk],
    { numRuns: 300 },
  )('is refused by name, or counted', async ({ messages }: Live, writer, at, how, value) => {
    const text = broken(written([await readLog(recordsOf(messages, writer))]), at, how, value);
    try {
      settled([readTally(text, 'part.json')]);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      const { diagnostics } = error as InputError;
      for (const { code, at: place } of diagnostics) {
        if (code === 'COUNT_TOO_LARGE') continue;
        expect(code).toMatch(/^DATA_(KEY_UNKNOWN|KEY_MISSING|VALUE_INVALID)$|^TALLY_TOO_NEW$/);
        expect(place?.file).toBe('part.json');
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
