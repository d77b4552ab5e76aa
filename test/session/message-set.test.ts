import { describe, expect, test } from 'vitest';
import {
  addMessage,
  distinct,
  emptySet,
  hasMessage,
  type MessageSet,
  replayed,
  shareMessage,
  union,
} from '../../src/session/tally/message-set.ts';

const LIMIT = 1000;
const setOf = (ids: readonly number[], limit?: number): MessageSet => {
  const set = emptySet();
  for (const id of ids) addMessage(set, String(7_660_000_000_000_000_000n + BigInt(id)), limit);
  return set;
};
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
    expect(replayed(union([setOf([1, 2]), setOf([2, 3])]))).toBe(1);
  });

  test('shares ids in either direction', () => {
    expect(shareMessage(setOf(range(0, 100)), setOf([99]))).toBe(true);
    expect(shareMessage(setOf([99]), setOf(range(0, 100)))).toBe(true);
    expect(shareMessage(setOf([100]), setOf(range(0, 100)))).toBe(false);
  });

  test('above its limit says "at least", and tells no replays', () => {
    const set = setOf(range(0, LIMIT + 1), LIMIT);
    expect(distinct(set, LIMIT)).toEqual({ count: LIMIT, atLeast: true });
    expect(replayed(set, LIMIT)).toBe(0);
    expect(distinct(setOf(range(0, LIMIT), LIMIT), LIMIT)).toEqual({ count: LIMIT, atLeast: false });
  });

  test('above its limit keeps the same ids whatever the order and the pieces', () => {
    const ids = range(0, 5 * LIMIT);
    const whole = kept(setOf(ids, LIMIT));
    expect(whole).toHaveLength(LIMIT);
    expect(kept(setOf([...ids].reverse(), LIMIT))).toEqual(whole);
    const pieces = [ids.slice(0, 900), ids.slice(700, 3000), ids.slice(2000)].map((each) =>
      setOf(each, LIMIT),
    );
    expect(kept(union(pieces, LIMIT))).toEqual(whole);
    expect(kept(union([...pieces].reverse(), LIMIT))).toEqual(whole);
    expect(distinct(union(pieces, LIMIT), LIMIT)).toEqual({ count: LIMIT, atLeast: true });
  });
});
