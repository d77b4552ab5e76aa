import { applyDeductions, type Deduction } from '../../earnings/deductions.ts';
import { convert } from '../../earnings/direct.ts';
import { exact } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { Rate } from '../../rates/profile.ts';

/** The rate and the deductions that turn coins not yet received into money. */
export interface Conversion {
  readonly cashPerCoin: Rate;
  readonly deductions: readonly Deduction[];
}

/** Whole coins with what they pay, over the range of reported rates, in the rate's currency. */
export interface CoinsAndCash {
  /** Whole. */
  readonly coins: number;
  readonly cash: Range;
  /** After deductions; equal to `cash` where none are set. */
  readonly net: Range;
}

/** @param coins whole, at most 2^53-1 */
export function worth(coins: number, { cashPerCoin, deductions }: Conversion): CoinsAndCash {
  const cash = convert(exact(coins), cashPerCoin, false);
  return { coins, cash, net: applyDeductions(cash, deductions).net };
}
