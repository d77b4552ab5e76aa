import { type GiftId, nameInId } from '../ids.ts';
import type { Tally } from '../tally/tally.ts';
import type { GiftById } from './known-gift.ts';

export type NameOf = (giftId: GiftId) => string;

/** The messages' English name, else their name (perhaps localised), else the catalogue's, else the id. */
export const nameGifts =
  (tally: Tally, gift: GiftById): NameOf =>
  (giftId) => {
    const seen = tally.gifts.get(giftId);
    return seen?.englishName ?? seen?.name ?? gift(giftId)?.name ?? nameInId(giftId) ?? `gift ${giftId}`;
  };

/** Order of ids: shorter first, then by text, which is the numeric order of ids made of digits. */
export const smallestFirst = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
