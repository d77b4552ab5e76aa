/**
 * Ids that are written as decimal numbers below 2^64, as nearly all of the platform's are, in two words of 32 bits. By hand, as a
 * BigInt for each would take longer than all else that is done with a gift.
 */

/** Where {@link readDecimal} puts them. */
export const LOW = 0;
export const HIGH = 1;

const WORD = 2 ** 32;
const ZERO = 0x30;
const NINE = 0x39;
/** Digits of 2^64 - 1. */
const MOST_DIGITS = 20;
/** So many digits are a number that is exact. */
const EXACT_DIGITS = 15;

/**
 * Reads `text` into the words of `into`. `false`, and nothing that counts in them, where the number would not be written back as the
 * same text: it is none, begins with a zero, or is too large.
 */
export function readDecimal(text: string, into: Uint32Array): boolean {
  const { length } = text;
  if (length === 0 || length > MOST_DIGITS || (length > 1 && text.charCodeAt(0) === ZERO)) return false;
  let low = 0;
  let high = 0;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i);
    if (digit < ZERO || digit > NINE) return false;
    low = low * 10 + (digit - ZERO);
    if (i < EXACT_DIGITS - 1) continue;
    high = high * 10 + Math.floor(low / WORD);
    low %= WORD;
  }
  if (low >= WORD) {
    high = Math.floor(low / WORD);
    low %= WORD;
  }
  if (high >= WORD) return false;
  into[LOW] = low;
  into[HIGH] = high;
  return true;
}

/** The number of two words in ten digits and the rest: the division by hand stays exact up to there. */
const DIVISOR = 1e10;

export function decimalOf(high: number, low: number): string {
  let rest = high * 0x1_0000 + (low >>> 16);
  let above = Math.floor(rest / DIVISOR);
  rest = (rest % DIVISOR) * 0x1_0000 + (low & 0xffff);
  above = above * 0x1_0000 + Math.floor(rest / DIVISOR);
  rest %= DIVISOR;
  return above === 0 ? String(rest) : String(above) + String(rest).padStart(10, '0');
}
