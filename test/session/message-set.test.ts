import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  addMessage,
  byMinute,
  distinct,
  emptySet,
  hasMessage,
  type MessageSet,
  replayed,
  shareMessage,
  union,
} from '../../src/session/tally/message-set.ts';
import { packed, unpacked } from '../../src/session/tally/packed-set.ts';

const LIMIT = 1000;
const MOST = 2_000_000;
const setOf = (ids: readonly number[], limit = MOST): MessageSet => {
  const set = emptySet(limit);
  for (const id of ids) addMessage(set, String(7_660_000_000_000_000_000n + BigInt(id)));
  return set;
};
const unionOf = (sets: readonly MessageSet[]): MessageSet => sets.reduce((a, b) => union(a, b));
const unpackedSet = (bytes: Uint8Array, more: boolean, seen: number, most: number): MessageSet | null =>
  unpacked({ bytes, minutes: null, more, seen }, emptySet(most));
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** The kept hashes, at most `LIMIT` of them, smallest first. */
function kept({ slots }: MessageSet): bigint[] {
  const hashes: bigint[] = [];
  for (let i = 0; i < slots.length; i += 2) {
    const hash = (BigInt(slots[i + 1] as number) << 32n) | BigInt(slots[i] as number);
    if (hash !== 0n) hashes.push(hash);
  }
  return hashes.sort((a, b) => (a < b ? -1 : 1)).slice(0, LIMIT);
}

describe('a message set', () => {
  test('tells every id apart, also those that follow each other', () => {
    const set = setOf(range(0, 300_000));
    expect(distinct(set)).toEqual({ count: 300_000, atLeast: false });
    expect(hasMessage(set, '7660000000000299999')).toBe(true);
    expect(hasMessage(set, '7660000000000300000')).toBe(false);
  });

  test('counts replays apart', () => {
    expect(replayed(setOf([1, 2, 1, 1]))).toBe(2);
    expect(replayed(union(setOf([1, 2]), setOf([2, 3])))).toBe(1);
  });

  test('shares ids in either direction', () => {
    expect(shareMessage(setOf(range(0, 100)), setOf([99]))).toBe(true);
    expect(shareMessage(setOf([99]), setOf(range(0, 100)))).toBe(true);
    expect(shareMessage(setOf([100]), setOf(range(0, 100)))).toBe(false);
  });

  test('is one row of bytes, however it was filled, and comes back from it', () => {
    const ids = range(0, 3000);
    const bytes = packed(setOf(ids)).bytes;
    expect(bytes).toHaveLength(3000 * 8);
    expect(packed(union(setOf(ids.slice(1000)), setOf(ids.slice(0, 2000).reverse())))).toEqual({
      bytes,
      minutes: null,
      more: false,
    });
    const again = unpackedSet(bytes, false, 3100, MOST) as MessageSet;
    expect(packed(again)).toEqual({ bytes, minutes: null, more: false });
    expect([distinct(again).count, replayed(again), hasMessage(again, '7660000000000002999')]).toEqual([
      3000,
      100,
      true,
    ]);
    expect(packed(union(again, setOf([3000]))).bytes).toHaveLength(3001 * 8);
  });

  test('above its limit is the same bytes in any pieces, and goes on saying "at least"', () => {
    const ids = range(0, 2 * LIMIT);
    const whole = packed(setOf(ids, LIMIT));
    expect(whole.bytes).toHaveLength(LIMIT * 8);
    expect(whole.more).toBe(true);
    expect(packed(union(setOf(ids.slice(900), LIMIT), setOf(ids.slice(0, 1100), LIMIT)))).toEqual(whole);
    // Not yet pruned, as the set prunes only a quarter above its limit.
    expect(packed(setOf(range(0, LIMIT + 1), LIMIT))).toMatchObject({ more: true });
    const again = unpackedSet(whole.bytes, true, 2 * LIMIT, LIMIT) as MessageSet;
    expect(packed(again)).toEqual(whole);
    expect(distinct(again)).toEqual({ count: LIMIT, atLeast: true });
    expect(packed(union(again, setOf(ids, LIMIT)))).toEqual(whole);
  });

  test('of a writer that told more ids apart keeps as many as it may', () => {
    const ids = range(0, 2 * LIMIT);
    const larger = packed(setOf(ids));
    const cut = unpackedSet(larger.bytes, larger.more, 2 * LIMIT, LIMIT) as MessageSet;
    expect(packed(cut)).toEqual(packed(setOf(ids, LIMIT)));
    expect(packed(union(cut, setOf(ids, LIMIT)))).toEqual(packed(setOf(ids, LIMIT)));
  });

  test('is not made of bytes that cannot be one', () => {
    const { bytes } = packed(setOf(range(0, 4)));
    const swapped = Uint8Array.from([
      ...bytes.subarray(8, 16),
      ...bytes.subarray(0, 8),
      ...bytes.subarray(16),
    ]);
    expect(unpackedSet(bytes, false, 4, MOST)).not.toBeNull();
    expect(unpackedSet(swapped, false, 4, MOST)).toBeNull();
    expect(
      unpackedSet(Uint8Array.from([...bytes.subarray(0, 8), ...bytes.subarray(0, 8)]), false, 4, MOST),
    ).toBeNull();
    expect(unpackedSet(new Uint8Array(8), false, 4, MOST)).toBeNull();
    expect(unpackedSet(bytes.subarray(1), false, 4, MOST)).toBeNull();
    expect(unpackedSet(bytes, false, 3, MOST)).toBeNull();
    expect(unpackedSet(bytes, true, 4, 5)).toBeNull();
  });

  test('above its limit says "at least", and tells no replays', () => {
    const set = setOf(range(0, LIMIT + 1), LIMIT);
    expect(distinct(set)).toEqual({ count: LIMIT, atLeast: true });
    expect(replayed(set)).toBe(0);
    expect(distinct(setOf(range(0, LIMIT), LIMIT))).toEqual({ count: LIMIT, atLeast: false });
  });

  test('above its limit keeps the same ids whatever the order and the pieces', () => {
    const ids = range(0, 5 * LIMIT);
    const whole = kept(setOf(ids, LIMIT));
    expect(whole).toHaveLength(LIMIT);
    expect(kept(setOf([...ids].reverse(), LIMIT))).toEqual(whole);
    const pieces = [ids.slice(0, 900), ids.slice(700, 3000), ids.slice(2000)].map((each) =>
      setOf(each, LIMIT),
    );
    expect(kept(unionOf(pieces))).toEqual(whole);
    expect(kept(unionOf([...pieces].reverse()))).toEqual(whole);
    expect(distinct(unionOf(pieces))).toEqual({ count: LIMIT, atLeast: true });
  });
});

describe('a message set that is placed in time', () => {
  const MINUTE = 60_000;
  const START = 29_772_600;
  const sent = fc.array(fc.tuple(fc.nat(40), fc.nat(5)), { maxLength: 60 });
  const placedSet = (
    messages: readonly (readonly [id: number, minute: number])[],
    most = MOST,
  ): MessageSet => {
    const set = emptySet(most, true);
    for (const [id, minute] of messages) addMessage(set, `m${id}`, (START + minute) * MINUTE + id);
    return set;
  };

  property.prop([sent, fc.nat(60)])(
    'has each id in its earliest minute, in any order, in pieces, again and again',
    (messages, cut) => {
      const earliest = new Map<number, number>();
      for (const [id, minute] of messages) earliest.set(id, Math.min(minute, earliest.get(id) ?? Infinity));
      const expected = new Map<number, number>();
      for (const minute of earliest.values())
        expected.set(START + minute, (expected.get(START + minute) ?? 0) + 1);
      const ascendingOf = (counts: ReadonlyMap<number, number> | null) =>
        counts && [...counts].sort(([a], [b]) => a - b);
      const wanted = earliest.size === 0 ? null : ascendingOf(expected);
      expect(ascendingOf(byMinute(placedSet(messages)))).toEqual(wanted);
      const pieces = union(placedSet(messages.slice(cut).reverse()), placedSet(messages.slice(0, cut)));
      expect(ascendingOf(byMinute(union(pieces, pieces)))).toEqual(wanted);
      const { bytes, minutes, more } = packed(pieces);
      expect(packed(placedSet(messages))).toEqual({ bytes, minutes, more });
      const again = unpacked({ bytes, minutes, more, seen: messages.length }, emptySet(MOST, true));
      expect(ascendingOf(byMinute(again as MessageSet))).toEqual(wanted);
    },
  );

  test('is none of which an id has no time, or that is above its limit', () => {
    const set = placedSet([[1, 2]]);
    expect(byMinute(set)).toEqual(new Map([[START + 2, 1]]));
    addMessage(set, 'untimed');
    expect(byMinute(set)).toBeNull();
    addMessage(set, 'untimed', START * MINUTE);
    expect(byMinute(set)?.get(START)).toBe(1);
    expect(
      byMinute(
        placedSet(
          range(0, 200).map((id) => [id, 1]),
          100,
        ),
      ),
    ).toBeNull();
    expect(byMinute(setOf([1]))).toBeNull();
  });
});
