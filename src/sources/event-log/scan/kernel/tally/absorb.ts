import {
  ROOM_RECORDS,
  SET_CAPACITY,
  SET_CEILING,
  SET_IS_CUT,
  SET_SEEN,
  SET_SIZE,
} from '../../tally-layout.ts';
import { isFull } from './heap.ts';
import { addId, refill } from './ids.ts';
import { roomNamed, setOf } from './rooms.ts';

/* Message ids that another thread has counted of a room that is counted here, too. */

/** The set of a kind in the room whose id is in `[from, to)`; 0 where nothing is counted of that room. */
export function setIn(from: usize, to: usize, kind: u32): usize {
  const room = roomNamed(from, u32(to - from));
  return room === 0 || load<u32>(room, ROOM_RECORDS) === 0 ? 0 : setOf(room, kind);
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

/** Adds the ids of a table of slots, with their minutes where they have some. False when the memory was full before their end. */
export function addIds(set: usize, slots: usize, minutes: usize, capacity: u32): bool {
  const seen = load<u32>(set, SET_SEEN);
  for (let i: u32 = 0; i < capacity && !isFull; i += 1) {
    const id = load<u64>(slots + 8 * i);
    if (id !== 0) addId(set, id, minutes === 0 ? 0 : load<u32>(minutes + 4 * i));
  }
  store<u32>(set, seen, SET_SEEN);
  return !isFull;
}
