import type { Giving, Streak } from '../tally/giving.ts';
import { joinStreak } from '../tally/join.ts';
import type { Purchased } from '../tally/purchase-table.ts';
import { eachStreak, groupOf, knowsAll, type StreakTable } from '../tally/streak-table.ts';
import type { Tally } from '../tally/tally.ts';
import { smallestFirst } from './naming.ts';
import type { Purchase, Streakable } from './purchase.ts';

type Entry = Giving & Streak;

/** One purchase a streak with an id, however many entries tell of it. */
export function streakPurchases(tally: Tally, streakable: Streakable): Purchase[] {
  const purchases: Purchase[] = [];
  // Nearly always: then no row need be kept beside what is made of it.
  const entries = knowsAll(tally.streaks) ? eachStreak(tally.streaks) : entriesOf(tally.streaks);
  for (const { user, receiver, giftId, repeatCount, ended, time, unit } of entries) {
    const open = streakable(giftId) && !ended;
    purchases.push({ user, receiver, giftId, count: repeatCount, time, unit, open });
  }
  return purchases;
}

/**
 * The streaks, each once: where one recorder lost the receiver or the sender of a streak and another did not, the entry that
 * knows less is absorbed by its twin. Twins have one gift and streak id, and contradict each other nowhere.
 */
function entriesOf(streaks: StreakTable): readonly Entry[] {
  const sameStreak = new Map<string, Purchased[]>();
  for (const entry of eachStreak(streaks)) {
    const id = `${entry.giftId}\n${groupOf(streaks, entry.row)}`;
    const others = sameStreak.get(id);
    if (others) others.push(entry);
    else sameStreak.set(id, [entry]);
  }
  return [...sameStreak.values()].flatMap(absorb);
}

function absorb(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length === 1) return entries;
  // From the one that knows most, so that each finds its best twin and the choice does not depend on order.
  const kept: Entry[] = [];
  for (const entry of [...entries].sort(fullestFirst)) {
    const twin = kept.findIndex((each) => knows(each) > knows(entry) && agree(each, entry));
    const found = kept[twin];
    if (found === undefined) kept.push(entry);
    else kept[twin] = { ...found, ...joinStreak(found, entry) };
  }
  return kept;
}

const knows = ({ user, receiver }: Giving): number => Number(user !== '') + Number(receiver !== null);

const agree = (a: Giving, b: Giving): boolean =>
  (b.user === '' || a.user === b.user) && (b.receiver === null || a.receiver === b.receiver);

const fullestFirst = (a: Entry, b: Entry): number =>
  knows(b) - knows(a) ||
  b.repeatCount - a.repeatCount ||
  smallestFirst(a.receiver ?? '', b.receiver ?? '') ||
  smallestFirst(a.user, b.user);
