import jstat from 'jstat';

/**
 * The quantile of Student's t: `p` strictly between 0 and 1, `df` at least 1 and possibly fractional. Within 6e-8 of its
 * value for df from 1 to a million (test/statistics/student.test.ts), and intervals are printed to three digits.
 *
 * @throws RangeError outside those ranges
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df >= 1)) throw new RangeError(`no t quantile for p ${p} and ${df} df`);
  if (p === 0.5) return 0;
  return jstat.studentt.inv(p, df);
}

/** Two-sided p-value of a t statistic, which may be infinite; `df` at least 1. Within 1e-7. */
export function studentTwoSided(t: number, df: number): number {
  if (!(df >= 1)) throw new RangeError(`no t distribution with ${df} df`);
  if (t === 0) return 1;
  if (Math.abs(t) === Infinity) return 0;
  // Of the negative side, so that small values keep their digits.
  return Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(t), df));
}
