import type { CashDocument } from '../document.ts';
import type { MeanDocument, SumDocument } from '../many/figures-document.ts';
import type { GroupKeyDocument } from './document.ts';

/** Diamonds in a unit of time, as exact decimal text, over the periods that tell both. */
export interface PaceDocument {
  diamonds: string | null;
  known: number;
}

/** The figures of a set of periods, of which no two of one creator overlap. `known` counts periods. */
export interface PeriodFiguresDocument {
  periods: number;
  diamonds: SumDocument;
  /** Payout of the diamonds, before deductions. */
  cash: CashDocument;
  lowerBound: boolean;
  durationSeconds: SumDocument;
  validDays: SumDocument;
  perHour: PaceDocument;
  perValidDay: PaceDocument;
  lives: SumDocument;
  averageViewers: MeanDocument;
  peakViewers: number | null;
  views: SumDocument;
  likes: SumDocument;
  shares: SumDocument;
  follows: SumDocument;
  gifters: SumDocument;
  commenters: SumDocument;
  /** In `diamonds`, and never added to them. */
  parts: {
    matches: SumDocument;
    multiGuest: SumDocument;
    multiGuestAsHost: SumDocument;
    multiGuestAsGuest: SumDocument;
    fanClub: SumDocument;
  };
  /** The whole month before the newest period of each creator. */
  before: {
    /** Newest periods, one a creator. */
    periods: number;
    diamonds: SumDocument;
    durationSeconds: SumDocument;
    validDays: SumDocument;
    perHour: PaceDocument;
    perValidDay: PaceDocument;
  };
  /** Diamonds per valid day beside those of the month before, less 1, as exact decimal text. */
  change: { perValidDay: string | null; known: number };
}

export interface PeriodKeyDocument extends GroupKeyDocument {
  /** TikTok's id of a creator, as text. */
  id: string | null;
}

export interface PeriodGroupDocument extends PeriodFiguresDocument {
  key: PeriodKeyDocument;
  /** Part of all diamonds, 0 to 1, as exact decimal text. */
  share: string | null;
}

/** Sums of days or months from TikTok's tables; apart from LIVEs, and never added to them. */
export interface PeriodsDocument {
  source: 'backstage' | 'analytics';
  by: 'day' | 'week' | 'month' | 'creator' | 'platform' | 'title';
  chosen: boolean;
  inputs: {
    periods: number;
    creators: number;
    outside: number;
    undated: number;
    others: number;
    replaced: number;
    leftOut: number;
  };
  /** First and last day, both part of it. */
  from: string | null;
  to: string | null;
  /** Periods that do not say their days, and those of them that are the 30 days before an export. */
  withoutDays: number;
  lastThirtyDays: number;
  currency: string;
  total: PeriodFiguresDocument;
  groups: PeriodGroupDocument[];
  /** What the diamonds are worth by what a diamond is in coins; empty once the user has said. */
  readings: { coinsPerDiamond: string; coins: number; cash: CashDocument }[];
  /** What the agency gets beside the payout, by the percent that the user declared. */
  agency: { percent: string; cash: CashDocument } | null;
}
