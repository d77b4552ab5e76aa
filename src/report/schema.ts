import * as z from 'zod';
import { SCHEMA_VERSION } from './version.ts';

export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('Exact decimal text; a value that does not terminate is rounded to 12 decimals.');
export const amount = decimal.nullable().describe('Exact decimal text; null is unknown, never 0.');
export const count = z.int().nonnegative();
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const basis = z.enum(['measured', 'declared', 'converted', 'estimated', 'assumed']);

export const cash = z
  .strictObject({ currency, low: amount, expected: amount, high: amount })
  .describe('high is null where only a lower bound is known.');

const gift = z.strictObject({
  giftId: z.string().nullable(),
  name: z.string(),
  count,
  coinsEach: count.nullable().describe('null: unpriced. 0: free, by the configuration.'),
  coins: z.number().nullable(),
  cash,
});

export const rate = z.strictObject({
  value: decimal,
  low: decimal,
  high: decimal,
  source: z.string(),
  url: z.string().nullable(),
  date: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string().nullable(),
  from: z.string().nullable(),
  origin: z.string(),
});

const direct = z
  .strictObject({
    basis,
    source: z.enum(['gifts', 'coins', 'diamonds', 'gift-count', 'unknown']),
    coins: z.number().nullable(),
    diamonds: z.number().nullable(),
    lowerBound: z.boolean(),
    cash,
    net: cash,
    gifts: z.array(gift),
    readings: z
      .array(z.strictObject({ coinsPerDiamond: decimal, coins: z.number(), cash }))
      .describe('Both readings of typed diamonds, while the configuration does not say which holds.'),
    viewersPaid: z.array(
      z.strictObject({
        channel: z.string(),
        currency,
        low: amount,
        expected: amount,
        high: amount,
        creatorShare: amount,
      }),
    ),
    deductions: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['percent', 'fixed']),
        percent: amount,
        currency,
        low: amount,
        expected: amount,
        high: amount,
      }),
    ),
    cashOut: z
      .strictObject({
        days: count.nullable(),
        dailyCap: amount,
        minimum: z.strictObject({ amount: decimal, reached: z.boolean() }).nullable(),
      })
      .nullable(),
    toOthers: z.strictObject({ coins: z.number(), lowerBound: z.boolean(), gifts: z.array(gift) }),
  })
  .describe('What gifts paid.');

const evidence = z.enum(['experiment', 'quasi-experiment', 'observational', 'measured', 'vendor', 'assumed']);
const benchmarkSessions = count.describe(
  'Earlier LIVEs of the creator that drew the benchmark towards their own rate; 0: the general one.',
);
export const threeOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({ low: value, middle: value, high: value });

const scenario = z
  .strictObject({
    basis: z.literal('assumed'),
    changePercent: z.number(),
    elasticity: threeOf(decimal),
    percent: threeOf(decimal),
    amounts: z.strictObject({ currency, low: decimal, middle: decimal, high: decimal }).nullable(),
    withheld: z.strictObject({ reason: z.string(), share: z.number().nullable() }).nullable(),
    againstReference: z
      .strictObject({
        rate: z.number(),
        reference: z.number(),
        referenceSessions: count.nullable().describe('Earlier LIVEs it is the median of; null: as typed.'),
        ratio: z.number(),
        clamped: z.boolean(),
        percent: threeOf(decimal),
        amounts: z.strictObject({ currency, low: decimal, middle: decimal, high: decimal }).nullable(),
      })
      .nullable(),
    assumptions: z.array(z.string()),
  })
  .describe(
    'What 20% more likes at the same audience would go along with. Part of direct income, never added to it.',
  );

const indirect = z
  .strictObject({
    likes: count.nullable(),
    likesRecorded: count.nullable(),
    paid: z.literal('0').describe('Likes pay nothing.'),
    scenario,
    metrics: z.array(
      z.strictObject({
        metric: z.string(),
        value: z.number().nullable(),
        rate: z.number().nullable(),
        rateUnit: z.string().nullable(),
        benchmark: z.number().nullable(),
        benchmarkEvidence: evidence.nullable(),
        benchmarkSessions,
        effect: z.string(),
        evidence,
        source: z.string().describe('Who studied the effect, or that nobody did.'),
        missing: z.array(z.string()),
      }),
    ),
  })
  .describe('What went along with likes. Part of the above, never added to it.');

const engagement = z.strictObject({
  score: z.number().min(0).max(100).nullable(),
  scoreWithoutGifters: z.number().min(0).max(100).nullable(),
  confidence: z.number().min(0).max(1),
  confidenceLabel: z.enum(['low', 'medium', 'high']),
  band: z.enum(['low', 'usual', 'high']).nullable(),
  components: z.array(
    z.strictObject({
      name: z.string(),
      available: z.boolean(),
      count: z.number().nullable(),
      exposure: z.number().nullable(),
      exposureUnit: z.string(),
      rate: z.number().nullable(),
      benchmark: z.number(),
      benchmarkSessions,
      evidence,
      weight: z.number(),
      points: z.number().nullable(),
      maxPoints: z.number().nullable(),
      missing: z.array(z.string()),
    }),
  ),
  suggestions: z.array(
    z.strictObject({
      code: z.string(),
      component: z.string(),
      count: z.number().nullable(),
      rate: z.number(),
      benchmark: z.number(),
      message: z.string(),
    }),
  ),
  missing: z.array(z.string()),
});

const place = z
  .strictObject({ file: z.string(), line: z.int().optional(), column: z.int().optional() })
  .nullable();

export const diagnosticSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().nullable(),
  args: z.record(z.string(), z.unknown()),
  at: place,
});

const completeness = z.strictObject({
  records: count,
  duplicates: count,
  malformed: count,
  openStreaks: count,
  undeduplicated: count,
  unpricedGifts: count,
  startedLate: z.boolean().nullable(),
  cutShort: z.boolean(),
});

const session = z.strictObject({
  platform: z.string(),
  source: z.enum(['flags', 'session-file', 'event-log']),
  paths: z.array(z.string()),
  creator: z.string().nullable(),
  title: z.string().nullable(),
  roomId: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  viewers: z.strictObject({
    average: z.number().nullable(),
    peak: count.nullable(),
    unique: count.nullable(),
  }),
  views: count.nullable(),
  likes: z.strictObject({ total: count.nullable(), recorded: count.nullable() }),
  comments: count.nullable(),
  shares: count.nullable(),
  follows: count.nullable(),
  gifters: count.nullable(),
  timeline: z
    .array(
      z.strictObject({
        minute: count,
        coins: count,
        gifts: count,
        gifters: count,
        likes: count,
        comments: count.nullable(),
        viewers: z.number().nonnegative().nullable(),
      }),
    )
    .nullable(),
});

const otherIncome = z.array(
  z.strictObject({
    kind: z.enum(['brand', 'subscription', 'tip', 'shop', 'other']),
    label: z.string(),
    basis: z.literal('declared'),
    currency,
    amount: decimal,
  }),
);

const payout = z
  .strictObject({
    paid: decimal,
    currency,
    against: z.enum(['gross', 'net']),
    ratio: amount,
    verdict: z.enum(['within', 'below', 'above']),
    impliedCashPerCoin: amount,
    reasons: z.array(z.strictObject({ reason: z.string(), fits: z.boolean() })),
  })
  .nullable();

const declaredTotal = z.strictObject({
  kind: z.literal('declared-total'),
  session: z.int().describe('Index into sessions.'),
  figure: z.enum(['coins', 'diamonds', 'gifts', 'paid']),
  declared: decimal,
  counted: decimal,
  low: amount,
  high: amount,
  verdict: z.enum(['pass', 'fail']),
});

const known = z.enum(['exact', 'at-least', 'at-most']);
export const threshold = z
  .strictObject({
    kind: z.literal('threshold'),
    check: z.string().describe('As it was written.'),
    origin: z.string().describe('The flag, the variable, or file and line.'),
    figure: z.string().describe('Path in this document.'),
    operator: z.enum(['<', '<=', '>', '>=', '==', '!=']),
    value: z
      .string()
      .nullable()
      .describe(
        'Exact decimal text, or the text itself. null: unknown; when passed, a list without entries.',
      ),
    known: known.describe('Where the truth lies: a lower bound is at least its value.'),
    currency: currency.nullable(),
    limit: z.string().nullable().describe('null: a percentage of an unknown figure or of zero.'),
    percent: decimal.nullable().describe('Of the figure of the baseline.'),
    baseline: z.strictObject({ path: z.string(), value: z.string().nullable(), known }).nullable(),
    verdict: z
      .enum(['passed', 'failed', 'cannot-tell', 'unknown'])
      .describe('Everything but passed makes exit code 1.'),
  })
  .describe('A condition under which the run fails: figure, operator, limit.');

export const tool = z.strictObject({ name: z.literal('live-earnings'), version: z.string() });

export const rates = z.array(
  z.strictObject({
    platform: z.string(),
    currency,
    cashPerCoin: rate,
    coinsPerDiamond: rate,
    coinPrices: z.array(z.strictObject({ channel: z.string(), rate })),
    dailyCap: rate.nullable(),
    minimum: rate.nullable(),
  }),
);

/**
 * The contract of `--json`: validation in the tests and the JSON Schema that `live-earnings schema report` prints come from
 * here; `document.ts` holds the same shape as types. Adding an optional key keeps the version; renaming, removing or changing a meaning makes a new one.
 */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  direct,
  otherIncome,
  indirect: indirect.nullable(),
  engagement: engagement.nullable(),
  session: session.nullable(),
  sessions: z.array(
    z.strictObject({ session, direct, otherIncome, indirect, engagement, payout, completeness }),
  ),
  completeness,
  rates,
  checks: z.array(z.discriminatedUnion('kind', [declaredTotal, threshold])),
  diagnostics: z.array(diagnosticSchema),
});

/** What `--json` prints when the run stops with exit code 2. */
export const errorSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  error: diagnosticSchema.omit({ severity: true }),
  diagnostics: z.array(diagnosticSchema),
});
