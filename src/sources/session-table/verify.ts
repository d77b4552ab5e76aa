import type { RowFault } from '../../diagnostics/args.ts';
import { type Diagnostic, InputError } from '../../diagnostics/diagnostic.ts';
import type { Catalogue } from '../../rates/catalogue.ts';
import type { ReadContext } from '../source.ts';
import type { TypedFields, TypedGift } from '../typed/fields.ts';
import { priceGifts } from '../typed/gifts.ts';
import { resolveTime, secondsBetween } from '../typed/time.ts';

/**
 * What only shows when a session is put together, asked in advance, so that one row with an unknown gift does not stop the
 * report on a hundred thousand others: gifts that are not in the catalogue, and an end before the start.
 *
 * @param found names of gifts that the catalogue has, to be asked of it once
 * @returns `[]` for a session that will hold
 */
export async function faultsOf(
  fields: TypedFields,
  context: ReadContext,
  found: Set<string>,
): Promise<readonly RowFault[]> {
  const faults: RowFault[] = [];
  const { gifts, startedAt, endedAt } = fields;
  // The catalogue of another platform is not at hand here; its gifts are looked up later.
  if (gifts !== null && gifts.length > 0 && fields.platform === null) {
    faults.push(...giftFaults(gifts, await context.catalogue(), found));
  }
  if (startedAt !== null && endedAt !== null) {
    const timezone = fields.timezone ?? context.timezone;
    const [from, to] = await Promise.all(
      [startedAt, endedAt].map(({ text }) => resolveTime(text, timezone, context)),
    );
    if (typeof from === 'object' && typeof to === 'object' && secondsBetween(from.instant, to.instant) <= 0) {
      const expected = 'a time after startedAt';
      faults.push({ kind: 'value', column: 'endedAt', value: endedAt.text, expected });
    }
  }
  return faults;
}

/** Counts below it cannot add up to one that is no longer exact, however many gifts a cell holds. */
const SMALL = 1e9;

function giftFaults(gifts: readonly TypedGift[], catalogue: Catalogue, found: Set<string>): RowFault[] {
  if (gifts.every(({ name, count }) => found.has(name) && count < SMALL)) return [];
  try {
    priceGifts(gifts, catalogue);
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics.flatMap(asFault);
    throw error;
  }
  for (const { name, price } of gifts) if (price.kind === 'catalogue') found.add(name);
  return [];
}

/** A finding about a value, as the fault of a row; `[]` for what no row is to blame for. */
export function asFault(found: Diagnostic): RowFault[] {
  const { code, args } = found;
  if (code === 'GIFT_UNKNOWN') return [{ kind: 'gift-unknown', ...args }];
  if (code === 'GIFT_AMBIGUOUS') return [{ kind: 'gift-ambiguous', ...args }];
  if (code === 'COUNT_TOO_LARGE') return [{ kind: 'too-large', column: args.figure, value: args.value }];
  if (code === 'DATA_KEY_MISSING') {
    return [{ kind: 'value', column: args.key, value: '', expected: args.expected }];
  }
  if (code !== 'DATA_VALUE_INVALID') return [];
  return [{ kind: 'value', column: args.key, value: args.value, expected: args.expected }];
}
