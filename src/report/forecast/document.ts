import type { FindingDocument, RatesDocument, ThresholdDocument, ToolDocument } from '../document.ts';
import type { CoinsDocument, DeductionSetDocument, HistoryDocument } from '../many/document.ts';

export interface QuantileDocument extends CoinsDocument {
  /** That they are not exceeded. */
  probability: number;
}

/** Statistics are rounded to six significant digits; coins are whole, money is exact decimal text. */
export interface ForecastDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  forecast: {
    basis: 'estimated';
    status: 'forecast' | 'refused';
    /** Why it was refused. */
    reason: 'too-few-sessions' | 'several-creators' | 'several-platforms' | null;
    /** The creators or platforms that do not go together. */
    mixed: string[];
    plannedMinutes: number;
    sessions: number;
    sessionsNeeded: number;
    /** Some sessions are "at least", and so is the forecast. */
    lowerBound: boolean;
    /** At .1, .25, .5, .75 and .9, in this order; empty when refused. */
    quantiles: QuantileDocument[];
    model: {
      effectiveSessions: number;
      offsetCoins: number;
      logMean: number;
      logSd: number;
      df: number;
      order: 'started' | 'given';
    } | null;
    /** `null` under eight sessions. */
    backtest: {
      forecasts: number;
      pinball: { forecast: number; ownHistory: number; lastFive: number };
      ratio: number | null;
      skill: number | null;
      lastFiveRatio: number | null;
      coverage: number;
      typicalMiss: number;
      noBetter: boolean;
    } | null;
    assumptions: string[];
  };
  history: HistoryDocument;
  rates: RatesDocument;
  deductions: DeductionSetDocument[];
  checks: ThresholdDocument[];
  diagnostics: FindingDocument[];
}
