import type { RoomEvent } from '../../../session/event.ts';
import { isObject, type JsonObject, objectAt, roomIdOf, textOf, timeOf, userIdOf } from '../fields.ts';
import type { Dialect } from './dialect.ts';

/**
 * Room info, in the `connected` message of every connector version: `{roomId, roomInfo}`, where 1.x unwraps the object that 2.x
 * leaves in `data`.
 *
 * Traps: `id` is already rounded, `id_str` is not. `finish_time` of a running LIVE is the last ping, not an end. `like_count`,
 * `digg_count` and their kin are 0 for a viewer in a room of a hundred thousand: hidden, never a baseline.
 */
export const roomInfo: Dialect = {
  name: 'room info',
  read: (kind, data) => (kind === 'room' ? readRoom(data) : null),
};

function readRoom(data: JsonObject): RoomEvent {
  const outer = isObject(data['roomInfo']) ? data['roomInfo'] : data;
  const info = isObject(outer['data']) ? outer['data'] : outer;
  const owner = objectAt(info, 'owner');
  return {
    kind: 'room',
    msgId: null,
    time: null,
    room: roomIdOf(info['id_str']) ?? roomIdOf(data['roomId']),
    account: null,
    owner: {
      id: userIdOf(owner['id_str']) ?? userIdOf(info['owner_user_id_str']),
      handle: textOf(owner['display_id']) ?? textOf(owner['unique_id']),
    },
    startedAt: timeOf(info['create_time']),
  };
}
