import { isTimeZone } from '../../config/time-zone.ts';
import { type Money, parseMoney } from '../../money/money.ts';
import type { OtherIncome } from '../../session/session.ts';
import { type CountProblem, readAverage, readCount } from '../typed/count.ts';
import { readDuration } from '../typed/duration.ts';
import {
  EXPECTED_TIMEZONE,
  expectedAverage,
  expectedCount,
  expectedDuration,
  expectedIncomeKind,
  expectedMoney,
  expectedTime,
  INCOME_KINDS,
} from '../typed/expected.ts';
import type { TypedPrice } from '../typed/fields.ts';
import { readTime } from '../typed/time.ts';

/** A cell that cannot be read: what it should have been, or that it is more than can be counted exactly. */
export type CellProblem = { readonly expected: string } | { readonly tooLarge: true };

/** A gift in a cell, before it is looked up. */
export interface GiftCell {
  readonly name: string;
  readonly count: number;
  readonly price: TypedPrice;
}

/** What people write into a cell when they do not know; our own tables print `-`. */
const UNKNOWN: ReadonlySet<string> = new Set(['', '-', '\u2013', '\u2014', 'n/a', 'na', 'null']);

export const isBlank = (cell: string): boolean =>
  cell.length <= 4 && !isDigit(cell.charCodeAt(0)) && UNKNOWN.has(cell.trim().toLowerCase());

/** Most short cells are numbers, which need not be looked up. */
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export function countCell(cell: string): number | CellProblem {
  const read = readCount(cell);
  return typeof read === 'number' ? read : countProblem(read, expectedCount(read));
}

/** A bare number of gifts; who writes names there means the other column. */
export function giftCountCell(cell: string): number | CellProblem {
  const read = countCell(cell);
  return typeof read === 'number' || !cell.includes('=')
    ? read
    : { expected: 'a whole number such as 120 (gifts by name go into the column gift: Rose=120; Lion=2)' };
}

export function averageCell(cell: string): number | CellProblem {
  const read = readAverage(cell);
  return typeof read === 'number' ? read : countProblem(read, expectedAverage(read));
}

const countProblem = (problem: CountProblem, expected: string): CellProblem =>
  problem.problem === 'too-large' ? { tooLarge: true } : { expected };

/** @param unit of a bare number, where the header says it */
export function durationCell(cell: string, unit: string): number | CellProblem {
  const text = unit !== '' && /^\d+(?:[.,]\d+)?$/.test(cell) ? `${cell}${unit}` : cell;
  const read = readDuration(text);
  return typeof read === 'number' ? read : { expected: expectedDuration(read, cell) };
}

export function timeCell(cell: string): { readonly text: string } | CellProblem {
  const read = readTime(cell);
  return typeof read === 'string' ? { expected: expectedTime(read) } : { text: cell.trim() };
}

export const timezoneCell = (cell: string): { readonly text: string } | CellProblem =>
  isTimeZone(cell) ? { text: cell } : { expected: EXPECTED_TIMEZONE };

/** @param currency of the row, for an amount that names none */
export function moneyCell(cell: string, currency: string | null): Money | CellProblem {
  const own = parseMoney(cell);
  if (typeof own !== 'string') {
    return currency === null || own.currency === currency.toUpperCase()
      ? own
      : { expected: `an amount in ${currency}, as the column currency says` };
  }
  if (own !== 'currency-missing' || currency === null) return { expected: expectedMoney(own) };
  const joined = parseMoney(`${cell} ${currency}`);
  return typeof joined === 'string' ? { expected: expectedMoney(joined) } : joined;
}

export const currencyCell = (cell: string): { readonly text: string } | CellProblem =>
  /^[A-Za-z]{3}$/.test(cell.trim()) ? { text: cell.trim() } : { expected: 'a currency such as USD' };

const EXPECTED_GIFTS = 'gifts with their counts, such as Rose=120; Lion=2';

/** `Rose=120; Lion=2; Nova=3@10; Mystery=1@?`, also with `|` or line ends between them. */
export function giftsCell(cell: string): readonly GiftCell[] | CellProblem {
  const gifts: GiftCell[] = [];
  for (const entry of entries(cell)) {
    const [name, amount] = splitAtLast(entry, '=') ?? ['', ''];
    if (name === '') return { expected: EXPECTED_GIFTS };
    const [many = '', each = null] = splitAtLast(amount, '@') ?? [amount];
    const count = readCount(many);
    if (typeof count !== 'number') return countProblem(count, EXPECTED_GIFTS);
    if (count === 0) return { expected: 'a count of at least 1 for each gift' };
    const price = each === null ? ({ kind: 'catalogue' } as const) : priceOf(each);
    if (!('kind' in price)) return price;
    gifts.push({ name, count, price });
  }
  return gifts;
}

function priceOf(each: string): TypedPrice | CellProblem {
  if (each === '?') return { kind: 'unpriced' };
  const coins = readCount(each);
  if (typeof coins === 'number' && coins > 0) return { kind: 'coins', coins };
  const expected = 'a price of at least 1 coin after the @, or ? where it is not known';
  return typeof coins === 'number' ? { expected } : countProblem(coins, expected);
}

/** `brand=200USD; tip:Anna=5 USD` */
export function incomeCell(cell: string, currency: string | null): readonly OtherIncome[] | CellProblem {
  const found: OtherIncome[] = [];
  for (const entry of entries(cell)) {
    const split = splitAtLast(entry, '=');
    if (!split) return { expected: 'kinds and amounts, such as brand=200USD; tip=5USD' };
    const [kind = '', ...label] = split[0].split(':').map((part) => part.trim());
    const known = INCOME_KINDS.find((each) => each === kind.toLowerCase());
    if (!known) return { expected: expectedIncomeKind(kind) };
    const money = moneyCell(split[1], currency);
    if (!('amount' in money)) return money;
    found.push({ kind: known, label: label.join(':') || known, money });
  }
  return found;
}

const entries = (cell: string): string[] =>
  cell
    .split(/[;|\r\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

function splitAtLast(text: string, mark: string): [string, string] | null {
  const at = text.lastIndexOf(mark);
  return at < 0 ? null : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
