import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestWord } from '../diagnostics/nearest.ts';
import { exact, ONE } from '../money/exact.ts';
import type { GiftOverride } from '../rates/catalogue.ts';
import type { CoinPrice, Rate, RateProfile } from '../rates/profile.ts';
import { mergeProfiles, type ProfileLayer, type RateName, type Setting } from './layer.ts';

/** All profiles of the settings, each complete, with what was wrong in them. */
export interface BuiltProfiles {
  readonly profiles: ReadonlyMap<string, RateProfile>;
  readonly gifts: ReadonlyMap<string, readonly GiftOverride[]>;
  readonly cataloguePlatform: ReadonlyMap<string, string | null>;
  readonly diamondReadingSet: ReadonlySet<string>;
  /** Each profile's settings with those of the profile it extends beneath. */
  readonly layers: ReadonlyMap<string, ProfileLayer>;
  readonly problems: readonly Diagnostic[];
}

/** Follows `extends` and turns the merged layers of all sources into profiles. */
export function buildProfiles(
  merged: ReadonlyMap<string, ProfileLayer>,
  builtIn: readonly string[],
): BuiltProfiles {
  const problems: Diagnostic[] = [];
  const layers = new Map<string, ProfileLayer>();
  const cataloguePlatform = new Map<string, string | null>();
  for (const [name, layer] of merged) {
    const chain = extensionChain(name, merged, builtIn);
    problems.push(...extensionProblem(name, chain, merged, builtIn));
    layers.set(
      name,
      chain.reduce((strong, base) => mergeProfiles(merged.get(base) as ProfileLayer, strong), layer),
    );
    cataloguePlatform.set(name, [name, ...chain].find((each) => builtIn.includes(each)) ?? null);
  }

  const profiles = new Map<string, RateProfile>();
  // What a broken chain leaves out would be reported as missing, too.
  if (problems.length === 0) {
    for (const [name, layer] of layers) {
      const profile = completeProfile(name, layer, problems);
      if (profile) profiles.set(name, profile);
    }
  }
  return {
    profiles,
    gifts: new Map(
      [...layers].map(([name, layer]) => [name, [...layer.gifts.values()].map(({ value }) => value)]),
    ),
    cataloguePlatform,
    diamondReadingSet: new Set(
      [...layers].flatMap(([name, { rates }]) =>
        rates.get('coinsPerDiamond')?.some(({ origin }) => origin.kind !== 'built-in') ? [name] : [],
      ),
    ),
    layers,
    problems,
  };
}

/** The platforms that `name` extends, nearest first; `name` itself is among them when they go round in a circle. */
function extensionChain(
  name: string,
  profiles: ReadonlyMap<string, ProfileLayer>,
  builtIn: readonly string[],
): string[] {
  const parentOf = (child: string) =>
    builtIn.includes(child) ? undefined : profiles.get(child)?.extends?.value;
  const chain: string[] = [];
  let parent = parentOf(name);
  while (parent !== undefined && profiles.has(parent) && !chain.includes(parent)) {
    chain.push(parent);
    parent = parentOf(parent);
  }
  return chain;
}

function extensionProblem(
  name: string,
  chain: readonly string[],
  profiles: ReadonlyMap<string, ProfileLayer>,
  builtIn: readonly string[],
): Diagnostic[] {
  const parent = profiles.get(name)?.extends;
  if (!parent) return [];
  const { value, at } = parent;
  const invalid = (expected: string) => [
    diagnostic('DATA_VALUE_INVALID', { key: `profiles.${name}.extends`, value, expected }, at),
  ];
  if (builtIn.includes(name))
    return value === name ? [] : invalid(`no such key, because ${name} is built in`);
  if (chain.includes(name)) return invalid('a platform that does not extend this one');
  const known = [...profiles.keys()].filter((each) => each !== name);
  if (profiles.has(value)) return [];
  return [diagnostic('PLATFORM_UNKNOWN', { platform: value, known, nearest: nearestWord(value, known) }, at)];
}

/** `null`, with the problems noted, when something is missing that a platform cannot do without. */
function completeProfile(name: string, layer: ProfileLayer, problems: Diagnostic[]): RateProfile | null {
  const { label, currency, rates } = layer;
  const dated = (rate: RateName): Rate[] => (rates.get(rate) ?? []).map(({ value }) => value);
  const single = (rate: RateName): Rate | null => rates.get(rate)?.at(-1)?.value ?? null;
  const cashPerCoin = dated('cashPerCoin');
  const coinPrices = coinPricesOf(layer);
  const missing = (key: string, expected: string): void => {
    const at = (key === 'label' || key === 'currency' ? null : currency?.at) ?? layer.at;
    problems.push(diagnostic('DATA_KEY_MISSING', { key: `profiles.${name}.${key}`, expected }, at));
  };
  if (!label) missing('label', 'the name of the platform as people write it');
  if (!currency) missing('currency', 'a currency of three letters, like EUR');
  const unit = currency?.value ?? 'its currency';
  if (cashPerCoin.length === 0) missing('cashPerCoin', `what the creator receives for one coin, in ${unit}`);
  if (coinPrices.length === 0) missing('coinPrices', `what a viewer pays for one coin, in ${unit}`);
  if (!label || !currency || cashPerCoin.length === 0 || coinPrices.length === 0) return null;

  const coinsPerDiamond = dated('coinsPerDiamond');
  return {
    platform: name,
    label: label.value,
    currency: currency.value,
    cashPerCoin,
    coinsPerDiamond: coinsPerDiamond.length > 0 ? coinsPerDiamond : [ONE_COIN_A_DIAMOND],
    coinPrices,
    dailyCap: single('dailyCap'),
    minimum: single('minimum'),
    payoutDelayDays: single('payoutDelayDays'),
    cashOutFee: single('cashOutFee'),
    matchMultiplier: single('matchMultiplier'),
    cashPerLike: single('cashPerLike') ?? NOTHING_PER_LIKE,
  };
}

const PREFIX = 'coinPrices.';

function coinPricesOf({ rates, channelLabels }: ProfileLayer): CoinPrice[] {
  return [...rates]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, settings]: [RateName, readonly Setting<Rate>[]]) => {
      const channel = name.slice(PREFIX.length);
      return {
        channel,
        label: channelLabels.get(channel) ?? `through ${channel}`,
        rates: settings.map(({ value }) => value),
      };
    });
}

const assumed = (value: Rate['value'], source: string): Rate => ({
  value,
  low: value,
  high: value,
  source,
  url: null,
  date: null,
  confidence: 'low',
  note: null,
  from: null,
  origin: 'built-in',
});

const ONE_COIN_A_DIAMOND = assumed(ONE, 'assumed, because the profile does not say');
const NOTHING_PER_LIKE = assumed(exact(0), 'assumed: no platform is known to pay for likes');
