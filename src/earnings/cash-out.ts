import { ceiling, compare, divide, type Exact } from '../money/exact.ts';
import type { RatesUsed } from './direct.ts';

/** What the platform's cash-out rules mean for a payout. */
export interface CashOut {
  /** Whole days at the daily cap; 1 is the ordinary case. `null` without a cap. */
  readonly days: number | null;
  readonly dailyCap: Exact | null;
  /** The minimum the user set, and whether this payout alone reaches it. */
  readonly minimum: { readonly amount: Exact; readonly reached: boolean } | null;
}

/** @param payout expected amount that would be cashed out at once, in the profile's currency */
export function cashOut(payout: Exact, rates: RatesUsed): CashOut {
  const cap = rates.dailyCap?.value ?? null;
  const minimum = rates.minimum?.value ?? null;
  return {
    days: cap && Number(ceiling(divide(payout, cap))),
    dailyCap: cap,
    minimum: minimum && { amount: minimum, reached: compare(payout, minimum) >= 0 },
  };
}
