import type { ForecastReport } from '../../report/forecast/build.ts';
import { forecastHeadline } from '../table/forecast.ts';
import { plural } from '../text/words.ts';
import { renderSaid } from './many.ts';

/** What the next LIVE may bring in one line: a range, and never one figure alone. */
export const renderForecastLine = (report: ForecastReport, width: number | null): Promise<string> =>
  renderSaid(
    {
      answer: forecastHeadline(report),
      parts: [
        report.forecast.kind === 'forecast'
          ? { text: `estimated from ${plural(report.forecast.n, 'LIVE')}`, drop: 4 }
          : null,
      ],
      thresholds: report.thresholds,
      diagnostics: report.diagnostics,
    },
    width,
  );
