import { partsOf } from '../tally/keys.ts';
import type { Tally } from '../tally/tally.ts';
import type { Purchase, Streakable } from './purchase.ts';

interface Ticks {
  readonly giving: Pick<Purchase, 'user' | 'receiver' | 'giftId' | 'unit'>;
  /** How many messages said so, by running total. */
  readonly ends: Map<number, number>;
  readonly others: Map<number, number>;
}

/**
 * Purchases of gift messages that nothing identifies: neither id, streak nor time. Their order is unknown as well, so a
 * streakable gift is reconstructed from how often each running total occurs, and the fewest gifts that explain them are
 * counted: every end is a streak; what no end explains is laid into nested rising chains, each an open streak.
 */
export function loosePurchases(tally: Tally, streakable: Streakable): Purchase[] {
  const groups = new Map<string, Ticks>();
  const purchases: Purchase[] = [];
  for (const [key, times] of tally.loose) {
    const { user, receiver, giftId, rest } = partsOf(key);
    const [count = '', ended, unitText = ''] = rest;
    const unit = unitText === '' ? null : Number(unitText);
    const giving = { user, receiver, giftId, unit };
    const repeatCount = Number(count);
    if (!streakable(giftId)) {
      repeat(purchases, { ...giving, count: repeatCount, time: null, open: false }, times);
      continue;
    }
    const groupKey = `${user}\n${receiver ?? ''}\n${giftId}\n${unitText}`;
    const ticks = groups.get(groupKey) ?? { giving, ends: new Map(), others: new Map() };
    groups.set(groupKey, ticks);
    (ended === '1' ? ticks.ends : ticks.others).set(repeatCount, times);
  }
  for (const ticks of groups.values()) addFewest(purchases, ticks);
  return purchases;
}

function addFewest(purchases: Purchase[], { giving, ends, others }: Ticks): void {
  for (const [count, times] of ends) repeat(purchases, { ...giving, count, time: null, open: false }, times);
  const left: { count: number; times: number }[] = [];
  for (const [count, times] of others) {
    let explained = 0;
    for (const [end, endings] of ends) if (end >= count) explained += endings;
    if (times > explained) left.push({ count, times: times - explained });
  }
  // Chain i holds every total that occurs at least i times; what it is worth is its highest.
  left.sort((a, b) => b.count - a.count);
  let chains = 0;
  for (const { count, times } of left) {
    if (times <= chains) continue;
    repeat(purchases, { ...giving, count, time: null, open: true }, times - chains);
    chains = times;
  }
}

/** One by one: there may be more than a call takes arguments. */
function repeat(purchases: Purchase[], purchase: Purchase, times: number): void {
  for (let i = 0; i < times; i += 1) purchases.push(purchase);
}

/** Gift messages that nothing identifies. */
export const looseGifts = (tally: Tally): number =>
  [...tally.loose.values()].reduce((sum, times) => sum + times, 0);
