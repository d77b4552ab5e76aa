import type { Person } from '../../../session/event.ts';
import {
  giftIdOf,
  idOf,
  isTrue,
  type JsonObject,
  messageIdOf,
  objectAt,
  positiveOf,
  repeatsOf,
  roomIdOf,
  textOf,
  toldOf,
  userIdOf,
} from '../fields.ts';
import { dialectOf } from './dialect.ts';

/**
 * TikTok LIVE Studio's Local Data Access, TikTok's own feed on the host's computer: `live.gift`, `live.like`, `live.chat`.
 *
 * Traps:
 * - The name of an event is in `event`, behind a `type` that says "EVENT"; the payload is in `payload`.
 * - Counts are text, and "" where they are not available; a like may tell nothing at all.
 * - `diamond_count` is for one gift, and 0 where it is not available; types may be new.
 * - `user` may be missing.
 * - The time is the envelope's alone. It is TikTok's and not a recorder's.
 * - No receiver: all gifts are the host's, whose computer it is. No viewers.
 */
export const liveStudio = dialectOf({
  name: 'TikTok LIVE Studio',
  wrote: (data) => data['message_id'] !== undefined || data['room_id'] !== undefined,
  head: (data, receivedAt) => ({
    msgId: messageIdOf(data['message_id']),
    time: receivedAt,
    room: roomIdOf(data['room_id']),
    account: null,
  }),
  user: personOf,
  gift(data) {
    const gift = objectAt(data, 'gift');
    return {
      receiver: { id: null, handle: null },
      anchor: null,
      giftId: giftIdOf(gift['id']),
      name: textOf(gift['name']),
      englishName: null,
      type: positiveOf(gift['type']),
      unit: positiveOf(gift['diamond_count']),
      repeatCount: repeatsOf(data['repeat_count']),
      ended: isTrue(data['repeat_end']),
      groupId: idOf(data['group_id']),
    };
  },
  like(data) {
    const batch = toldOf(data['count']);
    const total = toldOf(data['total']);
    return batch === 'broken' || total === 'broken' ? null : { batch, total: total || null };
  },
  viewers: () => null,
  isComment: (data) => typeof data['content'] === 'string',
  displayKey: () => null,
});

function personOf(data: JsonObject): Person {
  const user = objectAt(data, 'user');
  return { id: userIdOf(user['id']), handle: idOf(user['display_id']) };
}
