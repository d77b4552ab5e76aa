import { editDistance } from '../diagnostics/nearest.ts';
import type { UnitPrice } from '../session/session.ts';

/** One gift of a platform's catalogue. An id's price has never changed; new prices come as new ids under old names. */
export interface CatalogueGift {
  readonly giftId: string;
  readonly name: string;
  readonly price: UnitPrice;
  /** TikTok's gift type: 1 can be sent in a streak, others arrive once; `null` is unknown. */
  readonly type: number | null;
  /** Where and when the price was seen; for a gift of the configuration, its file. */
  readonly source: string;
  readonly asOf: string | null;
}

/** A gift as the configuration writes it: without an id it applies to every gift of that exact name. */
export interface GiftOverride {
  readonly giftId: string | null;
  readonly name: string;
  readonly price: UnitPrice;
  readonly type: number | null;
  readonly source: string;
}

/** What an exact lookup found. Never a near match: suggestions are for messages only. */
export type Lookup =
  | {
      readonly kind: 'found';
      readonly giftId: string | null;
      readonly name: string;
      readonly price: UnitPrice;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly CatalogueGift[] }
  | { readonly kind: 'unknown'; readonly suggestions: readonly CatalogueGift[] };

export interface Catalogue {
  readonly gifts: readonly CatalogueGift[];
  /** By id alone. */
  byId(giftId: string): CatalogueGift | null;
  /** By id, else by exact normalised name where it has one price (decision 15). */
  find(nameOrId: string): Lookup;
}

/** The spelling under which names are equal: NFKC, trimmed, one case, one kind of apostrophe and space. */
export const normaliseName = (name: string): string =>
  // Nearly all names are plain, and normalising a thousand of them is a tenth of the start-up.
  PLAIN.test(name)
    ? name.toLowerCase()
    : name
        .normalize('NFKC')
        .replace(/[\u2018\u2019\u02bc]/g, "'")
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase();

const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

const samePrice = (a: UnitPrice, b: UnitPrice): boolean =>
  a.kind === b.kind && (a.kind !== 'priced' || b.kind !== 'priced' || a.coins === b.coins);

export function createCatalogue(
  listed: readonly CatalogueGift[],
  overrides: readonly GiftOverride[] = [],
): Catalogue {
  const byId = new Map(listed.map((gift) => [gift.giftId, gift]));
  const unlisted: CatalogueGift[] = [];
  for (const override of overrides) {
    if (override.giftId === null) unlisted.push({ ...override, giftId: '', asOf: null });
    else byId.set(override.giftId, { ...override, giftId: override.giftId, asOf: null });
  }
  const gifts = [...byId.values(), ...unlisted];
  let byName: Map<string, CatalogueGift[]> | null = null;
  return {
    gifts,
    byId: (giftId) => byId.get(giftId) ?? null,
    find(nameOrId) {
      const text = nameOrId.trim();
      const known = byId.get(text);
      if (known) return { kind: 'found', giftId: known.giftId, name: known.name, price: known.price };
      byName ??= indexNames(byId.values(), unlisted);
      const same = byName.get(normaliseName(text)) ?? [];
      const first = same[0];
      if (!first) return { kind: 'unknown', suggestions: nearest(text, gifts) };
      if (!same.every((gift) => samePrice(gift.price, first.price)))
        return { kind: 'ambiguous', candidates: byPrice(same) };
      return {
        kind: 'found',
        giftId: same.length === 1 && first.giftId !== '' ? first.giftId : null,
        name: first.name,
        price: first.price,
      };
    },
  };
}

function indexNames(
  listed: Iterable<CatalogueGift>,
  unlisted: readonly CatalogueGift[],
): Map<string, CatalogueGift[]> {
  const byName = new Map<string, CatalogueGift[]>();
  for (const gift of listed) {
    const key = normaliseName(gift.name);
    const same = byName.get(key);
    if (same) same.push(gift);
    else byName.set(key, [gift]);
  }
  // A name that the configuration prices without an id is answered by the configuration alone.
  for (const gift of unlisted) byName.set(normaliseName(gift.name), [gift]);
  return byName;
}

const coinsOf = (gift: CatalogueGift): number => (gift.price.kind === 'priced' ? gift.price.coins : 0);
const byPrice = (gifts: readonly CatalogueGift[]): CatalogueGift[] =>
  [...gifts].sort(
    (a, b) => coinsOf(a) - coinsOf(b) || a.giftId.localeCompare(b.giftId, 'en', { numeric: true }),
  );

/** Up to three near names, for "did you mean". Nearness is edit distance, at most a third of the typed length. */
function nearest(text: string, gifts: readonly CatalogueGift[]): CatalogueGift[] {
  const typed = normaliseName(text);
  const limit = Math.max(1, Math.ceil(typed.length / 3));
  const scored = gifts
    .map((gift) => ({ gift, distance: editDistance(typed, normaliseName(gift.name), limit) }))
    .filter((each) => each.distance <= limit)
    .sort((a, b) => a.distance - b.distance || coinsOf(a.gift) - coinsOf(b.gift));
  const names = new Set<string>();
  const near: CatalogueGift[] = [];
  for (const { gift } of scored) {
    const key = `${normaliseName(gift.name)} ${coinsOf(gift)}`;
    if (names.has(key)) continue;
    names.add(key);
    near.push(gift);
    if (near.length === 3) break;
  }
  return near;
}
