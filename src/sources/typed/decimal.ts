import { plainDigits } from './digits.ts';
import { readSuffix } from './suffixes.ts';

/** An exact number of 10^-places units, never negative. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** Why a text is not a number one can be sure of. */
export type NumberProblem =
  | { readonly problem: 'not-a-number' }
  | { readonly problem: 'suffix-unknown'; readonly suffix: string }
  | { readonly problem: 'suffix-ambiguous'; readonly why: string }
  | { readonly problem: 'grouping-ambiguous' };

const NOT_A_NUMBER: NumberProblem = { problem: 'not-a-number' };

/** Longer than any number that a screen shows; keeps hostile text away from the expressions below. */
const LONGEST = 64;

/** Digits with marks between them, then perhaps a word. U+066C and U+066B are the Arabic grouping and decimal marks. */
const NUMBER = /^(\d(?:[\d.,' \u066b\u066c]*\d)?) ?(\p{L}[\p{L}\p{M}]*\.?)?$/u;

/**
 * Reads a number as screens of any language write it. Without a suffix a mark before exactly three digits groups
 * (`48,213`, `48.213`, `48 213`); a suffix makes a lone point or comma decimal (`18.8K`, `18,8 mil`).
 */
export function readDecimal(text: string): Decimal | NumberProblem {
  if (text.length > LONGEST) return NOT_A_NUMBER;
  const match = NUMBER.exec(plainDigits(text));
  if (!match) return NOT_A_NUMBER;
  const [, digits = '', word] = match;
  if (word === undefined) return plain(digits, false) ?? NOT_A_NUMBER;

  const suffix = readSuffix(word);
  if (suffix.kind === 'unknown') return { problem: 'suffix-unknown', suffix: word };
  if (suffix.kind === 'ambiguous') return { problem: 'suffix-ambiguous', why: suffix.why };
  // East Asia groups by comma and shortens by ten thousands, so `1,234万` is twelve million there and twelve thousand by
  // the rule for suffixes.
  if (suffix.eastAsian && /^[1-9]\d{0,2},\d{3}$/.test(digits)) return { problem: 'grouping-ambiguous' };
  const number = plain(digits, true);
  return number === null ? NOT_A_NUMBER : shift(number, suffix.power);
}

function shift({ units, places }: Decimal, power: number): Decimal {
  return power >= places
    ? { units: units * 10n ** BigInt(power - places), places: 0 }
    : { units, places: places - power };
}

/** The number that digits and marks stand for; `null` when the marks fit no way of writing numbers. */
function plain(text: string, suffixed: boolean): Decimal | null {
  const marks = text.match(/\D/g) ?? [];
  const groups = text.split(/\D/);
  if (groups.includes('')) return null;
  const last = marks.at(-1);
  if (last === undefined) return decimal(text, '');

  const isDecimal =
    marks.length === 1 ? isDecimalMark(groups, last, suffixed) : !marks.slice(0, -1).includes(last);
  const whole = isDecimal ? groups.slice(0, -1) : groups;
  const grouping = isDecimal ? marks.slice(0, -1) : marks;
  if (isDecimal && !'.,\u066b'.includes(last)) return null;
  if (!isDecimal && last === '\u066b') return null;
  if (grouping.length > 0 && !groupsWell(whole, grouping)) return null;
  return decimal(whole.join(''), isDecimal ? (groups.at(-1) as string) : '');
}

/** Whether the only mark of a number is decimal. A group never follows a leading 0: `0.123` is less than one. */
function isDecimalMark(groups: readonly string[], mark: string, suffixed: boolean): boolean {
  if (mark === '\u066b') return true;
  if (mark !== '.' && mark !== ',') return false;
  return suffixed || groups[1]?.length !== 3 || !/^[1-9]\d{0,2}$/.test(groups[0] as string);
}

/** Groups of three after one to three digits, or India's of two before the last three (`12,34,567`); one mark throughout. */
function groupsWell(groups: readonly string[], marks: readonly string[]): boolean {
  if (new Set(marks).size > 1 || marks[0] === '\u066b') return false;
  const lengths = groups.map((group) => group.length).join();
  return (
    !(groups[0] as string).startsWith('0') &&
    (/^[123](,3)+$/.test(lengths) || (marks[0] === ',' && /^[12](,2)+,3$/.test(lengths)))
  );
}

const decimal = (whole: string, part: string): Decimal => ({
  units: BigInt(whole + part),
  places: part.length,
});
