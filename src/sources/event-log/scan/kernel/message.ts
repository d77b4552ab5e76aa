import {
  ACCOUNT,
  COMMENT,
  COMMENT_MESSAGE,
  COMMON,
  CONTENT,
  COUNT,
  CREATE_TIME,
  FOLLOW_MESSAGE,
  GIFT_MESSAGE,
  LIKE_COUNT,
  LIKE_MESSAGE,
  MSG_ID,
  ROOM_ID,
  ROW_ACCOUNT,
  ROW_ACCOUNT_END,
  ROW_HASH_HIGH,
  ROW_HASH_LOW,
  ROW_NUMBER,
  ROW_ROOM,
  ROW_ROOM_END,
  ROW_TIME,
  ROW_TOTAL,
  SHARE_MESSAGE,
  TOTAL,
  TOTAL_LIKE_COUNT,
  TOTAL_USER,
  VIEWER_COUNT,
  VIEWERS_MESSAGE,
} from '../layout.ts';
import { byteAt, QUOTE } from './bytes.ts';
import { fieldEnd, fieldStart, isFound } from './fields.ts';
import { writeGift } from './gift.ts';
import { hasClock, kind } from './record.ts';
import { hash, hashHigh, hashLow, isPlainId, wholeAt } from './values.ts';

/** Writes what the record says into `row`; false where the dialects would read it differently, or might. */
export function writeMessage(row: usize): bool {
  if (!writeHome(row) || !writeTime(row)) return false;
  switch (kind) {
    case COMMENT_MESSAGE:
      return isComment() && writeId(row);
    case LIKE_MESSAGE:
      return writeLikes(row) && writeId(row);
    case FOLLOW_MESSAGE:
    case SHARE_MESSAGE:
      return writeId(row);
    case GIFT_MESSAGE:
      return isFound(CREATE_TIME) && writeGift(row);
    case VIEWERS_MESSAGE:
      return isFound(COMMON) ? writeCommonViewers(row) : writeFlatViewers(row);
    default:
      return true;
  }
}

/** The room, which the flat layout does not name, or the account that recorded, which only some flat writers do. */
function writeHome(row: usize): bool {
  store<u32>(row, 0, ROW_ROOM);
  store<u32>(row, 0, ROW_ACCOUNT);
  if (isFound(COMMON)) {
    if (!isFound(ROOM_ID) || !isPlainId(fieldStart(ROOM_ID), fieldEnd(ROOM_ID))) return false;
    store<u32>(row, u32(fieldStart(ROOM_ID)) + 1, ROW_ROOM);
    store<u32>(row, u32(fieldEnd(ROOM_ID)) - 1, ROW_ROOM_END);
  } else if (isFound(ACCOUNT)) {
    store<u32>(row, u32(fieldStart(ACCOUNT)), ROW_ACCOUNT);
    store<u32>(row, u32(fieldEnd(ACCOUNT)), ROW_ACCOUNT_END);
  }
  return true;
}

/** The limits of `timeOf`: seconds below 10^12; 2016 to 2099. */
const MILLISECONDS: i64 = 1_000_000_000_000;
const EARLIEST: i64 = 1_451_606_400_000;
const LATEST: i64 = 4_102_444_800_000;

function writeTime(row: usize): bool {
  store<f64>(row, NaN, ROW_TIME);
  if (!isFound(CREATE_TIME)) return true;
  const number = wholeAt(fieldStart(CREATE_TIME), fieldEnd(CREATE_TIME));
  const time = number < MILLISECONDS ? number * 1000 : number;
  store<f64>(row, f64(time), ROW_TIME);
  return time >= EARLIEST && time < LATEST;
}

function writeId(row: usize): bool {
  if (!isFound(MSG_ID) || !isPlainId(fieldStart(MSG_ID), fieldEnd(MSG_ID))) return false;
  hash(fieldStart(MSG_ID) + 1, fieldEnd(MSG_ID) - 1);
  store<u32>(row, hashLow, ROW_HASH_LOW);
  store<u32>(row, hashHigh, ROW_HASH_HIGH);
  return true;
}

/** Of connector 1.x and 2.0.7 the words are in `comment`, of 2.3 in `content`; one of both is for the dialects. */
function isComment(): bool {
  const isOld = isFound(COMMENT);
  if (isFound(COMMON) ? isOld === isFound(CONTENT) : !isOld) return false;
  return byteAt(fieldStart(isOld ? COMMENT : CONTENT)) === QUOTE;
}

/** The number in a field; -1 where it is missing or needs a closer look. */
function numberIn(field: u32): i64 {
  return isFound(field) ? wholeAt(fieldStart(field), fieldEnd(field)) : -1;
}

function writeLikes(row: usize): bool {
  const flatNames = !isFound(COMMON) || isFound(LIKE_COUNT);
  if (isFound(COMMON) && flatNames && isFound(COUNT)) return false;
  const batch = numberIn(flatNames ? LIKE_COUNT : COUNT);
  const total = numberIn(flatNames ? TOTAL_LIKE_COUNT : TOTAL);
  store<f64>(row, f64(batch), ROW_NUMBER);
  store<f64>(row, f64(total), ROW_TOTAL);
  return batch >= 0 && total > 0;
}

/** Connector 1.x does not tell the viewers so far, nor the time: that may be the recorder's, which is for the dialects. */
function writeFlatViewers(row: usize): bool {
  const concurrent = numberIn(VIEWER_COUNT);
  store<f64>(row, f64(concurrent), ROW_NUMBER);
  store<f64>(row, NaN, ROW_TOTAL);
  return concurrent >= 0 && (isFound(CREATE_TIME) || !hasClock);
}

function writeCommonViewers(row: usize): bool {
  const isOld = isFound(VIEWER_COUNT);
  if (isOld === isFound(TOTAL) || !isFound(CREATE_TIME)) return false;
  const concurrent = numberIn(isOld ? VIEWER_COUNT : TOTAL);
  const ever = numberIn(TOTAL_USER);
  store<f64>(row, f64(concurrent), ROW_NUMBER);
  store<f64>(row, isFound(TOTAL_USER) ? f64(ever) : NaN, ROW_TOTAL);
  // 0 viewers may be an unknown number.
  return concurrent > 0 && (!isFound(TOTAL_USER) || ever > 0);
}
