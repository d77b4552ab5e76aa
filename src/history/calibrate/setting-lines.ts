import {
  ceiling,
  compare,
  type Exact,
  fraction,
  isZero,
  max,
  toDecimal,
  toNumber,
} from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { RateEstimate } from './estimate.ts';

/** One line of a configuration file: where it stands, and its value as text. */
export interface SettingLine {
  readonly key: readonly string[];
  readonly value: string;
}

/**
 * The configuration that makes the estimate the rate in force, by the keys of `configSchema`. Its range is the interval; from
 * two payouts what each of them says; from one the profile's own range, widened to hold the figure.
 *
 * @param each cash per coin of each counted payout
 * @param profileRange the profile's rates for the same coins
 * @param date last day that is behind the figure
 */
export function settingLines(
  platform: string,
  estimate: Exclude<RateEstimate, { kind: 'none' }>,
  each: readonly Exact[],
  profileRange: Range & { readonly high: Exact },
  date: string,
): SettingLine[] {
  const value = estimate.cashPerCoin;
  const { low, high } = boundsOf(estimate, each, profileRange);
  const line = (name: string, text: string): SettingLine => ({
    key: ['profiles', platform, 'cashPerCoin', name],
    value: text,
  });
  return [
    line('value', significant(value, 'nearest')),
    line('low', significant(low, 'down')),
    line('high', significant(high, 'up')),
    line('date', date),
  ];
}

function boundsOf(
  estimate: Exclude<RateEstimate, { kind: 'none' }>,
  each: readonly Exact[],
  profileRange: Range & { readonly high: Exact },
): { low: Exact; high: Exact } {
  const smallest = each.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  const largest = each.reduce(max);
  switch (estimate.kind) {
    case 'interval': {
      const { low, high } = estimate.interval;
      // A rate is above 0; where the interval is not, what was seen is.
      return { low: isZero(low) ? smallest : low, high };
    }
    case 'table':
      return { low: smallest, high: largest };
    case 'single': {
      const { low, high } = profileRange;
      return { low: compare(low, smallest) <= 0 ? low : smallest, high: max(high, largest) };
    }
  }
}

const DIGITS = 6;

/** A positive number to six significant digits, as decimal text. */
function significant(value: Exact, rounding: 'nearest' | 'down' | 'up'): string {
  const places = Math.max(0, DIGITS - 1 - magnitude(value));
  const scale = 10n ** BigInt(places);
  const scaled = fraction(value.num * scale, value.den);
  const units =
    rounding === 'up'
      ? ceiling(scaled)
      : rounding === 'down'
        ? scaled.num / scaled.den
        : ceiling(fraction(scaled.num * 2n - scaled.den, scaled.den * 2n));
  return toDecimal(fraction(units, scale), 0);
}

/** The power of ten of the first digit; of rates, which are far from a double's limits. */
function magnitude(value: Exact): number {
  const digits = value.num.toString().length - value.den.toString().length;
  return (
    Math.floor(Math.log10(toNumber(fraction(value.num * 10n ** BigInt(Math.max(0, -digits)), value.den)))) -
    Math.max(0, -digits)
  );
}
