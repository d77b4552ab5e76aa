import type { GiftId } from '../ids.ts';
import type { Giving, Streak } from '../tally/giving.ts';
import { joinStreak } from '../tally/join.ts';
import {
  countAt,
  giftAt,
  hasEnded,
  type Purchased,
  receiverAt,
  timeAt,
  unitAt,
  userAt,
} from '../tally/purchase-table.ts';
import { eachStreak, groupOf, knowsAll, type StreakTable } from '../tally/streak-table.ts';
import type { Tally } from '../tally/tally.ts';
import { smallestFirst } from './naming.ts';
import type { Purchase, Streakable } from './purchase.ts';

type Entry = Giving & Streak;

/** One purchase a streak with an id, however many entries tell of it. */
export function streakPurchases({ streaks }: Tally, streakable: Streakable): Purchase[] {
  const isOpen = (giftId: GiftId, ended: boolean): boolean => streakable(giftId) && !ended;
  // Nearly always, and then nothing is made of a row but its purchase: a long LIVE has a hundred thousand.
  if (knowsAll(streaks))
    return Array.from({ length: streaks.size }, (_, row) => ({
      user: userAt(streaks, row),
      receiver: receiverAt(streaks, row),
      giftId: giftAt(streaks, row),
      count: countAt(streaks, row),
      time: timeAt(streaks, row),
      unit: unitAt(streaks, row) || null,
      open: isOpen(giftAt(streaks, row), hasEnded(streaks, row)),
    }));
  return entriesOf(streaks).map(({ user, receiver, giftId, repeatCount, ended, time, unit }) => ({
    user,
    receiver,
    giftId,
    count: repeatCount,
    time,
    unit,
    open: isOpen(giftId, ended),
  }));
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
