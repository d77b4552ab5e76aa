import type { GiftId, RoomId, UserId } from '../ids.ts';
import type { Few } from './few.ts';
import { emptyLikers, type LikerSample } from './likers.ts';
import { MOST_LIKES, MOST_MESSAGES } from './limits.ts';
import { emptySet, type MessageSet } from './message-set.ts';
import { emptySingles, type SingleTable } from './single-table.ts';
import { emptyStreaks, type StreakTable } from './streak-table.ts';

/** What messages say about a gift id, whoever sent it. */
export interface GiftAttributes {
  readonly types: Few<number>;
  readonly units: Few<number>;
  readonly englishName: string | null;
  readonly name: string | null;
  /** Coins of unknown meaning with how many gifts they came, as `coins/count`; only where a recorder writes such. */
  readonly stated?: Few<string>;
}

export interface LikeState {
  /** The room's own counter: its highest and lowest value seen, and the largest batch of a message at the lowest. */
  max: number | null;
  min: number | null;
  batchAtMin: number;
  /** By clock minute (ms / 60,000): the highest counter in it. */
  readonly minutes: Map<number, number>;
  /** Batches of messages without the counter, by message id, else by a hash of who and when. */
  readonly batches: Map<string, { readonly likes: number; readonly time: number | null }>;
  /** Batches that nothing identifies: a sum, outside the promise. */
  unidentified: number;
  readonly likers: LikerSample;
}

export interface ViewerState {
  /** The highest number in a second, by its beginning in ms: so memory is bounded by how long a LIVE is. */
  readonly samples: Map<number, number>;
  /**
   * Samples without any time (connector 1.x). Their sum and number do not depend on order or pieces, but nothing tells a
   * replayed one from a new one: a replay weighs the average, never the peak.
   */
  readonly untimed: { samples: number; sum: number; peak: number | null };
  /** The room's counter of viewers so far, at its highest. */
  ever: number | null;
}

/** Distinct messages by kind. `social…` apart, as connector 1.x writes them beside a follow or share of the same id. */
export interface Messages {
  /** Gift messages that name a streak; the others are in `singles`. */
  readonly gift: MessageSet;
  readonly like: MessageSet;
  readonly comment: MessageSet;
  readonly follow: MessageSet;
  readonly share: MessageSet;
  readonly socialFollow: MessageSet;
  readonly socialShare: MessageSet;
}

/** What `make` makes for each kind of message, of which `most` ids are told apart. */
export const eachKind = <Made>(
  make: (most: number, kind: keyof Messages) => Made,
): { readonly [Kind in keyof Messages]: Made } => ({
  gift: make(MOST_MESSAGES, 'gift'),
  like: make(MOST_LIKES, 'like'),
  comment: make(MOST_MESSAGES, 'comment'),
  follow: make(MOST_MESSAGES, 'follow'),
  share: make(MOST_MESSAGES, 'share'),
  socialFollow: make(MOST_MESSAGES, 'socialFollow'),
  socialShare: make(MOST_MESSAGES, 'socialShare'),
});

/** Comments are placed in time, for the timeline. */
export const emptyKind = (most: number, kind: keyof Messages): MessageSet =>
  emptySet(most, kind === 'comment');

/**
 * What has been counted of one room, whatever the order, however often, in however many pieces. `fold` fills it in place
 * for speed; `merge` is pure. Plain maps, typed arrays and values, so that a thread can hand it over.
 *
 * Nothing in it depends on a gift's type, on the host or on a catalogue: `settle` decides what needs the whole.
 */
export interface Tally {
  /** `null` where no message named the room, as in connector 1.x. */
  readonly room: RoomId | null;
  readonly streaks: StreakTable;
  readonly singles: SingleTable;
  /** Gift messages with an id but no streak, replays included. A sum, outside the promise. */
  singlesSeen: number;
  /** Gift messages with neither id, streak nor time: how many by {@link looseKey}. Sums, outside the promise. */
  readonly loose: Map<string, number>;
  readonly gifts: Map<GiftId, GiftAttributes>;
  readonly likes: LikeState;
  readonly viewers: ViewerState;
  readonly messages: Messages;
  /** Comments, follows and shares that nothing identifies. Sums, outside the promise. */
  readonly unidentified: { comment: number; follow: number; share: number };
  /** Hosts that gift messages name, and owners that room messages name. */
  anchors: Few<UserId>;
  owners: Few<UserId>;
  /** Handles of receivers, hosts and owners: creators, not viewers. */
  readonly handles: Map<UserId, string>;
  /** Handles of the accounts that recorded: a hint at the host's, no more. */
  accounts: Few<string>;
  /** When the room began, ms. */
  roomStartedAt: number | null;
  /** Stretches that the recorder says it missed, ms: the ends by their beginnings. */
  readonly gaps: Map<number, number>;
  /** First and last message's own time, ms. */
  first: number | null;
  last: number | null;
  /** Well-formed records read, and records that could not be. Sums, outside the promise. */
  records: number;
  malformed: number;
}

export const emptyTally = (room: RoomId | null): Tally => ({
  room,
  streaks: emptyStreaks(),
  singles: emptySingles(),
  singlesSeen: 0,
  loose: new Map(),
  gifts: new Map(),
  likes: {
    max: null,
    min: null,
    batchAtMin: 0,
    minutes: new Map(),
    batches: new Map(),
    unidentified: 0,
    likers: emptyLikers(),
  },
  viewers: { samples: new Map(), untimed: { samples: 0, sum: 0, peak: null }, ever: null },
  messages: eachKind(emptyKind),
  unidentified: { comment: 0, follow: 0, share: 0 },
  anchors: [],
  owners: [],
  handles: new Map(),
  accounts: [],
  roomStartedAt: null,
  gaps: new Map(),
  first: null,
  last: null,
  records: 0,
  malformed: 0,
});

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
