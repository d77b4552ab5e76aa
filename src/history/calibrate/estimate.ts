import {
  add,
  divide,
  exact,
  type Exact,
  isNegative,
  multiply,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../../money/exact.ts';
import { studentQuantile } from '../../statistics/student.ts';

/** One payout as the estimate sees it: money before deductions, and the coins it was for, above 0. */
export interface Paid {
  readonly gross: Exact;
  readonly coins: Exact;
}

/** Bounds of the cash per coin, from the spread of the payouts. */
export interface RateInterval {
  readonly low: Exact;
  readonly high: Exact;
  readonly level: '0.90';
  /** Of Student's t. */
  readonly df: number;
}

/** Cash per coin, by how many payouts it rests on. */
export type RateEstimate =
  | { readonly kind: 'none' }
  /** The figure alone: one payout says nothing about how much payouts differ. */
  | { readonly kind: 'single'; readonly payouts: 1; readonly cashPerCoin: Exact }
  /** Two payouts are a table; an interval from one degree of freedom would be wider than any use. */
  | { readonly kind: 'table'; readonly payouts: 2; readonly cashPerCoin: Exact }
  | {
      readonly kind: 'interval';
      readonly payouts: number;
      readonly cashPerCoin: Exact;
      readonly interval: RateInterval;
    };

/** Two-sided: 5 % lie beyond each end. */
const UPPER = 0.95;

/**
 * Cash per coin as a ratio of totals, so that a payout counts by its coins, with Student's interval of the ratio estimator
 * (Cochran, Sampling Techniques, 3rd ed., 1977, section 6.4, without finite population correction):
 *
 *     R = sum A / sum C
 *     R ± t(n-1) * sqrt(sum (A_i - R C_i)^2 / (n (n-1))) / (sum C / n)
 *
 * R is exact. The half-width is a binary float by nature; it is rounded to six digits and then exact.
 */
export function rateFrom(paid: readonly Paid[]): RateEstimate {
  const n = paid.length;
  if (n === 0) return { kind: 'none' };
  const coins = sum(paid.map((each) => each.coins));
  const cashPerCoin = divide(sum(paid.map(({ gross }) => gross)), coins);
  if (n === 1) return { kind: 'single', payouts: 1, cashPerCoin };
  if (n === 2) return { kind: 'table', payouts: 2, cashPerCoin };
  const squares = sum(
    paid.map((each) => {
      const residual = subtract(each.gross, multiply(cashPerCoin, each.coins));
      return multiply(residual, residual);
    }),
  );
  // In units of the estimate, so that rates of any size keep their digits.
  const relative = divide(
    squares,
    multiply(exact(n * (n - 1)), square(multiply(cashPerCoin, divide(coins, exact(n))))),
  );
  const df = n - 1;
  const share = studentQuantile(UPPER, df) * Math.sqrt(toNumber(relative));
  const half = multiply(cashPerCoin, exact(share.toPrecision(6)));
  const low = subtract(cashPerCoin, half);
  return {
    kind: 'interval',
    payouts: n,
    cashPerCoin,
    interval: { low: isNegative(low) ? ZERO : low, high: add(cashPerCoin, half), level: '0.90', df },
  };
}

const square = (value: Exact): Exact => multiply(value, value);
