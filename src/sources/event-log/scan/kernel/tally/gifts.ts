import {
  GIFT_ANCHOR,
  GIFT_ENDED,
  GIFT_ENGLISH_NAME,
  GIFT_GIFT_ID,
  GIFT_GROUP,
  GIFT_KIND,
  GIFT_MESSAGE,
  GIFT_MSG_ID,
  GIFT_RECEIVER,
  GIFT_RECEIVER_HANDLE,
  GIFT_REPEATS,
  GIFT_SHOWN_NAME,
  GIFT_UNIT,
  GIFT_USER,
  ROW_GIFT,
  ROW_TIME,
} from '../../layout.ts';
import {
  LONGEST_TEXT,
  PURCHASE_COUNT,
  PURCHASE_ENDED,
  PURCHASE_GIFT,
  PURCHASE_KEY,
  PURCHASE_RECEIVER,
  PURCHASE_ROOM,
  PURCHASE_SINGLE,
  PURCHASE_TIME,
  PURCHASE_UNIT,
  PURCHASE_USER,
  ROOM_SINGLES_SEEN,
} from '../../tally-layout.ts';
import { byteAt, isDigit, ZERO } from '../bytes.ts';
import { hash, hashHigh, hashLow } from '../values.ts';
import { hasRoomForFacts, isKnownFact } from './facts.ts';
import { addId } from './ids.ts';
import { freeRow, hasRoomForPurchase, isSameGiving, joinPurchase, rowLike } from './purchases.ts';
import { setOf } from './rooms.ts';
import { hasRoomForTexts, textNumber } from './texts.ts';

/** Numbers of the texts of the gift that is counted. */
let user: u32 = 0;
let receiver: u32 = 0;
let giftId: u32 = 0;

/**
 * Counts the gift of the row, as `fold` does; false where it is for the program: what says something new beside the gift itself, and
 * what needs more room than a row of this kernel has.
 */
export function countGift(row: usize, room: usize): bool {
  const gift: usize = load<u32>(row, ROW_GIFT);
  if (!hasRoomForTexts() || !hasRoomForFacts() || !hasRoomForPurchase()) return false;
  if (!isShort(gift) || !saysNothingNew(gift, room)) return false;

  const free = freeRow();
  const isSingle: bool = load<u32>(gift, GIFT_GROUP) === 0;
  if (!writeKey(free, gift + (isSingle ? GIFT_MSG_ID : GIFT_GROUP))) return false;
  store<u32>(free, u32(room), PURCHASE_ROOM);
  store<u32>(free, user, PURCHASE_USER);
  store<u32>(free, receiver, PURCHASE_RECEIVER);
  store<u32>(free, giftId, PURCHASE_GIFT);
  store<f64>(free, load<f64>(row, ROW_TIME), PURCHASE_TIME);
  store<u32>(free, wholeOf(load<f64>(gift, GIFT_UNIT)), PURCHASE_UNIT);
  store<u32>(free, wholeOf(load<f64>(gift, GIFT_REPEATS)), PURCHASE_COUNT);
  store<u32>(free, load<u32>(gift, GIFT_ENDED), PURCHASE_ENDED);
  store<u32>(free, u32(isSingle), PURCHASE_SINGLE);
  const known = rowLike(free);
  if (known !== free) {
    if (isSingle && !isSameGiving(known, free)) return false;
    joinPurchase(known, free);
  }
  if (isSingle) store<u32>(room, load<u32>(room, ROOM_SINGLES_SEEN) + 1, ROOM_SINGLES_SEEN);
  else {
    hash(load<u32>(gift, GIFT_MSG_ID), load<u32>(gift, GIFT_MSG_ID + 4));
    addId(setOf(room, GIFT_MESSAGE), (u64(hashHigh) << 32) | u64(hashLow), 0);
  }
  return true;
}

/** Larger prices and kinds than any there are do not stand in rows. */
const LARGEST: f64 = 2147483647;

/** Whether its texts may have numbers, and its numbers stand in a row. */
function isShort(gift: usize): bool {
  for (let text = gift + GIFT_MSG_ID; text <= gift + GIFT_ENGLISH_NAME; text += 8)
    if (load<u32>(text, 4) - load<u32>(text) > u32(LONGEST_TEXT)) return false;
  // NaN, which is none, is not above it.
  return !(load<f64>(gift, GIFT_KIND) > LARGEST || load<f64>(gift, GIFT_UNIT) > LARGEST);
}

/** 0 for NaN. */
function wholeOf(number: f64): u32 {
  return isNaN(number) ? 0 : u32(number);
}

function numberOf(text: usize): u32 {
  return textNumber(load<u32>(text), load<u32>(text, 4));
}

function saysNothingNew(gift: usize, room: usize): bool {
  user = numberOf(gift + GIFT_USER);
  receiver = numberOf(gift + GIFT_RECEIVER);
  giftId = numberOf(gift + GIFT_GIFT_ID);
  const shown = numberOf(gift + GIFT_SHOWN_NAME);
  const english = numberOf(gift + GIFT_ENGLISH_NAME);
  const anchor = numberOf(gift + GIFT_ANCHOR);
  const handle = numberOf(gift + GIFT_RECEIVER_HANDLE);
  const kind = wholeOf(load<f64>(gift, GIFT_KIND));
  const unit = wholeOf(load<f64>(gift, GIFT_UNIT));
  // Asked for both, so that one message tells of both.
  const isKnownGift = isKnownFact(room, giftId, kind, unit, shown, english, 0);
  const isKnownHome = isKnownFact(room, receiver, handle, anchor, 0, 0, 1);
  return isKnownGift && isKnownHome;
}

/** Digits that fit into 64 bits and cannot be written otherwise: any other id is a text. */
const MOST_DIGITS: usize = 19;

function writeKey(row: usize, text: usize): bool {
  const from: usize = load<u32>(text);
  const to: usize = load<u32>(text, 4);
  if (to - from > MOST_DIGITS || byteAt(from) === ZERO) return false;
  let number: u64 = 0;
  for (let at = from; at < to; at += 1) {
    const byte = byteAt(at);
    if (!isDigit(byte)) return false;
    number = number * 10 + u64(byte - ZERO);
  }
  store<u64>(row, number, PURCHASE_KEY);
  return true;
}
