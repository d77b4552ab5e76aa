import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { sources } from '../../../src/sources/registry.ts';
import { SESSION_KEYS } from '../../../src/sources/session-file/keys.ts';
import { parseSessionFile } from '../../../src/sources/session-file/parse.ts';
import { plainSession } from '../../../src/sources/session-file/plain.ts';

const FILE = 'session.json';
const sourceOf = (text: string) => sources.find((each) => each.recognise(text))?.name;

/** A JSON value as it is written. */
type Text = fc.Arbitrary<string>;
const oneOf = (...texts: readonly string[]): Text => fc.constantFrom(...texts);
const quoted = (...texts: readonly string[]): Text => oneOf(...texts.map((each) => JSON.stringify(each)));

const whole = fc.oneof(fc.nat({ max: 5_000_000 }), fc.maxSafeNat()).map(String);
const plainCount = fc.oneof(whole, quoted('48,213', '18.8K', ' 12 ', '1.2万'), oneOf('null', '12.0', '0'));
const oddNumber = oneOf('-0', '-5', '1e3', '1E3', '48.210', '350.125', '9007199254740993', '0.5', '1e999');
const oddText = quoted(
  '',
  ' ',
  'many',
  '12 apples',
  '"likes":5',
  '\ud800',
  '\u0000',
  '__proto__',
  '5 bn',
  '{"event": 1}',
);
const odd = fc.oneof(oddNumber, oddText, oneOf('true', '[]', '{}', '[1]', 'null', '{"average": {}}'));

const averages = fc.oneof(
  plainCount,
  fc.nat({ max: 99_999 }).map((n) => `${n}.${n % 10}5`),
  oneOf('350.5', '0.50'),
);
const names = quoted(
  'mira_sings',
  '@mira',
  '@',
  ' a LIVE \n',
  'été',
  '7312345678901234567',
  'tiktok',
  'a "b": c',
);
const times = quoted(
  '2026-03-01T20:00',
  '2026-03-01 20:00:30+01:00',
  ' 2026-03-01T20:00:00.000Z ',
  '2026-02-30T20:00',
);
const money = quoted('212.40USD', '$5', '1.234EUR', '5 XYZ', '12');

/** `{…}` of keys and values as they are written, some of them perhaps twice, in any order and layout. */
const objectOf = (pairs: fc.Arbitrary<readonly (readonly [key: string, value: string])[]>): Text =>
  fc.tuple(pairs, layouts).map(([each, [open, between, colon, close]]) => {
    const written = each.map(([key, value]) => `${JSON.stringify(key)}${colon}${value}`);
    return `{${open}${written.join(`,${between}`)}${close}}`;
  });
const layouts = fc.constantFrom(
  ['', '', ':', ''],
  [' ', ' ', ': ', ' '],
  ['\n  ', '\n  ', ': ', '\n'],
  ['\r\n\t', '\r\n\t', ' :\n', '\r\n'],
  ['\n', '', ':', ''],
);
const some = (values: Readonly<Record<string, Text>>, most = 8) =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(values)), { maxLength: most })
    .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), values[key] as Text))));

const giftName = fc.oneof(
  fc.constantFrom(
    'Rose',
    'Lion',
    '5655',
    'event',
    'type',
    'msgId',
    'comment',
    'userId',
    'uniqueId',
    'o',
    'meta',
    'likes',
  ),
  fc.string({ maxLength: 8 }),
);
const gifts = fc.oneof(
  objectOf(fc.array(fc.tuple(giftName, fc.oneof(plainCount, whole)), { maxLength: 4 })),
  fc
    .array(
      objectOf(
        some({ gift: names, name: names, id: names, count: fc.oneof(whole, plainCount), coins: plainCount }),
      ),
      { maxLength: 3 },
    )
    .chain((list) => fc.constantFrom(`[${list.join(',')}]`, `[\n${list.join(',\n')}\n]`)),
);
const VALUES: Readonly<Record<string, Text>> = {
  $schema: quoted('https://example.com/session.json'),
  platform: names,
  creator: names,
  title: names,
  roomId: names,
  startedAt: times,
  endedAt: times,
  timezone: quoted('Europe/Berlin', 'UTC', '+05:30', 'Mars/One'),
  duration: quoted('2h30m', '150m', '2:10:05', 'PT2H', '2:30', '0m', '90 s', '2 jam 10 menit'),
  durationSeconds: plainCount,
  viewers: fc.oneof(averages, objectOf(some({ average: averages, peak: plainCount, unique: plainCount }))),
  views: plainCount,
  likes: fc.oneof(plainCount, objectOf(some({ total: plainCount, recorded: plainCount }))),
  comments: plainCount,
  shares: plainCount,
  follows: plainCount,
  gifters: plainCount,
  gifts,
  giftCount: plainCount,
  coins: plainCount,
  diamonds: plainCount,
  paid: money,
  otherIncome: fc
    .array(objectOf(some({ kind: quoted('brand', ' Tip ', 'gifts'), label: names, amount: money })), {
      maxLength: 2,
    })
    .map((list) => `[${list.join(', ')}]`),
  host: names,
};

const session = objectOf(some(VALUES));
/** With a wrong value, an unknown key or the same key twice now and then. */
const careless = objectOf(
  fc
    .tuple(
      some(VALUES),
      fc.array(
        fc.tuple(fc.constantFrom(...SESSION_KEYS, 'lieks', '__proto__', 'event', 'data', 'tally'), odd),
        {
          maxLength: 2,
        },
      ),
    )
    .map(([right, wrong]) => [...right, ...wrong]),
);
const anyText = fc.oneof(
  { arbitrary: session, weight: 4 },
  { arbitrary: careless, weight: 3 },
  {
    arbitrary: fc
      .tuple(session, fc.constantFrom('\n', ' #', ',', '\n{}', '}'))
      .map((parts) => parts.join('')),
    weight: 1,
  },
);

const FULL = JSON.stringify({
  $schema: 'https://example.com/session.json',
  platform: 'tiktok',
  creator: '@mira_sings',
  title: 'An evening',
  roomId: '7312345678901234567',
  startedAt: '2026-03-01T20:00:00.000Z',
  endedAt: '2026-03-01T22:30:00+01:00',
  timezone: 'Europe/Berlin',
  duration: '2h30m',
  viewers: { average: 350.5, peak: 1200, unique: '9,000' },
  views: '18.8K',
  likes: { total: 48210, recorded: 40000 },
  comments: 812,
  shares: 0,
  follows: null,
  gifters: 7,
  gifts: [
    { gift: 'Rose', count: 120 },
    { name: 'Lion', id: '6369', count: 2, coins: 29999 },
    { id: '5655', count: 4, coins: null },
  ],
  giftCount: 129,
  coins: 60118,
  diamonds: 60118,
  paid: '212.40USD',
  otherIncome: [{ kind: 'brand', label: 'Acme', amount: '200USD' }],
  host: 'anna',
});

describe('the short way of a session file', () => {
  test.prop([anyText], { numRuns: 3000 })('says what the long way says, or nothing', async (text) => {
    const plain = plainSession(text, FILE);
    if (plain === null) return;
    expect(plain).toEqual(await parseSessionFile(text, FILE));
    expect(sourceOf(text)).toBe('session file');
  });

  it.each([
    ['on one line', FULL],
    ['on many', JSON.stringify(JSON.parse(FULL), null, 2)],
    ['with names and counts', '{"gifts": {"Rose": 120, "Lion": 2}, "likes": 5}'],
    ['with names and counts on many lines', '{\n  "gifts": {\n    "event": 120\n  },\n  "likes": 5\n}\n'],
  ])('takes what every key may hold, %s', async (_, text) => {
    const plain = plainSession(text, FILE);
    expect(plain).not.toBeNull();
    expect(plain).toEqual(await parseSessionFile(text, FILE));
    expect(sourceOf(text)).toBe('session file');
  });

  it.each([
    ['a number that people group', '{"likes": 48.210}'],
    ['an exponent', '{"likes": 1e3}'],
    ['a minus', '{"likes": -0}'],
    ['a key twice', '{"likes": 5, "likes": 6}'],
    ['a key twice, once with an escape', '{"likes": 5, "l\\u0069kes": 6}'],
    ['a gift twice', '{"gifts": {"Rose": 5, "Rose": 6}}'],
    ['a gift that no object can hold', '{"gifts": {"__proto__": 5}}'],
    ['a gift called like a key', '{"gifts": {"startedAt": 5}, "startedAt": "2026-03-01T20:00Z"}'],
    ['no gift at all', '{"gifts": [{"gift": "Rose", "count": 0}]}'],
    ['two lengths', '{"duration": "2h", "durationSeconds": 7200}'],
    ['no key', '{"$schema": "https://example.com/session.json"}'],
    ['an id that JavaScript rounds', '{"roomId": 7312345678901234567, "likes": 5}'],
    ['bytes that are no text', '{"title": "\ufffd", "likes": 5}'],
    ['gifts that may be a message', '{"likes": 4, "gifts":\n{"viewerCount": 5, "msgId": 3}\n}'],
    ['YAML', '{likes: 5}'],
    ['a list', '[{"likes": 5}]'],
    ['an unknown key', '{"likes": 5, "lieks": 6}'],
  ])('leaves %s to the long way', (_, text) => {
    expect(plainSession(text, FILE)).toBeNull();
  });
});
