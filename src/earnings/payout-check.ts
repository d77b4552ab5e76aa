import { compare, divide, exact, type Exact, isZero } from '../money/exact.ts';
import type { Money, Range } from '../money/money.ts';
import type { DirectIncome, RatesUsed } from './direct.ts';

/** Why a payout differs from the estimate, in the order in which they are worth checking. */
export const PAYOUT_REASONS = ['period-cut', 'hold', 'deductions', 'half-coin-diamonds', 'region'] as const;
export type PayoutReason = (typeof PAYOUT_REASONS)[number];

/** What arrived beside what was expected. */
export interface PayoutCheck {
  readonly paid: Money;
  readonly expected: Range;
  /** `net` where deductions are set. */
  readonly against: 'gross' | 'net';
  /** paid ÷ expected; `null` when nothing was expected. */
  readonly ratio: Exact | null;
  readonly verdict: 'within' | 'below' | 'above';
  /** Cash per coin that would make the estimate equal to what arrived; `null` without coins. */
  readonly impliedCashPerCoin: Exact | null;
  /** Every reason in order, with whether the figures at hand fit it. Empty when the payout agrees to 1%. */
  readonly reasons: readonly { readonly reason: PayoutReason; readonly fits: boolean }[];
}

const HALF = exact('0.5');
const DOUBLE = exact(2);
const near = (value: Exact, target: Exact): boolean => {
  const ratio = divide(value, target);
  return compare(ratio, exact('0.94')) >= 0 && compare(ratio, exact('1.06')) <= 0;
};

/** `null` when nothing was declared paid, nothing is known to compare it with, or the currencies differ. */
export function payoutCheck(
  paid: Money | null,
  income: DirectIncome,
  expected: Range | null,
  rates: RatesUsed,
  deductionsSet: boolean,
): PayoutCheck | null {
  if (!paid || !expected || paid.currency !== income.currency || income.coins === null) return null;
  const ratio = isZero(expected.expected) ? null : divide(paid.amount, expected.expected);
  const implied = isZero(income.coins) ? null : divide(paid.amount, income.coins);
  const verdict =
    compare(paid.amount, expected.low) < 0
      ? 'below'
      : expected.high && compare(paid.amount, expected.high) > 0
        ? 'above'
        : 'within';
  const agrees = ratio !== null && compare(ratio, exact('0.99')) >= 0 && compare(ratio, exact('1.01')) <= 0;
  const less = compare(paid.amount, expected.expected) < 0;
  const fits: Record<PayoutReason, boolean> = {
    'period-cut': true,
    hold: less,
    deductions: less && !deductionsSet,
    'half-coin-diamonds':
      ratio !== null && (near(ratio, HALF) || (verdict === 'above' && near(ratio, DOUBLE))),
    region: true,
  };
  return {
    paid,
    expected,
    against: deductionsSet ? 'net' : 'gross',
    ratio,
    verdict,
    impliedCashPerCoin: implied,
    reasons: agrees ? [] : PAYOUT_REASONS.map((reason) => ({ reason, fits: fits[reason] })),
  };
}
