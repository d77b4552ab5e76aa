import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Assertion } from '../earnings/assertions.ts';
import type { CashOut } from '../earnings/cash-out.ts';
import type { DeductionTaken } from '../earnings/deductions.ts';
import type { DirectIncome, RatesUsed } from '../earnings/direct.ts';
import type { PayoutCheck } from '../earnings/payout-check.ts';
import type { ChannelSpend } from '../earnings/viewers-paid.ts';
import type { Metric } from '../engagement/metrics.ts';
import type { Engagement } from '../engagement/score.ts';
import type { Suggestion } from '../engagement/suggestions.ts';
import type { LikeScenario } from '../influence/scenario.ts';
import type { Money, Range } from '../money/money.ts';
import type { OtherIncome, Session } from '../session/session.ts';
import type { ThresholdResult } from './checks/threshold.ts';
import type { Past } from './past.ts';

/** The first claim: what gifts paid. */
export interface DirectClaim {
  readonly income: DirectIncome;
  readonly viewersPaid: readonly ChannelSpend[];
  readonly deductions: readonly DeductionTaken[];
  /** After deductions; the payout itself where none are set; `null` when the income is unknown. */
  readonly net: Range | null;
  /** What each reading of typed diamonds leaves, in their order; empty when there is one reading only. */
  readonly readingsNet: readonly Range[];
  readonly cashOut: CashOut | null;
}

/** The second claim: what went along with likes. It is part of direct income and is never added to it. */
export interface IndirectClaim {
  readonly likes: number | null;
  readonly likesRecorded: number | null;
  readonly scenario: LikeScenario;
  readonly metrics: readonly Metric[];
}

export interface SessionReport {
  readonly session: Session;
  readonly direct: DirectClaim;
  readonly indirect: IndirectClaim;
  readonly engagement: Engagement;
  readonly suggestions: readonly Suggestion[];
  /** What yardsticks and usual like rate were drawn from; `null` where no history was given. */
  readonly past: Past | null;
  readonly payout: PayoutCheck | null;
  readonly assertions: readonly Assertion[];
  readonly rates: RatesUsed;
}

/** The one value that every format renders. */
export interface Report {
  readonly direct: DirectClaim;
  readonly otherIncome: readonly OtherIncome[];
  readonly otherIncomeTotals: readonly Money[];
  readonly sessions: readonly [SessionReport, ...SessionReport[]];
  /** Distinct rate sets in use, in the order of the sessions. */
  readonly rates: readonly RatesUsed[];
  /** Whether the minutes of each session are wanted where a format has room for them. */
  readonly timeline?: boolean;
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}
