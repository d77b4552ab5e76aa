import { beforeDeductions, type Deduction } from '../../earnings/deductions.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { ceiling, compare, divide, exact, type Exact } from '../../money/exact.ts';
import type { Currency } from '../../money/currency.ts';
import type { Money } from '../../money/money.ts';
import type { Rate } from '../../rates/profile.ts';

/** What is to be reached: whole coins, or money as it is paid out or as it is left after the deductions. */
export type Target =
  | { readonly kind: 'coins'; readonly coins: number }
  | { readonly kind: 'money'; readonly money: Money; readonly after: 'payout' | 'net' };

/** Whole coins, at most 2^53-1. Where money is the target, the better the rate, the fewer coins. */
export interface CoinsNeeded {
  /** At the highest reported rate. */
  readonly fewest: number;
  readonly expected: number;
  /** At the lowest. */
  readonly most: number;
  /** What must be paid out before deductions; `null` where coins are the target. */
  readonly payout: Exact | null;
}

/**
 * The fewest whole coins that reach the target: what they pay is at least the target, and one coin less pays under it.
 *
 * @returns `null` when a deduction takes all there is, so that no number of coins leaves anything
 * @throws InputError CURRENCY_MISMATCH when the target is in another currency, COUNT_TOO_LARGE above 2^53-1 coins
 */
export function coinsNeeded(
  target: Target,
  cashPerCoin: Rate,
  currency: Currency,
  deductions: readonly Deduction[],
): CoinsNeeded | null {
  if (target.kind === 'coins') {
    const { coins } = target;
    return { fewest: coins, expected: coins, most: coins, payout: null };
  }
  const { money, after } = target;
  if (money.currency !== currency)
    fail('CURRENCY_MISMATCH', { what: 'the target', currency: money.currency, expected: currency });
  const payout = after === 'net' ? beforeDeductions(money.amount, deductions) : money.amount;
  if (payout === null) return null;
  const at = (rate: Exact): number => countOf(ceiling(divide(payout, rate)));
  return {
    fewest: at(cashPerCoin.high),
    expected: at(cashPerCoin.value),
    most: at(cashPerCoin.low),
    payout,
  };
}

const LARGEST = exact(Number.MAX_SAFE_INTEGER);

/** @throws InputError COUNT_TOO_LARGE above 2^53-1 */
export function countOf(coins: bigint): number {
  if (compare(exact(coins), LARGEST) > 0)
    fail('COUNT_TOO_LARGE', { figure: 'coins', value: coins.toString() });
  return Number(coins);
}
