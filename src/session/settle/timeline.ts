import type { Minute } from '../session.ts';
import { MINUTE, type Tally } from '../tally/tally.ts';
import type { Likes } from './likes.ts';
import { coinsOf, type PriceOf } from './pricing.ts';
import type { Purchase } from './purchase.ts';

/** A wrong clock in one message must not make millions of empty minutes; no LIVE lasts this long. */
const LONGEST = 14 * 24 * 60;

/**
 * The session minute by minute, `null` without a time to place anything. Minutes are those of the clock: minute 0 is the one
 * in which the session started, so that the minutes of two recordings of one LIVE are the same. Every minute has an entry, up
 * to two weeks; in a longer log only those with something in them. `gifts` are the host's units; a gift is placed where
 * its streak began, and what carries no time is in the totals alone.
 */
export function timeline(
  tally: Tally,
  purchases: readonly Purchase[],
  price: PriceOf,
  likes: Likes,
  comments: ReadonlyMap<number, number> | null,
  viewers: ReadonlyMap<number, number>,
): Minute[] | null {
  if (tally.first === null || tally.last === null) return null;
  const start = Math.floor(tally.first / MINUTE);
  const end = Math.floor(tally.last / MINUTE);
  const gifts = new Map<number, { coins: number; gifts: number; nameless: number; givers: Set<string> }>();
  for (const purchase of purchases) {
    if (purchase.time === null) continue;
    const minute = Math.floor(purchase.time / MINUTE);
    const state = gifts.get(minute) ?? { coins: 0, gifts: 0, nameless: 0, givers: new Set() };
    state.coins += coinsOf(price(purchase), purchase.count);
    state.gifts += purchase.count;
    if (purchase.user === '') state.nameless += 1;
    else state.givers.add(purchase.user);
    gifts.set(minute, state);
  }
  return minutesBetween(start, end, [gifts, likes.minutes, comments ?? new Map(), viewers]).map((minute) => ({
    minute: minute - start,
    coins: gifts.get(minute)?.coins ?? 0,
    gifts: gifts.get(minute)?.gifts ?? 0,
    gifters: (gifts.get(minute)?.givers.size ?? 0) + (gifts.get(minute)?.nameless ?? 0),
    likes: likes.minutes.get(minute) ?? 0,
    comments: comments === null ? null : (comments.get(minute) ?? 0),
    viewers: viewers.get(minute) ?? null,
  }));
}

function minutesBetween(
  start: number,
  end: number,
  filled: readonly ReadonlyMap<number, unknown>[],
): number[] {
  if (end - start < LONGEST) return Array.from({ length: end - start + 1 }, (_, i) => start + i);
  const minutes = new Set([start, end, ...filled.flatMap((map) => [...map.keys()])]);
  return [...minutes].filter((minute) => minute >= start && minute <= end).sort((a, b) => a - b);
}
