import type { Group, GroupKey } from '../../history/group.ts';
import type { Currency } from '../../money/currency.ts';
import { toDecimal } from '../../money/exact.ts';
import type { CurrencyHistory, HistoryReport } from '../../report/history/build.ts';
import type {
  CurrencyHistoryDocument,
  GroupDocument,
  GroupKeyDocument,
  HistoryReportDocument,
} from '../../report/history/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { cash, ratesDocument, thresholdDocument } from './document.ts';
import { figuresDocument, incomeDocument } from './figures.ts';
import { findingDocument } from './finding.ts';
import { periodsDocument } from './history-periods.ts';
import { toJsonText } from './text.ts';

export const renderHistoryJson = (report: HistoryReport, version: string): string =>
  toJsonText(toHistoryDocument(report, version));

/** The history as the JSON contract writes it: money as exact decimal text, unknown as null, one shape always. */
export function toHistoryDocument(report: HistoryReport, version: string): HistoryReportDocument {
  const { by, chosen, weekStart, timezone, window, sessions, histories } = report;
  const [only, ...others] = histories;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    grouping: { by, chosen, weekStart, timezone },
    window: { since: instant(window.since), until: instant(window.until) },
    inputs: {
      sessions: sessions.counted,
      outside: sessions.outside,
      undated: sessions.undated,
      others: sessions.others,
    },
    direct: others.length === 0 ? incomeDocument(only.total, only.currency) : null,
    histories: histories.map(historyDocument),
    periods: report.periods && periodsDocument(report.periods),
    rates: report.rates.map(ratesDocument),
    checks: report.thresholds.map(thresholdDocument),
    diagnostics: report.diagnostics.map(findingDocument),
  };
}

const instant = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

const historyDocument = ({
  currency,
  total,
  groups,
  overTime,
}: CurrencyHistory): CurrencyHistoryDocument => ({
  currency,
  total: figuresDocument(total, currency),
  groups: groups.map((group) => groupDocument(group, currency)),
  overTime: overTime && {
    length: overTime.length,
    cut: overTime.cut,
    periods: overTime.moments.map(({ period, sessions, cash: paid }) => ({
      start: period.start,
      end: period.end,
      sessions,
      cash: cash(currency, paid),
    })),
  },
});

const groupDocument = ({ key, share, figures }: Group, currency: Currency): GroupDocument => ({
  key: keyDocument(key),
  share: share && toDecimal(share, 0),
  ...figuresDocument(figures, currency),
});

const keyDocument = (key: GroupKey): GroupKeyDocument => ({
  kind: key.kind,
  start: key.kind === 'period' ? key.start : null,
  end: key.kind === 'period' ? key.end : null,
  name: key.kind === 'named' ? key.name : null,
  platform: key.kind === 'named' ? key.platform : null,
  groups: key.kind === 'rest' ? key.groups : null,
});
