import {
  ACCOUNT_MESSAGE,
  COMMENT_MESSAGE,
  FOLLOW_MESSAGE,
  GIFT_MESSAGE,
  LIKE_MESSAGE,
  ROW_ACCOUNT,
  ROW_ACCOUNT_END,
  ROW_HASH_HIGH,
  ROW_HASH_LOW,
  ROW_NUMBER,
  ROW_TIME,
  ROW_TOTAL,
  SHARE_MESSAGE,
  UNKNOWN,
  VIEWERS_MESSAGE,
} from '../../layout.ts';
import {
  LONGEST_ACCOUNT,
  ROOM_ACCOUNT,
  ROOM_ACCOUNT_LENGTH,
  ROOM_BATCH_AT_FEWEST,
  ROOM_EARLIEST,
  ROOM_FEWEST_LIKES,
  ROOM_GIFTS,
  ROOM_LATEST,
  ROOM_MINUTES,
  ROOM_MOST_LIKES,
  ROOM_RECORDS,
  ROOM_SECONDS,
  ROOM_UNTIMED,
  ROOM_UNTIMED_PEAK,
  ROOM_UNTIMED_SUM,
  ROOM_VIEWERS_EVER,
} from '../../tally-layout.ts';
import { countGift } from './gifts.ts';
import { addId } from './ids.ts';
import { raise } from './peaks.ts';
import { setOf } from './rooms.ts';

/**
 * Counts the message of the row, as `fold` does. Answers what is left of it for the program: nothing, which is UNKNOWN, the gift, or
 * the account's handle.
 */
export function countMessage(row: usize, kind: u32, room: usize): u32 {
  store<u32>(room, load<u32>(room, ROOM_RECORDS) + 1, ROOM_RECORDS);
  const time = load<f64>(row, ROW_TIME);
  if (!isNaN(time)) countTime(room, time);
  const isKnownAccount = load<u32>(row, ROW_ACCOUNT) === 0 || isLastAccount(row, room);
  switch (kind) {
    case COMMENT_MESSAGE:
    case FOLLOW_MESSAGE:
    case SHARE_MESSAGE:
      countId(row, kind, room, time);
      break;
    case LIKE_MESSAGE:
      countId(row, kind, room, time);
      countLikes(row, room, time);
      break;
    case VIEWERS_MESSAGE:
      countViewers(row, room, time);
      break;
    case GIFT_MESSAGE:
      store<u32>(room, load<u32>(room, ROOM_GIFTS) + 1, ROOM_GIFTS);
      if (!countGift(row, room)) return GIFT_MESSAGE;
      break;
  }
  return isKnownAccount ? UNKNOWN : ACCOUNT_MESSAGE;
}

function countTime(room: usize, time: f64): void {
  // Not true of NaN, which is none yet.
  if (!(time >= load<f64>(room, ROOM_EARLIEST))) store<f64>(room, time, ROOM_EARLIEST);
  if (!(time <= load<f64>(room, ROOM_LATEST))) store<f64>(room, time, ROOM_LATEST);
}

/** A recorder writes one account; it is the last from now on. */
function isLastAccount(row: usize, room: usize): bool {
  const from: usize = load<u32>(row, ROW_ACCOUNT);
  const length = load<u32>(row, ROW_ACCOUNT_END) - u32(from);
  if (length > u32(LONGEST_ACCOUNT)) return false;
  if (
    load<u32>(room, ROOM_ACCOUNT_LENGTH) === length &&
    memory.compare(room + ROOM_ACCOUNT, from, length) === 0
  )
    return true;
  store<u32>(room, length, ROOM_ACCOUNT_LENGTH);
  memory.copy(room + ROOM_ACCOUNT, from, length);
  return false;
}

const SECOND: f64 = 1000;
const MINUTE: f64 = 60000;

function countId(row: usize, kind: u32, room: usize, time: f64): void {
  const id = (u64(load<u32>(row, ROW_HASH_HIGH)) << 32) | u64(load<u32>(row, ROW_HASH_LOW));
  addId(setOf(room, kind), id, isNaN(time) ? 0 : u32(time / MINUTE));
}

function countLikes(row: usize, room: usize, time: f64): void {
  const batch = load<f64>(row, ROW_NUMBER);
  const total = load<f64>(row, ROW_TOTAL);
  if (!(total <= load<f64>(room, ROOM_MOST_LIKES))) store<f64>(room, total, ROOM_MOST_LIKES);
  const fewest = load<f64>(room, ROOM_FEWEST_LIKES);
  if (!(total >= fewest)) {
    store<f64>(room, total, ROOM_FEWEST_LIKES);
    store<f64>(room, batch, ROOM_BATCH_AT_FEWEST);
  } else if (total === fewest && batch > load<f64>(room, ROOM_BATCH_AT_FEWEST))
    store<f64>(room, batch, ROOM_BATCH_AT_FEWEST);
  if (!isNaN(time)) raise(room + ROOM_MINUTES, u32(time / MINUTE), total);
}

function countViewers(row: usize, room: usize, time: f64): void {
  const concurrent = load<f64>(row, ROW_NUMBER);
  const ever = load<f64>(row, ROW_TOTAL);
  if (!isNaN(ever) && !(ever <= load<f64>(room, ROOM_VIEWERS_EVER)))
    store<f64>(room, ever, ROOM_VIEWERS_EVER);
  if (!isNaN(time)) raise(room + ROOM_SECONDS, u32(time / SECOND), concurrent);
  else {
    store<u32>(room, load<u32>(room, ROOM_UNTIMED) + 1, ROOM_UNTIMED);
    store<f64>(room, load<f64>(room, ROOM_UNTIMED_SUM) + concurrent, ROOM_UNTIMED_SUM);
    if (!(concurrent <= load<f64>(room, ROOM_UNTIMED_PEAK))) store<f64>(room, concurrent, ROOM_UNTIMED_PEAK);
  }
}
