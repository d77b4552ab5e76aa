import type { DirectIncome, GiftIncome } from '../../earnings/direct.ts';
import { allocate } from '../../money/allocate.ts';
import { add, compare, type Exact, exact, sum, ZERO } from '../../money/exact.ts';
import type { Paint } from '../paint.ts';
import type { Cell, Grid } from '../table/grid.ts';
import { formatCount, formatQuantity, formatUnits, places } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Measure, wrapHard } from '../text/width.ts';
import { plural } from '../text/words.ts';

interface Row {
  readonly name: string;
  readonly count: number;
  readonly coins: Exact | null;
  readonly cash: Exact | null;
}

/**
 * The gifts that brought most, and what all others brought as one row: together they are the payout to the last cent. What has no
 * price has no cash, and comes last.
 *
 * @param most rows, at least 1
 */
export function topGifts(income: DirectIncome, most: number, paint: Paint, measure: Measure): Grid {
  const rows = rowsOf(income.gifts, most, measure);
  const digits = places(income.currency);
  const paid = rows.map(({ cash }) => cash ?? ZERO);
  const units = allocate(paid, sum(paid), digits);
  return {
    headStyle: paint.quiet,
    columns: [
      { title: 'Gift', align: 'left', breakTo: 8 },
      { title: 'Count', align: 'right', drop: 1 },
      { title: 'Coins', align: 'right', drop: 2 },
      { title: income.currency, align: 'right' },
    ],
    rows: rows.map(({ name, count, coins, cash }, index): Cell[] => [
      { text: name },
      { text: formatCount(count) },
      { text: coins === null ? '-' : formatQuantity(coins) },
      cash === null
        ? { text: '-' }
        : { text: formatUnits(units[index] as bigint, cash, income.currency), style: paint.money },
    ]),
  };
}

function rowsOf(gifts: readonly GiftIncome[], most: number, measure: Measure): Row[] {
  // Two ids or prices can share a name, and are told apart by the id.
  const names = new Map<string, number>();
  for (const { line } of gifts) names.set(line.name, (names.get(line.name) ?? 0) + 1);
  const nameOf = ({ name, giftId }: GiftIncome['line']): string =>
    shortened(sanitise(name), measure) + (giftId !== null && names.get(name) !== 1 ? ` (${giftId})` : '');
  const sorted = gifts
    .map(
      ({ line, coins, cash }): Row => ({
        name: nameOf(line),
        count: line.count,
        coins,
        cash: cash?.expected ?? null,
      }),
    )
    .sort((a, b) => compare(b.coins ?? NONE, a.coins ?? NONE));
  if (sorted.length <= most) return sorted;
  const rest = sorted.slice(most - 1);
  const others: Row = {
    name: plural(rest.length, 'more kind'),
    count: rest.reduce((count, row) => count + row.count, 0),
    coins: totalOf(rest.map(({ coins }) => coins)),
    cash: totalOf(rest.map(({ cash }) => cash)),
  };
  return [...sorted.slice(0, most - 1), others];
}

/** Of what is known; `null` where nothing is. */
const totalOf = (amounts: readonly (Exact | null)[]): Exact | null =>
  amounts.reduce((total, each) => (each === null ? total : add(total ?? ZERO, each)), null);

/** Below every price. */
const NONE = exact(-1);

const WIDEST = 20;

/** A name on several lines would push others off the screen. */
const shortened = (name: string, measure: Measure): string =>
  measure(name) > WIDEST ? `${wrapHard(name, WIDEST - 1, measure)[0] ?? ''}…` : name;
