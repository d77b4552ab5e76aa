import type { DirectIncome } from '../../earnings/direct.ts';
import { PLAIN } from '../paint.ts';
import { giftCoins, giftGrid } from '../table/gifts.ts';
import { formatCount } from '../text/amount.ts';
import type { Measure } from '../text/width.ts';
import { type Bar, barsHeight, drawBars } from './bars.ts';
import { renderFigure } from './figure.ts';

/** Bars a reader compares at a glance; the table below has the rest. */
const MOST = 12;

/** Gifts by value: the rows of the table as bars, the coins as their length. Nothing where no gift has a price. */
export function giftFigure(income: DirectIncome, all: boolean, measure: Measure): string {
  const rows = giftGrid(income, all, PLAIN).rows.slice(0, -1);
  const coins = giftCoins(income, all);
  const priced = rows
    .map((cells, index) => ({ cells, length: coins[index] ?? 0 }))
    .filter(({ length }) => length > 0);
  if (priced.length < 2) return '';
  const bars = priced.slice(0, MOST).map(
    ({ cells: [name, , , , cash, share], length }): Bar => ({
      label: name?.text ?? '',
      figure: `${cash?.text} · ${share?.text}`,
      span: [0, length],
      texture: 'solid',
    }),
  );
  const left = rows.length - bars.length;
  return renderFigure({
    id: 'gifts',
    title: `Gifts by value, ${income.currency}`,
    description: `A bar a kind of gift, as long as its coins, most first. The longest: ${bars
      .slice(0, 3)
      .map(({ label, figure }) => `${label}, ${figure}`)
      .join('; ')}. The table that follows has every figure.`,
    key: left > 0 ? `${formatCount(left)} more ${left === 1 ? 'row' : 'rows'} in the table.` : '',
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: null,
  });
}
