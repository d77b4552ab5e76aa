import type { Exact } from '../money/exact.ts';

/** Another value of a figure: so many percent more or less, so much more or less, or a new value. */
export type Shift =
  /** Above -100. */
  | { readonly kind: 'percent'; readonly percent: Exact }
  | { readonly kind: 'by'; readonly amount: Exact }
  /** Above 0. */
  | { readonly kind: 'to'; readonly amount: Exact };

/** The figures that can be imagined otherwise. Likes are not among them: they pay nothing. */
export const CHANGEABLE = ['viewers', 'duration', 'rate'] as const;

/** One "what if". Units: average viewers at one time, seconds, cash per coin in the currency of the platform. */
export interface Change {
  readonly figure: (typeof CHANGEABLE)[number];
  readonly shift: Shift;
}
