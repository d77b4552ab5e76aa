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
 * tiktok-live-connector 2.0.7 to 2.1, and the payloads of EulerStream's second schema.
 *
 * Traps:
 * - The message is in `common`, as from 2.3 on, but the price is in `giftDetails`, the receiver in `giftExtra`, and a user's id
 *   is `userId`.
 * - `giftId` is a number or text, `repeatEnd` 0, 1 or `true`.
 * - Frames of EulerStream may lack `msgId` and `createTime`; the frame's own time is none of the message's.
 * - `groupCount` and `comboCount` repeat `repeatCount`; multiplying by them counts twice.
 * - `ranksList[].coinCount` is the room's podium, not income; `fanTicketCount` and `matchInfo` are no coins either.
 * - `viewerCount` is viewers at once, `totalUser` viewers so far.
 */
export const connector207 = dialectOf({
  name: 'tiktok-live-connector 2.0.7 to 2.1, EulerStream',
  // A missing struct is left out, so no single one tells; what tells is what the other writers of `common` never write.
  wrote: (data) =>
    isObject(data['common']) &&
    (isObject(data['giftDetails']) ||
      data['likeCount'] !== undefined ||
      data['viewerCount'] !== undefined ||
      objectAt(data, 'user')['userId'] !== undefined),
  head(data) {
    const common = objectAt(data, 'common');
    return {
      msgId: messageIdOf(common['msgId']),
      time: timeOf(common['createTime']),
      room: roomIdOf(common['roomId']),
      account: null,
    };
  },
  user: (data) => personOf(data, 'user'),
  gift(data) {
    const details = objectAt(data, 'giftDetails');
    const extra = objectAt(data, 'giftExtra');
    return {
      receiver: receiverOf(userIdOf(extra['toUserId']), personOf(data, 'toUser')),
      anchor: userIdOf(extra['anchorId']),
      giftId: giftIdOf(data['giftId']) ?? giftIdOf(details['id']),
      name: textOf(details['giftName']),
      englishName: null,
      type: positiveOf(details['giftType']),
      unit: positiveOf(details['diamondCount']),
      repeatCount: repeatsOf(data['repeatCount']),
      ended: isTrue(data['repeatEnd']),
      groupId: idOf(data['groupId']),
    };
  },
  like: (data) => likesOf(data['likeCount'], data['totalLikeCount']),
  viewers: (data) => viewersOf(data['viewerCount'], data['totalUser']),
  isComment: (data) => typeof data['comment'] === 'string',
  displayKey(data) {
    const text = objectAt(objectAt(data, 'common'), 'displayText');
    return text['key'] ?? text['displayType'];
  },
});

function personOf(data: JsonObject, key: string): Person {
  const person = objectAt(data, key);
  return { id: userIdOf(person['userId']) ?? userIdOf(person['idStr']), handle: idOf(person['uniqueId']) };
}
