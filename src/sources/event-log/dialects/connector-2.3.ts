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
  roomIdOf,
  textOf,
  timeOf,
  userIdOf,
} from '../fields.ts';
import type { MessageKind } from '../kinds.ts';
import { type Dialect, MOST_REPEATS, socialKind } from './dialect.ts';

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
export const connector23: Dialect = {
  name: 'tiktok-live-connector 2.3 to 2.5',
  read(kind, data, receivedAt) {
    const common = data['common'];
    if (!isObject(common) || isObject(data['giftDetails'])) return null;
    const head = {
      msgId: messageIdOf(common['msgId']),
      time: timeOf(common['createTime']),
      room: roomIdOf(common['roomId']),
      account: null,
    };
    return readKind(kind, data, head, receivedAt);
  },
};

type Head = Pick<LiveEvent, 'msgId' | 'time' | 'room' | 'account'>;

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
      const batch = countOf(data['count']);
      const total = positiveOf(data['total']);
      return batch === null && total === null
        ? null
        : { ...head, kind, user: personOf(data, 'user'), batch, total };
    }
    case 'viewers': {
      const concurrent = countOf(data['total']);
      const ever = positiveOf(data['totalUser']);
      return concurrent === null
        ? null
        : { ...head, kind, concurrent, ever, sampledAt: head.time ?? receivedAt };
    }
    case 'comment':
      return typeof data['content'] === 'string' ? { ...head, kind, user: personOf(data, 'user') } : null;
    case 'follow':
    case 'share':
      return { ...head, kind, user: personOf(data, 'user'), social: false };
    case 'social': {
      const shown = socialKind(textOf(objectAt(objectAt(data, 'common'), 'displayText')['key']));
      return shown === 'other'
        ? { ...head, kind: shown }
        : { ...head, kind: shown, user: personOf(data, 'user'), social: true };
    }
    case 'room':
      return null;
    case 'other':
      return { ...head, kind };
  }
}

function readGift(data: JsonObject, head: Head): LiveEvent | null {
  const gift = objectAt(data, 'gift');
  const monitor = objectAt(data, 'monitorInfo');
  const receiver = personOf(data, 'toUser');
  const giftId = giftIdOf(data['giftId']) ?? giftIdOf(gift['id']);
  const repeatCount = positiveOf(data['repeatCount']) ?? 1;
  if (giftId === null || repeatCount > MOST_REPEATS) return null;
  const receiverId = userIdOf(monitor['toUserId']) ?? receiver.id;
  // Written out, as spreading the head costs ten times as much, once a gift.
  return {
    kind: 'gift',
    msgId: head.msgId,
    time: head.time,
    room: head.room,
    account: head.account,
    user: personOf(data, 'user'),
    receiver: { id: receiverId, handle: receiverId === receiver.id ? receiver.handle : null },
    anchor: userIdOf(monitor['anchorId']),
    giftId,
    name: textOf(gift['name']),
    englishName: null,
    type: positiveOf(gift['type']),
    unit: positiveOf(gift['diamondCount']),
    repeatCount,
    ended: isTrue(data['repeatEnd']),
    groupId: idOf(data['groupId']),
  };
}

function personOf(data: JsonObject, key: string): Person {
  const person = objectAt(data, key);
  return {
    id: userIdOf(person['id']) ?? userIdOf(person['idStr']),
    handle: idOf(person['displayId']),
  };
}
