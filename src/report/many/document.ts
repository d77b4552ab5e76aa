import type { CashDocument } from '../document.ts';

/** Whole coins with what they pay; `net` is after deductions. */
export interface CoinsDocument {
  coins: number;
  cash: CashDocument;
  net: CashDocument;
}

/** A session that a figure does not rest on, by what is known of it. */
export interface LeftOutDocument {
  startedAt: string | null;
  creator: string | null;
  title: string | null;
  path: string | null;
}

export interface SetAsideDocument {
  reason: 'no-duration' | 'no-income' | 'gift-count-only' | 'no-start' | 'other-creator' | 'other-platform';
  sessions: number;
  which: LeftOutDocument[];
}

/** The sessions behind a pace of income. */
export interface HistoryDocument {
  creator: string | null;
  used: number;
  given: number;
  first: string | null;
  last: string | null;
  leftOut: SetAsideDocument[];
}

/** A deduction that is set, as it is set. */
export interface DeductionSetDocument {
  name: string;
  kind: 'percent' | 'fixed';
  percent: string | null;
  fixed: { currency: string; amount: string } | null;
}
