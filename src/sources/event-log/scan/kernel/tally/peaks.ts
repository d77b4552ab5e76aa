import { PEAK_ENTRY, PEAK_VALUE, PEAKS_CAPACITY, PEAKS_SIZE, PEAKS_TABLE } from '../../tally-layout.ts';
import { give, take } from './heap.ts';

/* The highest number for each of many keys. */

/** The entry of the key, or the empty one where it belongs. */
function entryOf(table: usize, capacity: u32, key: u32): usize {
  const mask = capacity - 1;
  // Its higher bits: multiplied, numbers at any distance spread.
  let at = (key * 2654435761) >> clz(mask);
  let known = load<u32>(table + PEAK_ENTRY * at);
  while (known !== key && known !== 0) {
    at = (at + 1) & mask;
    known = load<u32>(table + PEAK_ENTRY * at);
  }
  return table + PEAK_ENTRY * at;
}

/** `key` is not 0. */
export function raise(peaks: usize, key: u32, value: f64): void {
  const table: usize = load<u32>(peaks, PEAKS_TABLE);
  const capacity = load<u32>(peaks, PEAKS_CAPACITY);
  const entry = entryOf(table, capacity, key);
  if (load<u32>(entry) !== 0) {
    if (value > load<f64>(entry, PEAK_VALUE)) store<f64>(entry, value, PEAK_VALUE);
    return;
  }
  store<u32>(entry, key);
  store<f64>(entry, value, PEAK_VALUE);
  const size = load<u32>(peaks, PEAKS_SIZE) + 1;
  store<u32>(peaks, size, PEAKS_SIZE);
  if (size * 5 > capacity * 3) grow(peaks, table, capacity);
}

/** Without memory everything stays as it is: a table has slack. */
function grow(peaks: usize, old: usize, oldCapacity: u32): void {
  const capacity = oldCapacity * 2;
  const table = take(PEAK_ENTRY * capacity);
  if (table === 0) return;
  for (let i: u32 = 0; i < oldCapacity; i += 1) {
    const from = old + PEAK_ENTRY * i;
    const key = load<u32>(from);
    if (key !== 0) v128.store(entryOf(table, capacity, key), v128.load(from));
  }
  give(old, PEAK_ENTRY * oldCapacity);
  store<u32>(peaks, u32(table), PEAKS_TABLE);
  store<u32>(peaks, capacity, PEAKS_CAPACITY);
}
