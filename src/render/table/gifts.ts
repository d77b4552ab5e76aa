import type { DirectIncome, GiftIncome } from '../../earnings/direct.ts';
import { allocate } from '../../money/allocate.ts';
import { type Exact, add, divide, exact, isZero, sum, ZERO, unitsToText } from '../../money/exact.ts';
import type { UnitPrice } from '../../session/session.ts';
import {
  atLeast,
  formatCount,
  formatQuantity,
  formatUnits,
  places,
  formatPercent,
  quantityText,
} from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import { plural } from '../text/words.ts';
import type { Paint } from '../paint.ts';
import type { Cell, Grid } from './grid.ts';

/** Gifts shown before the rest is summed up in one row. */
const TOP = 15;

interface Row {
  readonly name: string;
  readonly count: number;
  readonly each: string;
  readonly coins: Exact | null;
  readonly cash: Exact | null;
}

/** Gift by gift, most coins first; rows add up to the total to the last cent. Unknown prices print `-`. */
export function giftGrid(income: DirectIncome, all: boolean, paint: Paint): Grid {
  const rows = toRows(income.gifts, all);
  const total = sum(rows.map(({ cash }) => cash ?? ZERO));
  const digits = places(income.currency);
  const units = allocate(
    rows.map(({ cash }) => cash ?? ZERO),
    total,
    digits,
  );
  const shares = allocate(
    rows.map(({ cash }) => (cash && !isZero(total) ? divide(cash, total) : ZERO)),
    isZero(total) ? ZERO : exact(1),
    3,
  );
  const money = (text: string): Cell => ({ text, style: paint.money });
  const body = rows.map((row, index): Cell[] => [
    { text: row.name },
    { text: formatCount(row.count) },
    { text: row.each },
    { text: row.coins ? formatQuantity(row.coins) : '-' },
    row.cash ? money(formatUnits(units[index] as bigint, row.cash, income.currency)) : { text: '-' },
    { text: row.cash && !isZero(total) ? percent(shares[index] as bigint, row.cash) : '-' },
  ]);
  const strong = (text: string): Cell => ({ text, style: paint.strong });
  const printed = units.reduce((a, b) => a + b, 0n);
  const last: Cell[] = [
    strong('Total'),
    { text: formatCount(rows.reduce((count, row) => count + row.count, 0)) },
    { text: '' },
    strong(atLeast(formatQuantity(income.coins ?? ZERO), income.lowerBound)),
    {
      text: atLeast(formatUnits(printed, total, income.currency), income.lowerBound),
      style: (text) => paint.strong(paint.money(text)),
    },
    { text: isZero(total) ? '-' : formatPercent('100.0') },
  ];
  return {
    headStyle: paint.quiet,
    columns: [
      { title: 'Gift', align: 'left', breakTo: 12 },
      { title: 'Count', align: 'right' },
      { title: 'Coins each', align: 'right', drop: 2 },
      { title: 'Coins', align: 'right' },
      { title: `Payout ${income.currency}`, align: 'right' },
      { title: income.lowerBound ? 'Of known' : 'Share', align: 'right', drop: 1 },
    ],
    rows: [...body, last],
  };
}

/** Coins of each row of {@link giftGrid} above the total, for a drawing; `null` where a price is unknown. */
export const giftCoins = (income: DirectIncome, all: boolean): (number | null)[] =>
  toRows(income.gifts, all).map(({ coins }) => coins && Number(quantityText(coins)));

const percent = (thousandths: bigint, cash: Exact): string =>
  thousandths === 0n && !isZero(cash)
    ? `<${formatPercent('0.1')}`
    : formatPercent(unitsToText(thousandths, 1));

function toRows(gifts: readonly GiftIncome[], all: boolean): Row[] {
  const sorted = [...gifts].sort((a, b) => Number((b.coins?.num ?? -1n) - (a.coins?.num ?? -1n)));
  // Two lines with one name (two ids, two prices) are told apart by the id.
  const names = new Map<string, number>();
  for (const { line } of sorted) names.set(line.name, (names.get(line.name) ?? 0) + 1);
  const rows = sorted.map(({ line, coins, cash }): Row => {
    const twin = (names.get(line.name) as number) > 1 && line.giftId !== null;
    return {
      name: sanitise(line.name) + (twin ? ` (${line.giftId})` : ''),
      count: line.count,
      each: priceText(line.price),
      coins,
      cash: cash?.expected ?? null,
    };
  });
  if (all || rows.length <= TOP + 1) return rows;
  const rest = rows.slice(TOP);
  return [
    ...rows.slice(0, TOP),
    restRow(rest.filter(({ cash }) => cash !== null)),
    ...rest.filter(({ cash }) => cash === null),
  ];
}

const restRow = (rest: readonly Row[]): Row => ({
  name: `${plural(rest.length, 'more kind')} of gift (--all)`,
  count: rest.reduce((count, row) => count + row.count, 0),
  each: '',
  coins: rest.reduce((coins, row) => add(coins, row.coins ?? ZERO), ZERO),
  cash: rest.reduce((cash, row) => add(cash, row.cash ?? ZERO), ZERO),
});

const priceText = (price: UnitPrice): string =>
  price.kind === 'priced' ? formatCount(price.coins) : price.kind === 'free' ? 'free' : '-';
