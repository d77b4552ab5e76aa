import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { GiftId, MessageId, RoomId, UserId } from '../../src/session/ids.ts';
import { HIGH, LOW, readDecimal } from '../../src/session/tally/decimal-id.ts';
import type { Streak } from '../../src/session/tally/giving.ts';
import {
  buffersOf,
  copiedTable,
  type PurchaseTable,
  textIndex,
} from '../../src/session/tally/purchase-table.ts';
import { salted } from '../../src/session/tally/pseudonym.ts';
import {
  absorbSingles,
  addSingle,
  addSingleRow,
  eachMessageId,
  eachSingle,
  emptySingles,
  hasSingle,
  isMadeUp,
  keyOf,
  type SingleGift,
  type SingleTable,
} from '../../src/session/tally/single-table.ts';
import {
  absorbStreaks,
  addStreak,
  addStreakRow,
  eachStreak,
  emptyStreaks,
  groupOf,
  type StreakTable,
} from '../../src/session/tally/streak-table.ts';

const ROOM = '7650000000000000001' as RoomId;
const START = Date.UTC(2026, 2, 1, 20, 0, 0);

/** A gift as messages tell of it; `byRow` is the bulk way, where its id allows it. */
interface Told extends SingleGift {
  readonly id: string | null;
  readonly byRow: boolean;
}

// A pseudonym, a receiver and a gift may be one and the same text.
const SAME = '71000000000';
const VIEWERS = ['aaaaaaaaaaa', 'bbbbbbbbbbb', '-_-_-_-_-_-', SAME];
const ids = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map(String),
  fc.constantFrom('7660000000000000001', '7660000000000000002', '4294967296', '4294967297', '1'),
  fc.constantFrom('18446744073709551615', '18446744073709551616', '01', '0', 'x', 'g-1', '~1', SAME),
);
/** Small ones, and those at the ends of what a word holds. */
const numbers = fc.constantFrom(1, 2, 3, 99, 2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1);
const told = fc.record<Told>({
  id: ids,
  byRow: fc.boolean(),
  user: fc.constantFrom('', ...VIEWERS),
  receiver: fc.constantFrom(null, '6900000000000000001', '6900000000000000002', SAME) as fc.Arbitrary<UserId>,
  giftId: fc.constantFrom('5655', '5656', SAME) as fc.Arbitrary<GiftId>,
  repeatCount: numbers,
  ended: fc.boolean(),
  time: fc.option(fc.integer({ min: START, max: START + 3 }), { nil: null }),
  unit: fc.option(numbers, { nil: null }),
});
/** Some without message id; they have a time then. */
const single = fc
  .tuple(told, fc.boolean())
  .map(([each, has]): Told => (has ? each : { ...each, id: null, time: each.time ?? START }));

/** Enough for tables to grow: the same few with other ids, a few times. */
const many = (each: fc.Arbitrary<Told>) =>
  fc
    .tuple(fc.array(each, { maxLength: 30 }), fc.constantFrom(1, 1, 1, 60))
    .map(([some, times]) =>
      some.flatMap((one) =>
        Array.from({ length: times }, (_, i) => (i === 0 ? one : { ...one, id: one.id && `${one.id}${i}` })),
      ),
    );

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
const joined = (a: Streak, b: Streak): Streak => ({
  repeatCount: Math.max(a.repeatCount, b.repeatCount),
  ended: a.ended || b.ended,
  time: least(a.time, b.time),
  unit: least(a.unit, b.unit),
});
const valuesOf = ({ user, receiver, giftId, repeatCount, ended, time, unit }: SingleGift): SingleGift => ({
  user,
  receiver,
  giftId,
  repeatCount,
  ended,
  time,
  unit,
});
const sorted = (map: ReadonlyMap<string, SingleGift>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const viewerOf = ({ id, user }: Told): string =>
  id === null || user === '' ? user : (VIEWERS[id.length % VIEWERS.length] as string);
const saltedFor = (room: RoomId) => (each: Told) => ({ ...each, user: salted(each.user, room) });

const words = new Uint32Array(2);
type AddRow<Table> = (
  table: Table,
  each: Told,
  texts: readonly [number, number, number],
  high: number,
  low: number,
) => void;

const toldTo =
  <Table extends PurchaseTable>(addRow: AddRow<Table>, add: (table: Table, each: Told) => void) =>
  (table: Table, each: Told): Table => {
    if (each.byRow && each.id !== null && readDecimal(each.id, words)) {
      const [user, receiver, gift] = [each.user, each.receiver ?? '', each.giftId];
      const texts = [textIndex(table, user), textIndex(table, receiver), textIndex(table, gift)] as const;
      addRow(table, each, texts, words[HIGH] as number, words[LOW] as number);
    } else add(table, each);
    return table;
  };

const addTold = {
  streaks: toldTo<StreakTable>(
    (table, { repeatCount, ended, time, unit }, [user, receiver, gift], high, low) =>
      addStreakRow(table, user, receiver, gift, high, low, repeatCount, ended, time ?? NaN, unit ?? NaN),
    (table, each) => addStreak(table, each, each.id as string, each),
  ),
  singles: toldTo<SingleTable>(
    (table, { repeatCount, ended, time, unit }, [user, receiver, gift], high, low) =>
      addSingleRow(table, high, low, user, receiver, gift, repeatCount, ended, time ?? NaN, unit ?? 0),
    (table, each) => addSingle(table, each.id as MessageId | null, each),
  ),
};

/** What the tables have to hold, in a map of texts. */
const modelOf = {
  streaks: (all: readonly Told[]) => {
    const model = new Map<string, SingleGift>();
    for (const each of all) {
      const key = [each.user, each.receiver ?? '', each.giftId, each.id].join('\n');
      const known = model.get(key);
      model.set(key, known === undefined ? valuesOf(each) : { ...known, ...joined(known, each) });
    }
    return sorted(model);
  },
  singles: (all: readonly Told[]) => {
    const model = new Map<string, SingleGift>();
    const larger = <Text extends string | null>(a: Text, b: Text): Text => ((a ?? '') >= (b ?? '') ? a : b);
    for (const each of all) {
      const key = each.id ?? `~${[each.user, '', each.giftId, each.repeatCount, each.time].join('\n')}`;
      const known = model.get(key);
      model.set(
        key,
        known === undefined
          ? valuesOf(each)
          : {
              ...joined(known, each),
              user: larger(known.user, each.user),
              receiver: larger(known.receiver, each.receiver),
              giftId: known.giftId < each.giftId ? known.giftId : each.giftId,
            },
      );
    }
    return sorted(model);
  },
};

const heldIn = {
  streaks: (table: StreakTable) => {
    const held = new Map<string, SingleGift>();
    for (const each of eachStreak(table)) {
      const { user, receiver, giftId, row } = each;
      held.set([user, receiver ?? '', giftId, groupOf(table, row)].join('\n'), valuesOf(each));
    }
    expect(held.size).toBe(table.size);
    return sorted(held);
  },
  singles: (table: SingleTable) => {
    const held = new Map<string, SingleGift>();
    for (const each of eachSingle(table)) held.set(keyOf(table, each), valuesOf(each));
    expect(held.size).toBe(table.size);
    return sorted(held);
  },
};

const kinds = [
  {
    kind: 'streaks',
    all: many(told),
    of: (all: readonly Told[]) => all.reduce(addTold.streaks, emptyStreaks()),
    absorb: absorbStreaks as (into: PurchaseTable, from: PurchaseTable, room: RoomId | null) => void,
    held: heldIn.streaks as (table: PurchaseTable) => unknown,
    model: modelOf.streaks,
  },
  {
    kind: 'singles',
    all: many(single),
    of: (all: readonly Told[]) => all.reduce(addTold.singles, emptySingles()),
    absorb: absorbSingles as (into: PurchaseTable, from: PurchaseTable, room: RoomId | null) => void,
    held: heldIn.singles as (table: PurchaseTable) => unknown,
    model: modelOf.singles,
  },
];

describe.each(kinds)('a table of $kind', ({ all, of, absorb, held, model }) => {
  property.prop([all])('holds what a map would', (gifts) => {
    expect(held(of(gifts))).toEqual(model(gifts));
  });

  property.prop([
    all.chain((gifts) =>
      fc.tuple(fc.constant(gifts), fc.shuffledSubarray(gifts, { minLength: gifts.length })),
    ),
  ])('in any order, by either way, again and again', ([gifts, order]) => {
    const otherWay = order.map((each) => ({ ...each, byRow: !each.byRow }));
    expect(held(of([...order, ...otherWay]))).toEqual(model(gifts));
  });

  property.prop([all, all])('takes another in, and leaves it as it was', (ones, others) => {
    const [a, b] = [of(ones), of(others)];
    const before = structuredClone(b);
    absorb(a, b, null);
    expect(b).toEqual(before);
    expect(held(a)).toEqual(model([...ones, ...others]));
    absorb(a, b, null);
    expect(held(a)).toEqual(model([...ones, ...others]));
    // And goes on.
    absorb(b, a, null);
    expect(held(b)).toEqual(model([...ones, ...others]));
  });

  // One message is of one viewer, whom some recorders lose: which of two is the larger would depend on the salt.
  const honest = all.map((gifts) => gifts.map((each) => ({ ...each, user: viewerOf(each) })));

  property.prop([honest, honest])('salts the viewers of what was counted without a room', (ones, others) => {
    const here = ones.map(saltedFor(ROOM));
    const into = of(here);
    absorb(into, of(others), ROOM);
    expect(held(into)).toEqual(model([...here, ...others.map(saltedFor(ROOM))]));
    const onlyOnce = new Set([SAME, ...here.map(({ user }) => user)]);
    for (const { user } of others)
      if (user !== '' && !onlyOnce.has(user)) expect(into.texts).not.toContain(user);
  });

  property.prop([all, all])('is copied, and handed over to a thread', (ones, others) => {
    const table = of(ones);
    const copy = copiedTable(table);
    absorb(copy, of(others), null);
    expect(held(copy)).toEqual(model([...ones, ...others]));
    expect(held(table)).toEqual(model(ones));
    absorb(table, of(others), null);
    expect(held(table)).toEqual(model([...ones, ...others]));
    const handedOver = structuredClone(table, { transfer: buffersOf(table) });
    expect(table.words.byteLength + table.slots.byteLength + table.times.byteLength).toBe(0);
    absorb(handedOver, copy, null);
    expect(held(handedOver)).toEqual(model([...ones, ...others]));
  });
});

describe('gift messages without streak', () => {
  property.prop([many(single), fc.array(ids)])('are found by their id', (gifts, asked) => {
    const table = gifts.reduce(addTold.singles, emptySingles());
    const known = new Set(gifts.flatMap(({ id }) => id ?? []));
    for (const id of [...asked, ...known]) expect(hasSingle(table, id)).toBe(known.has(id));
    expect([...eachMessageId(table)].sort()).toEqual([...known].sort());
    const madeUp = [...eachSingle(table)].filter(({ row }) => isMadeUp(table, row));
    expect(madeUp).toHaveLength(table.size - known.size);
  });
});

describe('tables of gifts', () => {
  const USERS = 2000;
  const GIFTS = 50_000;
  const nameOf = (i: number): string => `viewer${String(i).padStart(5, '0')}`;
  /** Streak ids of the platform follow the clock, and their lower halves repeat. */
  const fill = (
    add: (user: number, gift: number, high: number, low: number, i: number) => void,
    texts: PurchaseTable,
  ) => {
    const users = Array.from({ length: USERS }, (_, i) => textIndex(texts, nameOf(i)));
    const gift = textIndex(texts, '5655');
    for (let i = 0; i < GIFTS; i += 1)
      add(users[(i * 7) % USERS] as number, gift, 1_783_000_000 + (i >> 3), (i & 7) << 16, i);
  };

  test('find their rows by short ways, and cost some fifty bytes each', () => {
    const streaks = emptyStreaks();
    fill(
      (user, gift, high, low) => addStreakRow(streaks, user, 0, gift, high, low, 1, true, START, 1),
      streaks,
    );
    const singles = emptySingles();
    fill(
      (user, gift, high, low) => addSingleRow(singles, high, low, user, 0, gift, 1, true, START, 1),
      singles,
    );
    // One streak id, and no message ids at all.
    const ofMany = emptyStreaks();
    const nameless = emptySingles();
    const giftId = '5655' as GiftId;
    for (let i = 0; i < GIFTS; i += 1) {
      addStreakRow(ofMany, textIndex(ofMany, nameOf(i)), 0, 1, 0, 7, 1, true, START, 1);
      const user = nameOf(i % 200);
      const repeatCount = 1 + (Math.floor(i / 200) % 25);
      const time = START + Math.floor(i / 5000);
      addSingle(nameless, null, { user, receiver: null, giftId, repeatCount, ended: true, time, unit: 1 });
    }
    for (const table of [streaks, singles, ofMany, nameless]) {
      expect(table.size).toBe(GIFTS);
      const bytes = buffersOf(table).reduce((sum, { byteLength }) => sum + byteLength, 0);
      expect(bytes / GIFTS).toBeLessThan(64);
      // The longest stretch of taken slots: where hashes cluster, it is thousands.
      let longest = 0;
      let taken = 0;
      for (const slot of table.slots) {
        taken = slot === 0 ? 0 : taken + 1;
        longest = Math.max(longest, taken);
      }
      expect(longest).toBeLessThan(200);
    }
  });
});
