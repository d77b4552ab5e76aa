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
  toldOf,
  userIdOf,
} from '../fields.ts';
import { dialectOf, likesOf } from './dialect.ts';

/**
 * TikTokLive for Python, 6.0 and later: an event's `to_dict()` in camel case, or `to_pydict()` and its kin in snake case.
 *
 * Traps:
 * - Fields that hold their default are left out: a missing `repeatEnd` is 0, a missing comment is empty, a missing type or price
 *   of 0 is unknown.
 * - In snake case 64-bit ids are bare integers, which need a parser that does not round them.
 * - In camel case it differs from connector 2.3 by the names of a viewer (`displayId`, `uniqueId` or `username`), by `comment`
 *   beside `content`, and by `mTotal` for the viewers at once in 6.0.
 * - The backlog is sent again on every connection; the message ids tell.
 * - What `str(event)` prints is not JSON.
 */
export const tiktokLivePython = dialectOf({
  name: 'TikTokLive for Python',
  wrote: (data) => isObject(data['common']) && data['viewerCount'] === undefined,
  head(data) {
    const common = objectAt(data, 'common');
    return {
      msgId: messageIdOf(common['msgId'] ?? common['msg_id']),
      time: timeOf(common['createTime'] ?? common['create_time']),
      room: roomIdOf(common['roomId'] ?? common['room_id']),
      account: null,
    };
  },
  user: (data) => personOf(data['user']),
  gift(data) {
    const gift = objectAt(data, 'gift');
    return {
      receiver: personOf(data['toUser'] ?? data['to_user']),
      anchor: null,
      giftId: giftIdOf(data['giftId'] ?? data['gift_id']) ?? giftIdOf(gift['id']),
      name: textOf(gift['name']),
      englishName: null,
      type: positiveOf(gift['type']),
      unit: positiveOf(gift['diamondCount'] ?? gift['diamond_count']),
      repeatCount: repeatsOf(data['repeatCount'] ?? data['repeat_count']),
      ended: isTrue(data['repeatEnd'] ?? data['repeat_end']),
      groupId: idOf(data['groupId'] ?? data['group_id']),
    };
  },
  like: (data) => likesOf(data['count'], data['total']),
  viewers(data) {
    const now = toldOf(data['total'] ?? data['mTotal'] ?? data['m_total']);
    const soFar = toldOf(data['totalUser'] ?? data['total_user']);
    if (now === 'broken' || soFar === 'broken') return null;
    // 0 is left out, and is no count but an unknown one.
    return { concurrent: now || null, ever: soFar || null };
  },
  isComment(data) {
    const comment = data['comment'] ?? data['content'];
    return comment === undefined || typeof comment === 'string';
  },
  displayKey(data) {
    const common = objectAt(data, 'common');
    return objectAt(common, common['displayText'] === undefined ? 'display_text' : 'displayText')['key'];
  },
});

function personOf(value: unknown): Person {
  const person: JsonObject = isObject(value) ? value : {};
  return {
    id: userIdOf(person['id']) ?? userIdOf(person['idStr'] ?? person['id_str']),
    handle:
      idOf(person['displayId'] ?? person['display_id']) ??
      idOf(person['uniqueId'] ?? person['unique_id']) ??
      idOf(person['username']),
  };
}
