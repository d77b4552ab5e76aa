import { LONGEST_TEXT, TEXT_LENGTH, TEXT_SIZE } from '../../tally-layout.ts';
import { hash, hashLow } from '../values.ts';
import { doubled, give, take } from './heap.ts';

/* Texts that come again, by number: viewers, gifts, and what is said of them. They are numbered from 1. */

const FIRST_BLOCK: usize = 8192;
const SLOT: usize = 4;

export let texts: u32 = 0;
/** Where each is, and the texts themselves. */
export let textTable: usize = 0;
export let textBytes: usize = 0;
let tableSize: usize = 0;
let bytesSize: usize = 0;
let used: usize = 0;
/** Numbers by hash. */
let slots: usize = 0;
let slotsSize: usize = 0;

/** How many texts a gift may add. */
const AT_ONCE: u32 = 8;
const ENTRY: usize = TEXT_SIZE;
const LONGEST: usize = LONGEST_TEXT;

export function clearTexts(): void {
  texts = 0;
  textTable = 0;
  textBytes = 0;
  slots = 0;
  used = 0;
}

/** Whether those of one more gift have room; it is made where it can be. */
export function hasRoomForTexts(): bool {
  if (slots === 0) return open();
  if (used + LONGEST * AT_ONCE > bytesSize && !growBytes()) return false;
  if (ENTRY * (texts + AT_ONCE + 1) > tableSize && !growTable()) return false;
  return SLOT * 2 * (texts + AT_ONCE) <= slotsSize || growSlots();
}

/** Of all three or none; what is left of them is cleared with the rest. */
function open(): bool {
  textTable = take(FIRST_BLOCK);
  textBytes = take(FIRST_BLOCK);
  const block = take(FIRST_BLOCK);
  if (block === 0) return false;
  tableSize = FIRST_BLOCK;
  bytesSize = FIRST_BLOCK;
  slotsSize = FIRST_BLOCK;
  slots = block;
  return true;
}

/** The number of a text of at most LONGEST_TEXT bytes, for which there is room; 0 for one from 0, which is none. */
export function textNumber(from: usize, to: usize): u32 {
  if (from === 0) return 0;
  const length = to - from;
  hash(from, to);
  const mask = u32(slotsSize / SLOT) - 1;
  let at = hashLow & mask;
  let number = load<u32>(slots + SLOT * at);
  while (number !== 0) {
    if (isText(number, from, length)) return number;
    at = (at + 1) & mask;
    number = load<u32>(slots + SLOT * at);
  }
  texts += 1;
  const entry = textTable + ENTRY * texts;
  store<u32>(entry, u32(used));
  store<u32>(entry, u32(length), TEXT_LENGTH);
  memory.copy(textBytes + used, from, length);
  used += length;
  store<u32>(slots + SLOT * at, texts);
  return texts;
}

function isText(number: u32, from: usize, length: usize): bool {
  const entry = textTable + ENTRY * number;
  if (load<u32>(entry, TEXT_LENGTH) !== u32(length)) return false;
  return memory.compare(textBytes + load<u32>(entry), from, length) === 0;
}

function growBytes(): bool {
  const block = doubled(textBytes, bytesSize);
  if (block === 0) return false;
  textBytes = block;
  bytesSize *= 2;
  return true;
}

function growTable(): bool {
  const block = doubled(textTable, tableSize);
  if (block === 0) return false;
  textTable = block;
  tableSize *= 2;
  return true;
}

function growSlots(): bool {
  const size = slotsSize * 2;
  const block = take(size);
  if (block === 0) return false;
  const mask = u32(size / SLOT) - 1;
  for (let number: u32 = 1; number <= texts; number += 1) {
    const entry = textTable + ENTRY * number;
    const from = textBytes + load<u32>(entry);
    hash(from, from + load<u32>(entry, TEXT_LENGTH));
    let at = hashLow & mask;
    while (load<u32>(block + SLOT * at) !== 0) at = (at + 1) & mask;
    store<u32>(block + SLOT * at, number);
  }
  give(slots, slotsSize);
  slots = block;
  slotsSize = size;
  return true;
}
