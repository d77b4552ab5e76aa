/**
 * Distinct message ids of one kind as 64-bit hashes, 8 bytes each in an open-addressed table.
 *
 * Exact up to {@link MOST}. Beyond that the set keeps the smallest hashes it has ever seen and says "at least": which hashes
 * are the smallest does not depend on order, replays or pieces, so union stays associative, commutative and idempotent.
 */
export interface MessageSet {
  /** Pairs of (low, high) words; (0, 0) is an empty slot. */
  slots: Uint32Array<ArrayBuffer>;
  size: number;
  /** Messages offered, replays included: `seen - size` of them were dropped. A sum, outside the promise. */
  seen: number;
  /** Once saturated, the largest hash kept (low, high); larger ones are not added any more. */
  ceiling: readonly [number, number] | null;
}

/** Two million message ids a kind and room. */
const MOST = 2_000_000;

export const emptySet = (): MessageSet => ({ slots: new Uint32Array(32), size: 0, seen: 0, ceiling: null });

let low = 0;
let high = 0;

const SEED_A = 0xdeadbeef;
const SEED_B = 0x41c6ce57;
const FACTOR_A = 2_654_435_761;
const FACTOR_B = 1_597_334_677;

/** Two 32-bit lanes over the UTF-16 units, crossed at the end; the result is left in `low` and `high`. */
function hash(text: string): void {
  let a = SEED_A;
  let b = SEED_B;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, FACTOR_A);
    b = Math.imul(b ^ unit, FACTOR_B);
  }
  finish(a, b);
}

/** The same for ASCII in `[from, to)`. */
function hashBytes(bytes: Uint8Array, from: number, to: number): void {
  let a = SEED_A;
  let b = SEED_B;
  for (let i = from; i < to; i += 1) {
    const unit = bytes[i] as number;
    a = Math.imul(a ^ unit, FACTOR_A);
    b = Math.imul(b ^ unit, FACTOR_B);
  }
  finish(a, b);
}

function finish(laneA: number, laneB: number): void {
  let a = laneA;
  let b = laneB;
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  low = a >>> 0;
  high = b >>> 0;
  if (low === 0 && high === 0) low = 1;
}

/** The same hash as text, for a key that must not tell what it was made of. */
export function hashed(text: string): string {
  hash(text);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** The slot of a hash, or the empty one where it belongs. */
function slotOf(slots: Uint32Array, lowWord: number, highWord: number): number {
  const mask = slots.length / 2 - 1;
  let at = (lowWord ^ (highWord >>> 7)) & mask;
  for (;;) {
    const l = slots[2 * at] as number;
    const h = slots[2 * at + 1] as number;
    if ((l === lowWord && h === highWord) || (l === 0 && h === 0)) return at;
    at = (at + 1) & mask;
  }
}

const above = (l: number, h: number, ceiling: readonly [number, number]): boolean =>
  h > ceiling[1] || (h === ceiling[1] && l > ceiling[0]);

/** Moves the hashes into a new table, those above the ceiling left behind. */
function refill(set: MessageSet, slots: Uint32Array<ArrayBuffer>): void {
  const old = set.slots;
  set.slots = slots;
  set.size = 0;
  for (let i = 0; i < old.length; i += 2) {
    const l = old[i] as number;
    const h = old[i + 1] as number;
    if ((l === 0 && h === 0) || (set.ceiling !== null && above(l, h, set.ceiling))) continue;
    const at = slotOf(slots, l, h);
    slots[2 * at] = l;
    slots[2 * at + 1] = h;
    set.size += 1;
  }
}

/** All hashes in the set, ascending. */
function ascending(set: MessageSet): BigUint64Array {
  const values = new BigUint64Array(set.size);
  let n = 0;
  for (let i = 0; i < set.slots.length; i += 2) {
    const l = set.slots[i] as number;
    const h = set.slots[i + 1] as number;
    if (l === 0 && h === 0) continue;
    values[n] = (BigInt(h) << 32n) | BigInt(l);
    n += 1;
  }
  return values.sort();
}

/** Keeps the `most` smallest hashes. */
function prune(set: MessageSet, most: number): void {
  const largest = ascending(set)[most - 1] as bigint;
  set.ceiling = [Number(largest & 0xffff_ffffn), Number(largest >> 32n)];
  refill(set, new Uint32Array(set.slots.length));
}

function insert(set: MessageSet, l: number, h: number, most: number): void {
  if (set.ceiling !== null && above(l, h, set.ceiling)) return;
  const at = slotOf(set.slots, l, h);
  if ((set.slots[2 * at] as number) !== 0 || (set.slots[2 * at + 1] as number) !== 0) return;
  set.slots[2 * at] = l;
  set.slots[2 * at + 1] = h;
  set.size += 1;
  // A quarter above the limit before pruning, so that a busy room sorts rarely.
  if (set.size > most * 1.25) prune(set, most);
  else if (set.size * 2 * 5 > set.slots.length * 3) refill(set, new Uint32Array(set.slots.length * 2));
}

/** Adds an id in place. */
export function addMessage(set: MessageSet, id: string, most = MOST): void {
  set.seen += 1;
  hash(id);
  insert(set, low, high, most);
}

/** Like {@link addMessage}, for an id that stands in `[from, to)` as ASCII. */
export function addMessageAt(
  set: MessageSet,
  bytes: Uint8Array,
  from: number,
  to: number,
  most = MOST,
): void {
  set.seen += 1;
  hashBytes(bytes, from, to);
  insert(set, low, high, most);
}

export function hasMessage(set: MessageSet, id: string): boolean {
  hash(id);
  const at = slotOf(set.slots, low, high);
  return (set.slots[2 * at] as number) !== 0 || (set.slots[2 * at + 1] as number) !== 0;
}

function addAll(into: MessageSet, from: MessageSet, most: number): void {
  if (from.ceiling !== null && (into.ceiling === null || above(...into.ceiling, from.ceiling)))
    into.ceiling = from.ceiling;
  for (let i = 0; i < from.slots.length; i += 2) {
    const l = from.slots[i] as number;
    const h = from.slots[i + 1] as number;
    if (l !== 0 || h !== 0) insert(into, l, h, most);
  }
}

/** A new set with the ids of all of them. */
export function union(sets: readonly MessageSet[], most = MOST): MessageSet {
  // From a copy of the largest: a table that grows while another is read into it, in that one's order, fills unevenly.
  const [largest = emptySet(), ...others] = [...sets].sort((a, b) => b.slots.length - a.slots.length);
  const result = { ...largest, slots: largest.slots.slice() };
  for (const set of others) {
    addAll(result, set, most);
    result.seen += set.seen;
  }
  return result;
}

export function shareMessage(a: MessageSet, b: MessageSet): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (let i = 0; i < small.slots.length; i += 2) {
    const l = small.slots[i] as number;
    const h = small.slots[i + 1] as number;
    if (l === 0 && h === 0) continue;
    const at = slotOf(large.slots, l, h);
    if ((large.slots[2 * at] as number) !== 0 || (large.slots[2 * at + 1] as number) !== 0) return true;
  }
  return false;
}

/** Bytes of a hash in {@link packed}: 64 bits, the lower word first, each little-endian. */
const HASH_BYTES = 8;

/**
 * The hashes as bytes, ascending, so that equal sets are equal bytes whatever way they were filled. Of a saturated set the
 * smallest hashes, and `more` is true.
 */
export function packed(
  set: MessageSet,
  most = MOST,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly more: boolean } {
  const values = ascending(set).subarray(0, most);
  const bytes = new DataView(new ArrayBuffer(values.length * HASH_BYTES));
  for (let i = 0; i < values.length; i += 1) bytes.setBigUint64(i * HASH_BYTES, values[i] as bigint, true);
  return { bytes: new Uint8Array(bytes.buffer), more: distinct(set, most).atLeast };
}

/** The set of {@link packed}; `null` when the bytes cannot be such a set's. */
export function unpacked(bytes: Uint8Array, more: boolean, seen: number, most = MOST): MessageSet | null {
  const size = bytes.length / HASH_BYTES;
  if (!Number.isInteger(size) || size > most || (more && size < most) || seen < size) return null;
  let length = 32;
  while (size * 2 * 5 > length * 3) length *= 2;
  const slots = new Uint32Array(length);
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  // (0, 0) is no hash, so the first must be above it.
  let last: [number, number] = [0, 0];
  for (let i = 0; i < bytes.length; i += HASH_BYTES) {
    const l = words.getUint32(i, true);
    const h = words.getUint32(i + 4, true);
    if (!above(l, h, last)) return null;
    last = [l, h];
    const at = slotOf(slots, l, h);
    slots[2 * at] = l;
    slots[2 * at + 1] = h;
  }
  return { slots, size, seen, ceiling: more ? last : null };
}

/** How many distinct ids; `atLeast` when there were more than the set can tell apart. */
export function distinct(
  set: MessageSet,
  most = MOST,
): { readonly count: number; readonly atLeast: boolean } {
  return { count: Math.min(set.size, most), atLeast: set.ceiling !== null || set.size > most };
}

/** Messages that had been seen before; 0 once the set is saturated, as it can no longer tell. */
export const replayed = (set: MessageSet, most = MOST): number =>
  distinct(set, most).atLeast ? 0 : set.seen - set.size;
