import { type Currency, parseCurrency } from './currency.ts';
import { type Exact, isNegative, parseExact } from './exact.ts';

/** An exact amount of one currency. */
export interface Money {
  readonly currency: Currency;
  readonly amount: Exact;
}

/** What is likely, with the bounds that reported rates allow. `high: null` where only a lower bound is known. */
export interface Range {
  readonly low: Exact;
  readonly expected: Exact;
  readonly high: Exact | null;
}

/** Why a text is not an amount, so that the message can say it. */
export type MoneyProblem = 'currency-missing' | 'not-an-amount' | 'ambiguous-separator';

const SYMBOLS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

/**
 * Reads `212.40USD`, `USD 212.40`, `$212.40`, `1,234.50 EUR`, `200USD`. A lone separator before exactly three digits is
 * ambiguous in money (`1.234` may be a thousand or one), so it is a question, not a guess.
 */
export function parseMoney(text: string): Money | MoneyProblem {
  const match = /^\s*([A-Za-z]{3}|[$€£])?\s*([\d.,\u00a0\u202f' ]*\d)\s*([A-Za-z]{3}|[$€£])?\s*$/u.exec(text);
  if (!match) return 'not-an-amount';
  const [, before, digits = '', after] = match;
  const code = before ?? after;
  if (!code || (before && after)) return 'currency-missing';
  const currency = parseCurrency(SYMBOLS[code] ?? code);
  if (!currency) return 'currency-missing';
  const plain = plainAmount(digits);
  if (plain === null) return 'ambiguous-separator';
  const amount = parseExact(plain);
  return amount && !isNegative(amount) ? { currency, amount } : 'not-an-amount';
}

/** Decimal text with a point and no grouping; `null` when a separator can be read in two ways. */
function plainAmount(digits: string): string | null {
  const compact = digits.replace(/[\u00a0\u202f' ]/gu, '');
  const marks = compact.replace(/\d/g, '');
  if (marks === '') return compact;
  const last = marks.at(-1) as string;
  const [head = '', tail = ''] = splitLast(compact, last);
  const other = last === '.' ? ',' : '.';
  if (head.includes(last)) {
    // 1.234.567: repeated marks only ever group, and a group has three digits.
    return marks === last.repeat(marks.length) && /^\d{1,3}([.,]\d{3})+$/.test(compact)
      ? compact.replaceAll(last, '')
      : null;
  }
  if (head.includes(other))
    return /^\d{1,3}([.,]\d{3})+$/.test(head) ? `${head.replaceAll(other, '')}.${tail}` : null;
  return tail.length === 3 && head !== '0' ? null : `${head}.${tail}`;
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}
