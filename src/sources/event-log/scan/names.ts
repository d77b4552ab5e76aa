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
  EVENT,
  EVENT_NAMES,
  LIKE_COUNT,
  LIKE_MESSAGE,
  LONGEST_NAME,
  MOST_NAMES,
  MSG_ID,
  NAME_SIZE,
  NAME_SLOTS,
  NAME_STARTS,
  NAME_TEXTS,
  NEVER,
  NOT_FLAT,
  OTHER,
  READ_NAMES,
  RECORD_NAMES,
  ROOM_ID,
  TOTAL,
  TOTAL_LIKE_COUNT,
  TOTAL_USER,
  TYPE,
  UNKNOWN,
  VIEWER_COUNT,
  VIEWERS_MESSAGE,
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
  common: COMMON,
  event: NOT_FLAT,
  user: NOT_FLAT,
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
  writeTable(memory, READ_NAMES, Object.fromEntries(READ_KEYS.map((key) => [key, 0])));
}

function writeTable(memory: Uint8Array, table: number, names: Names): void {
  const entries = Object.entries(names);
  if (entries.length > MOST_NAMES) throw new RangeError(`${entries.length} names do not fit`);
  const words = new DataView(memory.buffer, table);
  let index = 0;
  for (let length = 0; length <= LONGEST_NAME; length += 1) {
    memory[table + NAME_STARTS + length] = index;
    let firsts = 0;
    for (const [name, slot] of entries) {
      if (name.length !== length) continue;
      firsts |= 1 << (name.charCodeAt(0) & 31);
      memory[table + NAME_SLOTS + index] = slot;
      memory.set(Buffer.from(name, 'latin1'), table + NAME_TEXTS + NAME_SIZE * index);
      index += 1;
    }
    words.setInt32(4 * length, firsts, true);
  }
  memory[table + NAME_STARTS + LONGEST_NAME + 1] = index;
}
