import type { GiftId, UserId } from '../ids.ts';
import type { Pseudonym } from './pseudonym.ts';

/** Who gave what to whom. `user: ''` and `receiver: null` are unknown. */
export interface Giving {
  readonly user: Pseudonym;
  readonly receiver: UserId | null;
  readonly giftId: GiftId;
}

/** How often, as far as messages tell. */
export interface Streak {
  /** The highest running total seen. */
  readonly repeatCount: number;
  readonly ended: boolean;
  /** Of the earliest message, ms. */
  readonly time: number | null;
  /** Coins of one gift as its own messages say; the smallest where they disagree. */
  readonly unit: number | null;
}
