import type { Forecast, ForecastQuantile } from '../../history/forecast/forecast.ts';
import type { ForecastReport } from '../../report/forecast/build.ts';
import type { View } from '../registry.ts';
import { forecastBody } from '../table/forecast.ts';
import { atLeast, formatCount, formatMoney } from '../text/amount.ts';
import { plural } from '../text/words.ts';
import type { Tile } from './answer.ts';
import { HTML } from './blocks.ts';
import { fanFigure } from './fan.ts';
import { renderMany } from './many.ts';

/** What the next LIVE may bring as one file to show to somebody. */
export async function renderForecastHtml(report: ForecastReport, view: View): Promise<string> {
  const { forecast, rates, thresholds, diagnostics } = report;
  const made = forecast.kind === 'forecast' ? forecast : null;
  return renderMany(
    {
      body: forecastBody(report, HTML),
      tiles: made ? tilesOf(report, made) : [],
      claim: (_, title) => (title === 'FORECAST' ? 'direct' : 'neither'),
      figures: (_, title) => (made && title === 'FORECAST' ? [fanFigure(report, made)] : []),
      known: [
        'Estimated from the past of one creator. It is a range with a chance, and never a promise.',
        ...(made && made.lowerBounds > 0
          ? ['≥ means at least: some LIVEs of the past do not tell all.']
          : []),
      ],
      rates: [rates],
      thresholds,
      diagnostics,
    },
    view,
  );
}

function tilesOf({ rates: { currency } }: ForecastReport, forecast: Forecast & { kind: 'forecast' }): Tile[] {
  const [low, , middle, , high] = forecast.quantiles;
  if (!low || !middle || !high) return [];
  const bound = forecast.lowerBounds > 0;
  const money = ({ cash }: ForecastQuantile): string => formatMoney({ amount: cash.expected, currency });
  const coins = (quantile: ForecastQuantile): string => formatCount(quantile.coins);
  return [
    {
      claim: 'direct',
      name: 'In four of five cases',
      big: `${atLeast(money(low), bound)} to ${money(high)}`,
      sub: `${coins(low)} to ${coins(high)} coins, estimated`,
    },
    {
      claim: 'direct',
      name: 'The middle',
      big: atLeast(money(middle), bound),
      sub: 'as often more as less',
    },
    {
      claim: 'neither',
      name: 'It rests on',
      big: plural(forecast.n, 'LIVE'),
      sub: forecast.backtest
        ? `tried on ${formatCount(forecast.backtest.forecasts)} of them`
        : 'too few to be tried on',
    },
  ];
}
