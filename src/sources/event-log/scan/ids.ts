import type { MessageSet } from '../../../session/tally/message-set.ts';
import type { Kernel } from './kernel.ts';
import { COPIED } from './layout.ts';
import {
  SET_CAPACITY,
  SET_CEILING,
  SET_IS_CUT,
  SET_MINUTES,
  SET_MOST,
  SET_SEEN,
  SET_SIZE,
  SET_SLOTS,
} from './tally-layout.ts';

/** The kernel's set at an address, where it stands: its tables change with the kernel's memory. */
export function setAt({ bytes, words }: Kernel, at: number): MessageSet {
  const word = (field: number): number => words[(at + field) >> 2] as number;
  const capacity = word(SET_CAPACITY);
  const minutes = word(SET_MINUTES);
  return {
    most: word(SET_MOST),
    slots: new Uint32Array(bytes.buffer, word(SET_SLOTS), 2 * capacity),
    minutes: minutes === 0 ? null : new Uint32Array(bytes.buffer, minutes, capacity),
    size: word(SET_SIZE),
    seen: word(SET_SEEN),
    ceiling: word(SET_IS_CUT) === 0 ? null : [word(SET_CEILING), word(SET_CEILING + 4)],
  };
}

/** Slots that are copied at once. */
const PIECE = 32_768;
const MINUTES = COPIED + 8 * PIECE;

/** Ids below which either is over at once. */
const FEWEST = 1000;
/** Slots beyond which a table costs more memory here than time elsewhere. */
const MOST_SLOTS = 262_144;

/**
 * Adds the ids of `from` to `into`, not how many messages were seen, in the kernel, which must hold nothing: there it takes a tenth of the
 * time that `absorbSet` takes before it has run long enough to be compiled. False when they are too few for
 * that, or too many.
 */
export function absorbIds(kernel: Kernel, into: MessageSet, from: MessageSet): boolean {
  if (from.size < FEWEST) return false;
  const joined = joinedIds(kernel, into, from);
  if (joined !== null) {
    into.slots = joined.slots.slice();
    into.minutes = joined.minutes?.slice() ?? null;
    into.size = joined.size;
    into.ceiling = joined.ceiling;
  }
  kernel.clear();
  return joined !== null;
}

function joinedIds(kernel: Kernel, into: MessageSet, from: MessageSet): MessageSet | null {
  const { words } = kernel;
  if (into.slots.length + from.slots.length > 2 * MOST_SLOTS) return null;
  const set = kernel.openSet(into.most, into.slots.length / 2, into.minutes !== null);
  if (set === 0) return null;
  // Its table is laid out as the program's.
  const { slots, minutes } = setAt(kernel, set);
  slots.set(into.slots);
  if (into.minutes !== null) minutes?.set(into.minutes);
  words[(set + SET_SIZE) >> 2] = into.size;
  for (const { ceiling } of [into, from]) if (ceiling !== null) kernel.cutAt(set, ...ceiling);
  kernel.widen(set, from.size);
  for (let at = 0; 2 * at < from.slots.length; at += PIECE) {
    const piece = from.slots.subarray(2 * at, 2 * (at + PIECE));
    words.set(piece, COPIED >> 2);
    if (from.minutes !== null) words.set(from.minutes.subarray(at, at + PIECE), MINUTES >> 2);
    kernel.addIds(set, COPIED, from.minutes === null ? 0 : MINUTES, piece.length / 2);
  }
  return kernel.isFull.value === 0 ? setAt(kernel, set) : null;
}
