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
 * tiktok-live-connector 2.0.0 to 2.0.6, which nests the message in `event` and the gift in `giftDetails`.
 *
 * Traps:
 * - `event` is an object, not the name of the message.
 * - No room id, and no host id.
 * - `roomUser` has no `event`, nothing but what 1.x writes, and is read as that.
 * - `repeatEnd` is 0 or 1, and `giftExtra.timestamp` is text.
 * - `follow` and `share` fire beside `social` for the same message.
 */
export const connector20 = dialectOf({
  name: 'tiktok-live-connector 2.0.0 to 2.0.6',
  wrote: (data) => isObject(data['event']) && !isObject(data['common']),
  head(data) {
    const event = objectAt(data, 'event');
    return {
      msgId: messageIdOf(event['msgId']),
      time: timeOf(event['createTime']),
      room: null,
      account: null,
    };
  },
  user(data) {
    const user = objectAt(data, 'user');
    return { id: userIdOf(user['userId']), handle: idOf(user['uniqueId']) };
  },
  gift(data) {
    const details = objectAt(data, 'giftDetails');
    const extra = objectAt(data, 'giftExtra');
    return {
      receiver: { id: userIdOf(extra['receiverUserId']), handle: null },
      anchor: null,
      giftId: giftIdOf(data['giftId']),
      name: textOf(details['giftName']),
      englishName: null,
      type: positiveOf(details['giftType']),
      unit: positiveOf(details['diamondCount']),
      repeatCount: repeatsOf(data['repeatCount']),
      ended: isTrue(data['repeatEnd']),
      groupId: idOf(data['groupId']),
      sentAt: timeOf(extra['timestamp']),
    };
  },
  like: (data) => likesOf(data['likeCount'], data['totalLikeCount']),
  viewers: (data) => viewersOf(data['viewerCount'], null),
  isComment: (data) => typeof data['comment'] === 'string',
  displayKey: (data) => objectAt(objectAt(data, 'event'), 'eventDetails')['displayType'],
});
