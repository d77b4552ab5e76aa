import { group } from './amount.ts';

/** A rate of the engagement table: three significant digits, as many decimals as that takes, at most four. */
export function formatFrequency(value: number): string {
  if (value === 0) return '0';
  if (value >= 100) return group(value.toFixed(0));
  if (value >= 5) return value.toFixed(1);
  if (value >= 1) return value.toFixed(2);
  if (value >= 0.1) return value.toFixed(2);
  if (value >= 0.001) return value.toFixed(3);
  return value < 0.0001 ? '<0.0001' : value.toFixed(4);
}

/** A share of people as a percentage: `0.5%`. */
export const formatPeopleShare = (value: number): string => `${formatFrequency(value * 100)}%`;
