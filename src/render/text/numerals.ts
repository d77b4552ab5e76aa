import { AsyncLocalStorage } from 'node:async_hooks';
import { isKnownLocale } from '../../config/locale.ts';
import type { Currency } from '../../money/currency.ts';

/** How a number is to look beside the number itself. */
export interface Form {
  /** A plus sign before what is more than 0. Default: none. */
  readonly signed?: boolean;
  /** Whether the English form parts thousands; a locale does as it always does. Default: true, of a percentage false. */
  readonly grouped?: boolean;
}

/** How numbers are set for people. What goes in is a plain decimal text, exact and rounded already: `-60118.50`. */
export interface Numerals {
  /** `-60,118.50`; every decimal of the text stays. */
  readonly number: (plain: string, form?: Form) => string;
  /** Of a text in percent: `99.8` is `99.8%`. */
  readonly percent: (plain: string, form?: Form) => string;
  /** With the currency: `$300.59`, `300.59 CHF`. */
  readonly money: (plain: string, currency: Currency) => string;
  readonly plus: string;
  readonly minus: string;
  /** The same text with a 0 for every digit. */
  readonly zeros: (text: string) => string;
}

/** Groups the whole part by thousands: `60118.5` is `60,118.5`. By hand, because the first Intl call costs 19 ms. */
function group(plain: string): string {
  const [whole = '', decimals] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

const SYMBOLS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' };

/** A plus sign before a text that is more than 0. */
const signedBy = (plain: string, { signed = false }: Form): string =>
  signed && /[1-9]/.test(plain) && !plain.startsWith('-') ? '+' : '';

function englishMoney(plain: string, currency: Currency): string {
  if (plain.startsWith('-')) return `-${englishMoney(plain.slice(1), currency)}`;
  const symbol = SYMBOLS[currency];
  return symbol ? `${symbol}${group(plain)}` : `${group(plain)} ${currency}`;
}

/** The English form that this program has without a locale. */
const ENGLISH: Numerals = {
  number: (plain, form = {}) => signedBy(plain, form) + (form.grouped === false ? plain : group(plain)),
  percent: (plain, form = {}) => `${signedBy(plain, form)}${form.grouped === true ? group(plain) : plain}%`,
  money: englishMoney,
  plus: '+',
  minus: '-',
  zeros: (text) => text.replace(/\d/g, '0'),
};

/** One rendering at a time has its own, also where renderings wait for each other; nobody sets it for all. */
const scope = new AsyncLocalStorage<Numerals>();

/** How numbers are set where this is called: in English, or as {@link inLocale} around it has it. */
export const numerals = (): Numerals => scope.getStore() ?? ENGLISH;

/** What is pasted, or was typed, stays as a program reads it, whatever the locale around it. */
export const asTyped = <Result>(render: () => Result): Result =>
  scope.getStore() === undefined ? render() : scope.run(ENGLISH, render);

/**
 * Renders with numbers set like that, to the end of what the renderer waits for and whatever it throws; renderings at the same time
 * know nothing of each other. `null` changes nothing.
 */
export const inLocale = <Result>(numbers: Numerals | null, render: () => Result): Result =>
  numbers === null ? render() : scope.run(numbers, render);

/** What {@link inLocale} takes: loaded only where a locale is asked for, and `null` where none is, or Intl has no data for it. */
export async function loadNumerals(locale: string | null): Promise<Numerals | null> {
  if (locale === null || !isKnownLocale(locale)) return null;
  const { numeralsOf } = await import('./intl-numerals.ts');
  return numeralsOf(locale);
}
