import type { Streak } from './giving.ts';

/** Joins of single values: known beats unknown, and every one is associative, commutative and idempotent. */

/** The smaller; `null` is unknown. */
export function lesser<Value extends string | number>(a: Value | null, b: Value | null): Value | null {
  if (a === null) return b;
  if (b === null) return a;
  return a <= b ? a : b;
}

/** The larger; `null` is unknown. */
export function greater<Value extends string | number>(a: Value | null, b: Value | null): Value | null {
  if (a === null) return b;
  if (b === null) return a;
  return a >= b ? a : b;
}

/** What two entries of one streak know together. */
export const joinStreak = (a: Streak, b: Streak): Streak => ({
  repeatCount: Math.max(a.repeatCount, b.repeatCount),
  ended: a.ended || b.ended,
  time: lesser(a.time, b.time),
  unit: lesser(a.unit, b.unit),
});

/** Adds the entries of `from` to `into`, in place, values of one key joined by `join`. */
export function absorbMap<Key, Value>(
  into: Map<Key, Value>,
  from: ReadonlyMap<Key, Value>,
  join: (a: Value, b: Value) => Value,
): void {
  for (const [key, value] of from) {
    const known = into.get(key);
    into.set(key, known === undefined ? value : join(known, value));
  }
}
