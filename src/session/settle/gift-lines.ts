import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import type { GiftId } from '../ids.ts';
import type { GiftLine, UnitPrice } from '../session.ts';
import type { Tally } from '../tally/tally.ts';
import { type NameOf, smallestFirst } from './naming.ts';
import { coinsOf, type PriceOf } from './pricing.ts';
import type { Purchase } from './purchase.ts';
import { type GiftById, platformId } from './known-gift.ts';

/** A counted line always has an id; lines are ordered by coins, highest first, then by id and price. */
export type CountedLine = GiftLine & { readonly giftId: GiftId };

/** One line a gift and price. Stops with COUNT_TOO_LARGE where all gifts or coins together are above 2^53 - 1. */
export function giftLines(purchases: readonly Purchase[], price: PriceOf, name: NameOf): CountedLine[] {
  const byGift = new Map<GiftId, Map<number | string, { giftId: GiftId; price: UnitPrice; count: number }>>();
  for (const purchase of purchases) {
    const { giftId, count } = purchase;
    const unit = price(purchase);
    const key = unit.kind === 'priced' ? unit.coins : unit.kind;
    const byPrice = byGift.get(giftId) ?? new Map();
    const line = byPrice.get(key);
    if (line) line.count += count;
    else byGift.set(giftId, byPrice.set(key, { giftId, price: unit, count }));
  }
  const lines = [...byGift.values()].flatMap((byPrice) => [...byPrice.values()]);
  let gifts = 0n;
  let coins = 0n;
  for (const { count, price: unit } of lines) {
    gifts += BigInt(count);
    if (unit.kind === 'priced') coins += BigInt(unit.coins) * BigInt(count);
  }
  for (const [figure, total] of Object.entries({ gifts, coins }))
    if (total > Number.MAX_SAFE_INTEGER) fail('COUNT_TOO_LARGE', { figure, value: total.toString() });
  return lines
    .sort(
      (a, b) =>
        coinsOf(b.price, b.count) - coinsOf(a.price, a.count) ||
        smallestFirst(a.giftId, b.giftId) ||
        coinsOf(a.price, 1) - coinsOf(b.price, 1),
    )
    .map((line) => ({ ...line, name: name(line.giftId) }));
}

/** What the user should know about the prices of the host's gifts. */
export function priceDiagnostics(lines: readonly CountedLine[], tally: Tally, gift: GiftById): Diagnostic[] {
  const found: Diagnostic[] = [];
  const looked = new Set<GiftId>();
  for (const { giftId, name, price, count } of lines) {
    const known = gift(giftId);
    if (price.kind === 'unpriced')
      found.push(diagnostic('GIFT_UNPRICED', { giftId: platformId(giftId, gift), name, count }));
    if (price.kind === 'priced' && known?.price.kind === 'priced' && known.price.coins !== price.coins)
      found.push(
        diagnostic('PRICE_CONFLICT', { giftId, name, event: price.coins, catalogue: known.price.coins }),
      );
    if (looked.has(giftId)) continue;
    looked.add(giftId);
    const units = tally.gifts.get(giftId)?.units ?? [];
    if (known?.price.kind === 'priced')
      found.push(...unexplained(tally.gifts.get(giftId)?.stated ?? [], giftId, name, known.price.coins));
    if (units.length > 1) found.push(diagnostic('PRICE_VARIES', { giftId, name, units }));
    // Without a price, GIFT_UNPRICED has said it.
    if (known === null && price.kind === 'priced') {
      found.push(diagnostic('GIFT_NOT_IN_CATALOGUE', { giftId, name, coins: price.coins }));
    }
  }
  return found;
}

/** Coins that are neither those of one gift nor those of all. */
function unexplained(
  stated: readonly string[],
  giftId: GiftId,
  name: string,
  coinsEach: number,
): Diagnostic[] {
  return stated
    .map((each) => each.split('/').map(Number) as [coins: number, repeatCount: number])
    .filter(([coins, repeatCount]) => coins !== coinsEach && coins !== coinsEach * repeatCount)
    .map(([coins, repeatCount]) =>
      diagnostic('COINS_UNEXPLAINED', { giftId, name, coins, repeatCount, coinsEach }),
    );
}
