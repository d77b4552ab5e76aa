import { describe, expect, test } from 'vitest';
import { USD } from '../../../src/money/currency.ts';
import { exact } from '../../../src/money/exact.ts';
import { hasAnySessionField } from '../../../src/sources/typed/empty.ts';
import { NO_FIELDS } from '../../../src/sources/typed/fields.ts';
import { parseFlags, type RawSessionFlags } from '../../../src/sources/typed/flags.ts';
import { problemsOf } from './expect-problems.ts';

const at = { file: 'flags' };
const usd = (amount: string) => ({ currency: USD, amount: exact(amount) });

test('no flags, no fields', () => {
  expect(parseFlags({})).toEqual(NO_FIELDS);
  expect(parseFlags({ gift: [], income: [] })).toEqual(NO_FIELDS);
});

test('every flag', () => {
  const fields = parseFlags({
    likes: '48,213',
    viewers: '350,5',
    peakViewers: '1.2K',
    uniqueViewers: '9.001',
    views: '18,8 mil',
    duration: '2h30m',
    comments: '812',
    shares: '0',
    follows: '12',
    gifters: '7',
    gift: ['Rose=120', 'Lion=1.2K'],
    gifts: '122',
    coins: '60118',
    diamonds: '60 118',
    paid: '212.40USD',
    income: ['brand=200USD', 'Brand:Acme: spring=99.50USD', 'tip=5EUR'],
    creator: '@anna',
    platform: 'tiktok',
    startedAt: '2026-03-01T20:00',
    timezone: 'Europe/Berlin',
    host: '@anna',
  });
  expect(fields).toEqual({
    ...NO_FIELDS,
    likes: { total: 48_213, recorded: null },
    viewers: { average: 350.5, peak: 1200, unique: 9001 },
    views: 18_800,
    durationSeconds: 9000,
    comments: 812,
    shares: 0,
    follows: 12,
    gifters: 7,
    gifts: [
      { name: 'Rose', giftId: null, count: 120, price: { kind: 'catalogue' }, at },
      { name: 'Lion', giftId: null, count: 1200, price: { kind: 'catalogue' }, at },
    ],
    giftCount: 122,
    coins: 60_118,
    diamonds: 60_118,
    paid: usd('212.40'),
    otherIncome: [
      { kind: 'brand', label: 'brand', money: usd('200') },
      { kind: 'brand', label: 'Acme:spring', money: usd('99.50') },
      { kind: 'tip', label: 'tip', money: { ...usd('5'), currency: 'EUR' } },
    ],
    creator: 'anna',
    platform: 'tiktok',
    startedAt: { text: '2026-03-01T20:00', at },
    timezone: 'Europe/Berlin',
    host: 'anna',
  });
});

describe('--gift', () => {
  test.each([
    ['Rose=120', 'Rose', 120, { kind: 'catalogue' }],
    ['5655 = 3', '5655', 3, { kind: 'catalogue' }],
    ['A=B=2', 'A=B', 2, { kind: 'catalogue' }],
    ['me@home=2', 'me@home', 2, { kind: 'catalogue' }],
    ['Rsoe=3@10', 'Rsoe', 3, { kind: 'coins', coins: 10 }],
    ['Rsoe=3 @ 29,999', 'Rsoe', 3, { kind: 'coins', coins: 29_999 }],
    ['Rsoe=3@?', 'Rsoe', 3, { kind: 'unpriced' }],
    ['🌹=1K', '🌹', 1000, { kind: 'catalogue' }],
  ])('%s', (text, name, count, price) => {
    expect(parseFlags({ gift: [text] }).gifts).toEqual([{ name, giftId: null, count, price, at }]);
  });

  test.each([
    ['Rose', 'a name or id and how many, such as Rose=1'],
    ['', 'a name or id and how many, such as Rose=1'],
    ['=3', 'a name or id before the =, such as Rose=120'],
    ['Rose=', 'a whole number such as Rose=120'],
    ['Rose=many', 'a whole number such as Rose=120'],
    ['Rose=1.5', 'a whole number such as Rose=120'],
    ['Rose=-3', 'a whole number such as Rose=120'],
    ['Rose=0', 'a count of at least 1'],
    ['Rose=3@', 'a price of at least 1 coin after the @, or ? where it is not known, such as Rose=3@1'],
    ['Rose=3@0', 'a price of at least 1 coin after the @, or ? where it is not known, such as Rose=3@1'],
  ])('%j is refused', async (value, expected) => {
    const problems = await problemsOf(() => parseFlags({ gift: [value] }));
    expect(problems.map(({ code, args }) => ({ code, args }))).toEqual([
      { code: 'FLAG_VALUE_INVALID', args: { flag: '--gift', value, expected } },
    ]);
  });
});

test('all bad flags are reported at once', async () => {
  const problems = await problemsOf(() =>
    parseFlags({
      likes: 'many',
      viewers: '3B',
      peakViewers: '9007199254740992',
      duration: '2:30',
      gift: ['Rose', 'Lion=2', 'Rose=9007199254740992', 'Rose=1@9007199254740992'],
      paid: '212.40',
      income: ['brnd=200USD', 'tip', 'shop=1.234USD', 'salary=5USD'],
      startedAt: '2026-02-30T20:00',
      timezone: 'Mars/One',
      creator: ' ',
    }),
  );
  const byFlag = problems.map(({ code, args }) =>
    code === 'FLAG_VALUE_INVALID' ? [args.flag, args.expected] : [code, JSON.stringify(args)],
  );
  const kinds = 'one of brand, subscription, tip, shop, other';
  expect(byFlag).toEqual(
    expect.arrayContaining([
      ['--likes', 'a whole number such as 48213, 48,213 or 18.8K'],
      ['--viewers', 'a number written in full (B is a billion in English and a thousand in Turkish)'],
      ['COUNT_TOO_LARGE', JSON.stringify({ figure: '--peak-viewers', value: '9007199254740992' })],
      ['COUNT_TOO_LARGE', JSON.stringify({ figure: '--gift', value: 'Rose=9007199254740992' })],
      ['COUNT_TOO_LARGE', JSON.stringify({ figure: '--gift', value: 'Rose=1@9007199254740992' })],
      ['--duration', 'a duration with its units: 2h30m or 2m30s (2:30 can be either)'],
      ['--gift', 'a name or id and how many, such as Rose=1'],
      ['--paid', 'an amount with its currency, such as 212.40USD'],
      ['--income', `${kinds} (nearest: brand)`],
      ['--income', 'a kind and an amount, such as brand=200USD'],
      ['--income', 'an amount with a decimal point and no grouping, such as 1234.00USD'],
      ['--income', kinds],
      ['--started-at', 'a date that exists'],
      ['--timezone', 'the IANA name of a time zone, such as Europe/Berlin or Asia/Jakarta'],
      ['--creator', 'a value that is not empty'],
    ]),
  );
  expect(byFlag).toHaveLength(15);
});

test.each<[RawSessionFlags, boolean]>([
  [{}, false],
  [{ creator: 'anna', platform: 'tiktok', timezone: 'UTC', host: 'anna' }, false],
  [{ duration: '2h', startedAt: '2026-03-01T20:00Z' }, false],
  [{ likes: '0' }, true],
  [{ viewers: '3' }, true],
  [{ gift: ['Rose=1'] }, true],
  [{ gifts: '0' }, true],
  [{ paid: '5USD' }, true],
  [{ income: ['tip=5USD'] }, true],
])('%j is something to estimate: %s', (raw, something) => {
  expect(hasAnySessionField(parseFlags(raw))).toBe(something);
});
