import { LONGEST_NAME, NAME_SIZE, NAME_SLOTS, NAME_STARTS, NAME_TEXTS } from '../layout.ts';

/** A bit for each byte of two sixteens that is the same. */
function sameBytes(low: v128, high: v128, name: usize): u32 {
  const lows = i8x16.bitmask(i8x16.eq(low, v128.load(name)));
  return lows | (i8x16.bitmask(i8x16.eq(high, v128.load(name, 16))) << 16);
}

/** The slot of the name in `[from, to)`, or -1. Most names are in no table, and one bit tells: their length with their first byte. */
export function slotOf(table: usize, from: usize, to: usize): i32 {
  const length = i32(to - from);
  if (length > LONGEST_NAME) return -1;
  const firsts = load<u32>(table + 4 * length);
  if (((firsts >> (load<u8>(from) & 31)) & 1) === 0) return -1;
  const low = v128.load(from);
  const high = v128.load(from, 16);
  const whole: u32 = (1 << length) - 1;
  const end: i32 = load<u8>(table + NAME_STARTS + length + 1);
  for (let index: i32 = load<u8>(table + NAME_STARTS + length); index < end; index += 1) {
    const same = sameBytes(low, high, table + NAME_TEXTS + NAME_SIZE * index);
    if ((same & whole) === whole) return load<u8>(table + NAME_SLOTS + index);
  }
  return -1;
}
