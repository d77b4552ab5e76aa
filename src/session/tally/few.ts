/** What a hostile or broken log may offer as values of one attribute is endless; this many are kept. */
const MOST = 8;

/**
 * The few smallest distinct values, ascending. Keeping the smallest, rather than the first, makes the union independent of
 * order, replays and pieces.
 */
export type Few<Value extends string | number> = readonly Value[];

/** Returns the same array when the value is in it already. */
export function withValue<Value extends string | number>(few: Few<Value>, value: Value): Few<Value> {
  if (few.includes(value)) return few;
  const more = [...few, value].sort((a, b) => (a < b ? -1 : 1));
  return more.length > MOST ? more.slice(0, MOST) : more;
}

export const unionOf = <Value extends string | number>(a: Few<Value>, b: Few<Value>): Few<Value> =>
  b.reduce(withValue, a);
