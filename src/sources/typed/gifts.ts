import type { GiftCandidate } from '../../diagnostics/args.ts';
import { type Diagnostic, diagnostic, InputError } from '../../diagnostics/diagnostic.ts';
import { type Catalogue, type CatalogueGift, type Lookup, normaliseName } from '../../rates/catalogue.ts';
import type { GiftLine, UnitPrice } from '../../session/session.ts';
import type { TypedGift } from './fields.ts';

export interface PricedGifts {
  /** In the order they were typed; the same gift at the same price once, with its counts added. */
  readonly lines: readonly GiftLine[];
  /** Gifts (units) without a price. */
  readonly unpriced: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds each typed gift in the catalogue: by id, else by exact normalised name, never by a near one. A price that was typed
 * wins over the catalogue's and answers the question an ambiguous name asks.
 *
 * @throws InputError with one GIFT_UNKNOWN, GIFT_AMBIGUOUS or COUNT_TOO_LARGE for each bad gift
 */
export function priceGifts(typed: readonly TypedGift[], catalogue: Catalogue): PricedGifts {
  const problems: Diagnostic[] = [];
  const diagnostics: Diagnostic[] = [];
  const lines = new Map<string, GiftLine>();
  for (const gift of typed) {
    const line = priceGift(gift, catalogue, problems, diagnostics);
    if (!line) continue;
    const key = JSON.stringify([line.giftId ?? normaliseName(line.name), line.price]);
    const before = lines.get(key);
    const count = (before?.count ?? 0) + line.count;
    if (Number.isSafeInteger(count)) lines.set(key, { ...(before ?? line), count });
    else problems.push(diagnostic('COUNT_TOO_LARGE', { figure: 'gifts', value: String(count) }, gift.at));
  }
  if (problems.length > 0) throw new InputError(problems);
  const all = [...lines.values()];
  for (const line of all) {
    if (line.price.kind !== 'unpriced') continue;
    const { giftId, name, count } = line;
    diagnostics.push(diagnostic('GIFT_UNPRICED', { giftId, name, count }));
  }
  const unpriced = all.reduce((sum, line) => (line.price.kind === 'unpriced' ? sum + line.count : sum), 0);
  return { lines: all, unpriced, diagnostics };
}

function priceGift(
  gift: TypedGift,
  catalogue: Catalogue,
  problems: Diagnostic[],
  diagnostics: Diagnostic[],
): GiftLine | null {
  const found = lookUp(gift, catalogue);
  const { name, count, at } = gift;
  if (gift.price.kind === 'catalogue') {
    if (found.kind === 'found') return { giftId: found.giftId, name: found.name, count, price: found.price };
    problems.push(
      found.kind === 'ambiguous'
        ? diagnostic('GIFT_AMBIGUOUS', { name, candidates: found.candidates.map(candidate) }, at)
        : diagnostic('GIFT_UNKNOWN', { name, suggestions: found.suggestions.map(candidate) }, at),
    );
    return null;
  }

  const price: UnitPrice =
    gift.price.kind === 'coins' ? { kind: 'priced', coins: gift.price.coins } : { kind: 'unpriced' };
  const typedCoins = gift.price.kind === 'coins' ? gift.price.coins : null;
  switch (found.kind) {
    case 'found':
      if (typedCoins !== null) noteConflict([found], typedCoins, gift, diagnostics);
      return { giftId: found.giftId, name: found.name, count, price };
    case 'ambiguous': {
      if (typedCoins !== null) noteConflict(found.candidates, typedCoins, gift, diagnostics);
      const meant = found.candidates.filter((each) => coinsOf(each.price) === typedCoins);
      const only = typedCoins !== null && meant.length === 1 ? candidate(meant[0] as CatalogueGift) : null;
      return { giftId: only?.giftId ?? gift.giftId, name: only?.name ?? name, count, price };
    }
    case 'unknown':
      // Without a price, GIFT_UNPRICED says it.
      if (typedCoins !== null) {
        diagnostics.push(
          diagnostic('GIFT_NOT_IN_CATALOGUE', { giftId: gift.giftId, name, coins: typedCoins }, at),
        );
      }
      return { giftId: gift.giftId, name, count, price };
  }
}

/** An id that was given as one is never looked for among the names: new ids come under old names at new prices. */
function lookUp(gift: TypedGift, catalogue: Catalogue): Lookup {
  if (gift.giftId === null) return catalogue.find(gift.name);
  const known = catalogue.byId(gift.giftId);
  if (known) return { kind: 'found', giftId: known.giftId, name: known.name, price: known.price };
  const named = catalogue.find(gift.name);
  return {
    kind: 'unknown',
    suggestions:
      named.kind === 'ambiguous' ? named.candidates : named.kind === 'unknown' ? named.suggestions : [],
  };
}

/** Warns where a typed price is none of those the catalogue has for the gift; names the nearest of them. */
function noteConflict(
  known: readonly { readonly giftId: string | null; readonly name: string; readonly price: UnitPrice }[],
  coins: number,
  gift: TypedGift,
  diagnostics: Diagnostic[],
): void {
  const prices = known.map((each) => coinsOf(each.price)).filter((each) => each !== null);
  if (prices.length === 0 || prices.includes(coins)) return;
  const nearest = prices.reduce((a, b) => (Math.abs(b - coins) < Math.abs(a - coins) ? b : a));
  const only = known.length === 1 ? known[0] : undefined;
  const { name, giftId } = only ?? gift;
  diagnostics.push(diagnostic('PRICE_CONFLICT', { giftId, name, event: coins, catalogue: nearest }, gift.at));
}

const coinsOf = (price: UnitPrice): number | null =>
  price.kind === 'priced' ? price.coins : price.kind === 'free' ? 0 : null;

/** A gift that the configuration names without an id has an empty one in the catalogue. */
const candidate = (gift: CatalogueGift): GiftCandidate => ({
  giftId: gift.giftId === '' ? null : gift.giftId,
  name: gift.name,
  coins: coinsOf(gift.price),
});
