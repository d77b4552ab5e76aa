import type { Catalogue, Lookup } from '../../rates/catalogue.ts';
import { normaliseName } from '../../rates/catalogue.ts';
import { findByName } from '../named-gift.ts';
import type { TypedGift, TypedPrice } from '../typed/fields.ts';
import { placeOf, type Table } from './table.ts';

/** A row of finished gifts. */
export interface GiftRow {
  /** `null` only where there is an id. */
  readonly name: string | null;
  readonly giftId: string | null;
  /** Whole, at least 1. */
  readonly count: number;
  /** Coins of one; `null` is unknown, and so is the 0 that recorders write for it. */
  readonly coins: number | null;
  readonly line: number;
}

/**
 * Rows as gifts, those of one kind and price added up. What carries no price gets the catalogue's, by id or by a name with
 * exactly one price; else it is unpriced, as in a log, and nothing is asked.
 */
export function typedGifts(rows: readonly GiftRow[], table: Table, catalogue: Catalogue): TypedGift[] {
  const gifts = new Map<string, TypedGift>();
  for (const { name, giftId, count, coins, line } of rows) {
    const key = `${giftId ?? normaliseName(name ?? '')}\n${coins ?? ''}`;
    const known = gifts.get(key);
    if (known) gifts.set(key, { ...known, count: known.count + count });
    else {
      const price: TypedPrice =
        coins === null ? listed(lookUp({ name, giftId }, catalogue)) : { kind: 'coins', coins };
      gifts.set(key, { name: name ?? (giftId as string), giftId, count, price, at: placeOf(table, line) });
    }
  }
  return [...gifts.values()];
}

/** By id where there is one: names are localised, and one name can have several prices. */
export function lookUp({ name, giftId }: Pick<GiftRow, 'name' | 'giftId'>, catalogue: Catalogue): Lookup {
  if (giftId === null) return findByName(catalogue, name ?? '');
  const known = catalogue.byId(giftId);
  return known ? { kind: 'found', ...known } : { kind: 'unknown', suggestions: [] };
}

const listed = (found: Lookup): TypedPrice =>
  found.kind === 'found' && found.price.kind !== 'unpriced'
    ? found.price.kind === 'free'
      ? { kind: 'catalogue' }
      : { kind: 'coins', coins: found.price.coins }
    : { kind: 'unpriced' };
