import { fail } from '../../diagnostics/diagnostic.ts';
import { type Currency, parseCurrency } from '../../money/currency.ts';
import { compare, divide, exact } from '../../money/exact.ts';
import type { Exchange } from '../../rates/exchange.ts';

const EXPECTED = 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20';
const WRITTEN =
  /^(\d+(?:\.\d+)?)?\s*([A-Za-z]{3})\s*=\s*(\d+(?:\.\d+)?)\s*([A-Za-z]{3})\s*@\s*(\d{4}-\d{2}-\d{2})$/;

/** No currency is worth a hundred million times another; a slip of the point or of the side would be. */
const LARGEST = exact(100_000_000);
const SMALLEST = divide(exact(1), LARGEST);
/** Rates of a day before LIVEs were are a slip, too. */
const FIRST_DAY = '2016-01-01';

/**
 * A declared rate of exchange: `1USD=0.92EUR@2026-11-20`. Either side may be any amount.
 *
 * @throws InputError FLAG_VALUE_INVALID
 */
export function readExchange(text: string): Exchange {
  const refuse = (expected: string): never =>
    fail('FLAG_VALUE_INVALID', { flag: '--exchange', value: text, expected });
  const [, left = '1', first = '', right = '', second = '', date = ''] =
    WRITTEN.exec(text.trim()) ?? refuse(EXPECTED);
  const [from, to] = [knownCurrency('--exchange', first), knownCurrency('--exchange', second)];
  if (from === to) refuse('two different currencies');
  if (!isDay(date)) refuse('a day that exists');
  if (date < FIRST_DAY) refuse(`a day from ${FIRST_DAY} on`);
  const [amount, worth] = [exact(left), exact(right)];
  if (amount.num === 0n || worth.num === 0n) refuse('amounts above 0');
  const rate = divide(worth, amount);
  if (compare(rate, LARGEST) > 0 || compare(rate, SMALLEST) < 0)
    refuse('a rate between 0.00000001 and 100000000');
  return { from, to, rate, date, text: `${left} ${from} = ${right} ${to}, ${date}` };
}

const isDay = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
};

/** @throws InputError FLAG_VALUE_INVALID for three letters that are no currency (ISO 4217) */
function knownCurrency(flag: string, text: string): Currency {
  const currency = parseCurrency(text);
  if (currency !== null && Intl.supportedValuesOf('currency').includes(currency)) return currency;
  return fail('FLAG_VALUE_INVALID', {
    flag,
    value: text,
    expected: 'a currency by ISO 4217, such as EUR, JPY or KWD',
  });
}

/** A currency and the exchanges that it takes, as somebody typed them. */
export interface TypedCurrency {
  readonly currency?: string;
  readonly exchange?: readonly string[];
}

/** @throws InputError FLAG_VALUE_INVALID */
export const readCurrency = ({
  currency,
  exchange = [],
}: TypedCurrency): readonly [Currency | null, readonly Exchange[]] => [
  currency === undefined ? null : knownCurrency('--currency', currency),
  exchange.map(readExchange),
];
