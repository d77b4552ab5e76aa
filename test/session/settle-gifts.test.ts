import { describe, expect, test } from 'vitest';
import type { UserId } from '../../src/session/ids.ts';
import { codes, found, GUEST, gift, HOST, lines, settled, START } from './events.ts';

const priced = (coins: number) => ({ kind: 'priced', coins }) as const;
const group = (groupId: string, repeatCount: number, ended = false) => gift({ groupId, repeatCount, ended });
const single = (repeatCount: number, ended = false) => gift({ repeatCount, ended });

describe('a streak with an id', () => {
  test('is its highest running total, once', () => {
    const session = settled([group('1', 1), group('1', 2), group('1', 5), group('1', 5, true)]);
    expect(lines(session.gifts)).toEqual(['Rose x5 @1']);
    expect(session.completeness.openStreaks).toBe(0);
  });

  test('counts at its highest without an end, and says so', () => {
    const session = settled([group('1', 1), group('1', 47), group('2', 3, true)]);
    expect(lines(session.gifts)).toEqual(['Rose x50 @1']);
    expect(found(session, 'OPEN_STREAKS')).toEqual({ count: 1 });
  });

  test('of a gift that cannot be sent in a streak is never open', () => {
    const session = settled([gift({ giftId: '11046', name: 'Galaxy', type: 2, unit: 1000, groupId: '9' })]);
    expect(lines(session.gifts)).toEqual(['Galaxy x1 @1000']);
    expect(codes(session)).toEqual(['GIFT_NOT_IN_CATALOGUE']);
  });

  test('seen without its receiver by another recorder is one streak', () => {
    const unknown = { id: null, handle: null };
    const session = settled(
      [
        gift({ groupId: '1', repeatCount: 2, receiver: { id: GUEST, handle: null } }),
        gift({ groupId: '1', repeatCount: 4, receiver: unknown, ended: true }),
        gift({ groupId: '1', repeatCount: 3, receiver: unknown, user: unknown }),
        gift({ groupId: '2', repeatCount: 7, receiver: { id: HOST, handle: null } }),
      ],
      { host: HOST },
    );
    expect(lines(session.gifts)).toEqual(['Rose x7 @1']);
    expect(lines(session.toOthers.gifts)).toEqual(['Rose x4 @1']);
  });

  test('of two viewers with one streak id stays two', () => {
    const another = { id: '7100000000000000002' as UserId, handle: null };
    const session = settled([group('1', 2), gift({ groupId: '1', repeatCount: 3, user: another })]);
    expect(lines(session.gifts)).toEqual(['Rose x5 @1']);
    expect(session.gifters).toBe(2);
  });
});

describe('gifts without a streak id', () => {
  test.each([
    ['an end begins anew', [single(1), single(1, true), single(1), single(1, true)], 2, 0],
    ['so does a falling count', [single(1), single(3), single(1), single(2)], 5, 2],
    ['a standing count is one streak', [single(2), single(2), single(2)], 2, 1],
  ])('%s', (_, events, count, open) => {
    for (const each of [events, [...events].reverse()]) {
      const session = settled(each);
      expect(lines(session.gifts)).toEqual([`Rose x${count} @1`]);
      expect(session.completeness.openStreaks).toBe(open);
    }
  });

  test('messages of one moment are told apart by their ids', () => {
    const events = [single(1), single(2), single(1), single(1, true)].map((each) => ({
      ...each,
      time: START,
    }));
    expect(lines(settled(events.reverse()).gifts)).toEqual(['Rose x3 @1']);
  });

  test('every message of a gift that arrives once is a gift', () => {
    const heart = () => gift({ giftId: '7934', name: 'Heart Me', type: 4 });
    const session = settled([heart(), heart(), gift({ giftId: '7934', type: 4, repeatCount: 3 })]);
    expect(session.gifts?.[0]?.count).toBe(5);
  });

  test('each viewer, gift and receiver has streaks of their own', () => {
    const session = settled(
      [
        gift({ repeatCount: 2 }),
        gift({ repeatCount: 5, user: { id: null, handle: 'someone' } }),
        gift({ repeatCount: 3, giftId: '5658', name: 'Perfume', unit: 20 }),
        gift({ repeatCount: 4, receiver: { id: GUEST, handle: null } }),
      ],
      { host: HOST },
    );
    expect(lines(session.gifts)).toEqual(['Perfume x3 @20', 'Rose x7 @1']);
    expect(lines(session.toOthers.gifts)).toEqual(['Rose x4 @1']);
    expect(session.gifters).toBe(2);
    expect(session.completeness.topGifterCoins).toBe(62);
  });
});

describe('gift messages without id', () => {
  const nameless = { msgId: null } as const;

  test('are told apart by who, what, how many and their own time', () => {
    const once = gift({ ...nameless, type: 2, unit: 10 });
    const later = { ...once, time: (once.time as number) + 1 };
    const session = settled([once, once, later]);
    expect(lines(session.gifts)).toEqual(['Rose x2 @10']);
    expect(session.completeness).toMatchObject({ undeduplicated: 0, duplicates: 1 });
  });

  test('still merge by their streak', () => {
    const session = settled([
      gift({ ...nameless, time: null, groupId: '1', repeatCount: 2 }),
      gift({ ...nameless, time: null, groupId: '1', repeatCount: 2 }),
    ]);
    expect(lines(session.gifts)).toEqual(['Rose x2 @1']);
    expect(session.completeness.undeduplicated).toBe(0);
  });

  const loose = (repeatCount: number, ended = false, type: 1 | 2 = 1) =>
    gift({ ...nameless, time: null, repeatCount, ended, type });

  test.each([
    ['an end explains the ticks before it', [loose(1), loose(2), loose(3), loose(3, true)], 3, 0],
    ['two ends are two streaks', [loose(1), loose(1, true), loose(1), loose(1, true)], 2, 0],
    ['ticks without end are the fewest streaks', [loose(1), loose(1), loose(2), loose(5)], 6, 2],
    ['an end and a longer streak', [loose(1), loose(1), loose(2), loose(4), loose(2, true)], 6, 1],
    [
      'what arrives once counts each time',
      [loose(1, false, 2), loose(2, false, 2), loose(1, false, 2)],
      4,
      0,
    ],
  ])('and without anything else are counted and said to be: %s', (_, events, count, open) => {
    for (const each of [events, [...events].reverse()]) {
      const session = settled(each);
      expect(session.gifts?.[0]?.count).toBe(count);
      expect(session.completeness.openStreaks).toBe(open);
      expect(found(session, 'UNDEDUPLICATED')).toEqual({ count: events.length });
    }
  });
});

describe('the type of a gift', () => {
  const twice = (type: number | null) => [
    gift({ giftId: '8', name: 'Moon', type, unit: 5 }),
    gift({ giftId: '8', name: 'Moon', type, unit: 5 }),
  ];
  const catalogue = { 8: { name: 'Moon', price: priced(5), type: 2 } };

  test("is the message's, else the catalogue's, else that of a streak", () => {
    expect(lines(settled(twice(2)).gifts)).toEqual(['Moon x2 @5']);
    expect(lines(settled(twice(1), { catalogue }).gifts)).toEqual(['Moon x1 @5']);
    expect(lines(settled(twice(null), { catalogue }).gifts)).toEqual(['Moon x2 @5']);
    expect(lines(settled(twice(null)).gifts)).toEqual(['Moon x1 @5']);
  });

  test('in conflict is the smallest', () => {
    const session = settled([...twice(2), gift({ giftId: '8', name: 'Moon', type: 1, unit: 5 })]);
    expect(lines(session.gifts)).toEqual(['Moon x1 @5']);
    expect(found(session, 'TYPE_CONFLICT')).toEqual({ giftId: '8', name: 'Moon', types: [1, 2], used: 1 });
  });
});

describe('the price of a gift', () => {
  const catalogue = { 5655: { name: 'Rose', price: priced(1), type: 1 } };

  test('in its own message wins over the catalogue', () => {
    const session = settled([gift({ groupId: '1', unit: 2, repeatCount: 3 })], { catalogue });
    expect(lines(session.gifts)).toEqual(['Rose x3 @2']);
    expect(found(session, 'PRICE_CONFLICT')).toEqual({
      giftId: '5655',
      name: 'Rose',
      event: 2,
      catalogue: 1,
    });
  });

  test("missing there is that of other messages, else the catalogue's", () => {
    const other = { 5655: { name: 'Rose', price: priced(7), type: 1 } };
    const missing = gift({ groupId: '1', unit: null, repeatCount: 3 });
    expect(lines(settled([missing], { catalogue }).gifts)).toEqual(['Rose x3 @1']);
    expect(lines(settled([missing, gift({ groupId: '2', unit: 4 })], { catalogue: other }).gifts)).toEqual([
      'Rose x4 @4',
    ]);
  });

  test('known nowhere is unknown, not zero', () => {
    const session = settled([
      gift({ groupId: '1', unit: null, repeatCount: 3, name: null }),
      gift({ giftId: '6' }),
    ]);
    expect(lines(session.gifts)).toEqual(['Rose x1 @1', 'gift 5655 x3 @unpriced']);
    expect(found(session, 'GIFT_UNPRICED')).toEqual({ giftId: '5655', name: 'gift 5655', count: 3 });
    expect(session.completeness.unpricedGifts).toBe(3);
  });

  test('that varies makes a line each and is told', () => {
    const session = settled([gift({ groupId: '1', unit: 1 }), gift({ groupId: '2', unit: 99 })], {
      catalogue,
    });
    expect(lines(session.gifts)).toEqual(['Rose x1 @99', 'Rose x1 @1']);
    expect(found(session, 'PRICE_VARIES')).toEqual({ giftId: '5655', name: 'Rose', units: [1, 99] });
  });

  test('that the user calls free is free', () => {
    const free = { 5655: { name: 'Rose', price: { kind: 'free' }, type: 1 } } as const;
    expect(lines(settled([gift({ unit: 1 })], { catalogue: free }).gifts)).toEqual(['Rose x1 @free']);
  });

  test('above what a count can hold stops', () => {
    const many = Array.from({ length: 5 }, (_, i) =>
      gift({ groupId: String(i + 1), unit: 2 ** 31 - 1, repeatCount: 2 ** 21 }),
    );
    expect(() => settled(many)).toThrow('COUNT_TOO_LARGE');
  });

  test('and the lines are ordered by coins, then id', () => {
    const session = settled([
      gift({ giftId: '20', name: 'B' }),
      gift({ giftId: '9', name: 'A' }),
      gift({ giftId: '100', name: 'C', unit: 3 }),
      gift({ giftId: '1', name: 'D', unit: null }),
    ]);
    expect(lines(session.gifts)).toEqual(['C x1 @3', 'A x1 @1', 'B x1 @1', 'D x1 @unpriced']);
  });
});

test("the name of a gift is English where a message says it, else the message's, else the catalogue's", () => {
  const catalogue = { 7934: { name: 'Heart Me', price: priced(1), type: 4 } };
  const local = gift({ giftId: '7934', name: 'ハートミー' });
  const named = (events: Parameters<typeof settled>[0]) => settled(events, { catalogue }).gifts?.[0]?.name;
  expect(named([local, { ...local, englishName: 'Heart Me (en)' }])).toBe('Heart Me (en)');
  expect(named([local])).toBe('ハートミー');
  expect(named([{ ...local, name: null }])).toBe('Heart Me');
});
