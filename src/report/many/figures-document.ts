import type { CashDocument } from '../document.ts';

/** A total over the sessions that tell a figure: at least this, where not all do. */
export interface SumDocument {
  sum: number | null;
  /** Sessions that tell it. */
  known: number;
}

/** Over the sessions that tell it. */
export interface MeanDocument {
  value: number | null;
  known: number;
}

export interface IncomeDocument {
  coins: number | null;
  diamonds: number | null;
  lowerBound: boolean;
  /** Before deductions. */
  cash: CashDocument;
  known: number;
  /** Over the sessions that tell income and duration; coins are exact decimal text. */
  perHour: { coins: string | null; cash: CashDocument; lowerBound: boolean; known: number };
}

/** The figures of a set of sessions. */
export interface FiguresDocument {
  sessions: number;
  direct: IncomeDocument;
  durationSeconds: SumDocument;
  /** Concurrent viewers, weighted by minutes. */
  averageViewers: MeanDocument;
  peakViewers: number | null;
  views: SumDocument;
  likes: SumDocument;
  likesPerViewerMinute: MeanDocument;
  comments: SumDocument;
  shares: SumDocument;
  follows: SumDocument;
  /** Unique in each session; who gives in two LIVEs counts twice. */
  gifters: SumDocument;
  /** Exact decimal text. */
  coinsPerGifter: { value: string | null; known: number };
  /** The median of the scores without gifters. */
  score: MeanDocument;
}
