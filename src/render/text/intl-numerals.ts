import type { Currency } from '../../money/currency.ts';
import type { Form, Numerals } from './numerals.ts';

/** What is written from right to left, digits that follow it, and the marks that Intl puts beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200e\u200f]/;

/**
 * An isolate, so that neither the sentence around it nor a number beside it changes places with it: the text is English, and the
 * number keeps its own direction. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** Decimals that Intl can be asked for (ECMA-402, as of Node 20). */
const MOST_DECIMALS = 20;

/**
 * Numbers as people of a locale set them, by Intl: it takes decimal texts as they are (ECMA-402, NumberFormat v3), so that an
 * amount beyond 2^53 stays exact to its last decimal. How many decimals there are is never left to Intl, whose minor units differ
 * from ISO 4217.
 *
 * @param tag of a locale that Intl has data for; for any other it would take the machine's
 */
export function numeralsOf(tag: string): Numerals {
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (plain: string, options: Intl.NumberFormatOptions, power = ''): string => {
    if (!DECIMAL.test(plain)) return plain;
    const decimals = Math.min(plain.split('.')[1]?.length ?? 0, MOST_DECIMALS);
    const key = [decimals, options.style, options.currency, options.signDisplay].join();
    let found = formats.get(key);
    if (!found) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      found = new Intl.NumberFormat(tag, { ...options, ...digits });
      formats.set(key, found);
    }
    return isolated(found.format(`${plain}${power}` as Intl.StringNumericLiteral));
  };
  const sign = ({ signed = false }: Form = {}): Intl.NumberFormatOptions =>
    signed ? { signDisplay: 'exceptZero' } : {};
  const part = (type: 'plusSign' | 'minusSign', value: number): string =>
    new Intl.NumberFormat(tag, { signDisplay: 'always' })
      .formatToParts(value)
      .find((each) => each.type === type)?.value ?? '';
  const digits = Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(tag).format(digit));
  return {
    number: (plain, form) => format(plain, { style: 'decimal', ...sign(form) }),
    percent: (plain, form) => format(plain, { style: 'percent', ...sign(form) }, 'e-2'),
    money: (plain, currency: Currency) => format(plain, { style: 'currency', currency }),
    plus: isolated(part('plusSign', 1)),
    minus: isolated(part('minusSign', -1)),
    zeros: (text) => Array.from(text, (each) => (digits.includes(each) ? digits[0] : each)).join(''),
  };
}
