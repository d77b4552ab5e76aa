import * as z from 'zod';
import { figures, income } from '../many/figures-schema.ts';
import { cash, count, currency, decimal, diagnosticSchema, rates, threshold, tool } from '../schema.ts';
import { SCHEMA_VERSION } from '../version.ts';
import { periodsSchema } from './periods-schema.ts';

const day = z.iso.date();

const key = z
  .strictObject({
    kind: z
      .enum(['period', 'named', 'unknown', 'rest'])
      .describe('unknown: without start or name. rest: what a top list leaves out, added up.'),
    start: day.nullable().describe('First day of a period, in the time zone of the report.'),
    end: day.nullable().describe('The first day after it.'),
    name: z.string().nullable(),
    platform: z.string().nullable().describe('Beside a creator.'),
    groups: count.nullable().describe('How many groups the rest is of.'),
  })
  .describe('What a group has in common; what does not apply is null.');

const group = z.strictObject({
  key,
  share: decimal.nullable().describe('Part of the expected cash of all groups, 0 to 1.'),
  ...figures.shape,
});

const overTime = z
  .strictObject({
    length: z.enum(['day', 'week', 'month']),
    cut: z.boolean().describe('There are earlier periods, which are left out.'),
    periods: z.array(z.strictObject({ start: day, end: day, sessions: count, cash })),
  })
  .describe('Income over time: every period, also those without a LIVE.');

/**
 * The contract of `history --json`; `document.ts` holds the same shape as types. Adding an optional key keeps the version;
 * renaming, removing or changing a meaning makes a new one.
 */
export const historySchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool,
  grouping: z.strictObject({
    by: z.enum(['day', 'week', 'month', 'creator', 'platform', 'title']),
    chosen: z.boolean().describe('By the length of the history, because nothing was asked for.'),
    weekStart: z.enum(['monday', 'saturday', 'sunday']),
    timezone: z.string(),
  }),
  window: z
    .strictObject({ since: z.string().nullable(), until: z.string().nullable() })
    .describe('ISO 8601 in UTC; since is part of it, until is not.'),
  inputs: z
    .strictObject({ sessions: count, outside: count, undated: count, others: count })
    .describe(
      'Sessions in the figures, and those left aside: by time, without a start, of others than asked for.',
    ),
  direct: income.nullable().describe('Of the total; null when amounts are in several currencies.'),
  histories: z
    .array(
      z.strictObject({
        currency,
        total: figures,
        groups: z.array(group),
        overTime: overTime.nullable(),
      }),
    )
    .describe('One a currency. The groups add up to the total. Empty where no input is of LIVEs.'),
  periods: periodsSchema
    .nullable()
    .describe('What inputs that are of days or months tell; never added to LIVEs. null without such inputs.'),
  rates,
  checks: z.array(threshold),
  diagnostics: z.array(diagnosticSchema),
});
