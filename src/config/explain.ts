import { COMPONENTS } from '../engagement/benchmarks.ts';
import type { Deduction } from '../earnings/deductions.ts';
import { type Exact, parseExact, toDecimal } from '../money/exact.ts';
import type { GiftOverride } from '../rates/catalogue.ts';
import type { Rate } from '../rates/profile.ts';
import type { Layer, ProfileLayer, RateName, Setting } from './layer.ts';
import type { ExplainedSetting, Origin } from './settings.ts';

const UNSET = '-';
const SINGLE_RATES: readonly RateName[] = [
  'dailyCap',
  'minimum',
  'payoutDelayDays',
  'cashOutFee',
  'matchMultiplier',
  'cashPerLike',
];
const BUILT_IN: Origin = { kind: 'built-in', detail: null };

/** Every value of the merged layers with its origin, in the order of a configuration file; `-` for what nobody set. */
export function explainSettings(
  { texts, numbers, deductions, currency, exchanges, headers, checks }: Layer,
  profiles: ReadonlyMap<string, ProfileLayer>,
): ExplainedSetting[] {
  const line = <T>(path: string, setting: Setting<T> | undefined, text: (value: T) => string) => ({
    path,
    value: setting ? text(setting.value) : UNSET,
    origin: setting?.origin ?? BUILT_IN,
  });
  const under = (prefix: string): ExplainedSetting[] => [
    ...[...numbers]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, each]) => line(path, each, String)),
    ...[...texts].filter(([path]) => path.startsWith(prefix)).map(([path, each]) => line(path, each, String)),
  ];
  return [
    line('platform', texts.get('platform'), String),
    line('timezone', texts.get('timezone'), String),
    line('locale', texts.get('locale'), String),
    ...[...profiles].flatMap(([name, profile]) => explainProfile(`profiles.${name}`, profile)),
    ...(deductions && deductions.length > 0
      ? deductions.map((each, index) => line(`deductions[${index}]`, each, deductionText))
      : [line('deductions', undefined, String)]),
    line('currency', currency ?? undefined, String),
    ...(exchanges.size > 0
      ? [...exchanges].map(([pair, each]) => line(`exchange[${pair}]`, each, ({ text }) => text))
      : [line('exchange', undefined, String)]),
    line('agencyShare', texts.get('agencyShare'), (percent) => `${percent}%`),
    ...(headers.size > 0
      ? [...headers].flatMap(([column, aliases]) =>
          aliases.map((each, index) =>
            line(`headers.${column}${aliases.length > 1 ? `[${index}]` : ''}`, each, ({ header }) => header),
          ),
        )
      : [line('headers', undefined, String)]),
    ...COMPONENTS.flatMap((component) => under(`benchmarks.${component}.`)),
    ...under('weights.'),
    ...under('influence.elasticity.'),
    line('influence.referenceLikeRate', numbers.get('influence.referenceLikeRate'), String),
    line('failUnder', texts.get('failUnder'), String),
    ...(checks && checks.length > 0
      ? checks.map((each, index) => line(`checks[${index}]`, each, String))
      : [line('checks', undefined, String)]),
  ];
}

function explainProfile(path: string, profile: ProfileLayer): ExplainedSetting[] {
  const words = (['extends', 'label', 'currency'] as const).flatMap((key) => {
    const setting = profile[key];
    return setting ? [{ path: `${path}.${key}`, value: setting.value, origin: setting.origin }] : [];
  });
  const channels = [...profile.rates.keys()].filter((name) => name.startsWith('coinPrices.'));
  const rates = (['cashPerCoin', 'coinsPerDiamond', ...channels, ...SINGLE_RATES] as RateName[]).flatMap(
    (name) => {
      const settings = profile.rates.get(name);
      if (!settings) return [{ path: `${path}.${name}`, value: UNSET, origin: BUILT_IN }];
      return settings.map(({ value, origin }) => ({
        path: `${path}.${name}${value.from === null ? '' : `@${value.from}`}`,
        value: rateText(value),
        origin,
      }));
    },
  );
  const gifts = [...profile.gifts.values()].map(({ value, origin }) => ({
    path: `${path}.gifts[${value.giftId ?? value.name}]`,
    value: giftText(value),
    origin,
  }));
  return [...words, ...rates, ...gifts];
}

/** `0.005 [0.0033, 0.0053]`; without the range where there is none. */
function rateText({ value, low, high }: Rate): string {
  const [text, least, most] = [value, low, high].map(exactText);
  return least === text && most === text ? (text as string) : `${text} [${least}, ${most}]`;
}

/** The number in full: as a decimal where it ends, else as a fraction. */
export function exactText(value: Exact): string {
  const text = toDecimal(value, 0);
  const back = parseExact(text);
  return back?.num === value.num && back.den === value.den ? text : `${value.num}/${value.den}`;
}

const deductionText = (deduction: Deduction): string =>
  deduction.kind === 'percent'
    ? `${deduction.name}: ${exactText(deduction.percent)}%`
    : `${deduction.name}: ${exactText(deduction.money.amount)} ${deduction.money.currency}`;

const giftText = ({ name, price }: GiftOverride): string =>
  price.kind === 'priced' ? `${name}: ${price.coins}` : `${name}: ${price.kind}`;
