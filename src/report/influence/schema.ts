import * as z from 'zod';
import {
  basis,
  cash,
  count,
  currency,
  decimal,
  diagnosticSchema,
  rates,
  threeOf,
  threshold,
  tool,
} from '../schema.ts';
import { SCHEMA_VERSION } from '../version.ts';

const interval = z.strictObject({ low: z.number(), high: z.number() });
const live = z.strictObject({
  startedAt: z.string().nullable(),
  creator: z.string().nullable(),
  title: z.string().nullable(),
  path: z.string().nullable(),
});
const limits = z
  .array(z.strictObject({ limit: z.string(), message: z.string() }))
  .describe('What no number of sessions changes.');

const elasticity = z
  .strictObject({
    slope: z.number().describe('Percent of coins that go along with one percent of likes per viewer-minute.'),
    interval90: interval,
    interval95: interval.describe('The one that decides.'),
    df: z.number(),
    prior: z.strictObject({
      mean: z.number(),
      sd: z.number(),
      weight: z.number().describe('Share of the answer that is the prior.'),
    }),
    exposure: z
      .strictObject({ slope: z.number(), interval90: interval })
      .describe('Of coins to viewer-minutes.'),
    hourTerms: z.enum(['used', 'too-few-sessions', 'hours-unknown']),
    noise: z.number().describe('Standard deviation of ln coins that nothing explains.'),
    spread: z.number().describe('Standard deviation of ln likes per viewer-minute.'),
    usualLikeRate: z.number().describe('Median likes per viewer-minute.'),
    offset: z.number().describe('Coins added before the logarithm.'),
    detectable: z
      .number()
      .nullable()
      .describe('The smallest elasticity that this history would find four times in five.'),
    needed: z
      .strictObject({ elasticity: z.number(), sessions: count.nullable() })
      .describe('Sessions that would find this elasticity four times in five; null: no number would do.'),
  })
  .describe('At the same audience, date and time of day.');

const tests = z.strictObject({
  permutation: z.strictObject({ pValue: z.number(), shuffles: count }),
  leadPlacebo: z
    .strictObject({ pValue: z.number(), sessions: count })
    .nullable()
    .describe("The next session's likes and this one's gifts; null under 12 sessions."),
  leastSquares: z.strictObject({
    slope: z.number(),
    standardError: z.number(),
    robustness: z
      .number()
      .describe(
        'Part of what is left of likes and of gifts that one hidden factor must explain to undo the slope.',
      ),
  }),
});

const comments = z
  .strictObject({ sessions: count, unadjusted: z.number(), adjusted: z.number(), commentSlope: z.number() })
  .describe('The slope before and after comments are held constant too.');

const coins = z.strictObject({ low: z.int(), expected: z.int(), high: z.int() });
const partCash = z.strictObject({ currency, low: decimal, expected: decimal, high: decimal });
const paid = z.strictObject({ coins: count, currency, cash: decimal });
const partOfSum = z
  .strictObject({ coins, cash: partCash, sessions: count, direct: paid })
  .describe('Negative below the usual like rate.');

const associated = z
  .strictObject({
    basis: z.literal('estimated'),
    withheld: z.enum(['one-gifter', 'every-session']).nullable(),
    total: partOfSum.nullable(),
    above: partOfSum.nullable(),
    below: partOfSum.nullable(),
    sessions: z.array(
      z.strictObject({
        session: live,
        direct: paid,
        ratio: z.number().describe('Like rate over the usual one.'),
        clamped: z.boolean(),
        part: z.strictObject({ coins, cash: partCash }).nullable(),
        withheld: z.enum(['one-gift', 'one-gifter']).nullable(),
      }),
    ),
    falseAlarm: z
      .strictObject({ share: z.number(), sessions: count, simulated: z.boolean(), histories: count })
      .describe('Simulated histories in which likes do nothing and excitement moves both that end here too.'),
  })
  .describe('Part of direct income, never added to it.');

const direct = z
  .strictObject({ basis, coins: z.number().nullable(), lowerBound: z.boolean(), cash })
  .describe('What gifts paid in these sessions, before deductions.');

const creatorInfluence = z.strictObject({
  platform: z.string(),
  creator: z.string().nullable(),
  regime: z.literal('history').describe('Sessions of one creator, and a regression with a prior.'),
  status: z.enum(['not_enough_data', 'inconclusive', 'confounded', 'associated']),
  summary: z.string(),
  reasons: z.array(
    z.strictObject({ reason: z.string(), have: z.number().nullable(), need: z.number().nullable() }),
  ),
  sessions: z.strictObject({
    given: count,
    used: count,
    leftOut: z.array(z.strictObject({ session: live, reason: z.string() })),
  }),
  direct,
  likesPaid: z.literal('0').describe('Likes pay nothing.'),
  elasticity: elasticity.nullable(),
  tests: tests.nullable(),
  comments: comments.nullable(),
  associated: associated.nullable(),
  scenario: z
    .strictObject({
      basis: z.literal('assumed'),
      changePercent: z.number(),
      elasticity: threeOf(decimal),
      percent: threeOf(decimal),
    })
    .nullable()
    .describe('Assumed percentages, where the history says too little.'),
  notes: z.array(
    z.strictObject({
      note: z.string(),
      sessions: count.nullable(),
      share: z.number().nullable(),
      creators: count.nullable(),
      message: z.string(),
    }),
  ),
  limits,
});

const order = z.strictObject({
  outcome: z.enum(['likes-first', 'no-order', 'refused']),
  reason: z.string().nullable(),
  have: z.number().nullable(),
  need: z.number().nullable(),
  asymmetry: z.number().nullable(),
  likesLead: z.number().nullable(),
  likesFollow: z.number().nullable(),
  pValue: z.number().nullable(),
  shifts: count.nullable(),
  minutes: count.nullable(),
  summary: z.string(),
  limits,
});

/** The contract of `influence --json`; `document.ts` holds the same shape as types. */
export const influenceSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  seed: count.describe('Of the shuffles: the same seed gives the same document.'),
  influence: creatorInfluence.nullable().describe('Of the only creator; null when there are several.'),
  creators: z.array(creatorInfluence),
  timing: z
    .strictObject({ gifts: order, viewers: order })
    .nullable()
    .describe('Of the only session, minute by minute; null when there are several.'),
  rates,
  setAside: z
    .array(z.strictObject({ reason: z.string(), sessions: count }))
    .describe('Sessions of others, where one creator or platform was asked for.'),
  checks: z.array(threshold),
  diagnostics: z.array(diagnosticSchema),
});
