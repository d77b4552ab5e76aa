import type { LiveEvent, Person } from '../../../session/event.ts';
import {
  countOf,
  giftIdOf,
  idOf,
  isObject,
  isTrue,
  type JsonObject,
  messageIdOf,
  objectAt,
  positiveOf,
  textOf,
  timeOf,
  userIdOf,
} from '../fields.ts';
import type { MessageKind } from '../kinds.ts';
import { type Dialect, MOST_REPEATS, socialKind } from './dialect.ts';

/**
 * tiktok-live-connector 0.9 to 1.2.3, whose payloads are flat, and TikFinity, which is built on it.
 *
 * Traps:
 * - No room id. `monitorExtra.room_id` went through JSON.parse in the recorder and is rounded; it is not used.
 * - `roomUser` has neither message id nor time.
 * - `social` fires beside `follow` or `share` for the same message.
 * - `gift` is a struct `{gift_id, repeat_count, repeat_end, gift_type}` that repeats the flat fields; very old payloads
 *   have only the struct.
 * - `giftName` is in the recorder's language; TikFinity adds the English `originalName`.
 * - `groupId` is "0" on gifts that no streak holds.
 * - `tikfinityUsername` is the account of the app, usually but not always the host's.
 */
export const connector1: Dialect = {
  name: 'tiktok-live-connector 1.x, TikFinity',
  read(kind, data, receivedAt) {
    if (!isFlat(data)) return null;
    const head = {
      msgId: messageIdOf(data['msgId']),
      time: timeOf(data['createTime']),
      room: null,
      account: textOf(data['tikfinityUsername']),
    };
    return readKind(kind, data, head, receivedAt);
  },
};

/** Later versions nest: the message in `common` or `event`, the sender in `user`, the receiver in `monitorInfo`. */
const isFlat = (data: JsonObject): boolean =>
  !isObject(data['common']) &&
  !isObject(data['event']) &&
  !isObject(data['user']) &&
  !isObject(data['monitorInfo']);

type Head = Pick<LiveEvent, 'msgId' | 'time' | 'account'> & { readonly room: null };

function readKind(
  kind: MessageKind,
  data: JsonObject,
  head: Head,
  receivedAt: number | null,
): LiveEvent | null {
  switch (kind) {
    case 'gift':
      return readGift(data, head);
    case 'like': {
      const batch = countOf(data['likeCount']);
      const total = positiveOf(data['totalLikeCount']);
      return batch === null && total === null ? null : { ...head, kind, user: userOf(data), batch, total };
    }
    case 'viewers': {
      const concurrent = countOf(data['viewerCount']);
      return concurrent === null
        ? null
        : { ...head, kind, concurrent, ever: null, sampledAt: head.time ?? receivedAt };
    }
    case 'comment':
      return typeof data['comment'] === 'string' ? { ...head, kind, user: userOf(data) } : null;
    case 'follow':
    case 'share': {
      const user = userOf(data);
      const nobodys = head.msgId === null && user.id === null && user.handle === null;
      return nobodys ? null : { ...head, kind, user, social: false };
    }
    case 'social': {
      const shown = socialKind(textOf(data['displayType']));
      return shown === 'other'
        ? { ...head, kind: shown }
        : { ...head, kind: shown, user: userOf(data), social: true };
    }
    case 'room':
      return null;
    case 'other':
      return { ...head, kind };
  }
}

function readGift(data: JsonObject, head: Head): LiveEvent | null {
  const struct = objectAt(data, 'gift');
  const giftId = giftIdOf(data['giftId']) ?? giftIdOf(struct['gift_id']);
  const repeatCount = positiveOf(data['repeatCount']) ?? positiveOf(struct['repeat_count']) ?? 1;
  if (giftId === null || repeatCount > MOST_REPEATS) return null;
  // Written out, as spreading the head costs ten times as much, once a gift.
  return {
    kind: 'gift',
    msgId: head.msgId,
    // The server's send time is the message's own as well.
    time: head.time ?? timeOf(data['timestamp']),
    room: head.room,
    account: head.account,
    user: userOf(data),
    receiver: { id: userIdOf(data['receiverUserId']), handle: null },
    anchor: null,
    giftId,
    name: textOf(data['giftName']),
    englishName: textOf(data['originalName']),
    type: positiveOf(data['giftType']) ?? positiveOf(struct['gift_type']),
    unit: positiveOf(data['diamondCount']),
    repeatCount,
    ended: isTrue(data['repeatEnd'] ?? struct['repeat_end']),
    groupId: idOf(data['groupId']),
  };
}

const userOf = (data: JsonObject): Person => ({
  id: userIdOf(data['userId']),
  handle: idOf(data['uniqueId']),
});
