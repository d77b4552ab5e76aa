import type { Exact } from '../money/exact.ts';
import type { Money } from '../money/money.ts';

/** Something taken off the payout, in the order the user gives: a percent of what is left, or a fixed amount. */
export type Deduction =
  | { readonly name: string; readonly kind: 'percent'; readonly percent: Exact }
  | { readonly name: string; readonly kind: 'fixed'; readonly money: Money };
