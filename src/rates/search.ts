import { type Catalogue, type CatalogueGift, normaliseName } from './catalogue.ts';

/**
 * Simple gifts are what many viewers can send, elaborate ones fill the screen. The bounds follow the catalogue: 47 of 49
 * gifts of up to 30 coins can be sent in streaks, and only 4 above.
 */
export const PRICE_BANDS = [
  { name: 'simple', from: 1, to: 30 },
  { name: 'middle', from: 31, to: 999 },
  { name: 'elaborate', from: 1000, to: 9999 },
  { name: 'grand', from: 10_000, to: Number.MAX_SAFE_INTEGER },
] as const;
export type PriceBand = (typeof PRICE_BANDS)[number]['name'];

export const priceBand = (coins: number): PriceBand =>
  PRICE_BANDS.find(({ to }) => coins <= to)?.name ?? 'grand';

/**
 * Gifts for browsing: an exact id, a price (`1000`, `100-500`), a band (`simple`), or part of a name. Unlike a lookup this
 * may find many, because nothing is counted from it. Cheapest first.
 */
export function searchGifts(catalogue: Catalogue, query: string): CatalogueGift[] {
  const text = query.trim();
  const matches = matcher(text);
  return catalogue.gifts.filter(matches).sort(byPriceThenName);
}

function matcher(text: string): (gift: CatalogueGift) => boolean {
  if (text === '') return () => true;
  const range = /^(\d+)\s*(?:-|\.\.)\s*(\d+)$/.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return ({ price }) => price.kind === 'priced' && price.coins >= from && price.coins <= to;
  }
  const band = PRICE_BANDS.find(({ name }) => name === text.toLowerCase());
  if (band)
    return ({ price }) => price.kind === 'priced' && price.coins >= band.from && price.coins <= band.to;
  const name = normaliseName(text);
  if (/^\d+$/.test(text)) {
    return (gift) =>
      gift.giftId === text ||
      (gift.price.kind === 'priced' && gift.price.coins === Number(text)) ||
      normaliseName(gift.name) === name;
  }
  return (gift) => normaliseName(gift.name).includes(name);
}

const coinsOf = ({ price }: CatalogueGift): number => (price.kind === 'priced' ? price.coins : 0);
const byPriceThenName = (a: CatalogueGift, b: CatalogueGift): number =>
  coinsOf(a) - coinsOf(b) ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : Number(a.giftId) - Number(b.giftId));
