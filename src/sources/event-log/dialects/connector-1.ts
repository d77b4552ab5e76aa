import {
  giftIdOf,
  idOf,
  isObject,
  isTrue,
  messageIdOf,
  objectAt,
  positiveOf,
  repeatsOf,
  textOf,
  timeOf,
  userIdOf,
} from '../fields.ts';
import { dialectOf, likesOf, viewersOf } from './dialect.ts';

/**
 * tiktok-live-connector 0.9 to 1.2.3, whose payloads are flat, and TikFinity, which is built on it. The viewer counts of 2.0.0 to
 * 2.0.6 are the same.
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
export const connector1 = dialectOf({
  name: 'tiktok-live-connector 1.x, TikFinity',
  // Later versions nest: the message in `common` or `event`, the sender in `user`, the receiver in `monitorInfo`.
  wrote: (data) =>
    !isObject(data['common']) &&
    !isObject(data['event']) &&
    !isObject(data['user']) &&
    !isObject(data['monitorInfo']),
  head: (data) => ({
    msgId: messageIdOf(data['msgId']),
    time: timeOf(data['createTime']),
    room: null,
    account: textOf(data['tikfinityUsername']),
  }),
  user: (data) => ({ id: userIdOf(data['userId']), handle: idOf(data['uniqueId']) }),
  gift(data) {
    const struct = objectAt(data, 'gift');
    return {
      receiver: { id: userIdOf(data['receiverUserId']), handle: null },
      anchor: null,
      giftId: giftIdOf(data['giftId']) ?? giftIdOf(struct['gift_id']),
      name: textOf(data['giftName']),
      englishName: textOf(data['originalName']),
      type: positiveOf(data['giftType']) ?? positiveOf(struct['gift_type']),
      unit: positiveOf(data['diamondCount']),
      repeatCount: repeatsOf(data['repeatCount']) ?? repeatsOf(struct['repeat_count']),
      ended: isTrue(data['repeatEnd'] ?? struct['repeat_end']),
      groupId: idOf(data['groupId']),
      sentAt: timeOf(data['timestamp']),
    };
  },
  like: (data) => likesOf(data['likeCount'], data['totalLikeCount']),
  viewers: (data) => viewersOf(data['viewerCount'], null),
  isComment: (data) => typeof data['comment'] === 'string',
  displayKey: (data) => data['displayType'],
});
