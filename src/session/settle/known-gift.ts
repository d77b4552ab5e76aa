import { type GiftId, nameInId } from '../ids.ts';
import type { UnitPrice } from '../session.ts';

/** What settling needs of a gift catalogue's entry. */
export interface KnownGift {
  /** Its id, where that is not what it was asked by; `null` where several gifts share its name and price. */
  readonly giftId?: string | null;
  readonly name: string;
  readonly price: UnitPrice;
  readonly type: number | null;
}

/** Looks a gift up by its id. */
export type GiftById = (giftId: string) => KnownGift | null;

/** The platform's id of a counted gift; `null` where the recorder wrote a name that does not tell. */
export const platformId = (giftId: GiftId, gift: GiftById): string | null =>
  nameInId(giftId) === null ? giftId : (gift(giftId)?.giftId ?? null);
