import * as z from 'zod';
import { PAYOUT_STATUSES } from '../../session/payout.ts';
import { deductionsSet, setAside } from '../many/schema.ts';
import { amount, cash, count, currency, decimal, diagnosticSchema, threshold, tool } from '../schema.ts';
import { SCHEMA_VERSION } from '../version.ts';

const day = z.string().describe('YYYY-MM-DD.');
const verdict = z.enum(['below', 'within', 'above']).nullable();
const deviation = decimal.nullable();

const payout = z.strictObject({
  from: day,
  to: day.describe('Part of the period.'),
  paidOn: day.nullable(),
  status: z.enum(PAYOUT_STATUSES),
  line: z.int().nullable().describe('In the table of payouts.'),
  sessions: count,
  acrossTheEnd: count.describe('Of those, LIVEs that ended after the period.'),
  coins: z.number(),
  coinsAtLeast: z.boolean(),
  paid: z
    .strictObject({ currency, amount: decimal, gross: amount, cashPerCoin: amount })
    .describe('gross: before the deductions that are set; at most, where the coins are at least.'),
  expected: cash.describe('What the rates make of the same coins.'),
  deviation: deviation.describe('gross / expected - 1.'),
  verdict: verdict.describe("Where the gross lies in the rates' range; null where that cannot be told."),
  lateDays: count.nullable(),
  counted: z.boolean(),
  reason: z.string().nullable().describe('Why it is not counted.'),
});

/** The contract of `calibrate --json`; `document.ts` holds the same shape as types. */
export const calibrationSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  calibration: z.strictObject({
    status: z.enum(['calibrated', 'nothing-counted', 'refused']),
    reason: z.literal('several-creators').nullable(),
    creators: z.array(z.string()),
    platform: z.string(),
    timezone: z.string().describe('By whose clock a LIVE belongs to a day.'),
    timezoneAssumed: z.boolean(),
    estimate: z
      .strictObject({
        kind: z
          .enum(['none', 'single', 'table', 'interval'])
          .describe('By how many payouts are counted: none, one, two, or three and more.'),
        payouts: count,
        bound: z.enum(['exact', 'at-most']).nullable(),
        currency,
        cashPerCoin: amount,
        low: amount,
        high: amount,
      })
      .describe('Cash per coin over the counted payouts, before deductions, with its interval.'),
    level: z.literal('0.90').nullable(),
    df: count.nullable(),
    profile: cash.nullable().describe('The rates for the same coins, per coin.'),
    deviation: deviation.describe('estimate / profile - 1.'),
    verdict,
    intervalHoldsProfile: z.boolean().nullable(),
    payouts: z.array(payout),
    unmatched: z.array(
      z.strictObject({
        reason: z.enum(['outside-payouts', 'no-start', 'no-income', 'other-platform']),
        sessions: count,
        first: day.nullable(),
        last: day.nullable(),
      }),
    ),
    settings: z
      .strictObject({
        yaml: z.string(),
        lines: z.array(z.strictObject({ key: z.array(z.string()), value: z.string() })),
      })
      .nullable()
      .describe('What to paste into a configuration.'),
    assumptions: z.array(z.string()),
  }),
  history: z.strictObject({ used: count, leftOut: setAside }),
  deductions: deductionsSet,
  checks: z.array(threshold),
  diagnostics: z.array(diagnosticSchema),
});
