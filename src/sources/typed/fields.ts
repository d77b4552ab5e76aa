import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Money } from '../../money/money.ts';
import type { OtherIncome } from '../../session/session.ts';

/** A time as it was written, with where; its zone is only known once everything is read (`time.ts`). */
export interface TypedTime {
  readonly text: string;
  readonly at: Place;
}

/** What a typed gift costs: the catalogue's price, the user's own, or nobody knows. */
export type TypedPrice =
  | { readonly kind: 'catalogue' }
  /** Whole, at least 1. */
  | { readonly kind: 'coins'; readonly coins: number }
  | { readonly kind: 'unpriced' };

/** One gift as a person wrote it; which gift of the catalogue it is, is decided in `gifts.ts`. */
export interface TypedGift {
  /** A name, or an id where the source does not tell the two apart. */
  readonly name: string;
  /** Only where the source says that it is an id. */
  readonly giftId: string | null;
  /** Whole, at least 1. */
  readonly count: number;
  readonly price: TypedPrice;
  readonly at: Place;
}

/**
 * Everything a person can say about one LIVE: the one vocabulary of flags and session files (and, later, tables).
 * Counts are whole, only average viewers may be fractional; `null` is "not said", never 0.
 */
export interface TypedFields {
  readonly platform: string | null;
  /** A handle or name, without a leading `@`. */
  readonly creator: string | null;
  readonly title: string | null;
  readonly roomId: string | null;
  readonly startedAt: TypedTime | null;
  readonly endedAt: TypedTime | null;
  /** IANA name; known to exist. */
  readonly timezone: string | null;
  readonly durationSeconds: number | null;
  readonly viewers: {
    readonly average: number | null;
    readonly peak: number | null;
    readonly unique: number | null;
  };
  readonly views: number | null;
  readonly likes: { readonly total: number | null; readonly recorded: number | null };
  readonly comments: number | null;
  readonly shares: number | null;
  readonly follows: number | null;
  readonly gifters: number | null;
  /** `null`: not said. `[]`: the file says that there were none. */
  readonly gifts: readonly TypedGift[] | null;
  /** A bare number of gifts of unknown kind. */
  readonly giftCount: number | null;
  readonly coins: number | null;
  readonly diamonds: number | null;
  readonly paid: Money | null;
  readonly otherIncome: readonly OtherIncome[];
  /** Id or handle of the host, for logs of rooms with several receivers. */
  readonly host: string | null;
}

/** Nothing said. */
export const NO_FIELDS: TypedFields = {
  platform: null,
  creator: null,
  title: null,
  roomId: null,
  startedAt: null,
  endedAt: null,
  timezone: null,
  durationSeconds: null,
  viewers: { average: null, peak: null, unique: null },
  views: null,
  likes: { total: null, recorded: null },
  comments: null,
  shares: null,
  follows: null,
  gifters: null,
  gifts: null,
  giftCount: null,
  coins: null,
  diamonds: null,
  paid: null,
  otherIncome: [],
  host: null,
};
