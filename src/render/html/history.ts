import { compare } from '../../money/exact.ts';
import type { CurrencyHistory, HistoryReport } from '../../report/history/build.ts';
import type { View } from '../registry.ts';
import { historyBody } from '../table/history.ts';
import { labelOf } from '../table/history-grid.ts';
import { atLeast, formatMoney } from '../text/amount.ts';
import { loadMeasure } from '../text/width.ts';
import { plural } from '../text/words.ts';
import { likesTile, type Tile } from './answer.ts';
import { HTML } from './blocks.ts';
import { groupFigure } from './group-bars.ts';
import { renderMany } from './many.ts';
import { overTimeFigure } from './over-time.ts';

/** What many LIVEs paid as one file to show to somebody. */
export async function renderHistoryHtml(report: HistoryReport, view: View): Promise<string> {
  const { histories, by, sessions, rates, thresholds, diagnostics } = report;
  const names = histories.flatMap(({ groups }) => groups.map(({ key }) => labelOf(key, by)));
  const measure = await loadMeasure(names);
  return renderMany(
    {
      body: historyBody(report, HTML, () => []),
      tiles: [...histories.slice(0, 2).flatMap(moneyTiles).slice(0, 2), likes(report)],
      claim: () => 'direct',
      figures: (index) => {
        const history = histories[index];
        return history
          ? [
              overTimeFigure(history, `over-time-${index + 1}`),
              groupFigure(history, by, `groups-${index + 1}`, measure),
            ]
          : [];
      },
      known: [
        ...histories.flatMap(({ total, currency }) =>
          total.lowerBound
            ? [`≥ means at least: not every LIVE in ${currency} tells all that was paid.`]
            : [],
        ),
        `Counted: ${plural(sessions.counted, 'LIVE')}. Amounts are what gifts paid, before deductions.`,
      ],
      rates,
      thresholds,
      diagnostics,
    },
    view,
  );
}

function moneyTiles({ total, currency }: CurrencyHistory): Tile[] {
  const money = (amount: NonNullable<typeof total.cash>['low']): string => formatMoney({ amount, currency });
  const { cash, perHour, lowerBound } = total;
  const range = (value: NonNullable<typeof total.cash>): string =>
    value.high === null
      ? `${money(value.low)} at the lowest reported rate`
      : compare(value.low, value.high) === 0
        ? ''
        : `${money(value.low)} to ${money(value.high)}`;
  return [
    {
      claim: 'direct',
      name: 'Gifts paid',
      big: cash ? atLeast(money(cash.expected), lowerBound) : '-',
      sub: cash ? range(cash) : 'unknown',
    },
    {
      claim: 'direct',
      name: 'An hour live',
      big: perHour ? atLeast(money(perHour.cash.expected), perHour.lowerBound) : '-',
      sub: perHour ? range(perHour.cash) : 'unknown',
    },
  ];
}

function likes({ histories }: HistoryReport): Tile {
  const known = histories.filter(({ total }) => total.likes.value !== null);
  const total = known.reduce((sum, each) => sum + (each.total.likes.value ?? 0), 0);
  const all = histories.every((each) => each.total.likes.known === each.total.sessions);
  return likesTile(known.length === 0 ? null : total, all, histories[0].currency);
}
