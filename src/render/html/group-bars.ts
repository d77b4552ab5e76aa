import { toNumber } from '../../money/exact.ts';
import type { By, CurrencyHistory } from '../../report/history/build.ts';
import { PLAIN } from '../paint.ts';
import { historyGrid } from '../table/history-grid.ts';
import { formatCount } from '../text/amount.ts';
import type { Measure } from '../text/width.ts';
import { type Bar, barsHeight, drawBars } from './bars.ts';
import { renderFigure } from './figure.ts';

/** Bars a reader compares; beyond them the table alone. */
const MOST = 20;

/** What gifts paid by creator, platform or title, in the order and with the figures of the table. Periods have a chart of their own. */
export function groupFigure(history: CurrencyHistory, by: By, id: string, measure: Measure): string {
  const { groups, currency } = history;
  if (groups.length < 2 || groups.some(({ key }) => key.kind === 'period')) return '';
  const { columns, rows } = historyGrid(history, by, PLAIN);
  const payout = columns.findIndex(({ title }) => title.startsWith('Payout '));
  const bars = groups.slice(0, MOST).map(({ figures: { cash } }, index): Bar => {
    const range = cash && { low: toNumber(cash.low), high: cash.high && toNumber(cash.high) };
    return {
      label: rows[index]?.[0]?.text ?? '',
      figure: rows[index]?.[payout]?.text ?? '-',
      span: cash && [0, toNumber(cash.expected)],
      texture: 'solid',
      ...(range && range.low !== range.high ? { range } : {}),
    };
  });
  if (bars.every(({ span }) => span === null)) return '';
  const left = groups.length - bars.length;
  return renderFigure({
    id,
    title: `Gifts paid by ${by}, ${currency}`,
    description: `A bar a ${by}, with the range of reported rates; the table that follows has every figure.`,
    key: `Line across a bar: other reported rates.${left > 0 ? ` The other ${formatCount(left)} are in the table.` : ''}`,
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: null,
  });
}
