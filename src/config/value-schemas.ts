import * as z from 'zod';
import { parseCurrency } from '../money/currency.ts';
import { compare, type Exact, exact, isNegative, isZero, parseExact } from '../money/exact.ts';
import { parseMoney } from '../money/money.ts';
import { CURRENCY, existingCurrency } from '../rates/parse-exchange.ts';
import { canonicalLocale, expectedLocale } from './locale.ts';
import { isTimeZone } from './time-zone.ts';

/*
 * Single values of a configuration. Their `error` texts complete "expected …". Numbers that touch money are only checked
 * here and read again from the text of the file, because a JavaScript number has already rounded them.
 */

const DECIMAL = '\\d+(\\.\\d+)?(e[+-]?\\d{1,3})?';
const EXACT_TEXT = new RegExp(`^\\s*${DECIMAL}(\\s*/\\s*${DECIMAL})?\\s*$`, 'i');

/** A decimal or a fraction, as a number or as text. Numbers outside 64-bit floats' range are refused by zod itself. */
function exactNumber(expected: string, fits: (value: Exact) => boolean) {
  const ok = (value: number | string): boolean => {
    const parsed = parseExact(String(value));
    return parsed !== null && fits(parsed);
  };
  return z.union(
    [
      z.number().refine(ok, { error: expected }),
      z.string().regex(EXACT_TEXT, { error: expected, abort: true }).refine(ok, { error: expected }),
    ],
    { error: expected },
  );
}

export const positive = exactNumber(
  'a decimal number or a fraction above 0, such as 0.005 or 1/210',
  (value) => !isNegative(value) && !isZero(value),
);
export const notNegative = exactNumber(
  'a decimal number or a fraction of 0 or more, such as 0.5 or 1/2',
  (value) => !isNegative(value),
);
export const percentage = exactNumber(
  'a percentage from 0 to 100, without the sign',
  (value) => !isNegative(value) && compare(value, exact(100)) <= 0,
);
const elasticityText = 'a decimal number from 0 to 2';
const upTo2 = (value: number | string): boolean => Number(value) >= 0 && Number(value) <= 2;
export const elasticity = z.union(
  [
    z.number().refine(upTo2, { error: elasticityText }),
    z
      .string()
      .regex(new RegExp(`^${DECIMAL}$`, 'i'), { error: elasticityText, abort: true })
      .refine(upTo2, { error: elasticityText }),
  ],
  { error: elasticityText },
);

export const words = (expected: string) => z.string({ error: expected }).regex(/\S/, { error: expected });
export const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, { error: 'a name of letters, digits, - and _' });

const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
const day = 'a date like 2026-07-01';
export const from = z
  .string({ error: day })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: day, abort: true })
  .refine(isDate, { error: day });
export const sourceDate = z.union(
  [z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/), z.int().min(1000).max(9999)],
  {
    error: 'a date like 2026-07-01, or a year',
  },
);

export const currency = z
  .string({ error: 'a currency of three letters, like EUR' })
  .refine((code) => parseCurrency(code) !== null, { error: 'a currency of three letters, like EUR' });

/** A currency that there is, for a whole report. */
export const existing = z
  .string({ error: CURRENCY })
  .refine((code) => existingCurrency(code) !== null, { error: CURRENCY });

export const above0 = () => z.number({ error: 'a number above 0' }).positive({ error: 'a number above 0' });

const amountText = 'an amount with its currency, like 0.25USD';
export const amount = z
  .string({ error: amountText })
  .refine((text) => typeof parseMoney(text) !== 'string', { error: amountText });

export const locale = z
  .string({ error: 'a language tag such as de-DE' })
  .refine((text) => canonicalLocale(text) !== null, {
    error: ({ input }) => expectedLocale(String(input)),
  });

const zoneText = 'a time zone like Europe/Berlin';
export const timeZone = z.string({ error: zoneText }).refine(isTimeZone, { error: zoneText });
