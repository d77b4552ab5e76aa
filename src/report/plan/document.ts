import type {
  CashDocument,
  FindingDocument,
  RateDocument,
  RatesDocument,
  ThresholdDocument,
  ToolDocument,
} from '../document.ts';
import type { CoinsDocument, DeductionSetDocument, HistoryDocument } from '../many/document.ts';

export interface MoneyDocument {
  currency: string;
  amount: string;
}

/** Fewest, middle and most, ascending; `null` where it cannot be told. */
export interface SpanDocument {
  fewest: number | null;
  middle: number | null;
  most: number | null;
}

export interface PlanFigures {
  basis: 'estimated';
  status: 'plan' | 'refused';
  reason: 'deductions-take-everything' | null;
  /** At the highest, the expected and the lowest reported rate. */
  coins: {
    fewest: number;
    expected: number;
    most: number;
    assumption: 'COINS_AT_REPORTED_RATES' | 'COINS_ARE_THE_TARGET';
  } | null;
  /** What must be paid out before deductions; `null` where coins are the target. */
  payout: MoneyDocument | null;
  /** What the expected coins pay. */
  pays: { cash: CashDocument; net: CashDocument } | null;
  cashOut: {
    days: number | null;
    dailyCap: string | null;
    minimum: { amount: string; reached: boolean } | null;
  } | null;
  gifts: { giftId: string | null; name: string; coinsEach: number; count: number }[];
  gifters: {
    needed: number | null;
    coinsPerGifter: string | null;
    sessions: number;
    /** Why it is unknown. */
    reason: 'gifters-unknown' | 'no-income' | 'several-creators' | 'several-platforms' | null;
    assumptions: string[];
  } | null;
  time: {
    kind: 'interval' | 'plain' | 'unknown';
    /** Why it is unknown. */
    reason: 'pace-unknown' | 'no-income' | 'not-reached' | 'several-creators' | 'several-platforms' | null;
    /** In four of five cases between fewest and most; with one or two sessions only the middle is known. */
    minutes: SpanDocument;
    /** Of one session to come. */
    sessionMinutes: number | null;
    sessions: number;
    assumptions: string[];
  } | null;
}

export interface UsualSessionDocument {
  minutes: number;
  viewers: number | null;
  low: CoinsDocument;
  middle: CoinsDocument;
  high: CoinsDocument;
}

export interface WhatIfDocument {
  basis: 'assumed';
  changes: {
    change: string;
    applied: boolean;
    reason: 'viewers-unknown' | 'duration-unknown' | 'no-longer-positive' | null;
  }[];
  /** Viewer-minutes of a session after the changes / before. */
  exposure: string;
  elasticity: { low: string; middle: string; high: string };
  cashPerCoin: { before: RateDocument; after: RateDocument };
  /** The same target after the changes. */
  plan: PlanFigures;
  /** `null` where no session tells both its coins and its length. */
  session: { before: UsualSessionDocument; after: UsualSessionDocument } | null;
  assumptions: string[];
}

export interface PlanDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  target: {
    kind: 'coins' | 'money';
    coins: number | null;
    money: MoneyDocument | null;
    /** Of money: before or after deductions. */
    after: 'payout' | 'net' | null;
  };
  plan: PlanFigures;
  /** `null` where nothing is imagined otherwise. */
  whatIf: WhatIfDocument | null;
  history: HistoryDocument;
  rates: RatesDocument;
  deductions: DeductionSetDocument[];
  checks: ThresholdDocument[];
  diagnostics: FindingDocument[];
}
