import { type Diagnostic, diagnostic, fail, type Place } from '../../diagnostics/diagnostic.ts';
import type { Catalogue } from '../../rates/catalogue.ts';
import type { UnitPrice } from '../../session/session.ts';
import type { ReadContext, ValueIs } from '../source.ts';
import { type GiftRow, lookUp } from './gift-rows.ts';

/** A row whose value may be the coins of one gift or of all. */
export interface ValuedRow extends Omit<GiftRow, 'coins'> {
  /** `null` where there is none. */
  readonly value: number | null;
}

interface Decision {
  readonly is: ValueIs;
  readonly notes: readonly Diagnostic[];
}

/**
 * Whether values are of one gift or of all, over the whole table: by what the user said, else by what the column's name says,
 * else by the catalogue, where every known gift fits one reading and at least one fits no other. With no row of several
 * gifts it does not matter.
 *
 * @param column its name, and where the header stands
 * @throws InputError VALUE_AMBIGUOUS when none of them tells
 */
export async function decideValue(
  rows: readonly ValuedRow[],
  named: ValueIs | null,
  { column, at }: { readonly column: string | null; readonly at: Place },
  context: ReadContext,
): Promise<Decision> {
  if (column === null || !rows.some(({ value, count }) => value !== null && count > 1))
    return { is: 'unit', notes: [] };
  const decided = (is: ValueIs, by: 'flag' | 'header' | 'catalogue'): Decision => ({
    is,
    notes: [diagnostic('VALUE_READ_AS', { column, is, by }, at)],
  });
  if (context.valueIs !== null) return decided(context.valueIs, 'flag');
  if (named !== null) return decided(named, 'header');

  const catalogue = await context.catalogue();
  const telling: { readonly unit: boolean; readonly total: boolean }[] = [];
  for (const row of rows) {
    const prices = pricesOf(row, catalogue);
    if (row.value === null || prices.length === 0) continue;
    const { value, count } = row;
    telling.push({ unit: prices.includes(value), total: prices.some((price) => price * count === value) });
  }
  const fits = (is: ValueIs, other: ValueIs): boolean =>
    telling.every((row) => row[is]) && telling.some((row) => !row[other]);
  if (fits('unit', 'total')) return decided('unit', 'catalogue');
  if (fits('total', 'unit')) return decided('total', 'catalogue');
  const same = telling.every(({ unit, total }) => unit && total);
  const reason = telling.length === 0 ? 'no-known-gift' : same ? 'single-gifts' : 'fits-neither';
  return fail('VALUE_AMBIGUOUS', { column, reason }, at);
}

/** Every price that a gift may have: a name can have several. */
function pricesOf(row: ValuedRow, catalogue: Catalogue): number[] {
  const found = lookUp(row, catalogue);
  const prices: readonly UnitPrice[] =
    found.kind === 'found'
      ? [found.price]
      : found.kind === 'ambiguous'
        ? found.candidates.map(({ price }) => price)
        : [];
  return prices.flatMap((price) => (price.kind === 'priced' ? [price.coins] : []));
}
