import * as z from 'zod';
import { figures } from '../many/figures-schema.ts';
import { count, currency, decimal, diagnosticSchema, rates, threshold, tool } from '../schema.ts';
import { SCHEMA_VERSION } from '../version.ts';

const day = z.iso.date().nullable();
const reach = z.enum(['exact', 'at-least', 'at-most']);

const side = z.strictObject({
  of: z.string().describe('What the user called it: a path, or a period.'),
  creator: z.string().nullable().describe('null: of several people, or of nobody named.'),
  firstDay: day,
  lastDay: day,
  currency,
  ...figures.shape,
});

const about = {
  ratio: z
    .number()
    .nullable()
    .describe('B divided by A. null: A is 0, a side is unknown, or both are "at least".'),
  known: z.strictObject({ a: count, b: count }).describe('Sessions that tell it.'),
  reach: z
    .strictObject({ a: reach, b: reach, difference: reach.nullable(), ratio: reach.nullable() })
    .describe('Where the truth lies: a lower bound on A makes a difference that is at most that.'),
};
const number = z.number().nullable();
const text = decimal.nullable();
const measured = z.strictObject({ a: number, b: number, difference: number, ...about });
const exact = z.strictObject({ a: text, b: text, difference: text, ...about });
const money = z.strictObject({
  currency: currency
    .nullable()
    .describe('null: the sides have different ones, and then there is neither difference nor ratio.'),
  a: text,
  b: text,
  difference: text,
  ...about,
});

const pairs = z
  .strictObject({
    sessions: measured,
    durationSeconds: measured,
    coins: exact,
    cash: money.describe('Expected, before deductions.'),
    coinsPerHour: exact,
    cashPerHour: money,
    averageViewers: measured,
    peakViewers: measured,
    views: measured,
    likes: measured,
    likesPerViewerMinute: measured,
    comments: measured,
    shares: measured,
    follows: measured,
    gifters: measured,
    coinsPerGifter: exact,
    score: measured,
  })
  .describe('Every figure of both sides. difference is B less A.');

const usual = z
  .strictObject({
    basis: z.literal('estimated'),
    status: z.enum(['compared', 'cannot-tell']),
    reason: z.enum(['several-creators', 'no-pace', 'too-few-others']).nullable(),
    others: count.describe('Other sessions of the creator that could be used.'),
    needed: count,
    beyond: z
      .union([z.literal(0), z.literal(80), z.literal(90)])
      .nullable()
      .describe('Percent of pairs of usual sides that differ by less; 0: neither level is exceeded.'),
    ratio: number.describe('Typical (geometric mean) coins an hour of B divided by those of A.'),
    deviation: number.describe('From session to session, of the logarithm of coins an hour.'),
    factors: z
      .strictObject({ within80: z.number(), within90: z.number() })
      .nullable()
      .describe('A ratio between 1/factor and factor is inside.'),
    lowerBound: z.boolean(),
  })
  .describe('Whether the sides differ by more than the sessions of the creator do anyway.');

const decomposition = z
  .strictObject({
    status: z.enum(['parts', 'none']),
    reason: z
      .enum(['coins-unknown', 'both-at-least'])
      .nullable()
      .describe('both-at-least: each side may have any more, so there is no difference to take apart.'),
    difference: text.describe('Coins of B less coins of A.'),
    parts: z
      .array(
        z.strictObject({
          factor: z.enum([
            'hours',
            'viewers',
            'gifters',
            'giftersPerViewerHour',
            'giftersPerHour',
            'coinsPerGifter',
            'coinsPerViewerHour',
            'coinsPerHour',
            'coins',
          ]),
          a: number,
          b: number,
          coins: decimal,
        }),
      )
      .describe('They add up to the difference exactly. Arithmetic, not causes.'),
    collapsed: z
      .array(z.enum(['hours', 'viewers', 'gifters']))
      .describe('What would have been a part, and is not told by every session.'),
    method: z.enum(['log-mean', 'limit', 'equal']).nullable(),
    lowerBound: z.boolean(),
  })
  .describe('Where the difference in coins came from.');

/**
 * The contract of `compare --json`; `document.ts` holds the same shape as types. Adding an optional key keeps the version;
 * renaming, removing or changing a meaning makes a new one.
 */
export const compareSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  a: side,
  b: side,
  figures: pairs,
  usual,
  decomposition,
  rates,
  checks: z.array(threshold),
  diagnostics: z.array(diagnosticSchema),
});
