import * as z from 'zod';
import { cash, count, decimal } from '../schema.ts';

const known = count.describe('Sessions that tell it.');
const sum = z
  .strictObject({ sum: count.nullable(), known })
  .describe('Over the sessions that tell it: at least this, where not all do.');
const mean = z
  .strictObject({ value: z.number().nullable(), known })
  .describe('Over the sessions that tell it.');

export const income = z
  .strictObject({
    coins: z.number().nullable(),
    diamonds: z.number().nullable(),
    lowerBound: z.boolean(),
    cash: cash.describe('Before deductions. high is null where only a lower bound is known.'),
    known,
    perHour: z
      .strictObject({ coins: decimal.nullable(), cash, lowerBound: z.boolean(), known })
      .describe('Over the sessions that tell income and duration.'),
  })
  .describe('What gifts paid.');

/** The figures of a set of sessions. */
export const figures = z.strictObject({
  sessions: count,
  direct: income,
  durationSeconds: sum,
  averageViewers: mean.describe('Concurrent viewers, weighted by minutes.'),
  peakViewers: count.nullable().describe('The highest of the sessions.'),
  views: sum,
  likes: sum.describe('Likes pay nothing.'),
  likesPerViewerMinute: mean,
  comments: sum,
  shares: sum,
  follows: sum,
  gifters: sum.describe('Unique in each session; who gives in two LIVEs counts twice.'),
  coinsPerGifter: z.strictObject({ value: decimal.nullable(), known }),
  score: mean.describe('The median of the scores without gifters.'),
});
