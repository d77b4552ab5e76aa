import { describe, expect, test } from 'vitest';
import {
  addMessage,
  distinct,
  emptySet,
  hasMessage,
  type MessageSet,
  packed,
  replayed,
  shareMessage,
  union,
  unpacked,
} from '../../src/session/tally/message-set.ts';

const LIMIT = 1000;
const MOST = 2_000_000;
const setOf = (ids: readonly number[], limit = MOST): MessageSet => {
  const set = emptySet(limit);
  for (const id of ids) addMessage(set, String(7_660_000_000_000_000_000n + BigInt(id)));
  return set;
};
const unionOf = (sets: readonly MessageSet[]): MessageSet => sets.reduce((a, b) => union(a, b));
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
      more: false,
    });
    const again = unpacked(bytes, false, 3100, MOST) as MessageSet;
    expect(packed(again)).toEqual({ bytes, more: false });
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
    const again = unpacked(whole.bytes, true, 2 * LIMIT, LIMIT) as MessageSet;
    expect(packed(again)).toEqual(whole);
    expect(distinct(again)).toEqual({ count: LIMIT, atLeast: true });
    expect(packed(union(again, setOf(ids, LIMIT)))).toEqual(whole);
  });

  test('is not made of bytes that cannot be one', () => {
    const { bytes } = packed(setOf(range(0, 4)));
    const swapped = Uint8Array.from([
      ...bytes.subarray(8, 16),
      ...bytes.subarray(0, 8),
      ...bytes.subarray(16),
    ]);
    expect(unpacked(bytes, false, 4, MOST)).not.toBeNull();
    expect(unpacked(swapped, false, 4, MOST)).toBeNull();
    expect(
      unpacked(Uint8Array.from([...bytes.subarray(0, 8), ...bytes.subarray(0, 8)]), false, 4, MOST),
    ).toBeNull();
    expect(unpacked(new Uint8Array(8), false, 4, MOST)).toBeNull();
    expect(unpacked(bytes.subarray(1), false, 4, MOST)).toBeNull();
    expect(unpacked(bytes, false, 3, MOST)).toBeNull();
    expect(unpacked(bytes, false, 4, 3)).toBeNull();
    expect(unpacked(bytes, true, 4, 5)).toBeNull();
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
