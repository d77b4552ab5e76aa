import * as z from 'zod';
import { coinsWorth, deductionsSet, history, rates } from '../many/schema.ts';
import { count, diagnosticSchema, threshold, tool } from '../schema.ts';
import { SCHEMA_VERSION } from '../version.ts';

const backtest = z
  .strictObject({
    forecasts: count,
    pinball: z
      .strictObject({ forecast: z.number(), ownHistory: z.number(), lastFive: z.number() })
      .describe('Mean loss over the five quantiles, in coins; smaller is better.'),
    ratio: z.number().nullable().describe('forecast / ownHistory.'),
    skill: z.number().nullable().describe('1 - ratio.'),
    lastFiveRatio: z.number().nullable(),
    coverage: z.number().describe('Share of past sessions inside the .1 to .9 range, which should be .8.'),
    typicalMiss: z
      .number()
      .describe('Half of them were further than this factor from their median forecast.'),
    noBetter: z.boolean().describe("The quantiles of the creator's own past did at least as well."),
  })
  .describe("How the forecast would have done on the creator's own past, each session from those before it.");

/** The contract of `forecast --json`; `document.ts` holds the same shape as types. */
export const forecastSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  forecast: z.strictObject({
    basis: z.literal('estimated'),
    status: z.enum(['forecast', 'refused']),
    reason: z.enum(['too-few-sessions', 'several-creators', 'several-platforms']).nullable(),
    mixed: z.array(z.string()).describe('The creators or platforms that do not go together.'),
    plannedMinutes: z.number(),
    sessions: count,
    sessionsNeeded: count,
    lowerBound: z.boolean().describe('Some sessions are "at least", and so is the forecast.'),
    quantiles: z
      .array(z.strictObject({ probability: z.number(), ...coinsWorth.shape }))
      .describe(
        'Coins that are not exceeded with this probability: at .1, .25, .5, .75 and .9, in this order. The probability is about coins; the range of rates has none.',
      ),
    model: z
      .strictObject({
        effectiveSessions: z.number(),
        offsetCoins: z.number(),
        logMean: z.number(),
        logSd: z.number(),
        df: z.number(),
        order: z.enum(['started', 'given']),
      })
      .nullable()
      .describe("Student's t around the mean logarithm of coins a minute."),
    backtest: backtest.nullable(),
    assumptions: z.array(z.string()),
  }),
  history,
  rates,
  deductions: deductionsSet,
  checks: z.array(threshold),
  diagnostics: z.array(diagnosticSchema),
});
