import type { UnitPrice } from '../session.ts';

/** What settling needs of a gift catalogue's entry. */
export interface KnownGift {
  readonly name: string;
  readonly price: UnitPrice;
  readonly type: number | null;
}

/** Looks a gift up by its id. */
export type GiftById = (giftId: string) => KnownGift | null;
