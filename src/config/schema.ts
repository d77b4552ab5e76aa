import * as z from 'zod';
import { COMPONENTS, type ComponentName, type Evidence } from '../engagement/benchmarks.ts';
import { pairOf, parseExchange } from '../rates/parse-exchange.ts';
import { HEADER_COLUMNS, type HeaderTable } from './headers.ts';
import { giftKey } from './layer.ts';
import { dated, single } from './rate-schemas.ts';
import {
  above0,
  amount,
  currency,
  elasticity,
  existing,
  locale,
  name,
  notNegative,
  percentage,
  positive,
  timeZone,
  words,
} from './value-schemas.ts';

const gift = z
  .strictObject({
    id: z
      .union([words("the platform's id of the gift"), z.int().nonnegative()], {
        error: "the platform's id of the gift",
      })
      .describe(
        "The platform's id of the gift. Without it the entry holds for every gift of that exact name.",
      )
      .optional(),
    name: words('the name of the gift').describe('The name of the gift, exactly as the platform shows it.'),
    coins: z
      .int({ error: 'a whole number of coins' })
      .positive({ error: 'at least 1 coin; for a gift that costs nothing write free: true' })
      .describe('The price of one gift in coins.')
      .optional(),
    free: z
      .literal(true, { error: 'true, or no such key' })
      .describe('The gift costs nothing and pays nothing.')
      .optional(),
    type: z
      .int()
      .nonnegative()
      .describe("TikTok's gift type: 1 can be sent in a streak, others arrive once.")
      .optional(),
  })
  .refine(({ coins, free }) => (coins === undefined) !== (free === undefined), {
    error: 'a gift with either coins or free: true',
  });

const gifts = z.array(gift).superRefine((list, context) => {
  const keys = list.map((each) => giftKey(each.id?.toString() ?? null, each.name));
  for (const [index, key] of keys.entries()) {
    if (keys.indexOf(key) === index) continue;
    const path = [index, list[index]?.id === undefined ? 'name' : 'id'];
    context.addIssue({ code: 'custom', path, message: 'a gift that is not in the list already' });
  }
});

const profile = z.strictObject({
  extends: name.describe('The platform whose figures hold where this one says nothing.').optional(),
  label: words('the name of the platform as people write it')
    .describe('The name of the platform as people write it.')
    .optional(),
  currency: currency
    .describe(
      'The currency of all amounts of this platform. Changing it drops the amounts of the extended platform.',
    )
    .optional(),
  cashPerCoin: dated.describe('What the creator receives for one coin of gifts.').optional(),
  coinsPerDiamond: dated
    .describe("Coins that make one diamond on the creator's screen. Never changes the cash of counted gifts.")
    .optional(),
  coinPrices: z
    .record(name, dated)
    .describe('What a viewer pays for one coin, by the place it is bought; app and web on TikTok.')
    .optional(),
  dailyCap: single(positive).describe('The most that can be cashed out in one day.').optional(),
  minimum: single(notNegative).describe('The least that can be cashed out.').optional(),
  payoutDelayDays: single(notNegative).describe('Days until a cash-out arrives.').optional(),
  cashOutFee: single(notNegative).describe('What the platform charges for a cash-out.').optional(),
  gifts: gifts.describe('Gifts that the catalogue lacks or has wrong.').optional(),
});

const deduction = z
  .strictObject({
    name: words('what the deduction is called').describe('What the deduction is called.'),
    percent: percentage.describe('Percent of what is left at this point, 0 to 100.').optional(),
    fixed: amount.describe('An amount with its currency, like 0.25USD.').optional(),
  })
  .refine((each) => (each.percent === undefined) !== (each.fixed === undefined), {
    error: 'a deduction with either percent or fixed',
  });

const EVIDENCE = [
  'experiment',
  'quasi-experiment',
  'observational',
  'measured',
  'vendor',
  'assumed',
] as const satisfies Evidence[];

const benchmark = z.strictObject({
  rate: above0()
    .describe('The rate that scores 50, per viewer-minute or per unique viewer as the component counts.')
    .optional(),
  spread: above0()
    .describe('How far the rates of LIVEs differ: the standard deviation of their logarithm.')
    .optional(),
  pseudoExposure: above0()
    .describe('How much exposure the benchmark weighs, so that a short LIVE stays near 50.')
    .optional(),
  evidence: z
    .enum(EVIDENCE, { error: EVIDENCE.join(', ') })
    .describe('What the rate rests on; assumed when left out.')
    .optional(),
  source: words('where the rate comes from').describe('Where the rate comes from.').optional(),
});

/** One optional key for each component of the score. */
function byComponent<Value extends z.ZodType>(value: (component: ComponentName) => Value) {
  return z.strictObject(
    Object.fromEntries(COMPONENTS.map((component) => [component, value(component).optional()])) as Record<
      ComponentName,
      z.ZodOptional<Value>
    >,
  );
}

const HEADER_TEXT = 'a header as it stands in the table, or a list of such headers';
const headerText = words(HEADER_TEXT).max(200, { error: 'a header of at most 200 characters' });
const headerTexts = z.union(
  [headerText, z.array(headerText).min(1, { error: HEADER_TEXT }).max(20, { error: 'at most 20 headers' })],
  { error: HEADER_TEXT },
);

/** One optional key for each column of a kind of table. */
function byColumn<Table extends HeaderTable>(table: Table, what: string) {
  type Column = (typeof HEADER_COLUMNS)[Table][number];
  return z
    .strictObject(
      Object.fromEntries(
        HEADER_COLUMNS[table].map((column) => [
          column,
          headerTexts.describe(`Headers of the column ${column}.`).optional(),
        ]),
      ) as Record<Column, z.ZodOptional<typeof headerTexts>>,
    )
    .describe(what)
    .optional();
}

const exchanges = z
  .array(
    z
      .string({ error: 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20' })
      .superRefine((text, context) => {
        const read = parseExchange(text);
        if ('expected' in read) context.addIssue({ code: 'custom', message: read.expected });
      }),
  )
  .superRefine((list, context) => {
    const pairs = list.map(parseExchange).map((each) => ('expected' in each ? null : pairOf(each)));
    for (const [index, pair] of pairs.entries()) {
      if (pair === null || pairs.indexOf(pair) === index) continue;
      const message = 'a pair of currencies that is not in the list already';
      context.addIssue({ code: 'custom', path: [index], message });
    }
  });

/** What a configuration file may hold; `schema config` prints it. */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe('The address of this schema, for editors.').optional(),
    platform: name.describe('The platform of sessions that name none.').optional(),
    timezone: timeZone.describe('The time zone of times without an offset, like Europe/Berlin.').optional(),
    locale: locale
      .describe(
        'How numbers are set for people, like de-DE. Words stay English, and JSON and CSV as they are.',
      )
      .optional(),
    profiles: z
      .record(name, profile)
      .describe('Rates and gifts by platform. A built-in name changes the built-in.')
      .optional(),
    deductions: z
      .array(deduction)
      .describe(
        'What is taken off the payout, in this order, before it is yours. Replaces the list of a weaker file.',
      )
      .optional(),
    currency: existing.describe('The currency of the reports, with the exchange that it takes.').optional(),
    exchange: exchanges
      .describe(
        'What a currency was worth in another on a day, as you declare it: 1USD=0.92EUR@2026-11-20. A flag replaces that of its pair.',
      )
      .optional(),
    agencyShare: percentage
      .describe("An agency's income in percent of what its creators get, to be told beside a table of them.")
      .optional(),
    headers: z
      .strictObject({
        backstage: byColumn('backstage', 'Headers of the creator table of LIVE Backstage.'),
        analytics: byColumn('analytics', 'Headers of the daily tables of LIVE analytics.'),
        sessions: byColumn('sessions', 'Headers of tables with a row a LIVE.'),
      })
      .describe('Further headers of tables, by the column they are, such as those of another language.')
      .optional(),
    benchmarks: byComponent((component) => benchmark.describe(`The yardstick of the component ${component}.`))
      .describe('What the components of the engagement score are compared with.')
      .optional(),
    weights: byComponent((component) =>
      z
        .number({ error: 'a number of 0 or more' })
        .nonnegative({ error: 'a number of 0 or more' })
        .describe(`The share of the component ${component}.`),
    )
      .describe('The share of each component in the score; shares are scaled to 1.')
      .optional(),
    influence: z
      .strictObject({
        elasticity: z
          .strictObject({
            low: elasticity.describe('The lowest elasticity shown.').optional(),
            middle: elasticity.describe('The elasticity in the middle.').optional(),
            high: elasticity.describe('The highest elasticity shown.').optional(),
          })
          .describe(
            'By how many percent gift income goes along with one percent more likes: a scenario, not a finding.',
          )
          .optional(),
        referenceLikeRate: above0()
          .describe('Your usual likes per viewer-minute, to compare a LIVE with.')
          .optional(),
      })
      .describe('What the like scenario assumes.')
      .optional(),
    failUnder: amount
      .describe('The least expected payout, like 100USD; a run with less ends with exit code 1.')
      .optional(),
    checks: z
      .array(words('a figure, an operator and a limit, like direct.coins < 1000'))
      .describe(
        'Conditions on figures of the report under which a run ends with exit code 1, like direct.coins < 1000. Replaces the list of a weaker file; --fail-if adds to it.',
      )
      .optional(),
  })
  .describe('Configuration of live-earnings.');

export type Config = z.infer<typeof configSchema>;
export type ProfileConfig = z.infer<typeof profile>;
