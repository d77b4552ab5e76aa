import type { Person } from '../../../session/event.ts';
import {
  giftIdOf,
  idOf,
  isObject,
  isTrue,
  type JsonObject,
  messageIdOf,
  objectAt,
  positiveOf,
  repeatsOf,
  roomIdOf,
  textOf,
  timeOf,
  userIdOf,
} from '../fields.ts';
import { dialectOf, likesOf, receiverOf, viewersOf } from './dialect.ts';

/**
 * tiktok-live-connector 2.3 to 2.5, which nests everything as TikTok's protobuf does.
 *
 * Traps:
 * - The README of 2.5 describes the fields of 2.0; none of them is there.
 * - `total` is likes in a like and viewers at once in a roomUser; `totalUser` is viewers so far and only climbs.
 * - Ids and 64-bit counts are text, `diamondCount` and `repeatCount` numbers; absent values are 0, "0" or "".
 * - `groupCount` and `comboCount` repeat `repeatCount`; multiplying by them counts twice.
 * - From 2.4 on, `follow` and `share` fire instead of `social`.
 * - Battle points (`matchInfo`), `fanTicketCount` and `ranks[].score` look like coins and are not.
 */
export const connector23 = dialectOf({
  name: 'tiktok-live-connector 2.3 to 2.5',
  // TikTokLive for Python writes `common` too, in snake case or with other names for a viewer.
  wrote(data) {
    const { common } = data;
    if (!isObject(common) || common['msg_id'] !== undefined || common['room_id'] !== undefined) return false;
    const user = objectAt(data, 'user');
    return (
      user['displayId'] !== undefined || (user['uniqueId'] === undefined && user['username'] === undefined)
    );
  },
  head(data) {
    const common = objectAt(data, 'common');
    return {
      msgId: messageIdOf(common['msgId']),
      time: timeOf(common['createTime']),
      room: roomIdOf(common['roomId']),
      account: null,
    };
  },
  user: (data) => connector23Person(data, 'user'),
  gift(data) {
    const gift = objectAt(data, 'gift');
    const monitor = objectAt(data, 'monitorInfo');
    return {
      receiver: receiverOf(userIdOf(monitor['toUserId']), connector23Person(data, 'toUser')),
      anchor: userIdOf(monitor['anchorId']),
      giftId: giftIdOf(data['giftId']) ?? giftIdOf(gift['id']),
      name: textOf(gift['name']),
      englishName: null,
      type: positiveOf(gift['type']),
      unit: positiveOf(gift['diamondCount']),
      repeatCount: repeatsOf(data['repeatCount']),
      ended: isTrue(data['repeatEnd']),
      groupId: idOf(data['groupId']),
    };
  },
  like: (data) => likesOf(data['count'], data['total']),
  viewers: (data) => viewersOf(data['total'], data['totalUser']),
  isComment: (data) => typeof data['content'] === 'string',
  displayKey: (data) => objectAt(objectAt(data, 'common'), 'displayText')['key'],
});

/** A user struct of TikTok's protobuf. */
export function connector23Person(data: JsonObject, key: string): Person {
  const person = objectAt(data, key);
  return {
    id: userIdOf(person['id']) ?? userIdOf(person['idStr']),
    handle: idOf(person['displayId']),
  };
}
