import { type Exact, exact, toFixed } from '../../money/exact.ts';
import { formatPercent, formatRate } from './amount.ts';
import { asTyped } from './numerals.ts';

/** A percentage as it was set: `7.5%`; one that does not terminate `1/3%`. */
export function formatRatePercent(percent: Exact): string {
  const plain = asTyped(() => formatRate(percent));
  return /^\d+(?:\.\d+)?$/.test(plain) ? formatPercent(plain) : `${formatRate(percent)}%`;
}

/** A percentage more or less, with one decimal where it has one: `+6.6%`, `-3%`, `0%`. */
export const formatSwing = (percent: string): string =>
  formatPercent(toFixed(exact(percent), 1).replace(/\.0$/, ''), { signed: true });
