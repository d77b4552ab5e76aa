import * as z from 'zod';
import { count, reportSchema } from '../schema.ts';

const pace = z.strictObject({ last: z.number(), average: z.number() }).nullable();

const head = z.strictObject({
  at: z.iso.datetime(),
  events: count,
  secondsSinceLastEvent: count.nullable(),
  pendingStreaks: count.describe('Streaks whose end was not seen, counted at their highest.'),
  pace: z
    .strictObject({ minutes: z.int().min(0).max(5), coins: pace, likes: pace })
    .describe("Of whole minutes of the messages' own clock."),
  viewersNow: z.number().nullable(),
  over: z.boolean().describe('The last line.'),
});

/** A line of `watch --json`: the document of `estimate` with a head. */
export const watchSchema = reportSchema.extend({ watch: head });
