import { formatDecimal, formatPercent } from './amount.ts';

/** A rate of the engagement table: three significant digits, as many decimals as that takes, at most four. */
export const formatFrequency = (value: number): string =>
  isTiny(value) ? `<${formatDecimal(TINIEST)}` : formatDecimal(digitsOf(value));

/** A share of people as a percentage: `0.5%`. */
export function formatPeopleShare(share: number): string {
  const value = share * 100;
  return isTiny(value) ? `<${formatPercent(TINIEST)}` : formatPercent(digitsOf(value), { grouped: true });
}

const TINIEST = '0.0001';

const isTiny = (value: number): boolean => value !== 0 && value < 0.0001;

function digitsOf(value: number): string {
  if (value === 0) return '0';
  if (value >= 100) return value.toFixed(0);
  if (value >= 5) return value.toFixed(1);
  if (value >= 0.1) return value.toFixed(2);
  return value.toFixed(value >= 0.001 ? 3 : 4);
}
