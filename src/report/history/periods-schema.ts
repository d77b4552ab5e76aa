import * as z from 'zod';
import { cash, count, currency, decimal } from '../schema.ts';

const known = count.describe('Periods that tell it.');
const sum = z
  .strictObject({ sum: count.nullable(), known })
  .describe('Over the periods that tell it: at least this, where not all do.');
const pace = z
  .strictObject({ diamonds: decimal.nullable(), known })
  .describe('Over the periods that tell both.');
const day = z.iso.date();

const figures = z.strictObject({
  periods: count,
  diamonds: sum.describe("As TikTok's table counts them; not the coins that viewers spent."),
  cash: cash.describe(
    'Payout of the diamonds, before deductions. high is null where only a lower bound is known.',
  ),
  lowerBound: z.boolean(),
  durationSeconds: sum,
  validDays: sum,
  perHour: pace,
  perValidDay: pace,
  lives: sum,
  averageViewers: z.strictObject({ value: z.number().nullable(), known }),
  peakViewers: count.nullable(),
  views: sum,
  likes: sum.describe('Likes pay nothing.'),
  shares: sum,
  follows: sum,
  gifters: sum.describe('Unique in each period.'),
  commenters: sum,
  parts: z
    .strictObject({
      matches: sum,
      multiGuest: sum,
      multiGuestAsHost: sum,
      multiGuestAsGuest: sum,
      fanClub: sum,
    })
    .describe('In the diamonds, and never added to them.'),
  before: z
    .strictObject({
      periods: count.describe('Newest periods, one a creator.'),
      diamonds: sum,
      durationSeconds: sum,
      validDays: sum,
      perHour: pace,
      perValidDay: pace,
    })
    .describe('The whole month before the newest period of each creator.'),
  change: z
    .strictObject({ perValidDay: decimal.nullable(), known })
    .describe('Diamonds per valid day beside those of the month before, less 1.'),
});

const group = z.strictObject({
  key: z.strictObject({
    kind: z.enum(['period', 'named', 'unknown', 'rest']),
    start: day.nullable(),
    end: day.nullable(),
    name: z.string().nullable(),
    platform: z.string().nullable(),
    id: z.string().nullable().describe("TikTok's id of a creator, as text."),
    groups: count.nullable(),
  }),
  share: decimal.nullable().describe('Part of all diamonds, 0 to 1.'),
  ...figures.shape,
});

/** Sums of days or months; `periods-document.ts` holds the same shape as types. */
export const periodsSchema = z
  .strictObject({
    source: z.enum(['backstage', 'analytics']),
    by: z.enum(['day', 'week', 'month', 'creator', 'platform', 'title']),
    chosen: z.boolean(),
    inputs: z.strictObject({
      periods: count,
      creators: count,
      outside: count,
      undated: count,
      others: count,
      replaced: count.describe('Older exports of the same days.'),
      leftOut: count.describe('What overlaps others in part.'),
    }),
    from: day.nullable(),
    to: day.nullable(),
    withoutDays: count,
    lastThirtyDays: count.describe('Of withoutDays: the 30 days before an export.'),
    currency,
    total: figures,
    groups: z.array(group),
    readings: z.array(z.strictObject({ coinsPerDiamond: decimal, coins: z.number(), cash })),
    agency: z.strictObject({ percent: decimal, cash }).nullable(),
  })
  .describe("Sums of days or months from TikTok's tables; apart from LIVEs, and never added to them.");
