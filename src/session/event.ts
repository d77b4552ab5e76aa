import type { GiftId, MessageId, RoomId, UserId } from './ids.ts';

/** A viewer, a receiver or a host, as far as the message tells. Handles come without `@`. */
export interface Person {
  readonly id: UserId | null;
  readonly handle: string | null;
}

interface Message {
  readonly msgId: MessageId | null;
  /** The message's own creation time in ms since 1970, never the recorder's clock. */
  readonly time: number | null;
  readonly room: RoomId | null;
  /** Handle of the account whose recorder wrote it (TikFinity): usually, not always, the host's. */
  readonly account: string | null;
}

export interface GiftEvent extends Message {
  readonly kind: 'gift';
  readonly user: Person;
  /** Whom the gift was for; unknown id means the host, as nobody else can receive without being named. */
  readonly receiver: Person;
  /** The host of the room, when the message names one. */
  readonly anchor: UserId | null;
  readonly giftId: GiftId;
  /** As shown to the recorder, possibly localised. */
  readonly name: string | null;
  readonly englishName: string | null;
  /** 1 can be sent in a streak, others arrive once. */
  readonly type: number | null;
  /** Coins of one gift; a price of 0 in a message means unknown (decision 4). */
  readonly unit: number | null;
  /** Coins that a recorder wrote without saying whether for one gift or for all; never counted, only checked. */
  readonly stated?: number | null;
  /** Running total of the streak, not an increment; at least 1. */
  readonly repeatCount: number;
  /** The streak's last message. */
  readonly ended: boolean;
  /** Streak id; "0" and missing are both `null`. */
  readonly groupId: string | null;
}

export interface LikeEvent extends Message {
  readonly kind: 'like';
  readonly user: Person;
  /** Likes in this message. */
  readonly batch: number | null;
  /** The room's own counter after it. */
  readonly total: number | null;
}

export interface ViewersEvent extends Message {
  readonly kind: 'viewers';
  /** Viewers at once. */
  readonly concurrent: number | null;
  /** Viewers so far. */
  readonly ever: number | null;
  /** The message's own time, else the recorder's: connector 1.x viewer counts carry no time of their own. */
  readonly sampledAt: number | null;
}

export interface CommentEvent extends Message {
  readonly kind: 'comment';
  readonly user: Person;
}

export interface SocialEvent extends Message {
  readonly kind: 'follow' | 'share';
  readonly user: Person;
  /** Read from a `social` message: connector 1.x writes it beside a `follow` or `share` of the same id. */
  readonly social: boolean;
}

export interface RoomEvent extends Message {
  readonly kind: 'room';
  readonly owner: Person;
  /** When the room began, ms. */
  readonly startedAt: number | null;
}

/** Messages between the two times, ms, were not received: the recorder says so itself. */
export interface GapEvent extends Message {
  readonly kind: 'gap';
  readonly from: number;
  readonly to: number;
}

/** A message that is not counted; its time still tells that the room was being recorded. */
interface OtherEvent extends Message {
  readonly kind: 'other';
}

/** One message of a LIVE, whatever dialect it was written in. */
export type LiveEvent =
  | GiftEvent
  | LikeEvent
  | ViewersEvent
  | CommentEvent
  | SocialEvent
  | RoomEvent
  | GapEvent
  | OtherEvent;
