import type { GiftId } from '../ids.ts';
import type { UnitPrice } from '../session.ts';
import type { Tally } from '../tally/tally.ts';
import type { Purchase } from './purchase.ts';
import type { GiftById } from './known-gift.ts';

export type PriceOf = (purchase: Purchase) => UnitPrice;

const UNPRICED: UnitPrice = { kind: 'unpriced' };

/**
 * What one gift of a purchase cost: its own messages' price, else the price other messages of the log give for the same
 * gift, else the catalogue's. A gift that the user's configuration calls free is free whatever its messages say; no
 * message and no shipped list can say so, as 0 means unknown there (decision 4).
 */
export function pricePurchases(tally: Tally, gift: GiftById): PriceOf {
  const elsewhere = new Map<GiftId, UnitPrice>();
  for (const [giftId, { units }] of tally.gifts) {
    const listed = gift(giftId)?.price ?? UNPRICED;
    const [smallest] = units;
    const only: UnitPrice = smallest === undefined ? UNPRICED : { kind: 'priced', coins: smallest };
    elsewhere.set(giftId, listed.kind === 'free' || only.kind === 'unpriced' ? listed : only);
    // Several prices for one gift: the catalogue is the better witness for a message that gives none.
    if (units.length > 1 && listed.kind === 'priced') elsewhere.set(giftId, listed);
  }
  // A purchase is asked for its price several times: one of each, not a new one each time.
  const priced = new Map<number, UnitPrice>();
  const pricedAt = (coins: number): UnitPrice => {
    const known = priced.get(coins);
    if (known !== undefined) return known;
    const price: UnitPrice = { kind: 'priced', coins };
    priced.set(coins, price);
    return price;
  };
  return ({ giftId, unit }) => {
    const other = elsewhere.get(giftId) ?? UNPRICED;
    return unit === null || other.kind === 'free' ? other : pricedAt(unit);
  };
}

/** Coins of a purchase; an unpriced one adds nothing here and makes the total a lower bound elsewhere. */
export const coinsOf = (price: UnitPrice, count: number): number =>
  price.kind === 'priced' ? price.coins * count : 0;
