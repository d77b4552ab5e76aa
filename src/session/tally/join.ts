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

/** The key-wise union of two maps, values of one key joined by `join`; neither input changes. */
export function unionMap<Key, Value>(
  a: ReadonlyMap<Key, Value>,
  b: ReadonlyMap<Key, Value>,
  join: (a: Value, b: Value) => Value,
): Map<Key, Value> {
  const result = new Map(a);
  for (const [key, value] of b) {
    const known = result.get(key);
    result.set(key, known === undefined ? value : join(known, value));
  }
  return result;
}
