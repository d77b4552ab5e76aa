import { compare, ONE } from '../money/exact.ts';
import type { Rate, RateProfile } from '../rates/profile.ts';
import { SCHEMA_VERSION } from '../report/version.ts';
import { rateDocument } from './json/document.ts';
import { toJsonText } from './json/text.ts';
import type { Paint } from './paint.ts';
import { type Block, layoutPage } from './table/block.ts';
import { formatRate } from './text/amount.ts';
import { sanitise } from './text/sanitise.ts';

interface NamedRate {
  readonly name: string;
  readonly unit: string;
  readonly rate: Rate;
}

/** Every rate of a profile in the order in which money flows. */
function ratesOf(profile: RateProfile): NamedRate[] {
  const { currency } = profile;
  const optional = (name: string, unit: string, rate: Rate | null): NamedRate[] =>
    rate ? [{ name, unit, rate }] : [];
  return [
    ...profile.coinPrices.flatMap(({ label, rates }) =>
      rates.map((rate) => ({ name: `A coin ${label} costs the viewer`, unit: currency, rate })),
    ),
    ...profile.cashPerCoin.map((rate) => ({
      name: 'A coin of gifts pays the creator',
      unit: currency,
      rate,
    })),
    ...profile.coinsPerDiamond.map((rate) => ({
      name: "A diamond on the creator's screen",
      unit: 'coins',
      rate,
    })),
    { name: 'A like pays the creator', unit: currency, rate: profile.cashPerLike },
    ...optional('A match multiplier multiplies the payout by', '', profile.matchMultiplier),
    ...optional('Cash-out, at most a day', currency, profile.dailyCap),
    ...optional('Cash-out, at least', currency, profile.minimum),
    ...optional('Cash-out fee', currency, profile.cashOutFee),
    ...optional('Payout within', 'days', profile.payoutDelayDays),
  ];
}

export async function renderRates(
  profiles: readonly RateProfile[],
  { width, paint }: { readonly width: number | null; readonly paint: Paint },
): Promise<string> {
  const blocks = profiles.flatMap((profile, index): Block[] => [
    ...(index > 0 ? [{ kind: 'gap' } as const] : []),
    {
      kind: 'title',
      title: sanitise(profile.label),
      says: `rates in force, ${profile.currency}`,
      aside: '',
      style: paint.strong,
      quiet: paint.quiet,
    },
    ...ratesOf(profile).flatMap((named) => rateBlocks(named, paint)),
  ]);
  blocks.push(
    { kind: 'gap' },
    {
      kind: 'text',
      text: 'TikTok publishes no rate per coin. Set your own with --cash-per-coin, or in a file: live-earnings config init',
      indent: 0,
    },
  );
  return layoutPage(blocks, width);
}

function rateBlocks({ name, unit, rate }: NamedRate, paint: Paint): Block[] {
  const spread =
    compare(rate.low, rate.high) === 0
      ? ''
      : ` (reported ${formatRate(rate.low)} to ${formatRate(rate.high)})`;
  const value = formatRate(rate.value, { grouped: true });
  const details = [
    rate.date,
    `confidence ${rate.confidence}`,
    rate.origin === 'built-in' ? 'built-in' : `set in ${rate.origin}`,
    rate.from && `in force from ${rate.from}`,
  ].filter((detail) => detail !== null);
  const text = (content: string): Block => ({ kind: 'text', text: sanitise(content), indent: 4 });
  return [
    { kind: 'gap' },
    {
      kind: 'text',
      text: `${name}: ${[value, compare(rate.value, ONE) === 0 ? unit.replace(/s$/, '') : unit].filter(Boolean).join(' ')}${spread}`,
      indent: 2,
      style: paint.strong,
    },
    text(`${rate.source} (${details.join('; ')}).`),
    ...(rate.url ? [{ ...text(rate.url), style: paint.quiet } as Block] : []),
    ...(rate.note ? [text(rate.note)] : []),
  ];
}

export const renderRatesJson = (profiles: readonly RateProfile[], version: string): string =>
  toJsonText({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    profiles: profiles.map((profile) => ({
      platform: profile.platform,
      label: profile.label,
      currency: profile.currency,
      cashPerCoin: profile.cashPerCoin.map(rateDocument),
      coinsPerDiamond: profile.coinsPerDiamond.map(rateDocument),
      coinPrices: profile.coinPrices.map(({ channel, label, rates }) => ({
        channel,
        label,
        rates: rates.map(rateDocument),
      })),
      cashPerLike: rateDocument(profile.cashPerLike),
      dailyCap: profile.dailyCap && rateDocument(profile.dailyCap),
      minimum: profile.minimum && rateDocument(profile.minimum),
      cashOutFee: profile.cashOutFee && rateDocument(profile.cashOutFee),
      matchMultiplier: profile.matchMultiplier && rateDocument(profile.matchMultiplier),
      payoutDelayDays: profile.payoutDelayDays && rateDocument(profile.payoutDelayDays),
    })),
  });
