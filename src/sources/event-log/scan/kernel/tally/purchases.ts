import {
  PURCHASE_COUNT,
  PURCHASE_ENDED,
  PURCHASE_GIFT,
  PURCHASE_KEY,
  PURCHASE_RECEIVER,
  PURCHASE_ROOM,
  PURCHASE_SINGLE,
  PURCHASE_SIZE,
  PURCHASE_TIME,
  PURCHASE_UNIT,
  PURCHASE_USER,
} from '../../tally-layout.ts';
import { doubled, give, take } from './heap.ts';

/* Gifts that were bought, each once: a row a streak or a message that names none. */

const ROW: usize = PURCHASE_SIZE;
const SLOT: usize = 4;
const FIRST_ROWS: usize = 16384;
const FIRST_SLOTS: usize = 2048;

export let purchases: u32 = 0;
export let purchaseRows: usize = 0;
let rowsSize: usize = 0;
/** Numbers of rows, from 1, by what identifies them. */
let slots: usize = 0;
let slotsSize: usize = 0;

export function clearPurchases(): void {
  purchases = 0;
  purchaseRows = 0;
  slots = 0;
}

/** Whether one more has room; it is made where it can be. */
export function hasRoomForPurchase(): bool {
  if (slots === 0) return open();
  if (ROW * (purchases + 1) > rowsSize && !growRows()) return false;
  return SLOT * 5 * (purchases + 1) <= slotsSize * 3 || growSlots();
}

function open(): bool {
  purchaseRows = take(FIRST_ROWS);
  const block = take(FIRST_SLOTS);
  if (purchaseRows === 0 || block === 0) return false;
  rowsSize = FIRST_ROWS;
  slotsSize = FIRST_SLOTS;
  slots = block;
  return true;
}

/**
 * The row for what stands in the last one, which is free: itself, when nothing is like it. Streaks are alike in all that identifies
 * them, single messages in their ids.
 */
export function rowLike(row: usize): usize {
  const slot = slotOf(slots, slotsSize, row);
  const number = load<u32>(slot);
  if (number !== 0) return rowAt(number);
  purchases += 1;
  store<u32>(slot, purchases);
  return row;
}

/** Where the next would stand. */
export function freeRow(): usize {
  return rowAt(purchases + 1);
}

function rowAt(number: u32): usize {
  return purchaseRows + ROW * (number - 1);
}

function slotOf(within: usize, size: usize, row: usize): usize {
  const mask = u32(size / SLOT) - 1;
  const key = load<u64>(row, PURCHASE_KEY);
  const room = load<u32>(row, PURCHASE_ROOM);
  const single = load<u32>(row, PURCHASE_SINGLE);
  let mixed = (key ^ u64(room)) * 0x9e3779b97f4a7c15;
  if (single === 0) mixed = (mixed ^ (mixed >> 29) ^ load<u64>(row, PURCHASE_USER)) * 0xbf58476d1ce4e5b9;
  let at = u32(mixed >> 32) & mask;
  let number = load<u32>(within + SLOT * at);
  while (number !== 0 && !isLike(rowAt(number), row)) {
    at = (at + 1) & mask;
    number = load<u32>(within + SLOT * at);
  }
  return within + SLOT * at;
}

function isLike(one: usize, other: usize): bool {
  if (load<u64>(one, PURCHASE_KEY) !== load<u64>(other, PURCHASE_KEY)) return false;
  if (load<u32>(one, PURCHASE_ROOM) !== load<u32>(other, PURCHASE_ROOM)) return false;
  const single = load<u32>(one, PURCHASE_SINGLE);
  return single === load<u32>(other, PURCHASE_SINGLE) && (single !== 0 || isSameGiving(one, other));
}

/** What one more message says of a purchase that is known: `joinStreak`. */
export function joinPurchase(known: usize, other: usize): void {
  const count = load<u32>(other, PURCHASE_COUNT);
  if (count > load<u32>(known, PURCHASE_COUNT)) store<u32>(known, count, PURCHASE_COUNT);
  if (load<u32>(other, PURCHASE_ENDED) !== 0) store<u32>(known, 1, PURCHASE_ENDED);
  const time = load<f64>(other, PURCHASE_TIME);
  if (time < load<f64>(known, PURCHASE_TIME)) store<f64>(known, time, PURCHASE_TIME);
  const unit = load<u32>(other, PURCHASE_UNIT);
  const knownUnit = load<u32>(known, PURCHASE_UNIT);
  if (unit !== 0 && (knownUnit === 0 || unit < knownUnit)) store<u32>(known, unit, PURCHASE_UNIT);
}

/** Whether two messages of one id say the same of who gave what to whom. */
export function isSameGiving(one: usize, other: usize): bool {
  return (
    load<u32>(one, PURCHASE_USER) === load<u32>(other, PURCHASE_USER) &&
    load<u32>(one, PURCHASE_RECEIVER) === load<u32>(other, PURCHASE_RECEIVER) &&
    load<u32>(one, PURCHASE_GIFT) === load<u32>(other, PURCHASE_GIFT)
  );
}

function growRows(): bool {
  const block = doubled(purchaseRows, rowsSize);
  if (block === 0) return false;
  purchaseRows = block;
  rowsSize *= 2;
  return true;
}

function growSlots(): bool {
  const size = slotsSize * 2;
  const block = take(size);
  if (block === 0) return false;
  for (let number: u32 = 1; number <= purchases; number += 1)
    store<u32>(slotOf(block, size, rowAt(number)), number);
  give(slots, slotsSize);
  slots = block;
  slotsSize = size;
  return true;
}
