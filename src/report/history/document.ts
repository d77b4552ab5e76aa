import type {
  CashDocument,
  FindingDocument,
  RatesDocument,
  ThresholdDocument,
  ToolDocument,
} from '../document.ts';
import type { FiguresDocument, IncomeDocument } from '../many/figures-document.ts';
import type { PeriodsDocument } from './periods-document.ts';

/** What a group has in common; what does not apply is `null`. */
export interface GroupKeyDocument {
  kind: 'period' | 'named' | 'unknown' | 'rest';
  /** First day, and the first day after it: `YYYY-MM-DD` in the time zone of the report. */
  start: string | null;
  end: string | null;
  name: string | null;
  /** Beside a creator. */
  platform: string | null;
  /** Groups that a top list leaves out, added up here. */
  groups: number | null;
}

export interface GroupDocument extends FiguresDocument {
  key: GroupKeyDocument;
  /** Part of the expected cash of all groups, 0 to 1, as exact decimal text. */
  share: string | null;
}

export interface OverTimeDocument {
  length: 'day' | 'week' | 'month';
  /** Earlier periods are left out. */
  cut: boolean;
  /** Also those without a LIVE. */
  periods: { start: string; end: string; sessions: number; cash: CashDocument }[];
}

export interface CurrencyHistoryDocument {
  currency: string;
  total: FiguresDocument;
  groups: GroupDocument[];
  overTime: OverTimeDocument | null;
}

/** What `live-earnings history --json` prints. */
export interface HistoryReportDocument {
  schemaVersion: 1;
  tool: ToolDocument;
  grouping: {
    by: 'day' | 'week' | 'month' | 'creator' | 'platform' | 'title';
    /** By the length of the history, because nothing was asked for. */
    chosen: boolean;
    weekStart: 'monday' | 'saturday' | 'sunday';
    timezone: string;
  };
  /** ISO 8601 in UTC; `since` is part of it, `until` is not. */
  window: { since: string | null; until: string | null };
  /** Sessions in the figures; outside of the time; without a start; of others than asked for. */
  inputs: { sessions: number; outside: number; undated: number; others: number };
  /** Of the total; `null` when amounts are in several currencies. */
  direct: IncomeDocument | null;
  /** One a currency; empty where no input is of LIVEs. */
  histories: CurrencyHistoryDocument[];
  /** What inputs that are of days or months tell, beside the LIVEs; `null` without such inputs. */
  periods: PeriodsDocument | null;
  rates: RatesDocument[];
  checks: ThresholdDocument[];
  diagnostics: FindingDocument[];
}
