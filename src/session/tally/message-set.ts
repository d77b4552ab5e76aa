/**
 * Distinct message ids of one kind as 64-bit hashes, 8 bytes each in an open-addressed table.
 *
 * Exact up to `most`. Beyond that the set keeps the smallest hashes it has ever seen and says "at least": which hashes
 * are the smallest does not depend on order, replays or pieces, so union stays associative, commutative and idempotent.
 */
export interface MessageSet {
  /** How many ids it tells apart. Sets of one kind have the same. */
  readonly most: number;
  /** Pairs of (low, high) words; (0, 0) is an empty slot. */
  slots: Uint32Array<ArrayBuffer>;
  /**
   * A slot's clock minute (ms / 60,000), 0 where no message told it: of two, the earlier, which does not depend on their order.
   * `null` for kinds that are not placed in time.
   */
  minutes: Uint32Array<ArrayBuffer> | null;
  size: number;
  /** Messages offered, replays included: `seen - size` of them were dropped. A sum, outside the promise. */
  seen: number;
  /** Once saturated, the largest hash kept (low, high); larger ones are not added any more. */
  ceiling: readonly [number, number] | null;
}

/** `placed`: by minutes, too. */
export const emptySet = (most: number, placed = false): MessageSet => ({
  most,
  slots: new Uint32Array(32),
  minutes: placed ? new Uint32Array(16) : null,
  size: 0,
  seen: 0,
  ceiling: null,
});

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

/** The same hash as text, for a key that must not tell what it was made of. */
export function hashed(text: string): string {
  hash(text);
  return hexOf(low, high);
}

/** Its two words as 16 hexadecimal digits, which are in the order of the numbers. */
export const hexOf = (lowWord: number, highWord: number): string =>
  highWord.toString(16).padStart(8, '0') + lowWord.toString(16).padStart(8, '0');

/** The slot of a hash, or the empty one where it belongs. */
export function slotOf(slots: Uint32Array, lowWord: number, highWord: number): number {
  const mask = slots.length / 2 - 1;
  let at = (lowWord ^ (highWord >>> 7)) & mask;
  for (;;) {
    const l = slots[2 * at] as number;
    const h = slots[2 * at + 1] as number;
    if ((l === lowWord && h === highWord) || (l === 0 && h === 0)) return at;
    at = (at + 1) & mask;
  }
}

export const above = (l: number, h: number, ceiling: readonly [number, number]): boolean =>
  h > ceiling[1] || (h === ceiling[1] && l > ceiling[0]);

/** Moves the hashes into a new table of `length` words, those above the ceiling left behind. */
function refill(set: MessageSet, length: number): void {
  const { slots: old, minutes: oldMinutes } = set;
  const slots = new Uint32Array(length);
  const minutes = oldMinutes === null ? null : new Uint32Array(length / 2);
  set.slots = slots;
  set.minutes = minutes;
  set.size = 0;
  for (let i = 0; i < old.length; i += 2) {
    const l = old[i] as number;
    const h = old[i + 1] as number;
    if ((l === 0 && h === 0) || (set.ceiling !== null && above(l, h, set.ceiling))) continue;
    const at = slotOf(slots, l, h);
    slots[2 * at] = l;
    slots[2 * at + 1] = h;
    if (minutes !== null && oldMinutes !== null) minutes[at] = oldMinutes[i / 2] as number;
    set.size += 1;
  }
}

/** The hashes in the set that `chosen` takes by their higher word, ascending. */
export function ascending(
  set: MessageSet,
  chosen: (highWord: number) => boolean = () => true,
): BigUint64Array {
  const values = new BigUint64Array(set.size);
  const words = new Uint32Array(values.buffer);
  let n = 0;
  for (let i = 0; i < set.slots.length; i += 2) {
    const l = set.slots[i] as number;
    const h = set.slots[i + 1] as number;
    if ((l === 0 && h === 0) || !chosen(h)) continue;
    words[n + LOW] = l;
    words[n + HIGH] = h;
    n += 2;
  }
  return values.subarray(0, n / 2).sort();
}

/** Where the two words of a 64-bit integer stand on this machine. */
const [LOW, HIGH] = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? [0, 1] : [1, 0];

const CLASSES = 65_536;
const classOf = (highWord: number): number => highWord >>> 16;

/**
 * Keeps the smallest hashes, as many as the set may. Only those of the class that the largest of them is in are sorted: a busy room
 * does this again and again.
 */
function prune(set: MessageSet): void {
  const counts = new Uint32Array(CLASSES);
  for (let i = 0; i < set.slots.length; i += 2) {
    const h = set.slots[i + 1] as number;
    if (h !== 0 || set.slots[i] !== 0) counts[classOf(h)] = (counts[classOf(h)] as number) + 1;
  }
  let below = 0;
  let last = 0;
  for (; below + (counts[last] as number) < set.most; last += 1) below += counts[last] as number;
  const largest = ascending(set, (h) => classOf(h) === last)[set.most - below - 1] as bigint;
  set.ceiling = [Number(largest & 0xffff_ffffn), Number(largest >> 32n)];
  refill(set, set.slots.length);
}

/** Whether a table of `length` words has too few slots for `size` hashes: above six of ten the way to a free one is long. */
export const isFull = (size: number, length: number): boolean => size * 2 * 5 > length * 3;

/** Adds a hash, without counting it as seen. */
function insert(set: MessageSet, l: number, h: number, minute: number): void {
  if (set.ceiling !== null && above(l, h, set.ceiling)) return;
  const at = slotOf(set.slots, l, h);
  const { minutes } = set;
  if (minutes !== null && minute !== 0) {
    const known = minutes[at] as number;
    if (known === 0 || minute < known) minutes[at] = minute;
  }
  if ((set.slots[2 * at] as number) !== 0 || (set.slots[2 * at + 1] as number) !== 0) return;
  set.slots[2 * at] = l;
  set.slots[2 * at + 1] = h;
  set.size += 1;
  if (!isFull(set.size, set.slots.length)) return;
  // A full table well above the limit, so that a busy room sorts rarely.
  if (set.size > set.most * 1.25) prune(set);
  else refill(set, set.slots.length * 2);
}

/** Adds an id in place; `time` in ms, `null` where the message does not tell it. */
export function addMessage(set: MessageSet, id: string, time: number | null = null): void {
  hash(id);
  addHash(set, low, high, time);
}

/** Adds an id whose hash is known: the lower and the higher 32 bits. */
export function addHash(set: MessageSet, l: number, h: number, time: number | null = null): void {
  set.seen += 1;
  insert(set, l, h, set.minutes === null || time === null ? 0 : minuteOf(time));
}

const MINUTE = 60_000;
const LAST_MINUTE = 0xffff_ffff;
/** 0, which is none, before 1970 and beyond what a slot holds. */
const minuteOf = (time: number): number => {
  const minute = Math.floor(time / MINUTE);
  return minute > 0 && minute <= LAST_MINUTE ? minute : 0;
};

function holds(set: MessageSet, l: number, h: number): boolean {
  const at = slotOf(set.slots, l, h);
  return (set.slots[2 * at] as number) !== 0 || (set.slots[2 * at + 1] as number) !== 0;
}

export function hasMessage(set: MessageSet, id: string): boolean {
  hash(id);
  return holds(set, low, high);
}

/** Adds the ids of `from` to `into`, in place. */
export function absorbSet(into: MessageSet, from: MessageSet): void {
  into.seen += from.seen;
  const { ceiling } = from;
  if (ceiling !== null && (into.ceiling === null || above(...into.ceiling, ceiling))) into.ceiling = ceiling;
  if (into.size === 0 && into.ceiling === ceiling) {
    into.slots = from.slots.slice();
    into.minutes = into.minutes && (from.minutes?.slice() ?? new Uint32Array(from.slots.length / 2));
    into.size = from.size;
    return;
  }
  // Read in the order of its slots, `from` fills the beginning of a table that is too small for both beyond what it holds.
  let length = into.slots.length;
  while (isFull(into.size + from.size, length)) length *= 2;
  if (length > into.slots.length) refill(into, length);
  for (let i = 0; i < from.slots.length; i += 2) {
    const l = from.slots[i] as number;
    const h = from.slots[i + 1] as number;
    if (l !== 0 || h !== 0) insert(into, l, h, from.minutes?.[i / 2] ?? 0);
  }
}

/** A new set with the ids of both. */
export function union(a: MessageSet, b: MessageSet): MessageSet {
  const result = copiedSet(a);
  absorbSet(result, b);
  return result;
}

export const copiedSet = (set: MessageSet): MessageSet => ({
  ...set,
  slots: set.slots.slice(),
  minutes: set.minutes?.slice() ?? null,
});

/** How many ids each clock minute has; `null` where any of them has none, and above the limit, where only some are known. */
export function byMinute(set: MessageSet): ReadonlyMap<number, number> | null {
  if (set.minutes === null || set.size === 0 || distinct(set).atLeast) return null;
  const counts = new Map<number, number>();
  for (let i = 0; i < set.slots.length; i += 2) {
    if (set.slots[i] === 0 && set.slots[i + 1] === 0) continue;
    const minute = set.minutes[i / 2] as number;
    if (minute === 0) return null;
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  return counts;
}

export function shareMessage(a: MessageSet, b: MessageSet): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (let i = 0; i < small.slots.length; i += 2) {
    const l = small.slots[i] as number;
    const h = small.slots[i + 1] as number;
    if ((l !== 0 || h !== 0) && holds(large, l, h)) return true;
  }
  return false;
}

/** How many distinct ids; `atLeast` when there were more than the set can tell apart. */
export function distinct(set: MessageSet): { readonly count: number; readonly atLeast: boolean } {
  return { count: Math.min(set.size, set.most), atLeast: set.ceiling !== null || set.size > set.most };
}

/** Messages that had been seen before; 0 once the set is saturated, as it can no longer tell. */
export const replayed = (set: MessageSet): number => (distinct(set).atLeast ? 0 : set.seen - set.size);
