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

/** Two 32-bit lanes over the UTF-16 units, crossed at the end; the result is left in `low` and `high`. */
function hash(text: string): void {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  low = a >>> 0;
  high = b >>> 0;
  if (low === 0 && high === 0) low = 1;
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

/** Keeps the `most` smallest hashes. */
function prune(set: MessageSet, most: number): void {
  const values = new BigUint64Array(set.size);
  let n = 0;
  for (let i = 0; i < set.slots.length; i += 2) {
    const l = set.slots[i] as number;
    const h = set.slots[i + 1] as number;
    if (l === 0 && h === 0) continue;
    values[n] = (BigInt(h) << 32n) | BigInt(l);
    n += 1;
  }
  values.sort();
  const largest = values[most - 1] as bigint;
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
  const result = emptySet();
  for (const set of sets) {
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
