import type { Currency } from '../money/currency.ts';
import { add, type Exact, exact, isZero, max, multiply, divide, subtract, ZERO } from '../money/exact.ts';
import type { Money, Range } from '../money/money.ts';

/** Something taken off the payout, in the order the user gives: a percent of what is left, or a fixed amount. */
export type Deduction =
  | { readonly name: string; readonly kind: 'percent'; readonly percent: Exact }
  | { readonly name: string; readonly kind: 'fixed'; readonly money: Money };

/** One deduction with what it took from each bound. */
export interface DeductionTaken {
  readonly deduction: Deduction;
  readonly taken: Range;
}

export interface NetIncome {
  readonly net: Range;
  readonly steps: readonly DeductionTaken[];
}

/**
 * Takes the deductions off low, expected and high, each on its own and in order; what is left is never below 0
 * (decision 12). A fixed amount must be in the payout's currency; the caller has checked it.
 */
export function applyDeductions(payout: Range, deductions: readonly Deduction[]): NetIncome {
  let left = payout;
  const steps = deductions.map((deduction): DeductionTaken => {
    const rest = mapRange(left, (amount) => max(ZERO, subtract(amount, amountOf(deduction, amount))));
    const taken: Range = {
      low: subtract(left.low, rest.low),
      expected: subtract(left.expected, rest.expected),
      high: left.high && rest.high && subtract(left.high, rest.high),
    };
    left = rest;
    return { deduction, taken };
  });
  return { net: left, steps };
}

/** The payout that would leave `net`: the deductions undone, last first. `null` when one of them takes everything. */
export function beforeDeductions(net: Exact, deductions: readonly Deduction[]): Exact | null {
  return [...deductions].reverse().reduce<Exact | null>((amount, deduction) => {
    if (amount === null) return null;
    if (deduction.kind === 'fixed') return add(amount, deduction.money.amount);
    const kept = subtract(HUNDRED, deduction.percent);
    return isZero(kept) ? null : divide(multiply(amount, HUNDRED), kept);
  }, net);
}

const HUNDRED = exact(100);

const amountOf = (deduction: Deduction, left: Exact): Exact =>
  deduction.kind === 'percent' ? divide(multiply(left, deduction.percent), HUNDRED) : deduction.money.amount;

const mapRange = (range: Range, change: (amount: Exact) => Exact): Range => ({
  low: change(range.low),
  expected: change(range.expected),
  high: range.high && change(range.high),
});

/** The first deduction that is fixed in another currency than the payout's, if any. */
export const foreignDeduction = (
  deductions: readonly Deduction[],
  currency: Currency,
): (Deduction & { kind: 'fixed' }) | null =>
  deductions.find(
    (deduction): deduction is Deduction & { kind: 'fixed' } =>
      deduction.kind === 'fixed' && deduction.money.currency !== currency,
  ) ?? null;
