import {
  SET_CAPACITY,
  SET_CEILING,
  SET_IS_CUT,
  SET_MINUTES,
  SET_MOST,
  SET_SEEN,
  SET_SIZE,
  SET_SLOTS,
} from '../../tally-layout.ts';
import { give, take } from './heap.ts';

/* Sets of message ids, as message-set.ts keeps them. */

const SLOT: usize = 8;
const MINUTE: usize = 4;

/** The id's slot, or the empty one where it belongs. */
function slotOf(slots: usize, capacity: u32, id: u64): usize {
  const mask = capacity - 1;
  let at = (u32(id) ^ (u32(id >> 32) >> 7)) & mask;
  let known = load<u64>(slots + SLOT * at);
  while (known !== id && known !== 0) {
    at = (at + 1) & mask;
    known = load<u64>(slots + SLOT * at);
  }
  return slots + SLOT * at;
}

/** `minute` 0 is none. */
export function addId(set: usize, id: u64, minute: u32): void {
  store<u32>(set, load<u32>(set, SET_SEEN) + 1, SET_SEEN);
  if (load<u32>(set, SET_IS_CUT) !== 0 && id > load<u64>(set, SET_CEILING)) return;
  const slots: usize = load<u32>(set, SET_SLOTS);
  const capacity = load<u32>(set, SET_CAPACITY);
  const slot = slotOf(slots, capacity, id);
  const minutes: usize = load<u32>(set, SET_MINUTES);
  if (minutes !== 0 && minute !== 0) {
    const at = minutes + (slot - slots) / 2;
    const known = load<u32>(at);
    if (known === 0 || minute < known) store<u32>(at, minute);
  }
  if (load<u64>(slot) !== 0) return;
  store<u64>(slot, id);
  const size = load<u32>(set, SET_SIZE) + 1;
  store<u32>(set, size, SET_SIZE);
  if (size * 5 <= capacity * 3) return;
  const most = load<u32>(set, SET_MOST);
  if (size > most + most / 4) prune(set);
  else refill(set, capacity * 2);
}

/** Moves the ids into a new table, those above the ceiling left behind. Without memory everything stays as it is: a table has slack. */
export function refill(set: usize, capacity: u32): void {
  const slots = take(SLOT * capacity);
  if (slots === 0) return;
  const oldMinutes: usize = load<u32>(set, SET_MINUTES);
  const minutes: usize = oldMinutes === 0 ? 0 : take(MINUTE * capacity);
  if (minutes === 0 && oldMinutes !== 0) {
    give(slots, SLOT * capacity);
    return;
  }
  const old: usize = load<u32>(set, SET_SLOTS);
  const oldCapacity: usize = load<u32>(set, SET_CAPACITY);
  const ceiling = load<u32>(set, SET_IS_CUT) !== 0 ? load<u64>(set, SET_CEILING) : u64.MAX_VALUE;
  let size: u32 = 0;
  for (let i: usize = 0; i < oldCapacity; i += 1) {
    const id = load<u64>(old + SLOT * i);
    if (id === 0 || id > ceiling) continue;
    const slot = slotOf(slots, capacity, id);
    store<u64>(slot, id);
    if (minutes !== 0) store<u32>(minutes + (slot - slots) / 2, load<u32>(oldMinutes + MINUTE * i));
    size += 1;
  }
  give(old, SLOT * oldCapacity);
  if (oldMinutes !== 0) give(oldMinutes, MINUTE * oldCapacity);
  store<u32>(set, u32(slots), SET_SLOTS);
  store<u32>(set, u32(minutes), SET_MINUTES);
  store<u32>(set, capacity, SET_CAPACITY);
  store<u32>(set, size, SET_SIZE);
}

const DIGITS: u32 = 65536;

/** Keeps the smallest ids, as many as the set may: finds the largest of them by its digits of 16 bits. */
function prune(set: usize): void {
  const counts = take(4 * DIGITS);
  if (counts === 0) return;
  const slots: usize = load<u32>(set, SET_SLOTS);
  const end = slots + SLOT * load<u32>(set, SET_CAPACITY);
  let left = load<u32>(set, SET_MOST);
  let known: u64 = 0;
  for (let shift: u64 = 48; ; shift -= 16) {
    for (let slot = slots; slot < end; slot += SLOT) {
      const id = load<u64>(slot);
      if (id === 0 || (shift !== 48 && id >> (shift + 16) !== known)) continue;
      const count = counts + 4 * usize((id >> shift) & 0xffff);
      store<u32>(count, load<u32>(count) + 1);
    }
    let digit: usize = 0;
    while (left > load<u32>(counts + 4 * digit)) {
      left -= load<u32>(counts + 4 * digit);
      digit += 1;
    }
    known = (known << 16) | u64(digit);
    if (shift === 0) break;
    memory.fill(counts, 0, 4 * DIGITS);
  }
  give(counts, 4 * DIGITS);
  store<u32>(set, 1, SET_IS_CUT);
  store<u64>(set, known, SET_CEILING);
  refill(set, load<u32>(set, SET_CAPACITY));
}
