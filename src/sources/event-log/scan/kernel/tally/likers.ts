import { MOST_LIKERS } from '../../../../../session/tally/limits.ts';
import {
  COMMON,
  LIKE_COUNT,
  ROW_HASH_HIGH,
  ROW_HASH_LOW,
  ROW_NUMBER,
  STRUCT_DISPLAY_ID,
  STRUCT_OTHER_HANDLE,
  STRUCT_USER_ID,
  USER,
  USER_ID,
  USER_NAMES,
} from '../../layout.ts';
import {
  ELSEWHERE,
  LIKER,
  LIKER_LIKES,
  LIKER_USER,
  LIKERS_CAPACITY,
  LIKERS_SIZE,
  LIKERS_TABLE,
  LONGEST_TEXT,
  ROOM_LIKERS,
} from '../../tally-layout.ts';
import { byteAt, OPENING_BRACE } from '../bytes.ts';
import { fieldEnd, fieldStart, isFound } from '../fields.ts';
import { afterFields } from '../members.ts';
import { idAt, textEnd, textStart } from '../values.ts';
import { give, take } from './heap.ts';
import { hasRoomForTexts, textNumber } from './texts.ts';

const ROW: usize = LIKER;
const FIRST_ROWS: u32 = 16;
const MOST: u32 = MOST_LIKERS;
/** More likes than a row holds are for the program. */
const LARGEST: f64 = 4294967295;

/**
 * Takes the like message of the row into the sample, if it belongs there; the rest of it is not counted here. False where it is for the
 * program: it is in the sample then, without its sender.
 */
export function countLiker(row: usize, room: usize): bool {
  const likers = room + ROOM_LIKERS;
  const id = (u64(load<u32>(row, ROW_HASH_HIGH)) << 32) | u64(load<u32>(row, ROW_HASH_LOW));
  const size = load<u32>(likers, LIKERS_SIZE);
  const table: usize = load<u32>(likers, LIKERS_TABLE);
  if (size === MOST && id > load<u64>(table + ROW * (MOST - 1))) return true;
  if (!hasRoomForTexts() || !hasRoomForLiker(likers, size)) return false;
  const likes = load<f64>(row, ROW_NUMBER);
  const user = likes > LARGEST ? ELSEWHERE : senderOf();
  const isKnown = insert(likers, id, user, likes > LARGEST ? 0 : u32(likes));
  return isKnown && user !== ELSEWHERE;
}

/** The number of the viewer's id; `ELSEWHERE` where the dialects must tell who it is. */
function senderOf(): u32 {
  let field: u32 = USER_ID;
  if (isFound(COMMON)) {
    // Connector 2.0.7, which has other names for likes, has others for viewers.
    if (isFound(LIKE_COUNT)) return ELSEWHERE;
    if (!isFound(USER) || byteAt(fieldStart(USER)) !== OPENING_BRACE) return ELSEWHERE;
    if (afterFields(fieldStart(USER), USER_NAMES) === 0) return ELSEWHERE;
    // As of a gift: another name of the handle tells of another writer.
    if (!isFound(STRUCT_DISPLAY_ID) && isFound(STRUCT_OTHER_HANDLE)) return ELSEWHERE;
    field = STRUCT_USER_ID;
  }
  if (!isFound(field) || !idAt(fieldStart(field), fieldEnd(field))) return ELSEWHERE;
  if (textStart === 0 || u32(textEnd - textStart) > u32(LONGEST_TEXT)) return ELSEWHERE;
  return textNumber(textStart, textEnd);
}

function hasRoomForLiker(likers: usize, size: u32): bool {
  const capacity = load<u32>(likers, LIKERS_CAPACITY);
  if (size < capacity || size === MOST) return true;
  const old: usize = load<u32>(likers, LIKERS_TABLE);
  const table = take(ROW * (capacity === 0 ? FIRST_ROWS : capacity * 2));
  if (table === 0) return false;
  memory.copy(table, old, ROW * size);
  if (capacity !== 0) give(old, ROW * capacity);
  store<u32>(likers, u32(table), LIKERS_TABLE);
  store<u32>(likers, capacity === 0 ? FIRST_ROWS : capacity * 2, LIKERS_CAPACITY);
  return true;
}

/** Puts a row in its place, the last of a full table falling out; false where that id is known to be of someone else. */
function insert(likers: usize, id: u64, user: u32, likes: u32): bool {
  const table: usize = load<u32>(likers, LIKERS_TABLE);
  const size = load<u32>(likers, LIKERS_SIZE);
  let from: u32 = 0;
  let to = size;
  while (from < to) {
    const middle = (from + to) / 2;
    if (load<u64>(table + ROW * middle) < id) from = middle + 1;
    else to = middle;
  }
  const row = table + ROW * from;
  if (from < size && load<u64>(row) === id) {
    if (likes > load<u32>(row, LIKER_LIKES)) store<u32>(row, likes, LIKER_LIKES);
    return load<u32>(row, LIKER_USER) === user;
  }
  const moved = size === MOST ? size - 1 : size;
  memory.copy(row + ROW, row, ROW * (moved - from));
  store<u64>(row, id);
  store<u32>(row, user, LIKER_USER);
  store<u32>(row, likes, LIKER_LIKES);
  store<u32>(likers, moved + 1, LIKERS_SIZE);
  return true;
}
