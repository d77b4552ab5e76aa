import type { GiftId, UserId } from '../ids.ts';
import type { Pseudonym } from '../tally/pseudonym.ts';

/** A gift streak, or a gift that came alone, as it is paid for. */
export interface Purchase {
  /** `''` is unknown. */
  readonly user: Pseudonym;
  /** `null` is unknown, which is the host. */
  readonly receiver: UserId | null;
  readonly giftId: GiftId;
  /** Whole, at least 1. */
  readonly count: number;
  /** Of its first message, ms. */
  readonly time: number | null;
  /** Coins of one gift as its own messages say. */
  readonly unit: number | null;
  /** A streak whose end was never seen; counted at its highest. */
  readonly open: boolean;
}

/** Whether a gift can be sent in a streak. */
export type Streakable = (giftId: GiftId) => boolean;
