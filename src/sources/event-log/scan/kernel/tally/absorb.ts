import {
  SET_CAPACITY,
  SET_CEILING,
  SET_IS_CUT,
  SET_MINUTES,
  SET_MOST,
  SET_SIZE,
  SET_SLOTS,
} from '../../tally-layout.ts';
import { isFull, take } from './heap.ts';
import { addId, refill } from './ids.ts';

/* Sets of message ids that were counted apart. */

/** A set of no room, for the program to fill; 0 when there is no memory for it. */
export function openSet(most: u32, capacity: u32, isPlaced: bool): usize {
  const set = take(64);
  const slots = take(8 * usize(capacity));
  const minutes: usize = isPlaced ? take(4 * usize(capacity)) : 0;
  if (isFull) return 0;
  store<u32>(set, most, SET_MOST);
  store<u32>(set, capacity, SET_CAPACITY);
  store<u32>(set, u32(slots), SET_SLOTS);
  store<u32>(set, u32(minutes), SET_MINUTES);
  return set;
}

/** Makes room for `ids` more; those that are read in the order of their slots would crowd the beginning of a table that is too small. */
export function widen(set: usize, ids: u32): void {
  const size = load<u32>(set, SET_SIZE) + ids;
  let capacity = load<u32>(set, SET_CAPACITY);
  while (size * 5 > capacity * 3) capacity *= 2;
  if (capacity > load<u32>(set, SET_CAPACITY)) refill(set, capacity);
}

/** Ids above it are not taken any more. */
export function cutAt(set: usize, low: u32, high: u32): void {
  const ceiling = (u64(high) << 32) | u64(low);
  if (load<u32>(set, SET_IS_CUT) !== 0 && load<u64>(set, SET_CEILING) <= ceiling) return;
  store<u32>(set, 1, SET_IS_CUT);
  store<u64>(set, ceiling, SET_CEILING);
}

/** Adds the ids of a table of slots, with their minutes where they have some, until the memory is full. */
export function addIds(set: usize, slots: usize, minutes: usize, capacity: u32): void {
  for (let i: u32 = 0; i < capacity && !isFull; i += 1) {
    const id = load<u64>(slots + 8 * i);
    if (id !== 0) addId(set, id, minutes === 0 ? 0 : load<u32>(minutes + 4 * i));
  }
}
