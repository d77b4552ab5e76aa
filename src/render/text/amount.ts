import { type Currency, minorUnits } from '../../money/currency.ts';
import {
  compare,
  type Exact,
  exact,
  fraction,
  isNegative,
  isZero,
  roundToUnits,
  toDecimal,
  toFixed,
  unitsToText,
} from '../../money/exact.ts';
import type { Money } from '../../money/money.ts';
import { type Form, numerals } from './numerals.ts';

/*
 * Numbers as sentences and cells have them. Everything that people read goes through here, so that it looks as their locale has it;
 * what a program reads or a command line takes stays a plain text.
 */

/** A decimal text with its thousands grouped: `60118.5` is `60,118.5`. */
export const formatDecimal = (plain: string, form?: Form): string => numerals().number(plain, form);

/** A decimal text in percent: `99.8` is `99.8%`. */
export const formatPercent = (plain: string, form?: Form): string => numerals().percent(plain, form);

export const formatCount = (value: number): string => formatDecimal(String(value));

/** A number that is a name, or too small to be grouped: `2`, and never `2,026`. */
export const formatPlain = (value: number | string): string =>
  formatDecimal(String(value), { grouped: false });

/** A whole or fractional quantity with at most two decimals and no trailing zeros. */
export const formatQuantity = (value: Exact): string => formatDecimal(quantityText(value));

/** The plain text of {@link formatQuantity}. */
export const quantityText = (value: Exact): string => toFixed(value, 2).replace(/\.?0+$/, '');

/** Points of 100: `40/100`. */
export const formatScore = (score: number): string => `${formatCount(Math.round(score))}/${formatCount(100)}`;

/** Decimals a currency is printed with, ISO 4217. */
export const places = (currency: Currency): number => minorUnits(currency);

/** Rounded to the minor unit, without the currency: `300.59`; a positive amount under half a unit is `<0.01`. */
export function formatAmount(value: Exact, currency: Currency): string {
  const tiny = isTiny(value, currency) && !isNegative(value);
  return tiny ? `<${formatDecimal(leastUnit(currency))}` : formatDecimal(toFixed(value, places(currency)));
}

/** Units that were allocated to a row, so that rows add up to the total; `exactValue` tells a true 0 from `<0.01`. */
export function formatUnits(units: bigint, exactValue: Exact, currency: Currency): string {
  const digits = places(currency);
  if (units === 0n && !isZero(exactValue)) return `<${formatDecimal(leastUnit(currency))}`;
  return formatDecimal(unitsToText(units, digits));
}

/** The same with its sign: `+0.60`, `-0.60`, `-<0.01`; of nothing `0.00`. */
export function formatSignedUnits(units: bigint, exactValue: Exact, currency: Currency): string {
  if (isZero(exactValue)) return formatUnits(0n, exactValue, currency);
  if (units !== 0n) return formatDecimal(unitsToText(units, places(currency)), { signed: true });
  const { plus, minus } = numerals();
  return (isNegative(exactValue) ? minus : plus) + formatUnits(units, exactValue, currency);
}

/** What is taken off: `-0.60`, `-<0.01`. */
export function formatTaken(units: bigint, exactValue: Exact, currency: Currency): string {
  if (units === 0n && !isZero(exactValue)) return numerals().minus + formatUnits(units, exactValue, currency);
  return formatDecimal(`-${unitsToText(units, places(currency))}`);
}

/** With the currency: `$300.59`, `-$300.59`, `300.59 CHF`; below half a unit `<$0.01`. */
export function formatMoney({ amount, currency }: Money): string {
  const { money, minus } = numerals();
  if (!isTiny(amount, currency)) return money(toFixed(amount, places(currency)), currency);
  return `${isNegative(amount) ? minus : ''}<${money(leastUnit(currency), currency)}`;
}

/** In whole units: `$300`, and `$0` for nothing. */
export const formatWholeMoney = ({ amount, currency }: Money): string =>
  numerals().money(toFixed(amount, 0), currency);

/** Not 0, and yet printed as if it were. */
const isTiny = (value: Exact, currency: Currency): boolean =>
  !isZero(value) && roundToUnits(value, places(currency)) === 0n;

const leastUnit = (currency: Currency): string => unitsToText(1n, places(currency));

/**
 * A rate as it was set, without rounding: `0.005`; one that does not terminate as a fraction: `1/210`. What only an exchange of
 * currencies makes that long is `about 0.0046`.
 */
export function formatRate(value: Exact, { grouped = false }: Form = {}): string {
  const text = toDecimal(value, 0);
  const terminates = compare(exact(text), value) === 0;
  const long = terminates ? text.length > LONGEST_RATE : value.den > LARGEST_PART;
  if (long) return `about ${formatTrimmed(value, 4)}`;
  if (terminates) return formatDecimal(text, { grouped });
  return [value.num, value.den].map((part) => formatDecimal(String(part), { grouped: false })).join('/');
}

/** Characters that anybody types. */
const LONGEST_RATE = 14;
const LARGEST_PART = 999n;

/** Significant digits, for rates that were computed: `0.003533`. */
export const formatSignificant = (value: Exact, digits: number): string =>
  formatDecimal(significant(value, digits), { grouped: false });

/** The same without zeros at its end. */
export const formatTrimmed = (value: Exact, digits: number): string =>
  formatDecimal(significant(value, digits).replace(/(\.\d*?)0+$/, '$1'), { grouped: false });

/** The plain text of {@link formatSignificant}, for what is pasted. */
export function significant(value: Exact, digits: number): string {
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
  !lowerBound ? text : text.startsWith('<') ? `>${numerals().zeros(text.slice(1))}` : `≥ ${text}`;
