import type { CashDocument, FindingDocument, ThresholdDocument, ToolDocument } from '../document.ts';
import type { DeductionSetDocument, SetAsideDocument } from '../many/document.ts';

type VerdictName = 'below' | 'within' | 'above';

export interface MatchedPayoutDocument {
  from: string;
  to: string;
  paidOn: string | null;
  status: 'paid' | 'held' | 'pending' | 'failed';
  /** In the table of payouts. */
  line: number | null;
  sessions: number;
  /** Of those, LIVEs that ended after the period. */
  acrossTheEnd: number;
  coins: number;
  coinsAtLeast: boolean;
  /** `gross`: before the deductions that are set. */
  paid: { currency: string; amount: string; gross: string | null; cashPerCoin: string | null };
  /** What the rates make of the same coins. */
  expected: CashDocument;
  /** gross / expected - 1. */
  deviation: string | null;
  verdict: VerdictName | null;
  lateDays: number | null;
  counted: boolean;
  /** Why it is not counted. */
  reason: string | null;
}

export interface CalibrationDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  calibration: {
    status: 'calibrated' | 'nothing-counted' | 'refused';
    reason: 'several-creators' | null;
    creators: string[];
    platform: string;
    timezone: string;
    timezoneAssumed: boolean;
    /** Over the counted payouts, before deductions. `low` and `high` from three payouts on. */
    estimate: {
      kind: 'none' | 'single' | 'table' | 'interval';
      payouts: number;
      bound: 'exact' | 'at-most' | null;
      currency: string;
      cashPerCoin: string | null;
      low: string | null;
      high: string | null;
    };
    level: '0.90' | null;
    df: number | null;
    /** The rates for the same coins, per coin. */
    profile: CashDocument | null;
    /** Estimate / profile - 1. */
    deviation: string | null;
    verdict: VerdictName | null;
    /** The interval holds the profile's rate: the deviation may be chance. */
    intervalHoldsProfile: boolean | null;
    payouts: MatchedPayoutDocument[];
    unmatched: {
      reason: 'outside-payouts' | 'no-start' | 'no-income' | 'other-platform';
      sessions: number;
      first: string | null;
      last: string | null;
    }[];
    /** What to paste into a configuration; `null` where nothing can be told. */
    settings: { yaml: string; lines: { key: string[]; value: string }[] } | null;
    assumptions: string[];
  };
  history: { used: number; leftOut: SetAsideDocument[] };
  deductions: DeductionSetDocument[];
  checks: ThresholdDocument[];
  diagnostics: FindingDocument[];
}
