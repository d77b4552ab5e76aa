import type { Place } from '../diagnostics/diagnostic.ts';
import type { Money } from '../money/money.ts';

/** `held` and `pending` money has not arrived yet, and `failed` money never did. */
export const PAYOUT_STATUSES = ['paid', 'held', 'pending', 'failed'] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** What a platform paid for a stretch of days, as the creator's own records say. Days are `YYYY-MM-DD`. */
export interface Payout {
  /** First and last day, both part of the period. */
  readonly from: string;
  readonly to: string;
  /** 0 or more. */
  readonly money: Money;
  readonly paidOn: string | null;
  readonly status: PayoutStatus;
  readonly at: Place;
}
