import { type Exact, add, ZERO } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { addRanges, type DirectIncome, type GiftIncome, type IncomeSource } from './direct.ts';

/**
 * Adds up the gift income of several sessions in one currency. A session that does not tell its income makes the total a
 * lower bound; the same gift at the same price becomes one row. One session is its own total.
 */
export function totalIncome(incomes: readonly [DirectIncome, ...DirectIncome[]]): DirectIncome {
  if (incomes.length === 1) return incomes[0];
  const known = incomes.filter((income) => income.coins !== null);
  const lowerBound = known.length < incomes.length || incomes.some((income) => income.lowerBound);
  const sources = new Set(known.map((income) => income.source));
  const only: IncomeSource | undefined = sources.size === 1 ? known[0]?.source : undefined;
  return {
    source: known.length === 0 ? 'unknown' : (only ?? 'gifts'),
    basis: weakest(known),
    currency: incomes[0].currency,
    coins: addKnown(known.map((income) => income.coins)),
    diamonds: addKnown(known.map((income) => income.diamonds)),
    lowerBound: known.length > 0 && lowerBound,
    cash: open(addKnownRanges(known.map((income) => income.cash)), lowerBound),
    gifts: mergeLines(
      incomes.flatMap((income) => income.gifts),
      lowerBound,
    ),
    readings: [],
    toOthers: {
      coins: incomes.reduce((total, income) => add(total, income.toOthers.coins), ZERO),
      lowerBound: incomes.some((income) => income.toOthers.lowerBound),
      gifts: mergeLines(
        incomes.flatMap((income) => income.toOthers.gifts),
        false,
      ),
    },
  };
}

/** The total is no better supported than its weakest part. */
function weakest(incomes: readonly DirectIncome[]): DirectIncome['basis'] {
  const order = ['assumed', 'estimated', 'converted', 'declared', 'measured'] as const;
  return order.find((basis) => incomes.some((income) => income.basis === basis)) ?? 'declared';
}

function addKnown(values: readonly (Exact | null)[]): Exact | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => add(a, b), ZERO);
}

function addKnownRanges(values: readonly (Range | null)[]): Range | null {
  const [first, ...rest] = values.filter((value) => value !== null);
  return first ? rest.reduce((a, b) => addRanges(a, b), first) : null;
}

const open = (range: Range | null, lowerBound: boolean): Range | null =>
  range && lowerBound ? { ...range, high: null } : range;

function mergeLines(gifts: readonly GiftIncome[], lowerBound: boolean): GiftIncome[] {
  const rows = new Map<string, GiftIncome>();
  for (const gift of gifts) {
    const { giftId, name, price } = gift.line;
    const key = JSON.stringify([giftId ?? name, price]);
    const same = rows.get(key);
    rows.set(key, same ? addGifts(same, gift) : { ...gift, cash: open(gift.cash, lowerBound) });
  }
  return [...rows.values()];
}

const addGifts = (a: GiftIncome, b: GiftIncome): GiftIncome => ({
  line: { ...a.line, count: a.line.count + b.line.count },
  coins: a.coins && b.coins && add(a.coins, b.coins),
  cash: a.cash && b.cash && addRanges(a.cash, b.cash),
});
