import type { RoomId } from '../../../session/ids.ts';
import { emptySet, type MessageSet } from '../../../session/tally/message-set.ts';
import type { Tally } from '../../../session/tally/tally.ts';
import type { Kernel } from './kernel.ts';
import { COPIED } from './layout.ts';
import { SETS } from './take.ts';

/**
 * The tally without the message ids that the kernel could add to its own of the same room: that takes it a tenth of the time which code
 * takes that has hardly run before. How many messages were seen stays.
 */
export function withoutIds(kernel: Kernel, tally: Tally): Tally {
  const messages = { ...tally.messages };
  for (const [kind, name] of SETS) {
    const set = messages[name];
    const into = setIn(kernel, tally.room, kind);
    if (into !== 0 && addIds(kernel, into, set))
      messages[name] = { ...emptySet(set.most, set.minutes !== null), seen: set.seen };
  }
  return { ...tally, messages };
}

/** The kernel's own; 0 where it counts nothing of that room. */
function setIn({ bytes, setIn }: Kernel, room: RoomId | null, kind: number): number {
  const id = room ?? '';
  for (let i = 0; i < id.length; i += 1) bytes[COPIED + i] = id.charCodeAt(i);
  return setIn(COPIED, COPIED + id.length, kind);
}

/** Slots that are copied at once. */
const PIECE = 32_768;
const MINUTES = COPIED + 8 * PIECE;

/** False when the kernel's memory was full before the end: some have been added then, which does no harm. */
function addIds(kernel: Kernel, into: number, { slots, minutes, size, ceiling }: MessageSet): boolean {
  const { words } = kernel;
  if (kernel.isFull.value !== 0) return false;
  if (ceiling !== null) kernel.cutAt(into, ceiling[0], ceiling[1]);
  kernel.widen(into, size);
  for (let from = 0; 2 * from < slots.length; from += PIECE) {
    const piece = slots.subarray(2 * from, 2 * (from + PIECE));
    words.set(piece, COPIED >> 2);
    if (minutes !== null) words.set(minutes.subarray(from, from + PIECE), MINUTES >> 2);
    if (kernel.addIds(into, COPIED, minutes === null ? 0 : MINUTES, piece.length / 2) === 0) return false;
  }
  return true;
}
