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
 * tik.tools, a service with the event names of connector 1.x: flat fields, and the sender in `user`.
 *
 * Traps:
 * - `diamondCount` is the price of one gift, although the service's own examples print it as what was sent.
 * - Follows and shares are `social` messages with the word in `action`; a member's `action` is something else.
 * - Likes of the room are `totalLikes`, viewers `roomUserSeq` with `viewerCount` beside `totalViewers` so far.
 * - `timestamp` is when the service read the message. It places one with an id, and identifies none without.
 * - The room stands in the `roomInfo` frame alone, and no message names a receiver.
 */
export const tikTools = dialectOf({
  name: 'tik.tools',
  // Other writers of a `user` put the message into a struct beside it, and the gift into another.
  wrote(data) {
    const user = data['user'];
    return (
      isObject(user) &&
      user['uniqueId'] !== undefined &&
      !isObject(data['common']) &&
      !isObject(data['event']) &&
      !isObject(data['monitorInfo']) &&
      !isObject(data['giftDetails'])
    );
  },
  head(data) {
    const msgId = messageIdOf(data['msgId']);
    return {
      msgId,
      time: timeOf(data['createTime']) ?? (msgId === null ? null : timeOf(data['timestamp'])),
      room: null,
      account: null,
    };
  },
  user(data) {
    const user = objectAt(data, 'user');
    return { id: userIdOf(user['userId']), handle: idOf(user['uniqueId']) };
  },
  gift: (data) => ({
    receiver: { id: null, handle: null },
    anchor: null,
    giftId: giftIdOf(data['giftId']),
    name: textOf(data['giftName']),
    englishName: null,
    type: positiveOf(data['giftType']),
    unit: positiveOf(data['diamondCount']),
    repeatCount: repeatsOf(data['repeatCount']),
    ended: isTrue(data['repeatEnd']),
    groupId: idOf(data['groupId']),
  }),
  like: (data) => likesOf(data['likeCount'], data['totalLikes'] ?? data['totalLikeCount']),
  viewers: (data) => viewersOf(data['viewerCount'], data['totalViewers']),
  isComment: (data) => typeof data['comment'] === 'string',
  displayKey: (data) => data['action'],
});
