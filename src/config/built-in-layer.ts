import { COMPONENTS, defaultBenchmarks } from '../engagement/benchmarks.ts';
import { defaultScenario } from '../influence/scenario.ts';
import type { Rate, RateProfile } from '../rates/profile.ts';
import { tiktok } from '../rates/tiktok/profile.ts';
import type { Layer, ProfileLayer, RateName, Setting } from './layer.ts';

/** Platforms that ship with the tool; each has a gift catalogue of its own. */
export const BUILT_IN_PROFILES: readonly RateProfile[] = [tiktok];

/** The weakest layer, so that every setting has an origin and none needs a second default. */
export function builtInLayer(): Layer {
  const { elasticity, referenceLikeRate } = defaultScenario;
  return {
    texts: new Map([
      ['platform', builtIn(tiktok.platform)],
      ...COMPONENTS.flatMap((component): [string, Setting<string>][] => [
        [`benchmarks.${component}.evidence`, builtIn(defaultBenchmarks[component].evidence)],
        [`benchmarks.${component}.source`, builtIn(defaultBenchmarks[component].source)],
      ]),
      ['influence.elasticity.low', builtIn(elasticity.low)],
      ['influence.elasticity.middle', builtIn(elasticity.middle)],
      ['influence.elasticity.high', builtIn(elasticity.high)],
    ]),
    numbers: new Map([
      ...COMPONENTS.flatMap((component): [string, Setting<number>][] => {
        const { rate, spread, pseudoExposure, weight } = defaultBenchmarks[component];
        return [
          [`benchmarks.${component}.rate`, builtIn(rate)],
          [`benchmarks.${component}.spread`, builtIn(spread)],
          [`benchmarks.${component}.pseudoExposure`, builtIn(pseudoExposure)],
          [`weights.${component}`, builtIn(weight)],
        ];
      }),
      ...(referenceLikeRate === null
        ? []
        : [['influence.referenceLikeRate', builtIn(referenceLikeRate)] as const]),
    ]),
    profiles: new Map(BUILT_IN_PROFILES.map((profile) => [profile.platform, profileLayer(profile)])),
    deductions: null,
    currency: null,
    exchanges: new Map(),
    headers: new Map(),
    checks: null,
  };
}

function builtIn<T>(value: T): Setting<T> {
  return { value, origin: { kind: 'built-in', detail: null }, at: null };
}

function profileLayer(profile: RateProfile): ProfileLayer {
  const single = (name: RateName, rate: Rate | null): [RateName, Setting<Rate>[]][] =>
    rate ? [[name, [builtIn(rate)]]] : [];
  return {
    at: null,
    label: builtIn(profile.label),
    currency: builtIn(profile.currency),
    rates: new Map<RateName, readonly Setting<Rate>[]>([
      ['cashPerCoin', profile.cashPerCoin.map(builtIn)],
      ['coinsPerDiamond', profile.coinsPerDiamond.map(builtIn)],
      ...profile.coinPrices.map(({ channel, rates }): [RateName, Setting<Rate>[]] => [
        `coinPrices.${channel}`,
        rates.map(builtIn),
      ]),
      ...single('dailyCap', profile.dailyCap),
      ...single('minimum', profile.minimum),
      ...single('payoutDelayDays', profile.payoutDelayDays),
      ...single('cashOutFee', profile.cashOutFee),
      ...single('matchMultiplier', profile.matchMultiplier),
      ...single('cashPerLike', profile.cashPerLike),
    ]),
    channelLabels: new Map(profile.coinPrices.map(({ channel, label }) => [channel, label])),
    gifts: new Map(),
  };
}
