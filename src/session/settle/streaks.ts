import { type Giving, partsOf } from '../tally/keys.ts';
import { joinStreak } from '../tally/merge.ts';
import type { Streak, Tally } from '../tally/tally.ts';
import { smallestFirst } from './naming.ts';
import type { Purchase, Streakable } from './purchase.ts';

interface Entry extends Giving {
  readonly group: string;
  readonly streak: Streak;
}

/** One purchase a streak with an id, however many entries tell of it. */
export function streakPurchases(tally: Tally, streakable: Streakable): Purchase[] {
  return entriesOf(tally.streaks).map(({ user, receiver, giftId, streak }) => ({
    user,
    receiver,
    giftId,
    count: streak.repeatCount,
    time: streak.time,
    unit: streak.unit,
    open: streakable(giftId) && !streak.ended,
  }));
}

/**
 * The streaks, each once: where one recorder lost the receiver or the sender of a streak and another did not, the entry that
 * knows less is absorbed by its twin. Twins have one gift and streak id, and contradict each other nowhere.
 */
function entriesOf(streaks: ReadonlyMap<string, Streak>): Entry[] {
  const entries: Entry[] = [];
  for (const [key, streak] of streaks) {
    const { user, receiver, giftId, rest } = partsOf(key);
    entries.push({ user, receiver, giftId, group: rest.join(''), streak });
  }
  if (entries.every((entry) => knows(entry) === 2)) return entries;
  const sameStreak = new Map<string, Entry[]>();
  for (const entry of entries) {
    const id = `${entry.giftId}\n${entry.group}`;
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
    else kept[twin] = { ...found, streak: joinStreak(found.streak, entry.streak) };
  }
  return kept;
}

const knows = ({ user, receiver }: Giving): number => Number(user !== '') + Number(receiver !== null);

const agree = (a: Giving, b: Giving): boolean =>
  (b.user === '' || a.user === b.user) && (b.receiver === null || a.receiver === b.receiver);

const fullestFirst = (a: Entry, b: Entry): number =>
  knows(b) - knows(a) ||
  b.streak.repeatCount - a.streak.repeatCount ||
  smallestFirst(a.receiver ?? '', b.receiver ?? '') ||
  smallestFirst(a.user, b.user);
