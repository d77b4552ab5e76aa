import { above, ascending, distinct, isFull, type MessageSet, slotOf } from './message-set.ts';

/** Bytes of a hash in {@link packed}: 64 bits, the lower word first, each little-endian. */
const HASH_BYTES = 8;
const MINUTE_BYTES = 4;

export interface PackedSet {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly minutes: Uint8Array<ArrayBuffer> | null;
  readonly more: boolean;
}

/**
 * The hashes as bytes, ascending, so that equal sets are equal bytes whatever way they were filled; the minutes in their order, 4 bytes
 * each, little-endian. Of a saturated set the smallest hashes, and `more` is true.
 */
export function packed(set: MessageSet): PackedSet {
  const values = ascending(set).subarray(0, set.most);
  const bytes = new DataView(new ArrayBuffer(values.length * HASH_BYTES));
  const minutes = set.minutes && new DataView(new ArrayBuffer(values.length * MINUTE_BYTES));
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as bigint;
    bytes.setBigUint64(i * HASH_BYTES, value, true);
    if (minutes === null) continue;
    const at = slotOf(set.slots, Number(value & 0xffff_ffffn), Number(value >> 32n));
    minutes.setUint32(i * MINUTE_BYTES, set.minutes?.[at] ?? 0, true);
  }
  return {
    bytes: new Uint8Array(bytes.buffer),
    minutes: minutes && new Uint8Array(minutes.buffer),
    more: distinct(set).atLeast,
  };
}

/** What {@link unpacked} makes a set of. */
export interface Unpacking {
  readonly bytes: Uint8Array;
  /** `null` for a kind that is not placed in time, and from a writer that did not tell. */
  readonly minutes: Uint8Array | null;
  readonly more: boolean;
  readonly seen: number;
}

/**
 * Fills an empty set with what {@link packed} gave, also of a set that told more ids apart; `null` when the bytes cannot be such a
 * set's.
 */
export function unpacked({ bytes, minutes, more, seen }: Unpacking, empty: MessageSet): MessageSet | null {
  const { most } = empty;
  const given = bytes.length / HASH_BYTES;
  if (!Number.isInteger(given) || (more && given < most) || seen < given) return null;
  if (minutes !== null && (empty.minutes === null || minutes.length !== given * MINUTE_BYTES)) return null;
  const size = Math.min(given, most);
  let length = 32;
  while (isFull(size, length)) length *= 2;
  const slots = new Uint32Array(length);
  const placed = empty.minutes && new Uint32Array(length / 2);
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const times = minutes && new DataView(minutes.buffer, minutes.byteOffset, minutes.length);
  // (0, 0) is no hash, so the first must be above it.
  let last: [number, number] = [0, 0];
  let ceiling: MessageSet['ceiling'] = null;
  for (let i = 0; i < given; i += 1) {
    const l = words.getUint32(i * HASH_BYTES, true);
    const h = words.getUint32(i * HASH_BYTES + 4, true);
    if (!above(l, h, last)) return null;
    last = [l, h];
    if (i >= size) continue;
    ceiling = last;
    const at = slotOf(slots, l, h);
    slots[2 * at] = l;
    slots[2 * at + 1] = h;
    if (placed !== null) placed[at] = times?.getUint32(i * MINUTE_BYTES, true) ?? 0;
  }
  return { most, slots, minutes: placed, size, seen, ceiling: more || size < given ? ceiling : null };
}
