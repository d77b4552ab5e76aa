import {
  COMMON,
  DIAMOND_COUNT,
  GIFT,
  GIFT_ANCHOR,
  GIFT_ENDED,
  GIFT_ENGLISH_NAME,
  GIFT_GIFT_ID,
  GIFT_GROUP,
  GIFT_ID,
  GIFT_KIND,
  GIFT_MSG_ID,
  GIFT_NAME,
  GIFT_RECEIVER,
  GIFT_RECEIVER_HANDLE,
  GIFT_REPEATS,
  GIFT_SHOWN_NAME,
  GIFT_SIZE,
  GIFT_TYPE,
  GIFT_UNIT,
  GIFT_USER,
  GIFTS,
  GROUP_ID,
  MONITOR_ANCHOR_ID,
  MONITOR_TO_USER_ID,
  MSG_ID,
  ORIGINAL_NAME,
  RECEIVER_USER_ID,
  REPEAT_COUNT,
  REPEAT_END,
  ROW_GIFT,
  STRUCT_DIAMOND_COUNT,
  STRUCT_DISPLAY_ID,
  STRUCT_NAME,
  STRUCT_OTHER_HANDLE,
  STRUCT_TYPE,
  STRUCT_USER_ID,
  TO_USER_DISPLAY_ID,
  TO_USER_ID,
  TO_USER_ID_STR,
  USER,
  USER_ID,
} from '../layout.ts';
import { byteAt, LETTER_F, LETTER_T, QUOTE, ZERO } from './bytes.ts';
import { fieldEnd, fieldStart, isFound } from './fields.ts';
import { idAt, textEnd, textStart, wholeAt } from './values.ts';

/** Rows written in this scan. */
export let gifts: i32 = 0;

export function clearGifts(): void {
  gifts = 0;
}

/** Writes a gift's own row, and its address into `row`; false where the dialects would read it differently, or might. */
export function writeGift(row: usize): bool {
  const gift: usize = GIFTS + GIFT_SIZE * gifts;
  const isWritten =
    writeSaid(gift) && (isFound(COMMON) ? writeCommonGift(gift) : writeFlatGift(gift)) && isKnown(gift);
  if (!isWritten) return false;
  store<u32>(row, u32(gift), ROW_GIFT);
  gifts += 1;
  return true;
}

/** What every layout says under the same names. */
function writeSaid(gift: usize): bool {
  return (
    writeId(gift + GIFT_MSG_ID, MSG_ID) &&
    writeId(gift + GIFT_GIFT_ID, GIFT_ID) &&
    writeId(gift + GIFT_GROUP, GROUP_ID) &&
    writeRepeats(gift) &&
    writeEnded(gift)
  );
}

/** Whether it has a message id, a gift and a viewer: others may have them elsewhere. */
function isKnown(gift: usize): bool {
  return (
    load<u32>(gift, GIFT_MSG_ID) !== 0 &&
    load<u32>(gift, GIFT_GIFT_ID) !== 0 &&
    load<u32>(gift, GIFT_USER) !== 0
  );
}

function writeFlatGift(gift: usize): bool {
  store<u64>(gift, 0, GIFT_ANCHOR);
  store<u64>(gift, 0, GIFT_RECEIVER_HANDLE);
  writeName(gift + GIFT_SHOWN_NAME, GIFT_NAME);
  writeName(gift + GIFT_ENGLISH_NAME, ORIGINAL_NAME);
  if (!writePositive(gift + GIFT_KIND, GIFT_TYPE) || !writePositive(gift + GIFT_UNIT, DIAMOND_COUNT))
    return false;
  // A type may be in the struct only.
  if (isNaN(load<f64>(gift, GIFT_KIND)) && isFound(GIFT)) return false;
  return writeId(gift + GIFT_USER, USER_ID) && writeId(gift + GIFT_RECEIVER, RECEIVER_USER_ID);
}

function writeCommonGift(gift: usize): bool {
  // Without a viewer's handle that only connector 2.3 writes, one of another name tells of another writer.
  if (!isFound(GIFT) || !isFound(USER)) return false;
  if (!isFound(STRUCT_DISPLAY_ID) && isFound(STRUCT_OTHER_HANDLE)) return false;
  writeName(gift + GIFT_SHOWN_NAME, STRUCT_NAME);
  store<u64>(gift, 0, GIFT_ENGLISH_NAME);
  return (
    writePositive(gift + GIFT_KIND, STRUCT_TYPE) &&
    writePositive(gift + GIFT_UNIT, STRUCT_DIAMOND_COUNT) &&
    writeId(gift + GIFT_USER, STRUCT_USER_ID) &&
    writeId(gift + GIFT_ANCHOR, MONITOR_ANCHOR_ID) &&
    writeReceiver(gift)
  );
}

/** Named twice: plain only where both name one person, or one of them nobody. */
function writeReceiver(gift: usize): bool {
  const isWritten =
    writeId(gift + GIFT_RECEIVER, MONITOR_TO_USER_ID) &&
    writeId(gift + GIFT_RECEIVER_HANDLE, TO_USER_DISPLAY_ID);
  if (!isWritten) return false;
  if (!isFound(TO_USER_ID)) return !isFound(TO_USER_ID_STR) && !isFound(TO_USER_DISPLAY_ID);
  if (!idAt(fieldStart(TO_USER_ID), fieldEnd(TO_USER_ID)) || textStart === 0) return false;
  const monitored: usize = load<u32>(gift, GIFT_RECEIVER);
  if (monitored === 0) {
    store<u32>(gift, u32(textStart), GIFT_RECEIVER);
    store<u32>(gift, u32(textEnd), GIFT_RECEIVER + 4);
    return true;
  }
  const length = textEnd - textStart;
  return (
    load<u32>(gift, GIFT_RECEIVER + 4) - u32(monitored) === u32(length) &&
    memory.compare(textStart, monitored, length) === 0
  );
}

function writeId(at: usize, field: u32): bool {
  store<u64>(at, 0);
  if (!isFound(field)) return true;
  if (!idAt(fieldStart(field), fieldEnd(field))) return false;
  store<u32>(at, u32(textStart));
  store<u32>(at, u32(textEnd), 4);
  return true;
}

/** With its quotes; nothing that is no text is a name. */
function writeName(at: usize, field: u32): void {
  const isText = isFound(field) && byteAt(fieldStart(field)) === QUOTE;
  store<u32>(at, isText ? u32(fieldStart(field)) : 0);
  store<u32>(at, isText ? u32(fieldEnd(field)) : 0, 4);
}

/** A whole number; NaN for 0, which is unknown, and where there is none. */
function writePositive(at: usize, field: u32): bool {
  const number = isFound(field) ? wholeAt(fieldStart(field), fieldEnd(field)) : 0;
  store<f64>(at, number > 0 ? f64(number) : NaN);
  return number >= 0;
}

/** As in `giftOf`. */
const MOST_REPEATS: i64 = 2_147_483_647;

function writeRepeats(gift: usize): bool {
  if (!isFound(REPEAT_COUNT)) return false;
  const number = wholeAt(fieldStart(REPEAT_COUNT), fieldEnd(REPEAT_COUNT));
  store<f64>(gift, f64(number), GIFT_REPEATS);
  return number > 0 && number <= MOST_REPEATS;
}

/** `true`, `false`, 0 or 1. */
function writeEnded(gift: usize): bool {
  if (!isFound(REPEAT_END)) return false;
  const first = byteAt(fieldStart(REPEAT_END));
  const isDigit = fieldEnd(REPEAT_END) - fieldStart(REPEAT_END) === 1;
  const ended = first === LETTER_T || (isDigit && first === ZERO + 1);
  store<u32>(gift, u32(ended), GIFT_ENDED);
  return ended || first === LETTER_F || (isDigit && first === ZERO);
}
