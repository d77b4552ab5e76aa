import * as z from 'zod';
import { TALLY_DOCUMENT, TALLY_VERSION } from '../../session/tally/document.ts';
import { MOST_LIKERS } from '../../session/tally/limits.ts';
import { EARLIEST, ID, LATEST, PSEUDONYM } from './rows.ts';

const MINUTE = 60_000;
const LONGEST_TEXT = 200;
/** As in the attributes of a tally. */
const MOST_VALUES = 8;

const count = z.int('a whole number').nonnegative('a whole number from 0');
const positive = z.int('a whole number').positive('a whole number from 1');
const time = z
  .int('a time in ms since 1970')
  .min(EARLIEST, 'a time in ms from 2016 on')
  .max(LATEST, 'a time in ms before 2100')
  .describe('ms since 1970');
const minute = z
  .int('a minute since 1970')
  .min(EARLIEST / MINUTE, 'a minute from 2016 on')
  .max(LATEST / MINUTE, 'a minute before 2100')
  .describe('minutes since 1970');
const hash = z.string('a hash').regex(/^[0-9a-f]{16}$/, '16 hexadecimal digits');
const flag = z.boolean('true or false');
const id = z.string('an id').regex(ID, 'an id of at most 64 characters without spaces');
const text = z
  .string('text')
  .min(1, 'text that is not empty')
  .max(LONGEST_TEXT, `text of at most ${LONGEST_TEXT} characters`);
const viewer = z
  .string("a viewer's pseudonym")
  .regex(PSEUDONYM, "a viewer's pseudonym of 11 letters and digits, or nothing")
  .describe('64 bits of SHA-256 of the id, salted with the room id where there is one; empty: unknown');

/** The few smallest distinct values, ascending. */
const few = <Value extends z.ZodType<string | number>>(value: Value) =>
  z
    .array(value)
    .max(MOST_VALUES, `at most ${MOST_VALUES} values`)
    .refine((values) => values.every((each, i) => i === 0 || each > (values[i - 1] as typeof each)), {
      error: 'ascending values, each once',
    });

const row = <Fields extends [z.ZodType, ...z.ZodType[]]>(fields: Fields, what: string) =>
  z.tuple(fields, `a list of ${what}`);

const messages = z.strictObject({
  seen: count.describe('Messages, replays included.'),
  hashes: z
    .base64('base64 text')
    .describe('64-bit hashes of the message ids: 8 bytes each, little-endian, ascending.'),
  minutes: z
    .base64('base64 text')
    .exactOptional()
    .describe(
      'Clock minutes since 1970 of comments, in the order of their hashes: 4 bytes each, little-endian, 0 for none.',
    ),
  more: flag.describe('There were more: the smallest hashes are kept, and their number is a lower bound.'),
});

const given = [viewer, id.nullable(), id] as const;
const bought = [positive, flag, time.nullable(), positive.nullable()] as const;
const GIVEN = 'viewer, receiver, gift id';
const BOUGHT = 'count, ended, time, coins each';

const room = z.strictObject({
  roomId: id.nullable().describe('null: no message named the room.'),
  roomStartedAt: time.nullable(),
  first: time.nullable().describe('Of the first message.'),
  last: time.nullable(),
  records: count,
  malformed: count,
  gaps: z
    .array(row([time, time], 'from, to'))
    .exactOptional()
    .describe('Stretches that the recorder says it missed.'),
  anchors: few(id).describe('Hosts that gift messages name.'),
  owners: few(id).describe('Owners that room messages name.'),
  handles: z.array(row([id, text], 'id, handle')).describe('Of receivers, hosts and owners.'),
  accounts: few(text).describe('Handles of the accounts that recorded.'),
  gifts: z.array(
    z.strictObject({
      giftId: id,
      types: few(count),
      units: few(positive).describe('Coins of one gift, as messages gave them.'),
      englishName: text.nullable(),
      name: text.nullable(),
      stated: few(z.string('text').regex(/^\d{1,16}\/\d{1,16}$/, 'coins/count')).describe(
        'Coins of unknown meaning, with how many gifts they came: coins/count.',
      ),
    }),
  ),
  streaks: z
    .array(row([...given, id, ...bought], `${GIVEN}, streak id, ${BOUGHT}`))
    .describe(`Gifts sent in a streak: [${GIVEN}, streak id, ${BOUGHT}].`),
  singles: z
    .array(row([id.nullable(), ...given, ...bought], `message id, ${GIVEN}, ${BOUGHT}`))
    .describe(`Gift messages without streak id: [message id, ${GIVEN}, ${BOUGHT}].`),
  singlesSeen: count,
  loose: z
    .array(
      row(
        [...given, positive, flag, positive.nullable(), positive],
        `${GIVEN}, count, ended, coins each, times`,
      ),
    )
    .describe(`Gift messages that nothing identifies: [${GIVEN}, count, ended, coins each, how many].`),
  likes: z.strictObject({
    min: count.nullable().describe("The room's own counter at its lowest."),
    max: count.nullable(),
    batchAtMin: count,
    minutes: z.array(row([minute, count], 'minute, highest counter')),
    batches: z
      .array(row([id, count, time.nullable()], 'id, likes, time'))
      .describe('Likes in messages without the counter.'),
    unidentified: count,
    likers: z
      .array(row([hash, viewer, count], 'hash, viewer, likes'))
      .max(MOST_LIKERS, `at most ${MOST_LIKERS} messages`)
      .refine((rows) => rows.every(([each], i) => i === 0 || each > (rows[i - 1]?.[0] ?? '')), {
        error: 'ascending hashes, each once',
      })
      .exactOptional()
      .describe(
        'Who sent the likes, of the messages with the smallest ids: [hash of the id, viewer, likes].',
      ),
  }),
  viewers: z.strictObject({
    ever: count.nullable(),
    samples: z.array(row([time, count], 'time, viewers')),
    untimed: z.strictObject({ samples: count, sum: count, peak: count.nullable() }),
  }),
  messages: z.strictObject({
    gift: messages,
    like: messages,
    comment: messages,
    follow: messages,
    share: messages,
    socialFollow: messages,
    socialShare: messages,
  }),
  unidentified: z.strictObject({ comment: count, follow: count, share: count }),
});

/** What `live-earnings tally` writes. */
export const tallySchema = z.strictObject({
  document: z.literal(TALLY_DOCUMENT, JSON.stringify(TALLY_DOCUMENT)),
  schemaVersion: z.literal(TALLY_VERSION, String(TALLY_VERSION)),
  tool: z.strictObject({ name: text, version: text }),
  incomplete: flag.describe('A log that was counted into it was cut off or damaged.'),
  rooms: z.array(room).min(1, 'a list of at least one room'),
});
