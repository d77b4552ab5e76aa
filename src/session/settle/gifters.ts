import { coinsOf, type PriceOf } from './pricing.ts';
import type { Purchase } from './purchase.ts';

/**
 * Distinct senders of the host's gifts and the coins of the largest of them. Both are `null` where there are gifts but no
 * message says who sent them; senders of other gifts are counted then, so `count` is at least that many.
 */
export function countGifters(purchases: readonly Purchase[], price: PriceOf) {
  const coins = new Map<string, number>();
  for (const purchase of purchases) {
    if (purchase.user === '') continue;
    const sent = coins.get(purchase.user) ?? 0;
    coins.set(purchase.user, sent + coinsOf(price(purchase), purchase.count));
  }
  if (coins.size === 0) return { count: purchases.length === 0 ? 0 : null, topCoins: null };
  let topCoins = 0;
  for (const sent of coins.values()) topCoins = Math.max(topCoins, sent);
  return { count: coins.size, topCoins };
}
