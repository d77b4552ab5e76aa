import { parseExact, roundToUnits, multiply, exact } from '../../money/exact.ts';
import type { DayRange } from '../../period/period.ts';
import { readCount } from '../typed/count.ts';
import { readDuration } from '../typed/duration.ts';

/** How a table writes that there is nothing to say. */
export const isBlank = (text: string): boolean => /^(?:|-+|–|—|n\/?a|null|none)$/i.test(text.trim());

/** A whole number, `null` where nothing is said, `broken` for anything else: `553978`, `"1,234,567"`, `18.8K`, `553978.0`. */
export function countCell(text: string): number | null | 'broken' {
  if (isBlank(text)) return null;
  // Workbooks keep whole numbers as 553978, 553978.0 or 5.53978E5; 15.000 is fifteen thousand.
  if (/^\d+(?:\.0+)?$|^\d+(?:\.\d+)?e\+?\d+$/i.test(text.trim()) && !/^\d{1,3}\.000$/.test(text.trim())) {
    const value = parseExact(text.trim());
    return value !== null && value.den === 1n && value.num <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(value.num)
      : 'broken';
  }
  const count = readCount(text.trim());
  return typeof count === 'number' ? count : 'broken';
}

/** Days as `6` or `21d`. */
export const daysCell = (text: string): number | null | 'broken' =>
  countCell(text.trim().replace(/\s*(?:d|days?)$/i, ''));

/**
 * Seconds of `23h 7m 8s`, `88.46h`, `0h`; a bare number is hours under a header that says so.
 *
 * @param hours the header says `(hours)`
 */
export function durationCell(text: string, hours: boolean): number | null | 'broken' {
  if (isBlank(text)) return null;
  const plain = text.trim().toLowerCase();
  const number = /^(\d+(?:[.,]\d+)?(?:e[+-]?\d+)?) ?(h|hours?|hrs?)?$/.exec(plain);
  if (number) {
    const [, digits = '', unit] = number;
    if (unit === undefined && !hours && Number(digits.replace(',', '.')) !== 0) return 'broken';
    const value = parseExact(digits.replace(',', '.'));
    const seconds = value && roundToUnits(multiply(value, exact(3600)), 0);
    return seconds !== null && seconds <= LONGEST ? Number(seconds) : 'broken';
  }
  const seconds = readDuration(plain);
  if (seconds === 'zero') return 0;
  return typeof seconds === 'number' ? seconds : 'broken';
}

/** A month has 744 hours; a year is the most that a table could be of. */
const LONGEST = 366n * 86_400n;

const DAY = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g;

/** `2026-07-01 ~ 2026-07-06`; the marks between are the table's own. */
export function periodCell(text: string): DayRange | null | 'broken' {
  if (isBlank(text)) return null;
  const days = [...text.matchAll(DAY)].map(([, year = '', month = '', day = '']) => isoDay(year, month, day));
  const [from, to = from, ...more] = days;
  return from && to && more.length === 0 && from <= to ? { from, to } : 'broken';
}

function isoDay(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

export type IdCell = { readonly id: string } | { readonly problem: 'rounded' | 'not-an-id' };

/**
 * TikTok's id of a creator. 19 digits are more than a spreadsheet keeps: it shows `7.35914E+18`, or puts zeros in the place
 * of the last digits, and then somebody else's id stands there. Excel keeps 15 digits, so that four zeros follow; one id in
 * ten thousand ends so by itself.
 *
 * @param zeros as many at the end are too many: see {@link roundingZeros}
 * @returns `null` for a creator who has left, whose id the table does not give
 */
export function idCell(text: string, zeros: number): IdCell | null {
  const plain = unquoted(text);
  if (isBlank(plain) || /\bquit\b|\bleft\b/i.test(plain)) return null;
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(plain)) return { problem: 'rounded' };
  if (!/^\d{5,20}$/.test(plain)) return { problem: 'not-an-id' };
  return isLong(plain) && plain.endsWith('0'.repeat(zeros)) ? { problem: 'rounded' } : { id: plain };
}

/**
 * How many zeros at the end give a rounded id away. Numbers of most programs keep 16 or 17 digits and leave three zeros or two;
 * but so does one id in a thousand or a hundred end by itself, and among hundreds of creators there are some: three tell only
 * where half of the ids end so, two only where all of at least three do.
 */
export function roundingZeros(ids: readonly string[]): 2 | 3 | 4 {
  const long = ids.map(unquoted).filter(isLong);
  if (long.length >= 3 && long.every((id) => id.endsWith('00'))) return 2;
  return long.filter((id) => id.endsWith('000')).length * 2 >= long.length ? 3 : 4;
}

const isLong = (id: string): boolean => /^\d{17,20}$/.test(id);

/** Spreadsheets are told to keep text with an apostrophe or as `="…"`. */
const unquoted = (text: string): string => text.trim().replaceAll(/^['"=]+|["']+$/g, '');

/** A handle without `@`; `null` where there is none, or where it is something else: an e-mail address is not a creator. */
export function handleCell(text: string): string | null {
  const name = text.trim().replace(/^@/, '');
  return isBlank(name) || name.includes('@') || name.length > 100 ? null : name;
}
