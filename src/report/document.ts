/**
 * The JSON document as types, for people who import the library without zod. `schema.ts` validates the same shape; a test
 * holds the two equal, key by key. Money is exact decimal text; `null` is unknown, never 0.
 */
export type BasisName = 'measured' | 'declared' | 'converted' | 'estimated' | 'assumed';
export type EvidenceName =
  | 'experiment'
  | 'quasi-experiment'
  | 'observational'
  | 'measured'
  | 'vendor'
  | 'assumed';

export interface BoundsDocument {
  low: string | null;
  expected: string | null;
  /** `null` where only a lower bound is known. */
  high: string | null;
}

export interface CashDocument extends BoundsDocument {
  currency: string;
}

export interface GiftDocument {
  giftId: string | null;
  name: string;
  count: number;
  /** `null`: unpriced. 0: free, by the configuration. */
  coinsEach: number | null;
  coins: number | null;
  cash: CashDocument;
}

export interface ChannelDocument extends CashDocument {
  channel: string;
  creatorShare: string | null;
}

export interface DeductionDocument extends CashDocument {
  name: string;
  kind: 'percent' | 'fixed';
  percent: string | null;
}

export interface DirectDocument {
  basis: BasisName;
  source: 'gifts' | 'coins' | 'diamonds' | 'gift-count' | 'unknown';
  coins: number | null;
  diamonds: number | null;
  lowerBound: boolean;
  cash: CashDocument;
  /** After deductions. */
  net: CashDocument;
  gifts: GiftDocument[];
  /** Both readings of typed diamonds, while the configuration does not say which holds. */
  readings: { coinsPerDiamond: string; coins: number; cash: CashDocument }[];
  viewersPaid: ChannelDocument[];
  deductions: DeductionDocument[];
  cashOut: {
    days: number | null;
    dailyCap: string | null;
    minimum: { amount: string; reached: boolean } | null;
  } | null;
  /** Gifts to guests and co-hosts: never part of the figures above. */
  toOthers: { coins: number; lowerBound: boolean; gifts: GiftDocument[] };
}

export interface ThreeDocument {
  low: string;
  middle: string;
  high: string;
}

export interface AmountsDocument extends ThreeDocument {
  currency: string;
}

export interface ScenarioDocument {
  basis: 'assumed';
  changePercent: number;
  elasticity: ThreeDocument;
  percent: ThreeDocument;
  amounts: AmountsDocument | null;
  withheld: { reason: string; share: number | null } | null;
  againstReference: {
    rate: number;
    reference: number;
    /** Earlier LIVEs it is the median of; `null`: as typed. */
    referenceSessions: number | null;
    ratio: number;
    clamped: boolean;
    percent: ThreeDocument;
    amounts: AmountsDocument | null;
  } | null;
  assumptions: string[];
}

/** What went along with likes: part of direct income, never added to it. */
export interface IndirectDocument {
  likes: number | null;
  likesRecorded: number | null;
  /** Likes pay nothing. */
  paid: '0';
  scenario: ScenarioDocument;
  metrics: {
    metric: string;
    value: number | null;
    rate: number | null;
    rateUnit: string | null;
    benchmark: number | null;
    benchmarkEvidence: EvidenceName | null;
    /** Earlier LIVEs of the creator that drew the benchmark; 0: the general one. */
    benchmarkSessions: number;
    effect: string;
    evidence: EvidenceName;
    /** Who studied the effect, or that nobody did. */
    source: string;
    missing: string[];
  }[];
}

export interface EngagementDocument {
  score: number | null;
  /** The one to read beside income. */
  scoreWithoutGifters: number | null;
  confidence: number;
  confidenceLabel: 'low' | 'medium' | 'high';
  band: 'low' | 'usual' | 'high' | null;
  components: {
    name: string;
    available: boolean;
    count: number | null;
    exposure: number | null;
    exposureUnit: string;
    rate: number | null;
    benchmark: number;
    /** Earlier LIVEs of the creator that drew the benchmark; 0: the general one. */
    benchmarkSessions: number;
    evidence: EvidenceName;
    weight: number;
    points: number | null;
    maxPoints: number | null;
    missing: string[];
  }[];
  suggestions: {
    code: string;
    component: string;
    count: number | null;
    rate: number;
    benchmark: number;
    message: string;
  }[];
  missing: string[];
}

export interface SessionDocument {
  platform: string;
  source: 'flags' | 'session-file' | 'event-log';
  paths: string[];
  creator: string | null;
  title: string | null;
  roomId: string | null;
  startedAt: string | null;
  endedAt: string | null;
  durationSeconds: number | null;
  viewers: { average: number | null; peak: number | null; unique: number | null };
  views: number | null;
  likes: { total: number | null; recorded: number | null };
  comments: number | null;
  shares: number | null;
  follows: number | null;
  gifters: number | null;
  /** `null` unless asked for with --timeline, and where nothing has a time. */
  timeline: MinuteDocument[] | null;
}

/** One minute of the clock; `minute` counts from the one in which the session started. */
export interface MinuteDocument {
  minute: number;
  coins: number;
  gifts: number;
  gifters: number;
  likes: number;
  comments: number | null;
  viewers: number | null;
}

export interface CompletenessDocument {
  records: number;
  duplicates: number;
  malformed: number;
  openStreaks: number;
  undeduplicated: number;
  unpricedGifts: number;
  startedLate: boolean | null;
  cutShort: boolean;
}

export interface OtherIncomeDocument {
  kind: 'brand' | 'subscription' | 'tip' | 'shop' | 'other';
  label: string;
  basis: 'declared';
  currency: string;
  amount: string;
}

export interface PayoutDocument {
  paid: string;
  currency: string;
  against: 'gross' | 'net';
  ratio: string | null;
  verdict: 'within' | 'below' | 'above';
  impliedCashPerCoin: string | null;
  reasons: { reason: string; fits: boolean }[];
}

export interface RateDocument {
  value: string;
  low: string;
  high: string;
  source: string;
  url: string | null;
  date: string | null;
  confidence: 'high' | 'medium' | 'low';
  note: string | null;
  from: string | null;
  origin: string;
}

export interface RatesDocument {
  platform: string;
  currency: string;
  cashPerCoin: RateDocument;
  coinsPerDiamond: RateDocument;
  coinPrices: { channel: string; rate: RateDocument }[];
  dailyCap: RateDocument | null;
  minimum: RateDocument | null;
}

/** What the user declared beside what was counted. */
export interface DeclaredTotalDocument {
  kind: 'declared-total';
  /** Index into `sessions`. */
  session: number;
  figure: 'coins' | 'diamonds' | 'gifts' | 'paid';
  declared: string;
  counted: string;
  low: string | null;
  high: string | null;
  verdict: 'pass' | 'fail';
}

export type ReachName = 'exact' | 'at-least' | 'at-most';

/** A condition under which the run fails, with what it was judged by. */
export interface ThresholdDocument {
  kind: 'threshold';
  check: string;
  origin: string;
  figure: string;
  operator: '<' | '<=' | '>' | '>=' | '==' | '!=';
  value: string | null;
  known: ReachName;
  currency: string | null;
  limit: string | null;
  percent: string | null;
  baseline: { path: string; value: string | null; known: ReachName } | null;
  verdict: 'passed' | 'failed' | 'cannot-tell' | 'unknown';
}

export type CheckDocument = DeclaredTotalDocument | ThresholdDocument;

export interface FindingDocument {
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  hint: string | null;
  args: Record<string, unknown>;
  at: { file: string; line?: number | undefined; column?: number | undefined } | null;
}

export interface ToolDocument {
  name: 'live-earnings';
  version: string;
}

export interface SessionEntry {
  session: SessionDocument;
  direct: DirectDocument;
  otherIncome: OtherIncomeDocument[];
  indirect: IndirectDocument;
  engagement: EngagementDocument;
  payout: PayoutDocument | null;
  completeness: CompletenessDocument;
}

/** What `live-earnings estimate --json` prints. */
export interface ReportDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  /** The total over all sessions. */
  direct: DirectDocument;
  otherIncome: OtherIncomeDocument[];
  /** Of the only session; `null` when there are several. */
  indirect: IndirectDocument | null;
  engagement: EngagementDocument | null;
  session: SessionDocument | null;
  sessions: SessionEntry[];
  completeness: CompletenessDocument;
  rates: RatesDocument[];
  checks: CheckDocument[];
  diagnostics: FindingDocument[];
}

/** What `--json` prints when the run stops with exit code 2. */
export interface ErrorDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  error: Omit<FindingDocument, 'severity'>;
  diagnostics: FindingDocument[];
}
