import {
  giftIdOf,
  idOf,
  isObject,
  isTrue,
  messageIdOf,
  objectAt,
  repeatsOf,
  roomIdOf,
  textOf,
  timeOf,
  userIdOf,
} from '../fields.ts';
import { connector23Person } from './connector-2.3.ts';
import { dialectOf, likesOf, receiverOf, viewersOf } from './dialect.ts';

/**
 * The wrapper `tiktok-live-connector/legacy` of 2.5, which flattens the messages of 2.3 as 1.x did and loses some of them.
 *
 * Traps:
 * - `gift` is overwritten by `{gift_id, repeat_count, repeat_end}`: no price, type or name. Gifts are priced by their id.
 * - The sender is flat, as in 1.x; the receiver keeps its struct and `monitorInfo`.
 * - Likes are `count` and `total`, comments `content`, as in 2.3; looking like 1.x, they lack all of its fields.
 * - Viewer counts never arrive, as the wrapper throws on them: an `error` record stands in their place.
 */
export const connector25Legacy = dialectOf({
  name: 'tiktok-live-connector/legacy 2.5',
  // 1.x writes neither the method nor the room of a message.
  wrote: (data) =>
    !isObject(data['common']) &&
    !isObject(data['event']) &&
    !isObject(data['user']) &&
    (isObject(data['monitorInfo']) || (roomIdOf(data['roomId']) !== null && data['method'] !== undefined)),
  head: (data) => ({
    msgId: messageIdOf(data['msgId']),
    time: timeOf(data['createTime']),
    room: roomIdOf(data['roomId']),
    account: null,
  }),
  user: (data) => ({ id: userIdOf(data['userId']), handle: idOf(data['uniqueId']) }),
  gift(data) {
    const struct = objectAt(data, 'gift');
    const monitor = objectAt(data, 'monitorInfo');
    return {
      receiver: receiverOf(userIdOf(monitor['toUserId']), connector23Person(data, 'toUser')),
      anchor: userIdOf(monitor['anchorId']),
      giftId: giftIdOf(data['giftId']) ?? giftIdOf(struct['gift_id']),
      name: null,
      englishName: null,
      type: null,
      unit: null,
      repeatCount: repeatsOf(data['repeatCount']) ?? repeatsOf(struct['repeat_count']),
      ended: isTrue(data['repeatEnd'] ?? struct['repeat_end']),
      groupId: idOf(data['groupId']),
    };
  },
  like: (data) => likesOf(data['count'], data['total']),
  viewers: (data) => viewersOf(data['total'], data['totalUser']),
  isComment: (data) => typeof data['content'] === 'string',
  displayKey: (data) => textOf(data['displayType']) ?? objectAt(data, 'displayText')['key'],
});
