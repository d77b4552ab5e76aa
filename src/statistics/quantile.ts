/**
 * The quantile at `p` from 0 to 1 of numbers in ascending order, linear between order statistics: type 7 of Hyndman and Fan
 * (1996). For values that are kept in order while they grow; NaN for none.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const lower = sorted[below] ?? Number.NaN;
  return lower + (at - below) * ((sorted[below + 1] ?? lower) - lower);
}
