import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { RoomId } from '../../src/session/ids.ts';
import type { Session } from '../../src/session/session.ts';
import type { KnownGift } from '../../src/session/settle/known-gift.ts';
import { settle } from '../../src/session/settle/settle.ts';
import { merge } from '../../src/session/tally/merge.ts';
import { distinct } from '../../src/session/tally/message-set.ts';
import { emptyTally, type Tally } from '../../src/session/tally/tally.ts';
import { type EventLogReading, mergeReadings, readEventLog } from '../../src/sources/event-log/read.ts';
import { purchasesOf } from '../session/events.ts';
import { flat, GIFTS, HOST, type Live, type Losses, live, type Message, nested, ROOM } from './tally-live.ts';
import {
  bare,
  connector20,
  connector207,
  frame,
  frameOf,
  legacy,
  pythonCamel,
  pythonSnake,
  studio,
  writers,
} from './tally-writers.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 150 });

type Write = (message: Message, lost?: Losses) => string;

const read = (records: readonly string[]): Promise<EventLogReading> =>
  readEventLog(
    (async function* () {
      yield Buffer.from(records.map((record) => `${record}\n`).join(''));
    })(),
    'evening.jsonl',
  );

const settled = (tallies: readonly Tally[]): Session[] =>
  tallies.map((tally) =>
    settle(tally, { host: HOST, gift: () => null, platform: 'tiktok', paths: ['evening.jsonl'] }),
  );

const inCatalogue = new Map<string, KnownGift>(
  GIFTS.map(({ id, name, type, unit }) => [id, { name, type, price: { kind: 'priced', coins: unit } }]),
);

/** With a catalogue that knows every gift. */
const settledByCatalogue = (tally: Tally): Session =>
  settle(tally, {
    host: HOST,
    gift: (giftId) => inCatalogue.get(giftId) ?? null,
    platform: 'tiktok',
    paths: ['evening.jsonl'],
  });

const countsOf = (gifts: Session['gifts']): Record<string, number> =>
  Object.fromEntries((gifts ?? []).map(({ giftId, count }) => [giftId, count]));

/** What the promise covers. */
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

/** Beyond what is known of an invented LIVE: everything a session says that replays must not change. */
const everything = (session: Session) => ({
  ...session,
  completeness: { ...session.completeness, records: 0, duplicates: 0 },
  diagnostics: session.diagnostics.filter(({ code }) => code !== 'DUPLICATES_DROPPED'),
});

const empty = (): Promise<EventLogReading> => read([]);

/** A LIVE with a shuffled copy of its messages in which some are replayed. */
const replayed = live.chain((each) =>
  fc.record({
    live: fc.constant(each),
    order: fc
      .array(fc.nat(each.messages.length - 1 < 0 ? 0 : each.messages.length - 1), { maxLength: 10 })
      .chain((again) => {
        const all = [...each.messages, ...again.flatMap((i) => each.messages[i] ?? [])];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
  }),
);

const losses: fc.Arbitrary<Losses> = fc.record({
  type: fc.boolean(),
  unit: fc.boolean(),
  receiver: fc.boolean(),
  group: fc.boolean(),
});

describe.each([
  ['connector 1.x', flat],
  ['connector 2.3 to 2.5', nested],
  ['connector 2.0.0 to 2.0.6', connector20],
  ['connector 2.0.7 to 2.1', connector207],
  ['EulerStream', frame],
  ['TikTokLive for Python, camel case', pythonCamel],
  ['TikTokLive for Python, snake case', pythonSnake],
  ['payloads alone', bare],
] as const)('%s', (_, write: Write) => {
  test.prop([live])('a recording counts to what was sent', async ({ messages, truth }) => {
    const [session] = settled((await read(messages.map((each) => write(each)))).tallies);
    expect(promised(session as Session)).toEqual(truth);
  });

  test.prop([replayed])('order and replays change nothing', async ({ live: { truth }, order }) => {
    const [session] = settled((await read(order.map((each) => write(each)))).tallies);
    expect(promised(session as Session)).toEqual(truth);
  });
});

describe('one LIVE in pieces', () => {
  const pieces = fc.tuple(replayed, fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }), fc.boolean());

  test.prop([pieces])(
    'counted apart and merged in any order',
    async ([{ live: each, order }, piece, right]) => {
      const parts = [0, 1, 2, 3].map((part) =>
        read(order.filter((_, i) => piece[i % piece.length] === part).map((message) => nested(message))),
      );
      const tallies = (await Promise.all(parts)).map(({ tallies }) => tallies[0] as Tally);
      const merged = right
        ? tallies.reduceRight((sum, tally) => merge(tally, sum), emptyTally(ROOM as RoomId))
        : tallies.reduce((sum, tally) => merge(sum, tally), emptyTally(ROOM as RoomId));
      const whole = await read(each.messages.map((message) => nested(message)));
      const [one, other] = settled([merged, whole.tallies[0] as Tally]);
      expect(promised(one as Session)).toEqual(each.truth);
      expect(everything(one as Session)).toEqual({
        ...everything(other as Session),
        roomId: (one as Session).roomId,
      });
    },
  );

  const mixture = fc.tuple(
    replayed,
    fc.array(fc.subarray([...writers], { minLength: 1, maxLength: 3 }), { minLength: 60, maxLength: 60 }),
  );

  test.prop([mixture])('written by any versions of any recorder', async ([{ live: each, order }, chosen]) => {
    const records = order.flatMap((message, i) =>
      (chosen[i % chosen.length] ?? []).map((write) => write(message)),
    );
    const { tallies } = await read(records);
    // Where no message was written with and without its room, nothing in the log says that it is one LIVE; the user may know.
    const merged = tallies.reduce(merge);
    expect(promised(settledByCatalogue(merged))).toEqual(each.truth);
  });

  test.prop([live, fc.integer({ min: 1, max: 9 })])(
    'in frames of several messages',
    async ({ messages, truth }, size) => {
      const frames: string[] = [];
      for (let i = 0; i < messages.length; i += size) frames.push(frameOf(messages.slice(i, i + size)));
      const { tallies, records } = await read(frames);
      expect(records).toBe(frames.length);
      expect(promised(settled(tallies)[0] as Session)).toEqual(truth);
    },
  );

  test.prop([live])('by the legacy wrapper needs a catalogue, and no more', async ({ messages, truth }) => {
    const { tallies } = await read(messages.map((each) => legacy(each)));
    expect(promised(settledByCatalogue(tallies[0] as Tally))).toEqual(truth);
  });

  test.prop([live])('beside TikTok LIVE Studio, which names no receivers', async ({ messages, truth }) => {
    const readings = [
      await read(messages.flatMap((each) => studio(each) ?? [])),
      await read(messages.map((each) => nested(each))),
    ];
    const merged = mergeReadings(readings).reduce(merge);
    expect(promised(settled([merged])[0] as Session)).toEqual(truth);
  });

  test.prop([live, fc.constantFrom<Write>(...writers), losses])(
    'and a recorder that loses fields adds nothing',
    async ({ messages, truth }, write, lost) => {
      const good = await read(messages.map((each) => nested(each)));
      const bad = await read(messages.map((each) => write(each, lost)));
      const tallies = mergeReadings([bad, good]);
      // Only messages with ids tell that a recording without rooms is of the same LIVE.
      const shared = messages.some(({ kind }) => kind !== 'roomUser');
      if (shared || write === flat) expect(tallies).toHaveLength(shared ? 1 : 2);
      if (shared) expect(promised(settled(tallies)[0] as Session)).toEqual(truth);
    },
  );
});

describe('merge', () => {
  /** A tally as plain values, without what is outside the promise unless asked for. */
  const plain = (tally: Tally, sums: boolean) => ({
    ...tally,
    ...purchasesOf(tally),
    loose: sums ? sorted(tally.loose) : null,
    singlesSeen: sums ? tally.singlesSeen : null,
    gifts: sorted(tally.gifts),
    handles: sorted(tally.handles),
    likes: { ...tally.likes, minutes: sorted(tally.likes.minutes), batches: sorted(tally.likes.batches) },
    viewers: {
      ...tally.viewers,
      samples: sorted(tally.viewers.samples),
      untimed: sums ? tally.viewers.untimed : tally.viewers.untimed.peak,
    },
    messages: Object.fromEntries(
      Object.entries(tally.messages).map(([kind, set]) => [
        kind,
        { ids: idsOf(set.slots), distinct: distinct(set), seen: sums ? set.seen : null },
      ]),
    ),
    records: sums ? tally.records : null,
    malformed: sums ? tally.malformed : null,
  });
  const sorted = <Key extends string | number, Value>(map: ReadonlyMap<Key, Value>): [Key, Value][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const idsOf = (slots: Uint32Array): string[] => {
    const ids: string[] = [];
    for (let i = 0; i < slots.length; i += 2) ids.push(`${slots[i + 1]}:${slots[i]}`);
    return ids.filter((id) => id !== '0:0').sort();
  };

  // Parts of one LIVE: an id names one message, however many recorders saw it and whatever they lost of it.
  const recording = fc.record({
    write: fc.constantFrom<Write>(...writers),
    lost: losses,
    taken: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  });
  const recordings = fc.tuple(live, recording, recording, recording);
  type Recording = typeof recording extends fc.Arbitrary<infer Value> ? Value : never;
  const tallyOf = async ({ messages }: Live, { write, lost, taken }: Recording): Promise<Tally> => {
    const some = messages.filter((_, i) => taken[i % taken.length]);
    const { tallies } = await read(some.map((each) => write(each, lost)));
    return tallies[0] as Tally;
  };

  test.prop([recordings])('is associative, with the sums', async ([evening, x, y, z]) => {
    const [a, b, c] = [await tallyOf(evening, x), await tallyOf(evening, y), await tallyOf(evening, z)];
    expect(plain(merge(merge(a, b), c), true)).toEqual(plain(merge(a, merge(b, c)), true));
  });

  test.prop([recordings])('is commutative, with the sums', async ([evening, x, y]) => {
    const [a, b] = [await tallyOf(evening, x), await tallyOf(evening, y)];
    expect(plain(merge(a, b), true)).toEqual(plain(merge(b, a), true));
  });

  test.prop([recordings])('is idempotent, but for the sums', async ([evening, x, y]) => {
    const a = merge(await tallyOf(evening, x), await tallyOf(evening, y));
    expect(plain(merge(a, a), false)).toEqual(plain(a, false));
    expect(plain(merge(a, emptyTally(a.room)), true)).toEqual(plain(a, true));
  });

  test.prop([recordings])('leaves its inputs alone', async ([evening, x, y]) => {
    const [a, b] = [await tallyOf(evening, x), await tallyOf(evening, y)];
    const before = structuredClone([plain(a, true), plain(b, true)]);
    merge(a, b);
    expect([plain(a, true), plain(b, true)]).toEqual(before);
  });

  test('nothing merged is a tally of nothing', async () => {
    const { tallies } = await empty();
    expect(promised(settled([merge(tallies[0] as Tally, emptyTally(null))])[0] as Session)).toMatchObject({
      gifts: {},
      coins: 0,
      comments: null,
    });
  });
});
