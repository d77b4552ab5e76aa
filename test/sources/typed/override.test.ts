import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { NO_FIELDS, type TypedFields, type TypedGift } from '../../../src/sources/typed/fields.ts';
import { parseFlags } from '../../../src/sources/typed/flags.ts';
import { override, overrideBy } from '../../../src/sources/typed/override.ts';

const gift = (name: string): TypedGift => ({
  name,
  giftId: null,
  count: 1,
  price: { kind: 'catalogue' },
  at: { file: 'session.yaml', line: 1, column: 1 },
});

const file: TypedFields = {
  ...parseFlags({
    platform: 'tiktok',
    creator: 'anna',
    startedAt: '2026-03-01T20:00Z',
    timezone: 'UTC',
    duration: '1h',
    viewers: '10',
    peakViewers: '20',
    uniqueViewers: '30',
    views: '40',
    likes: '50',
    comments: '60',
    shares: '70',
    follows: '80',
    gifters: '90',
    gifts: '100',
    coins: '110',
    diamonds: '120',
    paid: '130USD',
    income: ['tip=140USD', 'brand=150USD'],
    host: 'anna',
  }),
  title: 'An evening',
  roomId: '1',
  endedAt: { text: '2026-03-01T21:00Z', at: { file: 'session.yaml', line: 2, column: 1 } },
  gifts: [gift('Rose'), gift('Lion')],
  likes: { total: 50, recorded: 40 },
};

const everyFlag = {
  platform: 'other',
  creator: 'bea',
  startedAt: '2027-03-01T20:00Z',
  timezone: 'Asia/Tokyo',
  duration: '2h',
  viewers: '11',
  peakViewers: '21',
  uniqueViewers: '31',
  views: '41',
  likes: '51',
  comments: '61',
  shares: '71',
  follows: '81',
  gifters: '91',
  gift: ['Heart=1'],
  gifts: '101',
  coins: '111',
  diamonds: '121',
  paid: '131USD',
  income: ['shop=1USD'],
  host: 'bea',
};

test('nothing typed, nothing changes', () => {
  expect(override(file, NO_FIELDS)).toEqual(file);
  expect(override(NO_FIELDS, file)).toEqual(file);
});

test('every flag replaces its field, and nothing else', () => {
  const all = parseFlags(everyFlag);
  expect(override(file, all)).toEqual({
    ...all,
    title: file.title,
    roomId: file.roomId,
    endedAt: file.endedAt,
  });
  for (const [flag, value] of Object.entries(everyFlag)) {
    const one = parseFlags({ [flag]: value });
    const laid = override(file, one);
    const changed = Object.keys(laid).filter(
      (key) => !isDeepStrictEqual(laid[key as 'views'], file[key as 'views']),
    );
    expect(changed, flag).toHaveLength(1);
  }
});

test('kinds of viewers are replaced one by one, gifts as a whole', () => {
  expect(override(file, parseFlags({ peakViewers: '99' })).viewers).toEqual({
    average: 10,
    peak: 99,
    unique: 30,
  });
  expect(override(file, parseFlags({ gift: ['Heart=2'] })).gifts).toHaveLength(1);
  expect(override(file, parseFlags({ likes: '0' })).likes).toEqual({ total: 0, recorded: null });
});

test('the same flags for many files do what they do for one, and leave a file alone where they say nothing', () => {
  const flags = parseFlags(everyFlag);
  expect(overrideBy(flags)(file)).toEqual(override(file, flags));
  expect(overrideBy(NO_FIELDS)(file)).toBe(file);
  for (const [key, value] of Object.entries(flags)) {
    if (isDeepStrictEqual(value, NO_FIELDS[key as keyof TypedFields])) continue;
    const one = { ...NO_FIELDS, [key]: value };
    expect(overrideBy(one)(file), key).toEqual(override(file, one));
  }
});
