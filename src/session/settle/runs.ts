import { lesser } from '../tally/join.ts';
import { hasMessage } from '../tally/message-set.ts';
import { eachSingle, isMadeUp, keyOf, type SingleGift } from '../tally/single-table.ts';
import type { Tally } from '../tally/tally.ts';
import { smallestFirst } from './naming.ts';
import type { Purchase, Streakable } from './purchase.ts';

interface Message {
  readonly id: string;
  readonly madeUp: boolean;
  readonly gift: SingleGift;
}

/**
 * Purchases of the gift messages that name no streak. Gifts that arrive once count message by message; the others are laid
 * out in time and id order for each (user, receiver, gift), where a falling count, or any message after an end, begins a
 * new streak (decision 3).
 */
export function runPurchases(tally: Tally, streakable: Streakable): Purchase[] {
  const purchases: Purchase[] = [];
  const runs = new Map<string, Message[]>();
  for (const gift of eachSingle(tally.singles)) {
    const id = keyOf(tally.singles, gift);
    const madeUp = isMadeUp(tally.singles, gift.row);
    // Another recorder saw this very message with its streak id.
    if (!madeUp && hasMessage(tally.messages.gift, id)) continue;
    if (!streakable(gift.giftId)) {
      purchases.push(purchaseOf(gift, false));
      continue;
    }
    const key = `${gift.user}\n${gift.receiver ?? ''}\n${gift.giftId}`;
    const run = runs.get(key);
    if (run) run.push({ id, madeUp, gift });
    else runs.set(key, [{ id, madeUp, gift }]);
  }
  for (const messages of runs.values()) {
    for (const streak of split(messages)) purchases.push(purchaseOf(streak, !streak.ended));
  }
  return purchases;
}

const purchaseOf = (gift: SingleGift, open: boolean): Purchase => ({
  user: gift.user,
  receiver: gift.receiver,
  giftId: gift.giftId,
  count: gift.repeatCount,
  time: gift.time,
  unit: gift.unit,
  open,
});

function split(messages: Message[]): SingleGift[] {
  const timed = messages.every(({ gift }) => gift.time !== null);
  messages.sort((a, b) => (timed ? (a.gift.time as number) - (b.gift.time as number) : 0) || inIdOrder(a, b));
  const streaks: SingleGift[] = [];
  for (const { gift } of messages) {
    const open = streaks.at(-1);
    if (open === undefined || open.ended || gift.repeatCount < open.repeatCount) streaks.push(gift);
    else {
      const { repeatCount, ended } = gift;
      const time = lesser(open.time, gift.time);
      streaks[streaks.length - 1] = { ...open, repeatCount, ended, time, unit: lesser(open.unit, gift.unit) };
    }
  }
  return streaks;
}

/** The platform's ids grow with time. A made-up one tells nothing; there the running total does. */
const inIdOrder = (a: Message, b: Message): number =>
  a.madeUp || b.madeUp
    ? a.gift.repeatCount - b.gift.repeatCount ||
      Number(a.gift.ended) - Number(b.gift.ended) ||
      smallestFirst(a.id, b.id)
    : smallestFirst(a.id, b.id);
