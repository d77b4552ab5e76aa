import type { Backtest } from '../../history/forecast/backtest.ts';
import type { Forecast } from '../../history/forecast/forecast.ts';
import { FEWEST_SESSIONS } from '../../history/forecast/pace-model.ts';
import type { Currency } from '../../money/currency.ts';
import type { ForecastReport } from '../../report/forecast/build.ts';
import type { ForecastDocument } from '../../report/forecast/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { mixedNames } from '../text/mixed.ts';
import { ratesDocument, thresholdDocument } from './document.ts';
import { findingDocument } from './finding.ts';
import { coinsDocument, deductionSetDocument, historyDocument } from './many.ts';
import { significant } from './significant.ts';
import { toJsonText } from './text.ts';

export function toForecastDocument(report: ForecastReport, version: string): ForecastDocument {
  const { forecast, plannedSeconds, history, rates, deductions, thresholds, diagnostics } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    forecast: {
      basis: 'estimated',
      plannedMinutes: significant(plannedSeconds / 60),
      sessions: forecast.n,
      ...(forecast.kind === 'refused' ? refusal(forecast) : figures(forecast, rates.currency)),
    },
    history: historyDocument(history),
    rates: ratesDocument(rates),
    deductions: deductions.map(deductionSetDocument),
    checks: thresholds.map(thresholdDocument),
    diagnostics: diagnostics.map(findingDocument),
  };
}

export const renderForecastJson = (report: ForecastReport, version: string): string =>
  toJsonText(toForecastDocument(report, version));

type Figures = Omit<ForecastDocument['forecast'], 'basis' | 'plannedMinutes' | 'sessions'>;

const refusal = ({ reason, needed, mixed }: Forecast & { kind: 'refused' }): Figures => ({
  status: 'refused',
  reason,
  mixed: mixedNames(mixed),
  sessionsNeeded: needed,
  lowerBound: false,
  quantiles: [],
  model: null,
  backtest: null,
  assumptions: [],
});

function figures(forecast: Forecast & { kind: 'forecast' }, currency: Currency): Figures {
  const { model, quantiles, backtest, order, lowerBounds, assumptions } = forecast;
  return {
    status: 'forecast',
    reason: null,
    mixed: [],
    sessionsNeeded: FEWEST_SESSIONS,
    lowerBound: lowerBounds > 0,
    quantiles: quantiles.map(({ probability, ...worth }) => ({
      probability,
      ...coinsDocument(worth, currency, lowerBounds > 0),
    })),
    model: {
      effectiveSessions: significant(model.effective),
      offsetCoins: significant(model.offset),
      logMean: significant(model.mean),
      logSd: significant(model.sd),
      df: significant(model.df),
      order,
    },
    backtest: backtest && backtestDocument(backtest),
    assumptions: [...assumptions],
  };
}

const rounded = (value: number | null): number | null => value && significant(value);

const backtestDocument = (backtest: Backtest): NonNullable<ForecastDocument['forecast']['backtest']> => ({
  forecasts: backtest.forecasts,
  pinball: {
    forecast: significant(backtest.pinball.forecast),
    ownHistory: significant(backtest.pinball.ownHistory),
    lastFive: significant(backtest.pinball.lastFive),
  },
  ratio: rounded(backtest.ratio),
  skill: rounded(backtest.skill),
  lastFiveRatio: rounded(backtest.lastFiveRatio),
  coverage: significant(backtest.coverage),
  typicalMiss: significant(backtest.typicalMiss),
  noBetter: backtest.noBetter,
});
