import type { Catalogue, CatalogueGift } from '../../rates/catalogue.ts';

/** So many gifts of one kind that they are worth the coins; one fewer is not. */
export interface NamedGifts {
  /** `null` for a name that several ids share at one price. */
  readonly giftId: string | null;
  readonly name: string;
  readonly coinsEach: number;
  readonly count: number;
}

/** Well-known gifts of rising price; their prices come from the catalogue. */
const FAMILIAR = ['Rose', 'Doughnut', 'Corgi', 'Galaxy', 'Lion'];

/** Where a catalogue knows fewer than these of them, its own cheapest, middle and dearest gift stand for them. */
const ENOUGH = 2;

/**
 * The coins in gifts of the catalogue, cheapest first. A gift dearer than the coins is not shown: one of it would be more
 * than was asked.
 *
 * @param coins whole, above 0
 */
export function inNamedGifts(coins: number, catalogue: Catalogue): NamedGifts[] {
  const familiar = FAMILIAR.flatMap((name) => {
    const found = catalogue.find(name);
    return found.kind === 'found' ? priced(found) : [];
  });
  const gifts = familiar.length >= ENOUGH ? familiar : spread(catalogue);
  return gifts
    .filter(({ coinsEach }) => coinsEach <= coins)
    .sort((a, b) => a.coinsEach - b.coinsEach)
    .map((gift) => ({
      ...gift,
      count: Number((BigInt(coins) + BigInt(gift.coinsEach) - 1n) / BigInt(gift.coinsEach)),
    }));
}

type Priced = Omit<NamedGifts, 'count'>;

const priced = ({
  giftId,
  name,
  price,
}: Pick<CatalogueGift, 'name' | 'price'> & { giftId: string | null }): Priced[] =>
  price.kind === 'priced' ? [{ giftId: giftId === '' ? null : giftId, name, coinsEach: price.coins }] : [];

function spread({ gifts }: Catalogue): Priced[] {
  const all = gifts.flatMap(priced).sort((a, b) => a.coinsEach - b.coinsEach || (a.name < b.name ? -1 : 1));
  const places = [0, Math.floor((all.length - 1) / 2), all.length - 1];
  return [...new Set(places)].flatMap((place) => all[place] ?? []);
}
