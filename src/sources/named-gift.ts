import { type Catalogue, type Lookup, normaliseName } from '../rates/catalogue.ts';
import { type GiftId, giftNamed, nameInId } from '../session/ids.ts';
import type { KnownGift } from '../session/settle/known-gift.ts';

/** The id under which gifts of one name are counted; what they are worth, {@link knownGift} says at the end. */
export const namedGiftId = (name: string): GiftId => giftNamed(plainName(name));

/** Keys of a tally are lines, so nothing in a name may end one. */
const plainName = (name: string): string => normaliseName(name.replace(/\p{Cc}+/gu, ' '));

/** What the catalogue knows of a gift, by its id, or by its name where that has exactly one price. */
export function knownGift(catalogue: Catalogue, giftId: string): KnownGift | null {
  const name = nameInId(giftId);
  if (name === null) return catalogue.byId(giftId);
  const found = findByName(catalogue, name);
  return found.kind === 'found' ? { ...found, type: null } : null;
}

/** The catalogue's lookup without its reading of a name as an id: a gift called `100` is not the gift 100. */
export function findByName(catalogue: Catalogue, name: string): Lookup {
  const found = catalogue.find(name);
  return found.kind === 'found' && plainName(found.name) !== plainName(name)
    ? { kind: 'unknown', suggestions: [] }
    : found;
}
