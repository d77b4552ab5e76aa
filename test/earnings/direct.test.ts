import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { directIncome, ratesFor } from '../../src/earnings/direct.ts';
import { totalIncome } from '../../src/earnings/total.ts';
import { viewersPaid } from '../../src/earnings/viewers-paid.ts';
import { compare, exact, sum, toDecimal, toFixed, ZERO } from '../../src/money/exact.ts';
import type { RateProfile } from '../../src/rates/profile.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import type { GiftLine, Session } from '../../src/session/session.ts';
import { emptySession, priced, unpriced } from '../sessions.ts';

const rates = ratesFor(tiktok, null);
const income = (session: Partial<Session>, readingSet = true) =>
  directIncome({ ...emptySession, ...session }, rates, readingSet);
const withCoinsPerDiamond = (value: string): RateProfile => ({
  ...tiktok,
  coinsPerDiamond: tiktok.coinsPerDiamond.map((rate) => ({ ...rate, value: exact(value) })),
});

const lines = fc.array(
  fc.record({
    name: fc.constantFrom('Rose', 'Lion', 'Galaxy', 'GG'),
    count: fc.integer({ min: 1, max: 1_000_000 }),
    coins: fc.option(fc.integer({ min: 1, max: 50_000 }), { freq: 5 }),
  }),
  { maxLength: 30 },
);
const toLines = (rows: readonly { name: string; count: number; coins: number | null }[]): GiftLine[] =>
  rows.map(({ name, count, coins }) => (coins === null ? unpriced(name, count) : priced(name, count, coins)));

describe('gifts to cash', () => {
  it('gives the figures of the design: 120 Roses and 2 Lions', () => {
    const direct = income({ gifts: [priced('Rose', 120, 1), priced('Lion', 2, 29_999)] });
    expect(direct.coins).toEqual(exact(60_118));
    expect(direct.cash && toFixed(direct.cash.expected, 2)).toBe('300.59');
    expect(direct.cash && toFixed(direct.cash.low, 2)).toBe('198.39');
    expect(direct.cash?.high && toFixed(direct.cash.high, 2)).toBe('318.63');
    const spend = viewersPaid(direct, rates).map(
      ({ channel, spent }) => `${channel} ${toFixed(spent.expected, 2)}`,
    );
    expect(spend).toEqual(['app 907.78', 'web 637.25']);
  });

  test.prop([lines])('adds up: the total is the sum of its rows, to the last digit', (rows) => {
    const direct = income({ gifts: toLines(rows) });
    expect(direct.coins).toEqual(sum(direct.gifts.map(({ coins }) => coins ?? ZERO)));
    const cash = sum(direct.gifts.map((gift) => gift.cash?.expected ?? ZERO));
    expect(direct.cash && compare(direct.cash.expected, cash)).toBe(0);
  });

  test.prop([lines, fc.integer({ min: 1, max: 99 })])(
    'a gift without a price never changes the priced part',
    (rows, count) => {
      const before = income({ gifts: toLines(rows) });
      const after = income({ gifts: [...toLines(rows), unpriced('New Gift', count)] });
      expect(after.coins).toEqual(before.coins);
      expect(after.cash?.expected).toEqual(before.cash?.expected);
      expect(after.cash?.low).toEqual(before.cash?.low);
      expect(after.lowerBound).toBe(true);
      expect(after.cash?.high).toBeNull();
    },
  );

  test.prop([lines, fc.constantFrom('1', '2', '0.5', '3')])(
    'coins per diamond never change the cash of counted gifts',
    (rows, value) => {
      const session = { ...emptySession, gifts: toLines(rows) };
      const usual = directIncome(session, rates, true);
      const other = directIncome(session, ratesFor(withCoinsPerDiamond(value), null), true);
      expect(other.cash).toEqual(usual.cash);
      expect(other.coins).toEqual(usual.coins);
    },
  );

  it('keeps unpriced, free and priced apart', () => {
    const free: GiftLine = { giftId: null, name: 'House', count: 3, price: { kind: 'free' } };
    const direct = income({ gifts: [free, unpriced('X', 1), priced('Rose', 1, 1)] });
    expect(direct.gifts.map(({ cash }) => cash && toDecimal(cash.expected))).toEqual(['0.00', null, '0.005']);
  });

  it('counts beyond 2^53 exactly', () => {
    const direct = income({ gifts: [priced('Lion', Number.MAX_SAFE_INTEGER, 29_999)] });
    expect(direct.coins?.num).toBe(BigInt(Number.MAX_SAFE_INTEGER) * 29_999n);
  });
});

describe('what income starts from', () => {
  it('is unknown, not zero, when nothing was said', () => {
    const direct = income({ likes: { total: 50_000, recorded: null } });
    expect([direct.source, direct.coins, direct.cash]).toEqual(['unknown', null, null]);
  });

  it('is a measured zero when a log holds no gifts', () => {
    const direct = income({ gifts: [], giftsBasis: 'measured' });
    expect([direct.source, direct.basis, direct.coins]).toEqual(['gifts', 'measured', ZERO]);
  });

  it('never adds a declared total to counted gifts', () => {
    const declared = { coins: 999, diamonds: 888, gifts: 7, paid: null };
    expect(income({ gifts: [priced('Rose', 5, 1)], declared }).coins).toEqual(exact(5));
  });

  it('reads diamonds in both ways until the user has said which', () => {
    const declared = { coins: null, diamonds: 2400, gifts: null, paid: null };
    const open = income({ declared }, false);
    expect(open.readings.map(({ cash }) => toDecimal(cash.expected))).toEqual(['12.00', '24.00']);
    expect(income({ declared }, true).readings).toEqual([]);
  });

  it('takes a bare gift count as one coin each, at least', () => {
    const direct = income({ declared: { coins: null, diamonds: null, gifts: 122, paid: null } });
    expect([direct.lowerBound, direct.basis, direct.cash?.high]).toEqual([true, 'assumed', null]);
    expect(direct.coins).toEqual(exact(122));
  });

  it('is a lower bound when the recording began late', () => {
    const late = { ...emptySession.completeness, startedLate: true };
    expect(income({ gifts: [priced('Rose', 1, 1)], completeness: late }).cash?.high).toBeNull();
  });
});

describe('several sessions', () => {
  test.prop([lines, lines])('total the same as their gifts together', (a, b) => {
    const apart = totalIncome([income({ gifts: toLines(a) }), income({ gifts: toLines(b) })]);
    const together = income({ gifts: [...toLines(a), ...toLines(b)] });
    expect(apart.coins).toEqual(together.coins);
    expect(apart.cash).toEqual(together.cash);
    expect(apart.lowerBound).toBe(together.lowerBound);
    expect(sum(apart.gifts.map(({ coins }) => coins ?? ZERO))).toEqual(together.coins);
  });

  it('are a lower bound when one of them does not tell its income', () => {
    const total = totalIncome([income({ gifts: [priced('Rose', 2, 1)] }), income({})]);
    expect([total.lowerBound, total.cash?.high]).toEqual([true, null]);
    expect(total.coins).toEqual(exact(2));
  });
});
