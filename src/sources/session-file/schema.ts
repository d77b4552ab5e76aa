import * as z from 'zod';
import { isTimeZone } from '../../config/time-zone.ts';
import { type Money, parseMoney } from '../../money/money.ts';
import { type CountProblem, readAverage, readCount } from '../typed/count.ts';
import { readDuration } from '../typed/duration.ts';
import {
  EXPECTED_TIMEZONE,
  expectedAverage,
  expectedCount,
  expectedDuration,
  expectedIncomeKind,
  expectedMoney,
  expectedTime,
  INCOME_KINDS,
} from '../typed/expected.ts';
import { readTime } from '../typed/time.ts';

/*
 * What a session file may hold. Messages are what a value should have been: the `expected` of a diagnostic. Numbers come
 * here as the text they were written in, because `48.210` is forty-eight thousand and a JavaScript number has forgotten it.
 */

/** In place of a message: the number is a count, but no longer exact. */
export const TOO_LARGE = 'too-large';

/** A reading of a text: its value, or what was expected instead. */
type Reading<Value> = { readonly value: Value } | { readonly expected: string };

const reading =
  <Value>(read: (text: string) => Reading<Value>) =>
  (typed: string | number, context: z.RefinementCtx): Value => {
    const result = read(String(typed));
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', message: result.expected, input: typed });
    return z.NEVER;
  };

const notEmpty = reading(
  (text): Reading<string> =>
    text.trim() === '' ? { expected: 'a value that is not empty' } : { value: text.trim() },
);
/** Names and ids; YAML reads some of them as numbers. */
const words = z.union([z.string().transform(notEmpty), z.number().transform(notEmpty)], { error: 'text' });
const handle = words.transform((text) => text.replace(/^@(?=.)/, ''));

const counted = (
  read: number | CountProblem,
  least: number,
  expected: (problem: CountProblem) => string,
): Reading<number> =>
  typeof read !== 'number'
    ? { expected: read.problem === 'too-large' ? TOO_LARGE : expected(read) }
    : read < least
      ? { expected: `a number of at least ${least}` }
      : { value: read };

const wholeNumber = (least: number) => reading((text) => counted(readCount(text), least, expectedCount));
const COUNT = 'a whole number such as 48213, 48,213 or 18.8K';
const countOf = (least: number) =>
  z.union([z.number().transform(wholeNumber(least)), z.string().transform(wholeNumber(least))], {
    error: COUNT,
  });
const count = countOf(0);
const countFromOne = countOf(1);

const averageOf = reading((text) => counted(readAverage(text), 0, expectedAverage));
const AVERAGE = 'a number such as 350, 350.5 or 1.2K';
const average = z.union([z.number().transform(averageOf), z.string().transform(averageOf)], {
  error: AVERAGE,
});

const duration = z.string({ error: 'a duration such as 2h30m' }).transform(
  reading((text): Reading<number> => {
    const read = readDuration(text);
    return typeof read === 'number' ? { value: read } : { expected: expectedDuration(read, text) };
  }),
);
const time = z.string({ error: expectedTime('not-a-time') }).transform(
  reading((text): Reading<string> => {
    const read = readTime(text);
    return typeof read === 'string' ? { expected: expectedTime(read) } : { value: text.trim() };
  }),
);
const timezone = words.transform(
  reading((text): Reading<string> => (isTimeZone(text) ? { value: text } : { expected: EXPECTED_TIMEZONE })),
);

const moneyText = reading((text): Reading<Money> => {
  const read = parseMoney(text);
  return typeof read === 'string' ? { expected: expectedMoney(read) } : { value: read };
});
const MONEY = expectedMoney('currency-missing');
const money = z.union(
  [
    z.string().transform(moneyText),
    z
      .strictObject({
        amount: z
          .union([z.string(), z.number()], { error: 'a decimal amount such as "212.40"' })
          .describe('The amount as a decimal number or text.'),
        currency: z
          .string({ error: 'a currency such as USD' })
          .regex(/^\s*[A-Za-z]{3}\s*$/, { error: 'a currency such as USD' })
          .describe('The currency, three letters by ISO 4217.'),
      })
      .transform(({ amount, currency }, context) => moneyText(`${amount} ${currency.trim()}`, context)),
  ],
  { error: MONEY },
);

/** A key that may be left out, or be null for "unknown". */
const field = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  schema.nullish().describe(description);

const giftEntry = z
  .strictObject({
    gift: words.describe('Name or id of the gift.').optional(),
    name: words.describe('Name of the gift, exactly as the platform shows it.').optional(),
    id: words.describe("The platform's id of the gift.").optional(),
    count: countFromOne.describe('How many were received.'),
    coins: field(
      countFromOne,
      'Price of one in coins; null when it is unknown. Left out, the catalogue is asked.',
    ),
  })
  .refine(({ gift, name, id }) => (gift === undefined) !== (name === undefined && id === undefined), {
    error: 'a gift with either the key gift, or name or id',
  });

const incomeEntry = z.strictObject({
  kind: z
    .string({ error: `one of ${INCOME_KINDS.join(', ')}` })
    .transform((kind, context) => {
      const known = INCOME_KINDS.find((each) => each === kind.trim().toLowerCase());
      if (known) return known;
      context.issues.push({ code: 'custom', message: expectedIncomeKind(kind), input: kind });
      return z.NEVER;
    })
    .describe(`What it was for: ${INCOME_KINDS.join(', ')}.`),
  label: field(words, 'A name of your own for it.'),
  amount: money.describe('The amount with its currency, such as 200USD.'),
});

export const sessionFileSchema = z
  .strictObject({
    $schema: z.string().describe('The address of this schema, for editors.').optional(),
    platform: field(words, 'The platform; tiktok when left out.'),
    creator: field(handle, 'Handle or name of the creator.'),
    title: field(words, 'Title of the LIVE.'),
    roomId: field(words, "The platform's id of the LIVE room."),
    startedAt: field(
      time,
      'Start as ISO 8601, such as 2026-03-01T20:00. Without an offset it is in timezone.',
    ),
    endedAt: field(time, 'End as ISO 8601.'),
    timezone: field(timezone, 'IANA time zone of times without offset, such as Europe/Berlin.'),
    duration: field(duration, 'Duration with units, such as 2h30m, 150m, 2:10:05 or PT2H30M.'),
    durationSeconds: field(countFromOne, 'Duration in seconds; in place of duration.'),
    viewers: field(
      z.union(
        [
          z.number().transform(averageOf),
          z.string().transform(averageOf),
          z.strictObject({
            average: field(average, 'Average number of viewers at one time.'),
            peak: field(count, 'Most viewers at one time.'),
            unique: field(count, 'Different people over the whole LIVE.'),
          }),
        ],
        { error: 'a group with average, peak and unique, or the average number of viewers at one time' },
      ),
      'Viewers: a group with average, peak and unique, or the average at one time alone.',
    ),
    views: field(count, "Entries, as TikTok's end screen counts them; one person can enter more than once."),
    likes: field(
      z.union(
        [
          z.number().transform(wholeNumber(0)),
          z.string().transform(wholeNumber(0)),
          z.strictObject({
            total: field(count, "The room's total."),
            recorded: field(
              count,
              'Likes received during the recorded part, where only a part was recorded.',
            ),
          }),
        ],
        { error: `${COUNT}, or a group with total and recorded` },
      ),
      "Likes: the room's total, or a group with total and recorded.",
    ),
    comments: field(count, 'Comments.'),
    shares: field(count, 'Shares.'),
    follows: field(count, 'New followers.'),
    gifters: field(count, 'Different people who sent at least one gift.'),
    gifts: field(
      z.union([z.array(giftEntry), z.record(z.string(), countFromOne)], {
        error: 'a list of gifts, or names with counts such as {Rose: 120} (a bare number is giftCount)',
      }),
      'Gifts received: a list, or a group of names or ids with their counts.',
    ),
    giftCount: field(count, 'Number of gifts of unknown kinds.'),
    coins: field(count, 'Total worth of the gifts in coins; checked against the gifts where there are any.'),
    diamonds: field(count, 'Diamonds as the screen of the creator shows them.'),
    paid: field(money, 'What arrived, with its currency, such as 212.40USD.'),
    otherIncome: field(
      z.array(incomeEntry, { error: 'a list' }),
      'Income beside gifts; listed apart, never added to it.',
    ),
    host: field(handle, 'Id or handle of the host, for logs of rooms where several people receive gifts.'),
  })
  .refine(
    (session) =>
      typeof session.duration !== 'number' ||
      typeof session.durationSeconds !== 'number' ||
      session.duration === session.durationSeconds,
    { error: 'the same length as duration', path: ['durationSeconds'] },
  )
  .describe('One LIVE, written by hand, for live-earnings.');

/** A session file as it may be written. */
export type SessionFile = z.output<typeof sessionFileSchema>;
