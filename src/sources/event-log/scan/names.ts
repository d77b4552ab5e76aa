import { ALIASES, type MessageKind } from '../kinds.ts';
import {
  ACCOUNT,
  CLOCK,
  COMMENT,
  COMMENT_MESSAGE,
  COMMON,
  COMMON_NAMES,
  CONTENT,
  COUNT,
  CREATE_TIME,
  DATA,
  DATA_NAMES,
  DIAMOND_COUNT,
  EVENT,
  EVENT_NAMES,
  FOLLOW_MESSAGE,
  GIFT,
  GIFT_DATA_NAMES,
  GIFT_ID,
  GIFT_MESSAGE,
  GIFT_NAME,
  GIFT_NAMES,
  GIFT_TYPE,
  GROUP_ID,
  LIKE_COUNT,
  LIKE_MESSAGE,
  LONGEST_NAME,
  MONITOR_ANCHOR_ID,
  MONITOR_INFO,
  MONITOR_NAMES,
  MONITOR_TO_USER_ID,
  MOST_NAMES,
  MSG_ID,
  NAME_SIZE,
  NAME_SLOTS,
  NAME_STARTS,
  NAME_TEXTS,
  NEVER,
  NOT_FLAT,
  ORIGINAL_NAME,
  OTHER,
  READ_NAMES,
  RECEIVER_USER_ID,
  RECORD_NAMES,
  REPEAT_COUNT,
  REPEAT_END,
  ROOM_ID,
  SHARE_MESSAGE,
  STRUCT_DIAMOND_COUNT,
  STRUCT_DISPLAY_ID,
  STRUCT_NAME,
  STRUCT_OTHER_HANDLE,
  STRUCT_TYPE,
  STRUCT_USER_ID,
  TOTAL,
  TOTAL_LIKE_COUNT,
  TOTAL_USER,
  TO_USER,
  TO_USER_DISPLAY_ID,
  TO_USER_ID,
  TO_USER_ID_STR,
  TO_USER_NAMES,
  TYPE,
  UNKNOWN,
  USER,
  USER_ID,
  USER_NAMES,
  VIEWERS_MESSAGE,
  VIEWER_COUNT,
} from './layout.ts';
import { READ_KEYS } from './read-keys.ts';

type Names = Readonly<Record<string, number>>;

const record: Names = {
  event: EVENT,
  type: TYPE,
  data: DATA,
  timestamp: CLOCK,
  receivedAt: CLOCK,
  time: CLOCK,
  ts: CLOCK,
};

const data: Names = {
  msgId: MSG_ID,
  createTime: CREATE_TIME,
  likeCount: LIKE_COUNT,
  totalLikeCount: TOTAL_LIKE_COUNT,
  count: COUNT,
  total: TOTAL,
  comment: COMMENT,
  content: CONTENT,
  viewerCount: VIEWER_COUNT,
  totalUser: TOTAL_USER,
  tikfinityUsername: ACCOUNT,
  userId: USER_ID,
  common: COMMON,
  event: NOT_FLAT,
  user: USER,
  monitorInfo: NOT_FLAT,
  roomId: NOT_FLAT,
  method: NOT_FLAT,
  message_id: NEVER,
  room_id: NEVER,
  mTotal: NEVER,
  m_total: NEVER,
  total_user: NEVER,
  simulated: NEVER,
  triggerTypeId: NEVER,
};

/** What tells the flat layout of a gift from others, and those from each other. */
const giftData: Names = {
  msgId: MSG_ID,
  createTime: CREATE_TIME,
  giftId: GIFT_ID,
  repeatCount: REPEAT_COUNT,
  repeatEnd: REPEAT_END,
  groupId: GROUP_ID,
  userId: USER_ID,
  receiverUserId: RECEIVER_USER_ID,
  giftName: GIFT_NAME,
  originalName: ORIGINAL_NAME,
  giftType: GIFT_TYPE,
  diamondCount: DIAMOND_COUNT,
  tikfinityUsername: ACCOUNT,
  common: COMMON,
  gift: GIFT,
  toUser: TO_USER,
  user: USER,
  monitorInfo: MONITOR_INFO,
  event: NOT_FLAT,
  roomId: NOT_FLAT,
  method: NOT_FLAT,
  giftDetails: NEVER,
  likeCount: NEVER,
  viewerCount: NEVER,
  message_id: NEVER,
  room_id: NEVER,
  simulated: NEVER,
  streakable: NEVER,
  diamondTotal: NEVER,
  triggerTypeId: NEVER,
};

const gift: Names = { name: STRUCT_NAME, type: STRUCT_TYPE, diamondCount: STRUCT_DIAMOND_COUNT };

const user: Names = {
  id: STRUCT_USER_ID,
  displayId: STRUCT_DISPLAY_ID,
  uniqueId: STRUCT_OTHER_HANDLE,
  username: STRUCT_OTHER_HANDLE,
  userId: NEVER,
};

const toUser: Names = { id: TO_USER_ID, idStr: TO_USER_ID_STR, displayId: TO_USER_DISPLAY_ID };

const monitorInfo: Names = { toUserId: MONITOR_TO_USER_ID, anchorId: MONITOR_ANCHOR_ID };

const common: Names = {
  msgId: MSG_ID,
  createTime: CREATE_TIME,
  roomId: ROOM_ID,
  msg_id: NEVER,
  create_time: NEVER,
  room_id: NEVER,
};

/** Of names that are in no table, none is counted; what else is counted is for the dialects. */
const SCANNED: Partial<Record<MessageKind, number>> = {
  comment: COMMENT_MESSAGE,
  like: LIKE_MESSAGE,
  viewers: VIEWERS_MESSAGE,
  follow: FOLLOW_MESSAGE,
  share: SHARE_MESSAGE,
  gift: GIFT_MESSAGE,
  other: OTHER,
};
const events: Names = {
  ...Object.fromEntries(
    ALIASES.flatMap(([kind, names]) => names.map((name) => [name, SCANNED[kind] ?? UNKNOWN] as const)),
  ),
  // LIVE Studio writes this where others write the name.
  EVENT: UNKNOWN,
};

/** Fills the kernel's tables. */
export function writeNames(memory: Uint8Array): void {
  writeTable(memory, RECORD_NAMES, record);
  writeTable(memory, DATA_NAMES, data);
  writeTable(memory, COMMON_NAMES, common);
  writeTable(memory, EVENT_NAMES, events);
  writeTable(memory, GIFT_DATA_NAMES, giftData);
  writeTable(memory, GIFT_NAMES, gift);
  writeTable(memory, USER_NAMES, user);
  writeTable(memory, TO_USER_NAMES, toUser);
  writeTable(memory, MONITOR_NAMES, monitorInfo);
  writeTable(memory, READ_NAMES, Object.fromEntries(READ_KEYS.map((key) => [key, 0])));
}

function writeTable(memory: Uint8Array, table: number, names: Names): void {
  const entries = Object.entries(names).sort(([a], [b]) => a.length - b.length);
  if (entries.length > MOST_NAMES) throw new RangeError(`${entries.length} names do not fit`);
  const words = new DataView(memory.buffer, table);
  let index = 0;
  for (let length = 0; length <= LONGEST_NAME; length += 1) {
    memory[table + NAME_STARTS + length] = index;
    let firsts = 0;
    for (; entries[index]?.[0].length === length; index += 1) {
      const [name, slot] = entries[index] as [string, number];
      firsts |= 1 << (name.charCodeAt(0) & 31);
      memory[table + NAME_SLOTS + index] = slot;
      for (let i = 0; i < length; i += 1)
        memory[table + NAME_TEXTS + NAME_SIZE * index + i] = name.charCodeAt(i);
    }
    words.setInt32(4 * length, firsts, true);
  }
  memory[table + NAME_STARTS + LONGEST_NAME + 1] = index;
}
