import type { CashDocument } from '../../report/document.ts';
import type { ForecastReport } from '../../report/forecast/build.ts';
import type { ForecastDocument } from '../../report/forecast/document.ts';
import { toForecastDocument } from '../json/forecast.ts';

type Made = ForecastDocument['forecast'];

/** A quantile of the forecast. A forecast that was refused is one row without figures, which says why. */
export interface QuantileRow
  extends Pick<
    Made,
    'basis' | 'status' | 'reason' | 'plannedMinutes' | 'sessions' | 'sessionsNeeded' | 'lowerBound'
  > {
  readonly creator: string | null;
  /** That the coins are not exceeded. */
  readonly probability: number | null;
  readonly coins: number | null;
  readonly cash: CashDocument | null;
  readonly net: CashDocument | null;
}

export function quantileRows(report: ForecastReport, version: string): QuantileRow[] {
  const { forecast, history } = toForecastDocument(report, version);
  const { basis, status, reason, plannedMinutes, sessions, sessionsNeeded, lowerBound, quantiles } = forecast;
  const common = { basis, status, reason, plannedMinutes, sessions, sessionsNeeded, lowerBound };
  const rows = quantiles.length > 0 ? quantiles : [{ probability: null, coins: null, cash: null, net: null }];
  return rows.map((row) => ({ creator: history.creator, ...common, ...row }));
}
