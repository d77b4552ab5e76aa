import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Money } from '../money/money.ts';

/** Where a figure comes from; every figure in a report has one. */
export type Basis = 'measured' | 'declared' | 'converted' | 'estimated' | 'assumed';

/**
 * The price of a gift line. Three states, because unknown is not zero: a number of coins, free (the user's configuration
 * says so), or unpriced.
 */
export type UnitPrice =
  | { readonly kind: 'priced'; readonly coins: number }
  | { readonly kind: 'free' }
  | { readonly kind: 'unpriced' };

/** Gifts of one kind at one price to one receiver. */
export interface GiftLine {
  /** The platform's id; `null` for a name that several ids share at one price. */
  readonly giftId: string | null;
  readonly name: string;
  /** Whole, at least 1. */
  readonly count: number;
  readonly price: UnitPrice;
}

/** Gifts received by a co-host or guest in the same room: shown apart, never added to the host's (decision 5). */
export interface GuestGifts {
  readonly gifts: readonly GiftLine[];
}

export type OtherIncomeKind = 'brand' | 'subscription' | 'tip' | 'shop' | 'other';

/** Income beside gifts, as the user declared it. */
export interface OtherIncome {
  readonly kind: OtherIncomeKind;
  readonly label: string;
  readonly money: Money;
}

/** One minute of the LIVE. Coins are the host's; `null` viewers means no sample in that minute. */
export interface Minute {
  /** Whole minutes since `Session.startedAt`. */
  readonly minute: number;
  readonly coins: number;
  readonly gifts: number;
  /** Unique people among those who sent them; a nameless giver is one of their own. */
  readonly gifters: number;
  readonly likes: number;
  /** `null` where not every comment is known and placed. */
  readonly comments: number | null;
  readonly viewers: number | null;
}

/** What the reading found, so that a reader can judge the totals. */
export interface Completeness {
  /** Records of the log, or 0 when the session was typed. */
  readonly records: number;
  readonly duplicates: number;
  readonly malformed: number;
  /** Streaks of the host whose end was never seen; counted at their highest. */
  readonly openStreaks: number;
  /** Messages without id, time or group that would tell a replay from a second gift. */
  readonly undeduplicated: number;
  /** Host gifts (units) without a price. */
  readonly unpricedGifts: number;
  /** The recording began after the LIVE did; `null` when nothing tells. */
  readonly startedLate: boolean | null;
  /** A part of the recording is known to be missing: the log was cut off, or its bytes are damaged. */
  readonly cutShort: boolean;
  /** Where the largest gift sender stands: coins of the top gifter among the host's; `null` when senders are unknown. */
  readonly topGifterCoins: number | null;
  /** The part of the likes that one viewer sent, 0 to 1, by a sample of the messages; `null` where their senders are unknown. */
  readonly topLikerShare: number | null;
}

/**
 * What the user says the totals are. Beside counted gifts they are assertions, never additions (decision 20); without
 * counted gifts they are what the estimate starts from.
 */
export interface Declared {
  readonly coins: number | null;
  readonly diamonds: number | null;
  /** A bare number of gifts of unknown kind. */
  readonly gifts: number | null;
  /** What arrived, as the wallet shows it. */
  readonly paid: Money | null;
}

/** What one LIVE was, whatever it was read from. Unknown is `null`, never 0. */
export interface Session {
  readonly platform: string;
  readonly source: {
    readonly kind: 'flags' | 'session-file' | 'event-log';
    readonly paths: readonly string[];
  };
  readonly creator: string | null;
  readonly title: string | null;
  readonly roomId: string | null;
  /** ISO 8601 with offset. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  /** Concurrent viewers (average may be fractional) and unique people over the whole LIVE. */
  readonly viewers: {
    readonly average: number | null;
    readonly peak: number | null;
    readonly unique: number | null;
  };
  /** Entries, as TikTok's end screen counts them: an upper bound on unique viewers. */
  readonly views: number | null;
  /** `total`: the room's own counter. `recorded`: received while recording; `null` when the session was typed. */
  readonly likes: { readonly total: number | null; readonly recorded: number | null };
  readonly comments: number | null;
  readonly shares: number | null;
  readonly follows: number | null;
  /** Unique people who sent the host at least one gift. */
  readonly gifters: number | null;
  /** `null`: nobody said. `[]`: counted, and there were none. */
  readonly gifts: readonly GiftLine[] | null;
  readonly giftsBasis: 'measured' | 'declared';
  readonly toOthers: GuestGifts;
  readonly declared: Declared;
  readonly otherIncome: readonly OtherIncome[];
  readonly timeline: readonly Minute[] | null;
  readonly completeness: Completeness;
  /** What the source noticed while reading. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The completeness of a session that was typed rather than recorded. */
export const TYPED: Completeness = {
  records: 0,
  duplicates: 0,
  malformed: 0,
  openStreaks: 0,
  undeduplicated: 0,
  unpricedGifts: 0,
  startedLate: null,
  cutShort: false,
  topGifterCoins: null,
  topLikerShare: null,
};
