import type { GiftEvent, LikeEvent, LiveEvent, Person, ViewersEvent } from '../../../session/event.ts';
import type { GiftId } from '../../../session/ids.ts';
import { type JsonObject, textOf, type Told, toldOf } from '../fields.ts';
import type { MessageKind } from '../kinds.ts';

/** One way in which messages are written. */
export interface Dialect {
  /** The library and versions that write it. */
  readonly name: string;
  /**
   * The message as an event; `null` when the payload is not in this dialect. A dialect must refuse what those asked after it
   * write under the same field names: `total` is likes in a like and viewers in a roomUser; `gift` has three shapes.
   */
  readonly read: (kind: MessageKind, data: JsonObject, receivedAt: number | null) => LiveEvent | null;
}

/** What every message says of itself. */
export type Head = Pick<LiveEvent, 'msgId' | 'time' | 'room' | 'account'>;

/** What a gift says beyond its head and sender; missing fields are `null`. */
export interface GiftWords extends Omit<GiftEvent, 'kind' | 'user' | 'giftId' | 'repeatCount' | keyof Head> {
  readonly giftId: GiftId | null;
  /** Missing means one; `broken` that the message cannot be counted. */
  readonly repeatCount: Told;
  /** When the server sent it, for where the head has no time. */
  readonly sentAt?: number | null;
}

/** Where a dialect keeps what. Each reader of a kind answers `null` when the payload cannot be that kind in this dialect. */
export interface Wording {
  readonly name: string;
  readonly wrote: (data: JsonObject) => boolean;
  readonly head: (data: JsonObject, receivedAt: number | null) => Head;
  readonly user: (data: JsonObject) => Person;
  readonly gift: (data: JsonObject) => GiftWords;
  readonly like: (data: JsonObject) => Pick<LikeEvent, 'batch' | 'total'> | null;
  readonly viewers: (data: JsonObject) => Pick<ViewersEvent, 'concurrent' | 'ever'> | null;
  readonly isComment: (data: JsonObject) => boolean;
  /** The key of the text that a `social` message shows. */
  readonly displayKey: (data: JsonObject) => unknown;
}

/** A dialect of the usual messages: they differ in where things stand, not in what there is. */
export const dialectOf = (wording: Wording): Dialect => ({
  name: wording.name,
  read: (kind, data, receivedAt) => (wording.wrote(data) ? readKind(wording, kind, data, receivedAt) : null),
});

function readKind(
  wording: Wording,
  kind: MessageKind,
  data: JsonObject,
  receivedAt: number | null,
): LiveEvent | null {
  if (kind === 'room' || kind === 'recorder') return null;
  const head = wording.head(data, receivedAt);
  switch (kind) {
    case 'gift':
      return giftOf(wording.gift(data), wording.user(data), head);
    case 'like': {
      const likes = wording.like(data);
      return likes && { ...head, kind, user: wording.user(data), ...likes };
    }
    case 'viewers': {
      const viewers = wording.viewers(data);
      return viewers && { ...head, kind, ...viewers, sampledAt: head.time ?? receivedAt };
    }
    case 'comment':
      return wording.isComment(data) ? { ...head, kind, user: wording.user(data) } : null;
    case 'follow':
    case 'share': {
      const user = wording.user(data);
      const nobodys = head.msgId === null && user.id === null && user.handle === null;
      return nobodys ? null : { ...head, kind, user, social: false };
    }
    case 'social': {
      const shown = socialKind(textOf(wording.displayKey(data)));
      return shown === 'other'
        ? { ...head, kind: shown }
        : { ...head, kind: shown, user: wording.user(data), social: true };
    }
    case 'other':
      return { ...head, kind };
  }
}

// A protobuf int32; more is a broken record.
const MOST_REPEATS = 2 ** 31 - 1;

function giftOf(words: GiftWords, user: Person, head: Head): GiftEvent | null {
  const repeatCount = words.repeatCount ?? 1;
  if (words.giftId === null || repeatCount === 'broken' || repeatCount > MOST_REPEATS) return null;
  // Written out, as spreading costs ten times as much, once a gift.
  return {
    kind: 'gift',
    msgId: head.msgId,
    time: head.time ?? words.sentAt ?? null,
    room: head.room,
    account: head.account,
    user,
    receiver: words.receiver,
    anchor: words.anchor,
    giftId: words.giftId,
    name: words.name,
    englishName: words.englishName,
    type: words.type,
    unit: words.unit,
    repeatCount,
    ended: words.ended,
    groupId: words.groupId,
  };
}

/** What a display key of a `social` message stands for. */
function socialKind(displayKey: string | null): 'follow' | 'share' | 'other' {
  if (displayKey?.includes('follow')) return 'follow';
  return displayKey?.includes('share') ? 'share' : 'other';
}

/** `null` when a like says neither how many it holds nor how many there are, or a count is none. A total of 0 is not said. */
export function likesOf(count: unknown, total: unknown): ReturnType<Wording['like']> {
  const batch = toldOf(count);
  const room = toldOf(total) || null;
  if (batch === 'broken' || room === 'broken' || (batch === null && room === null)) return null;
  return { batch, total: room };
}

/** `null` when the viewers at once are not told, or a count is none. */
export function viewersOf(now: unknown, soFar: unknown): ReturnType<Wording['viewers']> {
  const concurrent = toldOf(now);
  const ever = toldOf(soFar) || null;
  return concurrent === null || concurrent === 'broken' || ever === 'broken' ? null : { concurrent, ever };
}

/** A receiver whose id stands in one place and whose handle in another: the handle counts only where both name one person. */
export const receiverOf = (id: Person['id'], named: Person): Person => ({
  id: id ?? named.id,
  handle: id === null || id === named.id ? named.handle : null,
});
