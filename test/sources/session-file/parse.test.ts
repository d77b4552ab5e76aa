import { describe, expect, test } from 'vitest';
import { USD } from '../../../src/money/currency.ts';
import { exact } from '../../../src/money/exact.ts';
import { parseSessionFile } from '../../../src/sources/session-file/parse.ts';
import { NO_FIELDS, type TypedGift } from '../../../src/sources/typed/fields.ts';
import { parseFlags } from '../../../src/sources/typed/flags.ts';
import { problemsOf } from '../typed/expect-problems.ts';

const FILE = 'session.yaml';
const read = (text: string) => parseSessionFile(text, FILE);
const usd = (amount: string) => ({ currency: USD, amount: exact(amount) });
const place = (line: number, column: number) => ({ file: FILE, line, column });

const withoutPlace = ({ name, giftId, count, price }: TypedGift) => ({ name, giftId, count, price });

/** What is wrong, one line a fault: place, code, key, and what is nearest or expected. */
async function faults(text: string): Promise<string[]> {
  const problems = await problemsOf(() => read(text));
  return problems.map((each) => {
    const where = `${each.at?.line}:${each.at?.column} ${each.code}`;
    expect(each.at?.file).toBe(FILE);
    if (each.code === 'DATA_KEY_UNKNOWN') return `${where} ${each.args.key} -> ${each.args.nearest}`;
    if (each.code === 'DATA_KEY_MISSING') return `${where} ${each.args.key}`;
    if (each.code === 'COUNT_TOO_LARGE') return `${where} ${each.args.figure}=${each.args.value}`;
    if (each.code !== 'DATA_VALUE_INVALID') return where;
    return `${where} ${each.args.key}=${each.args.value}: ${each.args.expected}`;
  });
}

describe('a session file', () => {
  test('says everything the vocabulary has', async () => {
    const text = `# An evening
$schema: https://example.com/session.json
platform: tiktok
creator: "@anna"
title: 2026
roomId: 7312345678901234567
startedAt: 2026-03-01T20:00
endedAt: 2026-03-01T22:30
timezone: Europe/Berlin
duration: 2h30m
viewers: {average: 350.5, peak: 1.2K, unique: 9.000}
views: 18,8 mil
likes: {total: 48.210, recorded: 40000}
comments: 812
shares: "1 234"
follows: ~
gifters: 7
gifts:
  - {gift: Rose, count: 120}
  - name: Lion
    id: 6369
    count: 2
    coins: 29999
  - {name: Nova, count: 3, coins: null}
  - id: 5655
    count: 4
giftCount: 129
coins: 60.118
diamonds: 60118
paid: 212.40USD
otherIncome:
  - {kind: brand, label: Acme, amount: 200USD}
  - {kind: Tip, amount: {amount: 5.10, currency: usd}}
host: "@anna"
`;
    expect(await read(text)).toEqual({
      platform: 'tiktok',
      creator: 'anna',
      title: '2026',
      roomId: '7312345678901234567',
      startedAt: { text: '2026-03-01T20:00', at: place(7, 12) },
      endedAt: { text: '2026-03-01T22:30', at: place(8, 10) },
      timezone: 'Europe/Berlin',
      durationSeconds: 9000,
      viewers: { average: 350.5, peak: 1200, unique: 9000 },
      views: 18_800,
      likes: { total: 48_210, recorded: 40_000 },
      comments: 812,
      shares: 1234,
      follows: null,
      gifters: 7,
      gifts: [
        { name: 'Rose', giftId: null, count: 120, price: { kind: 'catalogue' }, at: place(19, 5) },
        { name: 'Lion', giftId: '6369', count: 2, price: { kind: 'coins', coins: 29_999 }, at: place(20, 5) },
        { name: 'Nova', giftId: null, count: 3, price: { kind: 'unpriced' }, at: place(24, 5) },
        { name: '5655', giftId: '5655', count: 4, price: { kind: 'catalogue' }, at: place(25, 5) },
      ],
      giftCount: 129,
      coins: 60_118,
      diamonds: 60_118,
      paid: usd('212.40'),
      otherIncome: [
        { kind: 'brand', label: 'Acme', money: usd('200') },
        { kind: 'tip', label: 'tip', money: usd('5.10') },
      ],
      host: 'anna',
    });
  });

  test('says the same as flags do', async () => {
    const { gifts, startedAt, ...flags } = parseFlags({
      likes: '48,213',
      viewers: '350',
      duration: '2h',
      comments: '812',
      gift: ['Rose=120'],
      paid: '212.40USD',
      income: ['brand=200USD'],
      startedAt: '2026-03-01T20:00Z',
    });
    const file = await read(
      '{"likes": "48,213", "viewers": 350, "durationSeconds": 7200, "comments": 812, "gifts": {"Rose": 120},' +
        ' "paid": {"amount": 212.40, "currency": "USD"}, "otherIncome": [{"kind": "brand", "amount": "200USD"}],' +
        ' "startedAt": "2026-03-01T20:00Z"}',
    );
    expect(file).toMatchObject(flags);
    expect(file.gifts?.map(withoutPlace)).toEqual(gifts?.map(withoutPlace));
    expect(file.startedAt?.text).toBe(startedAt?.text);
  });

  test('may be empty, and gifts may be none', async () => {
    expect(await read('# nothing yet\n')).toEqual(NO_FIELDS);
    expect(await read('\ufefflikes: 5\r\n')).toMatchObject({ likes: { total: 5 } });
    expect((await read('gifts: []')).gifts).toEqual([]);
    expect((await read('gifts: ~')).gifts).toBeNull();
  });

  test('keeps counts and amounts as they are written, not as a float has them', async () => {
    expect(
      await read('likes: 1.230\nviews: 9007199254740991\npaid: {amount: 0.10, currency: USD}'),
    ).toMatchObject({
      likes: { total: 1230 },
      views: 9_007_199_254_740_991,
      paid: usd('0.1'),
    });
    expect((await read('paid: 90071992547409930.07USD')).paid).toEqual(usd('90071992547409930.07'));
    expect((await read('paid: {amount: 90071992547409930.07, currency: USD}')).paid).toEqual(
      usd('90071992547409930.07'),
    );
  });
});

describe('faults', () => {
  test('are reported all at once, each where it stands', async () => {
    expect(
      await faults(`creater: anna
startedAt: 2026-02-30T20:00
duration: 9000
viewers: {avrage: 350}
peak-viewers: 5
likes: 48,21
views: [1]
comments: 9007199254740993
gifts:
  - {gift: Rose}
  - {gift: Lion, id: 3, count: 1}
  - {gift: Lion, count: 0, coins: 0}
  - 5
  - {count: 1}
  - {gift: Rose, count: 3B, price: 2}
paid: 212.40
otherIncome:
  - {kind: brnd, amount: 1.234USD}
  - {amount: 5USD, kind: tip, lable: x}
timezone: Mars/One
shares: true
constructor: 5
`),
    ).toEqual([
      '1:1 DATA_KEY_UNKNOWN creater -> creator',
      '2:12 DATA_VALUE_INVALID startedAt=2026-02-30T20:00: a date that exists',
      '3:11 DATA_VALUE_INVALID duration=9000: a duration with its unit, such as 9000m for minutes or 9000s for seconds',
      '4:11 DATA_KEY_UNKNOWN viewers.avrage -> average',
      '5:1 DATA_KEY_UNKNOWN peak-viewers -> viewers.peak',
      '6:8 DATA_VALUE_INVALID likes=48,21: a whole number such as 48213, 48,213 or 18.8K',
      '7:8 DATA_VALUE_INVALID views=[1]: a whole number such as 48213, 48,213 or 18.8K',
      '8:11 COUNT_TOO_LARGE comments=9007199254740993',
      '10:5 DATA_KEY_MISSING gifts[0].count',
      '11:5 DATA_VALUE_INVALID gifts[1]={"gift":"Lion","id":3,"count":1}: a gift with either the key gift, or name or id',
      '12:25 DATA_VALUE_INVALID gifts[2].count=0: a number of at least 1',
      '12:35 DATA_VALUE_INVALID gifts[2].coins=0: a number of at least 1',
      '13:5 DATA_VALUE_INVALID gifts[3]=5: a group of keys',
      '14:5 DATA_VALUE_INVALID gifts[4]={"count":1}: a gift with either the key gift, or name or id',
      '15:25 DATA_VALUE_INVALID gifts[5].count=3B: a number written in full (B is a billion in English and a thousand in Turkish)',
      '15:29 DATA_KEY_UNKNOWN gifts[5].price -> null',
      '16:7 DATA_VALUE_INVALID paid=212.40: an amount with its currency, such as 212.40USD',
      '18:12 DATA_VALUE_INVALID otherIncome[0].kind=brnd: one of brand, subscription, tip, shop, other (nearest: brand)',
      '18:26 DATA_VALUE_INVALID otherIncome[0].amount=1.234USD: an amount with a decimal point and no grouping, such as 1234.00USD',
      '19:31 DATA_KEY_UNKNOWN otherIncome[1].lable -> label',
      '20:11 DATA_VALUE_INVALID timezone=Mars/One: the IANA name of a time zone, such as Europe/Berlin or Asia/Jakarta',
      '21:9 DATA_VALUE_INVALID shares=true: a whole number such as 48213, 48,213 or 18.8K',
      '22:1 DATA_KEY_UNKNOWN constructor -> null',
    ]);
  });

  test.each([
    [
      'gifts: 122',
      '1:8 DATA_VALUE_INVALID gifts=122: a list of gifts, or names with counts such as {Rose: 120} (a bare number is giftCount)',
    ],
    ['gifts:\n  Rose: 0', '2:9 DATA_VALUE_INVALID gifts.Rose=0: a number of at least 1'],
    [
      'gifts:\n  Rose: {count: 1}',
      '2:9 DATA_VALUE_INVALID gifts.Rose={"count":1}: a whole number such as 48213, 48,213 or 18.8K',
    ],
    [
      'likes: {total: many}',
      '1:16 DATA_VALUE_INVALID likes.total=many: a whole number such as 48213, 48,213 or 18.8K',
    ],
    ['likes: 12.5', '1:8 DATA_VALUE_INVALID likes=12.5: a whole number such as 48213, 48,213 or 18.8K'],
    ['likes: 1e3', '1:8 DATA_VALUE_INVALID likes=1e3: a whole number such as 48213, 48,213 or 18.8K'],
    ['likes: -5', '1:8 DATA_VALUE_INVALID likes=-5: a whole number such as 48213, 48,213 or 18.8K'],
    ['likes: .inf', '1:8 DATA_VALUE_INVALID likes=.inf: a whole number such as 48213, 48,213 or 18.8K'],
    [
      'viewers: true',
      '1:10 DATA_VALUE_INVALID viewers=true: a group with average, peak and unique, or the average number of viewers at one time',
    ],
    [
      'duration: 2:30',
      '1:11 DATA_VALUE_INVALID duration=2:30: a duration with its units: 2h30m or 2m30s (2:30 can be either)',
    ],
    ['durationSeconds: 0', '1:18 DATA_VALUE_INVALID durationSeconds=0: a number of at least 1'],
    [
      'duration: 2h\ndurationSeconds: 7201',
      '2:18 DATA_VALUE_INVALID durationSeconds=7201: the same length as duration',
    ],
    [
      'startedAt: 2026-03-01',
      '1:12 DATA_VALUE_INVALID startedAt=2026-03-01: a date with a time of day, such as 2026-03-01T20:00',
    ],
    ['creator: ""', '1:10 DATA_VALUE_INVALID creator=: a value that is not empty'],
    [
      'paid: {amount: 1.234, currency: USD}',
      '1:7 DATA_VALUE_INVALID paid={"amount":1.234,"currency":"USD"}: an amount with a decimal point and no grouping, such as 1234.00USD',
    ],
    [
      'paid: {amount: 5, currency: dollars}',
      '1:29 DATA_VALUE_INVALID paid.currency=dollars: a currency such as USD',
    ],
    ['paid: {amount: 5}', '1:1 DATA_KEY_MISSING paid.currency'],
    ['likes: 1\nlikes: 2', '2:1 DATA_SYNTAX'],
    ['{"likes": 1, "likes": 2}', '1:14 DATA_SYNTAX'],
    ['likes: [1\nviews: 3', '2:1 DATA_SYNTAX'],
    ['{"likes": 48,213}', '1:14 DATA_KEY_UNKNOWN 213 -> null'],
    ['likes: !!js/function x', '1:8 DATA_SYNTAX'],
    ['likes: 1\n---\nlikes: 2', '2:1 DATA_SYNTAX'],
    ['- likes: 5', '1:1 DATA_VALUE_INVALID =[{"likes":5}]: a group of keys'],
  ])('%j', async (text, fault) => {
    expect(await faults(text)).toEqual([fault]);
  });

  test('an alias bomb and bottomless nesting are refused', async () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [before, key] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map((pair) => pair.split(''))) {
      bomb.push(`${key}: &${key} [${Array.from({ length: 9 }, () => `*${before}`).join()}]`);
    }
    const problems = await problemsOf(() => read(bomb.join('\n')));
    expect(problems.map(({ code }) => code)).toEqual(['DATA_SYNTAX']);
    const deep = await problemsOf(() => read('['.repeat(20_000)));
    expect(deep[0]).toMatchObject({ code: 'DATA_SYNTAX', at: { file: FILE, line: 1 } });
  });

  test('no text does anything but parse or stop with faults', async () => {
    for (const text of [
      '\u0000',
      '%',
      '&a',
      '*a',
      '? x',
      '<<: {likes: 5}',
      '{',
      '"',
      '`',
      '@',
      '\t- x',
      'likes: |',
      '!',
    ]) {
      const outcome = await read(text).catch((error: Error) => error.name);
      expect(typeof outcome === 'string' ? outcome : 'fields', text).toMatch(/^(?:InputError|fields)$/);
    }
  });
});
