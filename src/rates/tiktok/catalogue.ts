import { type Catalogue, createCatalogue, type CatalogueGift, type GiftOverride } from '../catalogue.ts';
import data from './gifts.json' with { type: 'json' };

type Row = [giftId: string, name: string, coins: number, type: number | null, source: number];

/**
 * 1,152 gifts observed from 2024-02 to 2026-07 in public copies of TikTok's own gift list. The list's field is called
 * `diamond_count` and holds the price in coins.
 */
export function tiktokCatalogue(overrides: readonly GiftOverride[] = []): Catalogue {
  const gifts = (data.gifts as Row[]).map(([giftId, name, coins, type, source]): CatalogueGift => {
    const seen = data.sources[source] as { source: string; asOf: string };
    return { giftId, name, price: { kind: 'priced', coins }, type, source: seen.source, asOf: seen.asOf };
  });
  return createCatalogue(gifts, overrides);
}
