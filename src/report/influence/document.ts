import type {
  BasisName,
  CashDocument,
  FindingDocument,
  RatesDocument,
  ThreeDocument,
  ThresholdDocument,
  ToolDocument,
} from '../document.ts';

export type StatusName = 'not_enough_data' | 'inconclusive' | 'confounded' | 'associated';

export interface IntervalDocument {
  low: number;
  high: number;
}

/** Which LIVE it was. */
export interface LiveDocument {
  startedAt: string | null;
  creator: string | null;
  title: string | null;
  path: string | null;
}

export interface ElasticityDocument {
  /** Percent of coins that go along with one percent of likes per viewer-minute, at the same audience, date and hour. */
  slope: number;
  interval90: IntervalDocument;
  /** The one that decides. */
  interval95: IntervalDocument;
  df: number;
  prior: { mean: number; sd: number; weight: number };
  exposure: { slope: number; interval90: IntervalDocument };
  hourTerms: 'used' | 'too-few-sessions' | 'hours-unknown';
  noise: number;
  spread: number;
  usualLikeRate: number;
  offset: number;
  /** The smallest elasticity that this history would find four times in five. */
  detectable: number | null;
  needed: { elasticity: number; sessions: number | null };
}

export interface TestsDocument {
  permutation: { pValue: number; shuffles: number };
  leadPlacebo: { pValue: number; sessions: number } | null;
  leastSquares: { slope: number; standardError: number; robustness: number };
}

export interface CommentsDocument {
  sessions: number;
  unadjusted: number;
  adjusted: number;
  commentSlope: number;
}

export interface CoinAmountDocument {
  low: number;
  expected: number;
  high: number;
}

/** Part of direct income that went along with likes. */
export interface PartDocument {
  coins: CoinAmountDocument;
  cash: { currency: string; low: string; expected: string; high: string };
}

export interface PaidDocument {
  coins: number;
  currency: string;
  cash: string;
}

export interface PartOfSumDocument extends PartDocument {
  sessions: number;
  direct: PaidDocument;
}

export interface PartOfSessionDocument {
  session: LiveDocument;
  direct: PaidDocument;
  ratio: number;
  clamped: boolean;
  part: PartDocument | null;
  withheld: 'one-gift' | 'one-gifter' | null;
}

export interface AssociatedDocument {
  basis: 'estimated';
  withheld: 'one-gifter' | 'every-session' | null;
  total: PartOfSumDocument | null;
  above: PartOfSumDocument | null;
  below: PartOfSumDocument | null;
  sessions: PartOfSessionDocument[];
  falseAlarm: { share: number; sessions: number; simulated: boolean; histories: number };
}

export interface ReasonDocument {
  reason: string;
  have: number | null;
  need: number | null;
}

export interface NoteDocument {
  note: string;
  sessions: number | null;
  share: number | null;
  creators: number | null;
  message: string;
}

export interface HistoryIncomeDocument {
  basis: BasisName;
  coins: number | null;
  lowerBound: boolean;
  cash: CashDocument;
}

export interface CreatorInfluenceDocument {
  platform: string;
  creator: string | null;
  /** Sessions of one creator, and a regression with a prior. */
  regime: 'history';
  status: StatusName;
  summary: string;
  reasons: ReasonDocument[];
  sessions: { given: number; used: number; leftOut: { session: LiveDocument; reason: string }[] };
  /** What gifts paid in these sessions, before deductions. */
  direct: HistoryIncomeDocument;
  /** Likes pay nothing. */
  likesPaid: '0';
  elasticity: ElasticityDocument | null;
  tests: TestsDocument | null;
  comments: CommentsDocument | null;
  /** `null` unless the status is `associated`. */
  associated: AssociatedDocument | null;
  /** Assumed percentages, where the history says too little. */
  scenario: {
    basis: 'assumed';
    changePercent: number;
    elasticity: ThreeDocument;
    percent: ThreeDocument;
  } | null;
  notes: NoteDocument[];
  limits: { limit: string; message: string }[];
}

export interface OrderDocument {
  outcome: 'likes-first' | 'no-order' | 'refused';
  reason: string | null;
  have: number | null;
  need: number | null;
  asymmetry: number | null;
  likesLead: number | null;
  likesFollow: number | null;
  pValue: number | null;
  shifts: number | null;
  minutes: number | null;
  summary: string;
  limits: { limit: string; message: string }[];
}

export interface TimingDocument {
  gifts: OrderDocument;
  viewers: OrderDocument;
}

/** What `live-earnings influence --json` prints. Statistics have six significant digits; money is exact decimal text. */
export interface InfluenceDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  /** Of the shuffles: the same seed gives the same document. */
  seed: number;
  /** Of the only creator; `null` when there are several. */
  influence: CreatorInfluenceDocument | null;
  creators: CreatorInfluenceDocument[];
  /** Of the only session; `null` when there are several. */
  timing: TimingDocument | null;
  rates: RatesDocument[];
  /** Sessions of others, where one creator or platform was asked for. */
  setAside: { reason: string; sessions: number }[];
  checks: ThresholdDocument[];
  diagnostics: FindingDocument[];
}
