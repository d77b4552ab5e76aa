import { give, take } from './heap.ts';

/*
 * What gift messages say again and again beside the gift itself: what it is called and costs, whose LIVE it is, who receives. The program
 * is told each once. A fact is a room and six numbers.
 */

const FACT: usize = 32;
const FIRST_BLOCK: usize = 4096;

let table: usize = 0;
let tableSize: usize = 0;
let facts: usize = 0;

export function clearFacts(): void {
  table = 0;
  facts = 0;
}

/** Whether three more have room; it is made where it can be. */
export function hasRoomForFacts(): bool {
  if (table === 0) {
    table = take(FIRST_BLOCK);
    tableSize = FIRST_BLOCK;
    return table !== 0;
  }
  return (facts + 3) * FACT * 2 <= tableSize || grow();
}

/** The place of the fact in a table, or the empty one where it belongs. */
function placeOf(within: usize, size: usize, fact: v128, more: v128): usize {
  const mixed = i32x4.add(fact, i32x4.mul(more, i32x4(0x2c1b3c6d, 0x297a2d39, 0x5bd1e995, 0x1b873593)));
  const folded = i64x2.extract_lane(mixed, 0) ^ rotr(i64x2.extract_lane(mixed, 1), 23);
  const mask = u32(size / FACT) - 1;
  let at = u32((u64(folded) * 0x9e3779b97f4a7c15) >> 32) & mask;
  while (load<u32>(within + FACT * at) !== 0 && !isFact(within + FACT * at, fact, more)) at = (at + 1) & mask;
  return within + FACT * at;
}

function isFact(place: usize, fact: v128, more: v128): bool {
  const isSame = v128.and(i8x16.eq(v128.load(place), fact), i8x16.eq(v128.load(place, 16), more));
  return i8x16.all_true(isSame);
}

/** Whether it was known; it is from now on. The room is not 0, nor are all six numbers. */
export function isKnownFact(room: usize, a: u32, b: u32, c: u32, d: u32, e: u32, f: u32): bool {
  const fact = i32x4.replace_lane(
    i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(i32(room)), 1, a), 2, b),
    3,
    c,
  );
  const more = i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(0), 0, d), 1, e), 2, f);
  const place = placeOf(table, tableSize, fact, more);
  if (load<u32>(place) !== 0) return true;
  v128.store(place, fact);
  v128.store(place, more, 16);
  facts += 1;
  return false;
}

function grow(): bool {
  const size = tableSize * 2;
  const block = take(size);
  if (block === 0) return false;
  for (let from = table; from < table + tableSize; from += FACT) {
    if (load<u32>(from) === 0) continue;
    const fact = v128.load(from);
    const more = v128.load(from, 16);
    const place = placeOf(block, size, fact, more);
    v128.store(place, fact);
    v128.store(place, more, 16);
  }
  give(table, tableSize);
  table = block;
  tableSize = size;
  return true;
}
