import type { Currency } from '../../money/currency.ts';
import { type Exact, toDecimal, toNumber } from '../../money/exact.ts';
import type { PeriodGroup, PeriodKey } from '../../period/rank.ts';
import type { Pace, PeriodTotals } from '../../period/totals.ts';
import type { HistoryReportDocument } from '../../report/history/document.ts';
import type {
  PaceDocument,
  PeriodFiguresDocument,
  PeriodGroupDocument,
  PeriodsDocument,
} from '../../report/history/periods-document.ts';
import type { PeriodsReport } from '../../report/history/periods.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { cash, ratesDocument, thresholdDocument } from './document.ts';
import { findingDocument } from './finding.ts';
import { toJsonText } from './text.ts';

export const renderPeriodsJson = (report: PeriodsReport, version: string): string =>
  toJsonText(toPeriodsHistory(report, version));

const instant = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/** The document of a history without LIVEs: the same contract, with all its figures under `periods`. */
export const toPeriodsHistory = (report: PeriodsReport, version: string): HistoryReportDocument => ({
  schemaVersion: SCHEMA_VERSION,
  tool: { name: 'live-earnings', version },
  grouping: {
    by: report.by,
    chosen: report.chosen,
    weekStart: report.weekStart,
    timezone: report.timezone,
  },
  window: { since: instant(report.window.since), until: instant(report.window.until) },
  inputs: { sessions: 0, outside: 0, undated: 0, others: 0 },
  direct: null,
  histories: [],
  periods: periodsDocument(report),
  rates: report.rates.map(ratesDocument),
  checks: report.thresholds.map(thresholdDocument),
  diagnostics: report.diagnostics.map(findingDocument),
});

export const periodsDocument = (report: PeriodsReport): PeriodsDocument => {
  const { currency } = report;
  return {
    source: report.source,
    by: report.by,
    chosen: report.chosen,
    inputs: report.inputs,
    from: report.days?.from ?? null,
    to: report.days?.to ?? null,
    withoutDays: report.withoutDays,
    lastThirtyDays: report.lastThirtyDays,
    currency,
    total: figuresDocument(report.total, currency),
    groups: report.groups.map((group) => groupDocument(group, currency)),
    readings: report.readings.map((reading) => ({
      coinsPerDiamond: toDecimal(reading.coinsPerDiamond, 0),
      coins: toNumber(reading.coins),
      cash: cash(currency, reading.cash),
    })),
    agency: report.agency && {
      percent: toDecimal(report.agency.percent, 0),
      cash: cash(currency, report.agency.cash),
    },
  };
};

const groupDocument = ({ key, totals, share }: PeriodGroup, currency: Currency): PeriodGroupDocument => ({
  key: keyDocument(key),
  share: ratio(share),
  ...figuresDocument(totals, currency),
});

const keyDocument = (key: PeriodKey): PeriodGroupDocument['key'] => ({
  kind: key.kind,
  start: key.kind === 'period' ? key.start : null,
  end: key.kind === 'period' ? key.end : null,
  name: key.kind === 'named' ? key.name : null,
  platform: key.kind === 'named' ? key.platform : null,
  id: key.kind === 'named' ? key.id : null,
  groups: key.kind === 'rest' ? key.groups : null,
});

const ratio = (value: Exact | null): string | null => value && toDecimal(value, 0);
const pace = (value: Pace | null): PaceDocument => ({
  diamonds: ratio(value && value.diamonds),
  known: value?.known ?? 0,
});

const figuresDocument = (totals: PeriodTotals, currency: Currency): PeriodFiguresDocument => {
  const { counts, before } = totals;
  return {
    periods: totals.periods,
    diamonds: counts.diamonds,
    cash: cash(currency, totals.cash),
    lowerBound: totals.lowerBound,
    durationSeconds: counts.durationSeconds,
    validDays: counts.validDays,
    perHour: pace(totals.perHour),
    perValidDay: pace(totals.perValidDay),
    lives: counts.lives,
    averageViewers: totals.averageViewers,
    peakViewers: totals.peakViewers,
    views: counts.views,
    likes: counts.likes,
    shares: counts.shares,
    follows: counts.follows,
    gifters: counts.gifters,
    commenters: counts.commenters,
    parts: totals.parts,
    before: {
      periods: before.periods,
      diamonds: before.diamonds,
      durationSeconds: before.durationSeconds,
      validDays: before.validDays,
      perHour: pace(before.perHour),
      perValidDay: pace(before.perValidDay),
    },
    change: {
      perValidDay: ratio(totals.change && totals.change.perValidDay),
      known: totals.change?.known ?? 0,
    },
  };
};
