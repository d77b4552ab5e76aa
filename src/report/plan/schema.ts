import * as z from 'zod';
import { coinsWorth, deductionsSet, history, rates } from '../many/schema.ts';
import {
  amount,
  cash,
  count,
  currency,
  decimal,
  diagnosticSchema,
  rate,
  threshold,
  tool,
} from '../schema.ts';
import { SCHEMA_VERSION } from '../version.ts';

const money = z.strictObject({ currency, amount: decimal });
const mixed = ['several-creators', 'several-platforms'] as const;

const figures = z.strictObject({
  basis: z.literal('estimated'),
  status: z.enum(['plan', 'refused']),
  reason: z.literal('deductions-take-everything').nullable(),
  coins: z
    .strictObject({
      fewest: count,
      expected: count,
      most: count,
      assumption: z.enum(['COINS_AT_REPORTED_RATES', 'COINS_ARE_THE_TARGET']),
    })
    .nullable()
    .describe('At the highest, the expected and the lowest reported rate.'),
  payout: money
    .nullable()
    .describe('What must be paid out before deductions; null where coins are the target.'),
  pays: z.strictObject({ cash, net: cash }).nullable().describe('What the expected coins pay.'),
  cashOut: z
    .strictObject({
      days: count.nullable(),
      dailyCap: amount,
      minimum: z.strictObject({ amount: decimal, reached: z.boolean() }).nullable(),
    })
    .nullable(),
  gifts: z.array(
    z.strictObject({ giftId: z.string().nullable(), name: z.string(), coinsEach: count, count }),
  ),
  gifters: z
    .strictObject({
      needed: count.nullable(),
      coinsPerGifter: decimal.nullable(),
      sessions: count.describe('Sessions from which the usual coins per gifter come.'),
      reason: z.enum(['gifters-unknown', 'no-income', ...mixed]).nullable(),
      assumptions: z.array(z.string()),
    })
    .nullable(),
  time: z
    .strictObject({
      kind: z.enum(['interval', 'plain', 'unknown']),
      reason: z.enum(['pace-unknown', 'no-income', 'not-reached', ...mixed]).nullable(),
      minutes: z
        .strictObject({ fewest: count.nullable(), middle: count.nullable(), most: count.nullable() })
        .describe(
          'Of LIVE. In four of five cases between fewest and most; one or two sessions tell the middle alone. most: null with an interval is more than can be foreseen.',
        ),
      sessionMinutes: z.number().nullable().describe('Of one session to come.'),
      sessions: count.describe('Sessions that the pace comes from.'),
      assumptions: z.array(z.string()),
    })
    .nullable(),
});

const usual = z
  .strictObject({
    minutes: z.number(),
    viewers: z.number().nullable(),
    low: coinsWorth,
    middle: coinsWorth,
    high: coinsWorth,
  })
  .describe('A session of the usual length, at the three elasticities; before a change all three are equal.');

const whatIf = z
  .strictObject({
    basis: z.literal('assumed'),
    changes: z.array(
      z.strictObject({
        change: z.string(),
        applied: z.boolean(),
        reason: z.enum(['viewers-unknown', 'duration-unknown', 'no-longer-positive']).nullable(),
      }),
    ),
    exposure: decimal.describe('Viewer-minutes of a session after the changes / before.'),
    elasticity: z.strictObject({ low: decimal, middle: decimal, high: decimal }),
    cashPerCoin: z.strictObject({ before: rate, after: rate }),
    plan: figures.describe('The same target after the changes.'),
    session: z.strictObject({ before: usual, after: usual }).nullable(),
    assumptions: z.array(z.string()),
  })
  .describe('The same target with something imagined otherwise. Never a promise.');

/** The contract of `plan --json`; `document.ts` holds the same shape as types. */
export const planSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  target: z.strictObject({
    kind: z.enum(['coins', 'money']),
    coins: count.nullable(),
    money: money.nullable(),
    after: z.enum(['payout', 'net']).nullable().describe('Of money: before or after deductions.'),
  }),
  plan: figures,
  whatIf: whatIf.nullable(),
  history,
  rates,
  deductions: deductionsSet,
  checks: z.array(threshold),
  diagnostics: z.array(diagnosticSchema),
});
