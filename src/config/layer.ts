import type { Place } from '../diagnostics/diagnostic.ts';
import type { Currency } from '../money/currency.ts';
import type { Deduction } from '../earnings/deductions.ts';
import { type GiftOverride, normaliseName } from '../rates/catalogue.ts';
import type { Exchange } from '../rates/exchange.ts';
import type { Rate } from '../rates/profile.ts';
import type { HeaderAlias } from './headers.ts';
import type { Origin } from './settings.ts';

/** One value with where it was set. */
export interface Setting<T> {
  readonly value: T;
  readonly origin: Origin;
  /** For messages; `null` for built-in values. */
  readonly at: Place | null;
}

/** The rates of a profile by their dotted name in the configuration: `cashPerCoin`, `coinPrices.app`. */
export type RateName =
  | 'cashPerCoin'
  | 'coinsPerDiamond'
  | `coinPrices.${string}`
  | 'dailyCap'
  | 'minimum'
  | 'payoutDelayDays'
  | 'cashOutFee'
  | 'matchMultiplier'
  | 'cashPerLike';

/** What one source says about one platform; what it does not say is absent. */
export interface ProfileLayer {
  /** Where the profile begins, for what is missing in it. */
  readonly at: Place | null;
  readonly extends?: Setting<string>;
  readonly label?: Setting<string>;
  readonly currency?: Setting<Currency>;
  /** Oldest first. */
  readonly rates: ReadonlyMap<RateName, readonly Setting<Rate>[]>;
  /** What a channel of coin prices is called, where that differs from its key. */
  readonly channelLabels: ReadonlyMap<string, string>;
  /** By {@link giftKey}. */
  readonly gifts: ReadonlyMap<string, Setting<GiftOverride>>;
}

/** What one source of settings says. Keys of the maps are dotted paths, as `config --explain` prints them. */
export interface Layer {
  /** `platform`, `timezone`, `locale`, `agencyShare`, `failUnder`, `influence.elasticity.low`, `benchmarks.likes.source` … */
  readonly texts: ReadonlyMap<string, Setting<string>>;
  /** `benchmarks.likes.rate`, `weights.likes`, `influence.referenceLikeRate` … */
  readonly numbers: ReadonlyMap<string, Setting<number>>;
  readonly profiles: ReadonlyMap<string, ProfileLayer>;
  /** The whole list: a stronger one replaces it. */
  readonly deductions: readonly Setting<Deduction>[] | null;
  /** The currency of the reports. */
  readonly currency: Setting<Currency> | null;
  /** By the pair of currencies; a stronger source replaces that of its own pair. */
  readonly exchanges: ReadonlyMap<string, Setting<Exchange>>;
  /** Headers by table and column, `backstage.diamonds`; the list of a column replaces a weaker one. */
  readonly headers: ReadonlyMap<string, readonly Setting<HeaderAlias>[]>;
  /** The whole list of a file, or what flags add to it. */
  readonly checks: readonly Setting<string>[] | null;
}

export const EMPTY_LAYER: Layer = {
  texts: new Map(),
  numbers: new Map(),
  profiles: new Map(),
  deductions: null,
  currency: null,
  exchanges: new Map(),
  headers: new Map(),
  checks: null,
};

/** What makes two entries one gift: the id, or without one the name as lookups compare it. */
export const giftKey = (id: string | null, name: string): string =>
  id === null ? `name ${normaliseName(name)}` : `id ${id}`;

/** Both layers, value by value; where both speak, `strong` is heard. */
export function mergeLayers(weak: Layer, strong: Layer): Layer {
  return {
    texts: over(weak.texts, strong.texts),
    numbers: over(weak.numbers, strong.numbers),
    profiles: over(weak.profiles, strong.profiles, mergeProfiles),
    deductions: strong.deductions ?? weak.deductions,
    currency: strong.currency ?? weak.currency,
    exchanges: over(weak.exchanges, strong.exchanges),
    headers: over(weak.headers, strong.headers),
    checks: mergeChecks(weak.checks, strong.checks),
  };
}

/** Between files the list is replaced; flags add to it, because no check of a project may vanish when another is typed. */
function mergeChecks(weak: Layer['checks'], strong: Layer['checks']): Layer['checks'] {
  return strong?.[0]?.origin.kind === 'flag' ? [...(weak ?? []), ...strong] : (strong ?? weak);
}

/** {@link mergeLayers} for one platform. Another currency drops the weak one's amounts: they would be in the wrong one. */
export function mergeProfiles(weak: ProfileLayer, strong: ProfileLayer): ProfileLayer {
  const rates =
    strong.currency && weak.currency && strong.currency.value !== weak.currency.value
      ? new Map([...weak.rates].filter(([rate]) => !isAmount(rate)))
      : weak.rates;
  return {
    ...weak,
    ...strong,
    rates: over(rates, strong.rates, mergeRates),
    channelLabels: over(weak.channelLabels, strong.channelLabels),
    gifts: over(weak.gifts, strong.gifts),
  };
}

const isAmount = (rate: RateName): boolean =>
  !['coinsPerDiamond', 'payoutDelayDays', 'matchMultiplier', 'cashPerLike'].includes(rate);

/** Rates that all begin on a day leave the time before it to the weaker source. */
function mergeRates(
  weak: readonly Setting<Rate>[],
  strong: readonly Setting<Rate>[],
): readonly Setting<Rate>[] {
  if (strong.some(({ value }) => value.from === null)) return strong;
  const replaced = new Set(strong.map(({ value }) => value.from));
  return [...weak.filter(({ value }) => !replaced.has(value.from)), ...strong].sort((a, b) =>
    (a.value.from ?? '').localeCompare(b.value.from ?? ''),
  );
}

function over<Key, Value>(
  weak: ReadonlyMap<Key, Value>,
  strong: ReadonlyMap<Key, Value>,
  merge: (weak: Value, strong: Value) => Value = (_, value) => value,
): Map<Key, Value> {
  const merged = new Map(weak);
  for (const [key, value] of strong) {
    const present = merged.get(key);
    merged.set(key, present === undefined ? value : merge(present, value));
  }
  return merged;
}
