import * as z from 'zod';
import { cash, count, currency, decimal, rate } from '../schema.ts';

/** Whole coins with what they pay, before and after deductions. */
export const coinsWorth = z.strictObject({ coins: count, cash, net: cash });

export const setAside = z.array(
  z.strictObject({
    reason: z.enum([
      'no-duration',
      'no-income',
      'gift-count-only',
      'no-start',
      'other-creator',
      'other-platform',
    ]),
    sessions: count,
    which: z.array(
      z.strictObject({
        startedAt: z.string().nullable(),
        creator: z.string().nullable(),
        title: z.string().nullable(),
        path: z.string().nullable(),
      }),
    ),
  }),
);

export const history = z
  .strictObject({
    creator: z.string().nullable().describe('null: nobody is named, or several are.'),
    used: count,
    given: count,
    first: z.string().nullable(),
    last: z.string().nullable(),
    leftOut: setAside.describe('Sessions that the figures do not rest on, and why.'),
  })
  .describe('The sessions that the figures rest on.');

export const deductionsSet = z.array(
  z.strictObject({
    name: z.string(),
    kind: z.enum(['percent', 'fixed']),
    percent: decimal.nullable(),
    fixed: z.strictObject({ currency, amount: decimal }).nullable(),
  }),
);

export const rates = z
  .strictObject({
    platform: z.string(),
    currency,
    cashPerCoin: rate,
    coinsPerDiamond: rate,
    coinPrices: z.array(z.strictObject({ channel: z.string(), rate })),
    dailyCap: rate.nullable(),
    minimum: rate.nullable(),
  })
  .describe('The newest rates: those of a session to come.');
