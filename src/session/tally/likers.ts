import { MOST_LIKERS } from './limits.ts';
import { type Pseudonym, salted } from './pseudonym.ts';
import type { RoomId } from '../ids.ts';

/** Who sent the likes of one message; `''` is an unknown viewer. */
export interface Liker {
  readonly user: Pseudonym;
  readonly likes: number;
}

/**
 * A sample of a room's like messages, by the hash of their ids in 16 hexadecimal digits: those of the smallest hashes, which depend
 * neither on order nor on replays or pieces. So many messages tell who sends most of the likes, whatever the size of the LIVE.
 */
export interface LikerSample {
  readonly messages: Map<string, Liker>;
  /** Once there were more than are kept: larger hashes are not added any more. */
  ceiling: string | null;
}

export const emptyLikers = (): LikerSample => ({ messages: new Map(), ceiling: null });

export const wantsLiker = ({ ceiling }: LikerSample, id: string): boolean =>
  ceiling === null || id <= ceiling;

/** Of one message as two recorders saw it: one of them may have lost who sent it. */
const joined = (a: Liker, b: Liker): Liker => ({
  user: a.user >= b.user ? a.user : b.user,
  likes: Math.max(a.likes, b.likes),
});

/** Adds a message in place. */
export function addLiker(sample: LikerSample, id: string, liker: Liker): void {
  if (!wantsLiker(sample, id)) return;
  const { messages } = sample;
  const known = messages.get(id);
  messages.set(id, known === undefined ? liker : joined(known, liker));
  // Well above the limit, so that a busy room sorts rarely.
  if (messages.size <= 2 * MOST_LIKERS) return;
  const kept = likersOf(sample);
  messages.clear();
  for (const [each, one] of kept) messages.set(each, one);
  sample.ceiling = kept.at(-1)?.[0] as string;
}

/** The sample itself, ascending. */
export const likersOf = ({ messages }: LikerSample): [id: string, Liker][] =>
  [...messages].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_LIKERS);

/** Adds those of `from` in place, with the salt of `room` where that is given: they were counted without. */
export function absorbLikers(into: LikerSample, from: LikerSample, room: RoomId | null): void {
  for (const [id, { user, likes }] of from.messages)
    addLiker(into, id, { user: room === null ? user : salted(user, room), likes });
}

export function copiedLikers(sample: LikerSample, room: RoomId | null): LikerSample {
  const copy = emptyLikers();
  absorbLikers(copy, sample, room);
  return copy;
}

/** Fewer messages say nothing of a whole LIVE. */
const FEWEST_MESSAGES = 30;

/**
 * The part of the likes that the viewer with most of them sent, 0 to 1, as far as the sample tells; `null` where it tells too little: few
 * messages, or mostly such of unknown viewers.
 */
export function topLikerShare(sample: LikerSample): number | null {
  const likers = likersOf(sample);
  const byUser = new Map<Pseudonym, number>();
  let all = 0;
  let known = 0;
  for (const [, { user, likes }] of likers) {
    all += likes;
    if (user === '') continue;
    known += likes;
    byUser.set(user, (byUser.get(user) ?? 0) + likes);
  }
  return likers.length < FEWEST_MESSAGES || known * 2 < all || known === 0
    ? null
    : Math.max(...byUser.values()) / known;
}
