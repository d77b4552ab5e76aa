import { compare, divide, exact, type Exact, isZero, toNumber } from '../money/exact.ts';
import type { Money, Range } from '../money/money.ts';
import { applyDeductions, beforeDeductions, type Deduction } from './deductions.ts';
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
  /** Cash per coin, before deductions, that would make the estimate equal to what arrived; `null` where none would. */
  readonly impliedCashPerCoin: Exact | null;
  /** Every reason in order, with whether the figures at hand fit it. Empty when the payout agrees to 1%. */
  readonly reasons: readonly { readonly reason: PayoutReason; readonly fits: boolean }[];
  /** The reading of typed diamonds that fits better than the profile's; else `null`. */
  readonly coinsPerDiamond: Exact | null;
}

const HALF = exact('0.5');
const DOUBLE = exact(2);
const near = (value: Exact, target: Exact): boolean => {
  const ratio = divide(value, target);
  return compare(ratio, exact('0.94')) >= 0 && compare(ratio, exact('1.06')) <= 0;
};

/**
 * Compares what arrived with the estimate, after the user's deductions. While typed diamonds have two readings, the one that
 * fits better is taken, and named.
 *
 * @returns `null` when nothing was declared paid, nothing is known to compare it with, or the currencies differ
 */
export function payoutCheck(
  paid: Money | null,
  income: DirectIncome,
  rates: RatesUsed,
  deductions: readonly Deduction[],
): PayoutCheck | null {
  if (!paid || paid.currency !== income.currency || income.coins === null || income.cash === null)
    return null;
  const only = { coinsPerDiamond: rates.coinsPerDiamond.value, coins: income.coins, cash: income.cash };
  const [first, ...others] = (income.readings.length > 0 ? income.readings : [only]).map(
    ({ coinsPerDiamond, coins, cash }) => {
      const check = compareWith(paid, coins, applyDeductions(cash, deductions).net, deductions);
      return compare(coinsPerDiamond, rates.coinsPerDiamond.value) === 0
        ? check
        : { ...check, coinsPerDiamond };
    },
  );
  return others.reduce((best, each) => (best && offBy(each) < offBy(best) ? each : best), first) ?? null;
}

/** How far the ratio is from 1, as a factor. */
const offBy = ({ ratio }: PayoutCheck): number => {
  const value = ratio ? toNumber(ratio) : 0;
  return value > 0 ? Math.max(value, 1 / value) : Number.POSITIVE_INFINITY;
};

function compareWith(
  paid: Money,
  coins: Exact,
  expected: Range,
  deductions: readonly Deduction[],
): PayoutCheck {
  const ratio = isZero(expected.expected) ? null : divide(paid.amount, expected.expected);
  const gross = beforeDeductions(paid.amount, deductions);
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
    deductions: less && deductions.length === 0,
    'half-coin-diamonds':
      ratio !== null && (near(ratio, HALF) || (verdict === 'above' && near(ratio, DOUBLE))),
    region: true,
  };
  return {
    paid,
    expected,
    against: deductions.length > 0 ? 'net' : 'gross',
    ratio,
    verdict,
    // A rate of 0 would say that gifts pay nothing, which no payout can show.
    impliedCashPerCoin: gross === null || isZero(gross) || isZero(coins) ? null : divide(gross, coins),
    reasons: agrees ? [] : PAYOUT_REASONS.map((reason) => ({ reason, fits: fits[reason] })),
    coinsPerDiamond: null,
  };
}
