import { compare } from '../../money/exact.ts';
import type { Rate } from '../../rates/profile.ts';
import { formatRate } from './amount.ts';

/** `0.005 USD a coin, reported 0.0033 to 0.0053`. */
export function rateText({ value, low, high, origin }: Rate, currency: string): string {
  const text = `${formatRate(value)} ${currency} a coin`;
  if (compare(low, high) === 0) return text;
  return `${text}, ${origin === 'built-in' ? 'reported ' : ''}${formatRate(low)} to ${formatRate(high)}`;
}

/** `0.005 (0.0033 to 0.0053)`; the rate alone where it has no range. */
export const rateRange = ({ value, low, high }: Rate): string =>
  compare(low, high) === 0
    ? formatRate(value)
    : `${formatRate(value)} (${formatRate(low)} to ${formatRate(high)})`;
