import type { UserId } from '../ids.ts';
import { partsOf } from '../tally/keys.ts';
import { joinStreak } from '../tally/merge.ts';
import type { Streak, Tally } from '../tally/tally.ts';
import { smallestFirst } from './naming.ts';
import type { Purchase, Streakable } from './purchase.ts';

interface Entry {
  readonly receiver: UserId | null;
  readonly streak: Streak;
}

/**
 * One purchase a streak with an id. The same streak seen once with a receiver and once without is one purchase: the entry
 * without is absorbed by its twin.
 */
export function streakPurchases(tally: Tally, streakable: Streakable): Purchase[] {
  const purchases: Purchase[] = [];
  for (const [key, streak] of withTwinsAbsorbed(tally.streaks)) {
    const { user, receiver, giftId } = partsOf(key);
    const { repeatCount: count, time, unit, ended } = streak;
    purchases.push({ user, receiver, giftId, count, time, unit, open: streakable(giftId) && !ended });
  }
  return purchases;
}

function withTwinsAbsorbed(streaks: ReadonlyMap<string, Streak>): ReadonlyMap<string, Streak> {
  const unaddressed = new Map<string, string>();
  for (const key of streaks.keys()) {
    if (partsOf(key).receiver === null) unaddressed.set(unaddressedKey(key), key);
  }
  if (unaddressed.size === 0 || unaddressed.size === streaks.size) return streaks;

  const twins = new Map<string, Entry & { readonly key: string }>();
  for (const [key, streak] of streaks) {
    const { receiver } = partsOf(key);
    const without = unaddressedKey(key);
    if (receiver === null || !unaddressed.has(without)) continue;
    const known = twins.get(without);
    if (known === undefined || before({ receiver, streak }, known)) twins.set(without, { key, receiver, streak });
  }
  const result = new Map(streaks);
  for (const [without, twin] of twins) {
    const key = unaddressed.get(without) as string;
    result.set(twin.key, joinStreak(twin.streak, streaks.get(key) as Streak));
    result.delete(key);
  }
  return result;
}

/** Of several twins the one that got most, then the smallest id, so that the choice does not depend on order. */
const before = (a: Entry, b: Entry): boolean =>
  a.streak.repeatCount !== b.streak.repeatCount
    ? a.streak.repeatCount > b.streak.repeatCount
    : smallestFirst(a.receiver ?? '', b.receiver ?? '') < 0;

function unaddressedKey(key: string): string {
  const { user, giftId, rest } = partsOf(key);
  return [user, giftId, ...rest].join('\n');
}
