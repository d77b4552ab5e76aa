import { type Currency, parseCurrency } from '../money/currency.ts';
import { compare, divide, exact } from '../money/exact.ts';
import type { Exchange } from './exchange.ts';

const EXPECTED = 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20';
const WRITTEN =
  /^(\d+(?:\.\d+)?)?\s*([A-Za-z]{3})\s*=\s*(\d+(?:\.\d+)?)\s*([A-Za-z]{3})\s*@\s*(\d{4}-\d{2}-\d{2})$/;

/** No currency is worth a hundred million times another; a slip of the point or of the side would be. */
const LARGEST = exact(100_000_000);
const SMALLEST = divide(exact(1), LARGEST);
/** Rates of a day before LIVEs were are a slip, too. */
const FIRST_DAY = '2016-01-01';

/** Why a text declares no exchange: the part of it that does not fit, and what would. */
export interface ExchangeProblem {
  readonly value: string;
  readonly expected: string;
}

/** A declared rate of exchange: `1USD=0.92EUR@2026-11-20`. Either side may be any amount. */
export function parseExchange(text: string): Exchange | ExchangeProblem {
  const problem = (expected: string): ExchangeProblem => ({ value: text, expected });
  const match = WRITTEN.exec(text.trim());
  if (!match) return problem(EXPECTED);
  const [, left = '1', first = '', right = '', second = '', date = ''] = match;
  const [from, to] = [existingCurrency(first), existingCurrency(second)];
  if (from === null || to === null) return { value: from === null ? first : second, expected: CURRENCY };
  if (from === to) return problem('two different currencies');
  if (!isDay(date)) return problem('a day that exists');
  if (date < FIRST_DAY) return problem(`a day from ${FIRST_DAY} on`);
  const [amount, worth] = [exact(left), exact(right)];
  if (amount.num === 0n || worth.num === 0n) return problem('amounts above 0');
  const rate = divide(worth, amount);
  if (compare(rate, LARGEST) > 0 || compare(rate, SMALLEST) < 0)
    return problem('a rate between 0.00000001 and 100000000');
  return { from, to, rate, date, text: `${left} ${from} = ${right} ${to}, ${date}` };
}

/** The two currencies of an exchange, in whichever direction it was declared. */
export const pairOf = ({ from, to }: Exchange): string => [from, to].sort().join(' ');

const isDay = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
};

export const CURRENCY = 'a currency by ISO 4217, such as EUR, JPY or KWD';

/** `null` for three letters that are no currency (ISO 4217). */
export function existingCurrency(text: string): Currency | null {
  const currency = parseCurrency(text);
  return currency !== null && Intl.supportedValuesOf('currency').includes(currency) ? currency : null;
}
