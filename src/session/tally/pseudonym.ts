import { hash } from 'node:crypto';
import type { RoomId } from '../ids.ts';

/**
 * A viewer as a tally knows them: 64 bits of SHA-256, salted with the room, so that pieces counted on different machines
 * still merge and a tally file names nobody. `''` is an unknown viewer.
 *
 * It is made in two steps, because a recording that names no room is hashed without salt first and salted when it
 * joins its room; both ways must end at the same pseudonym.
 */
export type Pseudonym = string;

const digest = (text: string): Pseudonym => hash('sha256', text, 'base64url').slice(0, 11);

/** Salts the pseudonym of a roomless tally with the room that it has been found to belong to. */
export const salted = (unsalted: Pseudonym, room: RoomId): Pseudonym =>
  unsalted === '' ? '' : digest(`${room}:${unsalted}`);

// The same few viewers send most of the gifts; hashing them once keeps SHA-256 out of the profile.
const MOST_CACHED = 20_000;
const cache = new Map<RoomId | null, Map<string, Pseudonym>>();
let cached = 0;

/** `viewer` is an id, or `@handle` where no id is known. */
export function pseudonym(viewer: string, room: RoomId | null): Pseudonym {
  const known = cache.get(room)?.get(viewer);
  if (known !== undefined) return known;
  if (cached >= MOST_CACHED) {
    cache.clear();
    cached = 0;
  }
  const unsalted = digest(viewer);
  const result = room === null ? unsalted : salted(unsalted, room);
  const viewers = cache.get(room) ?? new Map<string, Pseudonym>();
  cache.set(room, viewers.set(viewer, result));
  cached += 1;
  return result;
}
