import type { RateEstimate } from '../../history/calibrate/estimate.ts';
import type { MatchedPayout } from '../../history/calibrate/match.ts';
import {
  type Exact,
  exact,
  isNegative,
  isZero,
  multiply,
  subtract,
  toFixed,
  ZERO,
} from '../../money/exact.ts';
import type { Payout } from '../../session/payout.ts';
import { formatCount, formatPercent } from './amount.ts';

/** `2026-03` for a whole month, else `2026-03-01 to 2026-03-15`. */
export function periodText({ from, to }: Pick<Payout, 'from' | 'to'>): string {
  const [year = '', month = ''] = from.split('-');
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  if (from.endsWith('-01') && to === last) return `${year}-${month}`;
  return from === to ? from : `${from} to ${to}`;
}

/** `-6.5%`, `+0.4%`. */
export function signedPercent(share: Exact): string {
  const text = toFixed(multiply(share, HUNDRED), 1);
  return formatPercent(isZero(exact(text)) ? text.replace('-', '') : text, { signed: true });
}

/** `6.5% less than`, `the same as`. */
export function comparedText(share: Exact): string {
  const text = toFixed(multiply(isNegative(share) ? subtract(ZERO, share) : share, HUNDRED), 1);
  if (text === '0.0') return 'the same as';
  return `${formatPercent(text)} ${isNegative(share) ? 'less' : 'more'} than`;
}

const HUNDRED = exact(100);

export const VERDICTS: Record<NonNullable<MatchedPayout['verdict']>, string> = {
  below: 'below their range',
  within: 'inside their range',
  above: 'above their range',
};

/** What the counted payouts can tell, by their number. */
export function tells(kind: Exclude<RateEstimate['kind'], 'none'>): string {
  switch (kind) {
    case 'single':
      return 'One payout says nothing about how much payouts differ: no interval.';
    case 'table':
      return 'Two payouts are a table, and too few for an interval: it would be wider than any use.';
    case 'interval':
      return `The interval comes from how much the payouts differ; of such intervals ${formatCount(9)} in ${formatCount(10)} hold the true figure.`;
  }
}
