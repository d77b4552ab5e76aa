import * as z from 'zod';
import { compare, parseExact } from '../money/exact.ts';
import { from, positive, sourceDate, words } from './value-schemas.ts';

type Amount = z.infer<typeof positive>;

function rate(amount: typeof positive) {
  return z
    .strictObject({
      value: amount.describe('The rate, as a decimal or a fraction.'),
      low: amount.describe('The lowest value that is reported; the value itself when left out.').optional(),
      high: amount.describe('The highest value that is reported; the value itself when left out.').optional(),
      source: words('who says so').describe('Who says so, in a few words.').optional(),
      url: words('an address').describe('Where the source can be read.').optional(),
      date: sourceDate.describe('When the source was published or last checked.').optional(),
      confidence: z
        .enum(['high', 'medium', 'low'], { error: 'high, medium or low' })
        .describe('How sure the figure is: high, medium or low; high when left out.')
        .optional(),
      note: words('a note').describe('Anything a reader should know about the figure.').optional(),
    })
    .refine(inOrder, { error: 'low, value and high in that order', path: ['value'] });
}

function inOrder(rate: { value: Amount; low?: Amount | undefined; high?: Amount | undefined }): boolean {
  const [low, value, high] = [rate.low ?? rate.value, rate.value, rate.high ?? rate.value].map((each) =>
    parseExact(String(each)),
  );
  // What is no number at all has been reported already.
  return !low || !value || !high || (compare(low, value) <= 0 && compare(value, high) <= 0);
}

/** One figure of a profile: `0.005`, or a group of keys with its source. */
export const single = (amount: typeof positive) =>
  z.union([amount, rate(amount)], { error: 'a rate: a decimal number, or a group with the key value' });

const datedRate = rate(positive).safeExtend({
  from: from
    .describe('In force from this day on, for sessions that start then or later; always when left out.')
    .optional(),
});

const datedRates = z
  .array(datedRate)
  .min(1, { error: 'a list of at least one rate' })
  .superRefine((rates, context) => {
    const days = rates.map((each) => each.from);
    for (const [index, begin] of days.entries()) {
      if (days.indexOf(begin) === index) continue;
      const path = begin === undefined ? [index] : [index, 'from'];
      const message =
        begin === undefined
          ? 'a rate with the key from: only one can hold always'
          : 'another day than the rates before';
      context.addIssue({ code: 'custom', path, message });
    }
  });

/** A figure that may change with time: like a single one, or a list of such with the days they begin. */
export const dated = z.union([positive, datedRate, datedRates], {
  error: 'a rate: a decimal number, a group with the key value, or a list of such groups',
});
