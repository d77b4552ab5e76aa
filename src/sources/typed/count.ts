import { readDecimal, type NumberProblem } from './decimal.ts';

/** Why a text is not a count. */
export type CountProblem =
  | NumberProblem
  | { readonly problem: 'fractional' }
  /** Above 2^53−1, the largest integer that JSON readers keep exactly. */
  | { readonly problem: 'too-large' };

/** Nine of ten numbers, for which the many ways of writing them need not be tried: every language reads these alike. */
const PLAIN = /^\d{1,15}$/;
const PLAIN_AVERAGE = /^\d{1,12}(?:\.\d{1,2})?$/;

/**
 * A whole number as TikTok's end screen shows it in any language: `48213`, `48,213`, `48.213`, `48 213`, `18.8K`, `18,8 mil`,
 * `1.2万`, `٤٨٬٢١٣`. No binary float is involved.
 *
 * @returns an integer from 0 to 2^53−1, or why the text is none; a reading that differs between languages is a problem
 */
export function readCount(text: string): number | CountProblem {
  if (PLAIN.test(text)) return Number(text);
  const number = readDecimal(text);
  if ('problem' in number) return number;
  const scale = 10n ** BigInt(number.places);
  if (number.units % scale !== 0n) return { problem: 'fractional' };
  const whole = number.units / scale;
  return whole > BigInt(Number.MAX_SAFE_INTEGER) ? { problem: 'too-large' } : Number(whole);
}

/**
 * Average viewers, the only figure that may be fractional: `350.5`, `350,5`, `1.2K`. A mark before exactly three digits
 * groups, as in counts: `1.234` is 1234.
 *
 * @returns a number from 0 to 2^53−1
 */
export function readAverage(text: string): number | CountProblem {
  if (PLAIN_AVERAGE.test(text)) return Number(text);
  const number = readDecimal(text);
  if ('problem' in number) return number;
  if (number.units > BigInt(Number.MAX_SAFE_INTEGER) * 10n ** BigInt(number.places))
    return { problem: 'too-large' };
  return Number(`${number.units}e-${number.places}`);
}
