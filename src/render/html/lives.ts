import { toNumber } from '../../money/exact.ts';
import type { Report } from '../../report/report.ts';
import { PLAIN } from '../paint.ts';
import { sessionsBlocks } from '../table/sessions.ts';
import { formatCount } from '../text/amount.ts';
import type { Measure } from '../text/width.ts';
import { type Bar, barsHeight, drawBars } from './bars.ts';
import { renderFigure } from './figure.ts';

/** Bars a reader compares; beyond them the table alone. */
const MOST = 30;

/** What each LIVE paid, in the order and with the figures of the table. */
export function livesFigure(report: Report, measure: Measure): string {
  const grid = sessionsBlocks(report, PLAIN).find((block) => block.kind === 'grid')?.grid;
  if (!grid) return '';
  const bars = report.sessions.slice(0, MOST).map(({ direct: { income } }, index): Bar => {
    const row = grid.rows[index] ?? [];
    const { cash } = income;
    const range = cash && { low: toNumber(cash.low), high: cash.high && toNumber(cash.high) };
    return {
      label: row[0]?.text ?? '',
      figure: row[3]?.text ?? '-',
      span: cash && [0, toNumber(cash.expected)],
      texture: 'solid',
      ...(range && range.low !== range.high ? { range } : {}),
    };
  });
  if (bars.every(({ span }) => span === null)) return '';
  const left = report.sessions.length - bars.length;
  return renderFigure({
    id: 'lives',
    title: `Gifts paid, LIVE by LIVE, ${report.direct.income.currency}`,
    description: 'A bar a LIVE, with the range of reported rates; the table that follows has every figure.',
    key: `Line across a bar: other reported rates.${left > 0 ? ` The other ${formatCount(left)} LIVEs are in the table.` : ''}`,
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: null,
  });
}
