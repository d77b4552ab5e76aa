import { type Currency, minorUnits } from '../../money/currency.ts';
import {
  compare,
  type Exact,
  exact,
  fraction,
  isNegative,
  isZero,
  roundToUnits,
  subtract,
  toDecimal,
  toFixed,
  unitsToText,
  ZERO,
} from '../../money/exact.ts';
import type { Money } from '../../money/money.ts';

const SYMBOLS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' };

/** Groups the whole part by thousands: `60118.5` is `60,118.5`. By hand, because the first Intl call costs 19 ms. */
export function group(plain: string): string {
  const [whole = '', decimals] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

export const formatCount = (value: number): string => group(String(value));

/** A whole or fractional quantity with at most two decimals and no trailing zeros. */
export const formatQuantity = (value: Exact): string => group(toFixed(value, 2).replace(/\.?0+$/, ''));

/** Decimals a currency is printed with, ISO 4217. */
export const places = (currency: Currency): number => minorUnits(currency);

/** Rounded to the minor unit, without the currency: `300.59`; a positive amount under half a unit is `<0.01`. */
export function formatAmount(value: Exact, currency: Currency): string {
  const digits = places(currency);
  if (roundToUnits(value, digits) === 0n && compare(value, ZERO) > 0) return `<${unitsToText(1n, digits)}`;
  return group(toFixed(value, digits));
}

/** Units that were allocated to a row, so that rows add up to the total; `exactValue` tells a true 0 from `<0.01`. */
export function formatUnits(units: bigint, exactValue: Exact, currency: Currency): string {
  const digits = places(currency);
  if (units === 0n && !isZero(exactValue)) return `<${unitsToText(1n, digits)}`;
  return group(unitsToText(units, digits));
}

/** With the currency: `$300.59`, `-$300.59`, `300.59 CHF`. */
export function formatMoney({ amount, currency }: Money): string {
  if (isNegative(amount)) return `-${formatMoney({ amount: subtract(ZERO, amount), currency })}`;
  const text = formatAmount(amount, currency);
  const symbol = SYMBOLS[currency];
  if (!symbol) return `${text} ${currency}`;
  return text.startsWith('<') ? `<${symbol}${text.slice(1)}` : `${symbol}${text}`;
}

/**
 * A rate as it was set, without rounding: `0.005`; one that does not terminate as a fraction: `1/210`. What only an exchange of
 * currencies makes that long is `about 0.0046`.
 */
export function formatRate(value: Exact): string {
  const text = toDecimal(value, 0);
  const terminates = compare(exact(text), value) === 0;
  const long = terminates ? text.length > LONGEST_RATE : value.den > LARGEST_PART;
  if (long) return `about ${formatSignificant(value, 4).replace(/(\.\d*?)0+$/, '$1')}`;
  return terminates ? text : `${value.num}/${value.den}`;
}

/** Characters that anybody types. */
const LONGEST_RATE = 14;
const LARGEST_PART = 999n;

/** Significant digits, for rates that were computed: `0.003533`. */
export function formatSignificant(value: Exact, digits: number): string {
  if (isZero(value)) return '0';
  let decimals = 0;
  const bound = fraction(10n ** BigInt(digits - 1), 1n);
  while (decimals < 20 && compare(scale(value, decimals), bound) < 0) decimals += 1;
  return toFixed(value, decimals);
}

const scale = (value: Exact, decimals: number): Exact =>
  fraction(value.num * 10n ** BigInt(decimals), value.den);

/** The sign of a lower bound before an amount: `≥ 12.34`; below half a unit `>0.00`. */
export const atLeast = (text: string, lowerBound: boolean): string =>
  !lowerBound ? text : text.startsWith('<') ? `>${text.slice(1).replace(/[1-9]/, '0')}` : `≥ ${text}`;
