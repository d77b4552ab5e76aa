import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { GiftId } from '../ids.ts';
import type { Tally } from '../tally/tally.ts';
import { type NameOf, smallestFirst } from './naming.ts';
import type { Streakable } from './purchase.ts';
import type { GiftById } from './known-gift.ts';

/** The type of a gift that is sent in streaks; every other type is final at once. */
const STREAKABLE = 1;

/**
 * Which gifts can be sent in a streak: by the type in the messages, else in the catalogue, else all can, as a streak counted
 * as one gift loses less than ticks counted as gifts would invent. Messages that disagree: the smallest type (decision 4).
 */
export function resolveTypes(tally: Tally, gift: GiftById): Streakable {
  const types = new Map<GiftId, number>();
  for (const [giftId, { types: seen }] of tally.gifts)
    types.set(giftId, seen[0] ?? gift(giftId)?.type ?? STREAKABLE);
  return (giftId) => types.get(giftId) === STREAKABLE;
}

export function typeConflicts(tally: Tally, name: NameOf): Diagnostic[] {
  return [...tally.gifts]
    .filter(([, { types }]) => types.length > 1)
    .sort(([a], [b]) => smallestFirst(a, b))
    .map(([giftId, { types }]) =>
      diagnostic('TYPE_CONFLICT', { giftId, name: name(giftId), types, used: types[0] as number }),
    );
}
