import type {
  FindingDocument,
  RatesDocument,
  ReachName,
  ThresholdDocument,
  ToolDocument,
} from '../document.ts';
import type { FiguresDocument } from '../many/figures-document.ts';

export interface SideDocument extends FiguresDocument {
  /** What the user called it: a path, or a period. */
  of: string;
  creator: string | null;
  firstDay: string | null;
  lastDay: string | null;
  currency: string;
}

interface PairDocument {
  /** B divided by A; `null` where A is 0, where a side is unknown, and where both are "at least". */
  ratio: number | null;
  /** Sessions that tell it, on each side. */
  known: { a: number; b: number };
  reach: { a: ReachName; b: ReachName; difference: ReachName | null; ratio: ReachName | null };
}

/** `difference` is B less A; unknown where `ratio` is. */
export interface MeasuredPairDocument extends PairDocument {
  a: number | null;
  b: number | null;
  difference: number | null;
}

/** Exact decimal text. */
export interface ExactPairDocument extends PairDocument {
  a: string | null;
  b: string | null;
  difference: string | null;
}

/** `currency` is `null` where the sides have different ones: then there is neither difference nor ratio. */
export interface MoneyPairDocument extends ExactPairDocument {
  currency: string | null;
}

export interface PairsDocument {
  sessions: MeasuredPairDocument;
  durationSeconds: MeasuredPairDocument;
  coins: ExactPairDocument;
  /** Expected, before deductions. */
  cash: MoneyPairDocument;
  coinsPerHour: ExactPairDocument;
  cashPerHour: MoneyPairDocument;
  averageViewers: MeasuredPairDocument;
  peakViewers: MeasuredPairDocument;
  views: MeasuredPairDocument;
  likes: MeasuredPairDocument;
  likesPerViewerMinute: MeasuredPairDocument;
  comments: MeasuredPairDocument;
  shares: MeasuredPairDocument;
  follows: MeasuredPairDocument;
  gifters: MeasuredPairDocument;
  coinsPerGifter: ExactPairDocument;
  score: MeasuredPairDocument;
}

export interface UsualDocument {
  basis: 'estimated';
  status: 'compared' | 'cannot-tell';
  /** Why it cannot be told. */
  reason: 'several-creators' | 'no-pace' | 'too-few-others' | null;
  /** Other sessions of the creator that could be used, and how many there must be. */
  others: number;
  needed: number;
  /** Percent of pairs of usual sides that differ by less; 0: none of the levels is exceeded. */
  beyond: 0 | 80 | 90 | null;
  /** Typical coins an hour of B divided by those of A. */
  ratio: number | null;
  /** From session to session, of the logarithm of coins an hour. */
  deviation: number | null;
  /** A ratio between 1/factor and factor is inside. */
  factors: { within80: number; within90: number } | null;
  lowerBound: boolean;
}

export type FactorName =
  | 'hours'
  | 'viewers'
  | 'gifters'
  | 'giftersPerViewerHour'
  | 'giftersPerHour'
  | 'coinsPerGifter'
  | 'coinsPerViewerHour'
  | 'coinsPerHour'
  | 'coins';

export interface DecompositionDocument {
  status: 'parts' | 'none';
  /** `both-at-least`: each side may have any more, so there is no difference to take apart. */
  reason: 'coins-unknown' | 'both-at-least' | null;
  /** Coins of B less coins of A, as exact decimal text; the parts add up to it. */
  difference: string | null;
  parts: { factor: FactorName; a: number | null; b: number | null; coins: string }[];
  collapsed: ('hours' | 'viewers' | 'gifters')[];
  method: 'log-mean' | 'limit' | 'equal' | null;
  lowerBound: boolean;
}

/** What `live-earnings compare --json` prints. */
export interface CompareDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  a: SideDocument;
  b: SideDocument;
  figures: PairsDocument;
  usual: UsualDocument;
  decomposition: DecompositionDocument;
  rates: RatesDocument[];
  checks: ThresholdDocument[];
  diagnostics: FindingDocument[];
}
