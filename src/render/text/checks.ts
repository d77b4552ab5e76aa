import { compare, exact, isZero, toFixed } from '../../money/exact.ts';
import type { Operator, Reach, ThresholdResult, Verdict } from '../../report/checks/threshold.ts';
import type { Paint } from '../paint.ts';
import { formatCount, formatDecimal, formatPercent } from './amount.ts';
import { sanitise } from './sanitise.ts';
import { plural } from './words.ts';

export const VERDICTS: Record<Verdict, string> = {
  passed: 'passed',
  failed: 'failed',
  'cannot-tell': 'cannot tell',
  unknown: 'unknown',
};

/** What a figure must be for the check to pass: the other side of the condition under which it fails. */
const MUST: Record<Operator, string> = {
  '<': 'at least',
  '<=': 'above',
  '>': 'at most',
  '>=': 'below',
  '==': 'anything but',
  '!=': '',
};

const SIGNS: Record<Reach, string> = { exact: '', 'at-least': '≥ ', 'at-most': '≤ ' };
const WORDS: Record<Reach, string> = { exact: '', 'at-least': 'at least ', 'at-most': 'at most ' };

/** Decimals that a reader bears; more only where fewer would tell another story. */
const FEW = 2;

/** How many decimals show that two numbers stand to each other as they do, and that what is not 0 is not. */
function placesFor(value: string, other: string | null): number {
  const [a, b] = [exact(value), other !== null && isNumber(other) ? exact(other) : null];
  const most = Math.max(decimalsOf(value), other === null ? 0 : decimalsOf(other));
  for (let places = FEW; places < most; places += 1) {
    const short = exact(toFixed(a, places));
    const side = b && compare(short, exact(toFixed(b, places)));
    if (isZero(short) === isZero(a) && (!b || side === compare(a, b))) return places;
  }
  return most;
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** A number grouped, cut to few decimals beside the one it is compared with, and its currency; a text cleaned. */
function shown(text: string, other: string | null, currency: string | null): string {
  if (!isNumber(text)) return sanitise(text);
  const places = Math.min(decimalsOf(text), placesFor(text, other));
  const number = formatDecimal(toFixed(exact(text), places));
  return currency === null ? number : `${number} ${currency}`;
}

/** `≥ 59.10 USD`; `-` when it is unknown. */
export const valueText = ({ value, known, currency, limit }: ThresholdResult, signs = SIGNS): string =>
  value === null ? '-' : signs[known] + shown(value, limit, currency);

/** The baseline's figure; `-` when it is unknown, nothing without a baseline. */
export const baselineText = ({ baseline, currency }: ThresholdResult, signs = SIGNS): string =>
  baseline === null
    ? ''
    : baseline.value === null
      ? '-'
      : signs[baseline.known] + shown(baseline.value, null, currency);

/** `at least 100.00 USD`, `at least 47.28 USD (80%)`. */
export function mustText({ operator, limit, percent, currency, value }: ThresholdResult): string {
  const share = percent === null ? '' : formatPercent(percent);
  const text = limit === null ? share : shown(limit, value, currency) + (share && ` (${share})`);
  return `${MUST[operator]} ${text}`.trim();
}

/** `direct.cash.expected is 59.10 USD; it must be at least 100.00 USD.` */
export function sentence(result: ThresholdResult): string {
  const { figure, value, limit, percent, baseline, verdict } = result;
  const is = `${figure} is ${value === null ? 'unknown' : valueText(result, WORDS)}`;
  const must = mustText({ ...result, percent: limit === null ? percent : null });
  const other = percent !== null && baseline ? sanitise(baseline.path) : '';
  const before = `${formatPercent(percent ?? '0')} of ${baselineText(result, WORDS)} in ${other}`;
  if (limit === null) {
    const why = baseline?.value ? formatCount(0) : 'unknown';
    return `${is}; it must be ${must} of the same in ${other}, where it is ${why}.`;
  }
  const told = verdict === 'cannot-tell' ? ', which cannot be told' : '';
  return `${is}; it must be ${must}${other && `, ${before}`}${told}.`;
}

/** Lines that a log bears; the document has all. */
const MOST_LINES = 20;

/** Why the run fails, for standard error: each figure with value and limit, then how many there were. Empty when all passed. */
export function renderThresholds(results: readonly ThresholdResult[], paint: Paint): string {
  const bad = results.filter(({ verdict }) => verdict !== 'passed');
  if (bad.length === 0) return '';
  const lines = bad.slice(0, MOST_LINES).map((result) => {
    const label = paint.error(`${VERDICTS[result.verdict]}:`);
    return `${label} ${sentence(result)}\n  ${sanitise(result.origin)}: ${sanitise(result.check)}\n`;
  });
  const more = bad.length > MOST_LINES ? `and ${formatCount(bad.length - MOST_LINES)} more\n` : '';
  return `${lines.join('')}${more}${paint.error('checks:')} ${formatCount(bad.length)} of ${plural(results.length, 'figure')} did not pass.\n`;
}
