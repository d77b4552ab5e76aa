import type { GiftEvent } from '../../../session/event.ts';
import type { GiftId, MessageId, RoomId, UserId } from '../../../session/ids.ts';
import type { Kernel } from './kernel.ts';
import {
  GIFT_ANCHOR,
  GIFT_ENDED,
  GIFT_ENGLISH_NAME,
  GIFT_GIFT_ID,
  GIFT_GROUP,
  GIFT_KIND,
  GIFT_MSG_ID,
  GIFT_RECEIVER,
  GIFT_RECEIVER_HANDLE,
  GIFT_REPEATS,
  GIFT_SHOWN_NAME,
  GIFT_UNIT,
  GIFT_USER,
} from './layout.ts';

/** The gift whose row begins at `row`, of a message whose time and home are known. */
export type GiftReader = (
  row: number,
  time: number,
  room: RoomId | null,
  account: string | null,
) => GiftEvent;

export function giftReader({ words, floats, idAt, newIdAt, nameAt }: Kernel): GiftReader {
  const at = <Text>(field: number, read: (from: number, to: number) => Text): Text | null => {
    const from = words[field >> 2] as number;
    return from === 0 ? null : read(from, words[(field + 4) >> 2] as number);
  };
  const positive = (field: number): number | null => {
    const number = floats[field >> 3] as number;
    return Number.isNaN(number) ? null : number;
  };
  return (row, time, room, account) => ({
    kind: 'gift',
    msgId: at(row + GIFT_MSG_ID, newIdAt) as MessageId,
    time,
    room,
    account,
    user: { id: at(row + GIFT_USER, idAt) as UserId, handle: null },
    receiver: {
      id: at(row + GIFT_RECEIVER, idAt) as UserId | null,
      handle: at(row + GIFT_RECEIVER_HANDLE, idAt),
    },
    anchor: at(row + GIFT_ANCHOR, idAt) as UserId | null,
    giftId: at(row + GIFT_GIFT_ID, idAt) as GiftId,
    name: at(row + GIFT_SHOWN_NAME, nameAt),
    englishName: at(row + GIFT_ENGLISH_NAME, nameAt),
    type: positive(row + GIFT_KIND),
    unit: positive(row + GIFT_UNIT),
    repeatCount: floats[(row + GIFT_REPEATS) >> 3] as number,
    ended: words[(row + GIFT_ENDED) >> 2] === 1,
    groupId: at(row + GIFT_GROUP, newIdAt),
  });
}
