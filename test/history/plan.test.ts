import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { applyDeductions, type Deduction } from '../../src/earnings/deductions.ts';
import { ratesFor } from '../../src/earnings/direct.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { historyOf } from '../../src/history/forecast/past.ts';
import { inNamedGifts } from '../../src/history/plan/named-gifts.ts';
import { type Plan, plan, type PlanRequest, timeNeeded } from '../../src/history/plan/plan.ts';
import { usualPace } from '../../src/history/plan/time.ts';
import { parseCurrency, USD } from '../../src/money/currency.ts';
import { compare, type Exact, exact, multiply, toDecimal } from '../../src/money/exact.ts';
import { createCatalogue } from '../../src/rates/catalogue.ts';
import { tiktokCatalogue } from '../../src/rates/tiktok/catalogue.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import { unpriced } from '../sessions.ts';
import { earned, paced } from './earned.ts';

const catalogue = tiktokCatalogue();
const rates = ratesFor(tiktok, null);
const dollars = (amount: string) => ({ currency: USD, amount: exact(amount) });

const day = (number: number): string => new Date(Date.UTC(2026, 0, number, 20)).toISOString();
const past = [900, 1500, 1200, 700, 2400, 1100].map((coins, index) =>
  paced(coins, 2, { startedAt: day(index + 1), gifters: 10 + index }),
);

const request = (fields: Partial<PlanRequest>): PlanRequest => ({
  target: { kind: 'money', money: dollars('500'), after: 'payout' },
  past,
  rates,
  deductions: [],
  catalogue,
  ...fields,
});

function made(found: Plan): Plan & { kind: 'plan' } {
  if (found.kind !== 'plan') throw new Error(found.reason);
  return found;
}

const deduction: fc.Arbitrary<Deduction> = fc.oneof(
  fc
    .integer({ min: 0, max: 950 })
    .map((tenths): Deduction => ({ name: 'share', kind: 'percent', percent: exact(`${tenths / 10}`) })),
  fc
    .integer({ min: 0, max: 100_000 })
    .map((cents): Deduction => ({ name: 'fee', kind: 'fixed', money: dollars((cents / 100).toFixed(2)) })),
);
const anyRate: fc.Arbitrary<Exact> = fc
  .constantFrom('0.005', '1/210', '0.0033', '3', '1/7', '0.0001')
  .map(exact);

describe('the coins of a plan', () => {
  test.prop([
    fc.integer({ min: 1, max: 100_000_000 }),
    fc.array(deduction, { maxLength: 4 }),
    anyRate,
    anyRate,
    anyRate,
  ])('pay the target, and one coin less does not', (cents, deductions, ...three) => {
    const [low, value, high] = [...three].sort(compare) as [Exact, Exact, Exact];
    const money = dollars((cents / 100).toFixed(2));
    for (const after of ['payout', 'net'] as const) {
      const { coins } = made(
        plan(
          request({
            target: { kind: 'money', money, after },
            rates: { ...rates, cashPerCoin: { ...rates.cashPerCoin, low, value, high } },
            deductions,
          }),
        ),
      );
      const left = (count: number, rate: Exact): Exact => {
        const cash = multiply(exact(count), rate);
        const range = { low: cash, expected: cash, high: cash };
        return after === 'net' ? applyDeductions(range, deductions).net.expected : cash;
      };
      for (const [count, rate] of [
        [coins.fewest, high],
        [coins.expected, value],
        [coins.most, low],
      ] as const) {
        expect(compare(left(count, rate), money.amount)).toBeGreaterThanOrEqual(0);
        expect(compare(left(count - 1, rate), money.amount)).toBeLessThan(0);
      }
    }
  });

  it('are the target itself where coins are asked for', () => {
    const found = made(plan(request({ target: { kind: 'coins', coins: 12_345 } })));
    expect(found.coins).toEqual({ fewest: 12_345, expected: 12_345, most: 12_345, payout: null });
    expect(found.coinsAssumption).toBe('COINS_ARE_THE_TARGET');
    expect(toDecimal(found.pays.cash.expected)).toBe('61.725');
  });

  it('are more at a lower rate, and more after deductions', () => {
    const found = made(plan(request({})));
    expect(found.coins).toMatchObject({ fewest: 94_340, expected: 100_000, most: 151_516 });
    const agency: Deduction = { name: 'agency', kind: 'percent', percent: exact(20) };
    const net = made(
      plan(request({ target: { kind: 'money', money: dollars('500'), after: 'net' }, deductions: [agency] })),
    );
    expect(net.coins.expected).toBe(125_000);
    expect(net.coins.payout && toDecimal(net.coins.payout)).toBe('625.00');
    expect(toDecimal(net.pays.net.expected)).toBe('500.00');
  });

  it('say in how many days the payout can be cashed out', () => {
    const money = dollars('2500');
    expect(made(plan(request({ target: { kind: 'money', money, after: 'payout' } }))).cashOut.days).toBe(3);
  });

  it('do not exist where a deduction takes everything', () => {
    const all: Deduction = { name: 'all', kind: 'percent', percent: exact(100) };
    const target = { kind: 'money', money: dollars('1'), after: 'net' } as const;
    expect(plan(request({ target, deductions: [all] }))).toEqual({
      kind: 'refused',
      reason: 'deductions-take-everything',
    });
  });

  it('are never counted across currencies', () => {
    const money = { currency: parseCurrency('EUR') ?? USD, amount: exact(5) };
    const mismatch = expect.objectContaining({
      diagnostics: [expect.objectContaining({ code: 'CURRENCY_MISMATCH' })],
    });
    expect(() => plan(request({ target: { kind: 'money', money, after: 'payout' } }))).toThrow(mismatch);
    expect(() => plan(request({ deductions: [{ name: 'fee', kind: 'fixed', money }] }))).toThrow(mismatch);
  });
});

describe('the same in gifts', () => {
  it('names well-known gifts at the prices of the catalogue, cheapest first', () => {
    expect(
      inNamedGifts(100_000, catalogue).map(({ name, coinsEach, count }) => [name, coinsEach, count]),
    ).toEqual([
      ['Rose', 1, 100_000],
      ['Doughnut', 30, 3334],
      ['Corgi', 299, 335],
      ['Galaxy', 1000, 100],
      ['Lion', 29_999, 4],
    ]);
  });

  it('leaves out what costs more than the target', () => {
    expect(inNamedGifts(29, catalogue).map(({ name }) => name)).toEqual(['Rose']);
  });

  it('takes the cheapest, middle and dearest of a catalogue that knows none of them', () => {
    const own = [5, 50, 400, 9000].map((coins) => ({
      giftId: null,
      name: `gift ${coins}`,
      price: { kind: 'priced', coins } as const,
      type: null,
      source: 'test',
    }));
    expect(inNamedGifts(10_000, createCatalogue([], own)).map(({ name, count }) => [name, count])).toEqual([
      ['gift 5', 2000],
      ['gift 50', 200],
      ['gift 9000', 2],
    ]);
    expect(inNamedGifts(10_000, createCatalogue([], []))).toEqual([]);
  });

  test.prop([fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })])(
    'is enough, and one fewer is not',
    (coins) => {
      for (const { count, coinsEach } of inNamedGifts(coins, catalogue)) {
        const worth = BigInt(count) * BigInt(coinsEach);
        expect(worth >= BigInt(coins) && worth - BigInt(coinsEach) < BigInt(coins)).toBe(true);
      }
    },
  );
});

describe('the people of a plan', () => {
  it('give what the median session gave a gifter', () => {
    // Coins a gifter: 90, 136 4/11, 100, 53 11/13, 171 3/7, 73 1/3; the middle of 90 and 100 is 95.
    expect(made(plan(request({}))).gifters).toMatchObject({
      kind: 'gifters',
      gifters: 1053,
      coinsPerGifter: exact(95),
      n: 6,
    });
  });

  it('are unknown where nobody counted them, or what they gave is "at least"', () => {
    const incomplete = earned({ gifters: 3, durationSeconds: 60, gifts: [unpriced('Nova', 3)] });
    for (const history of [[], [paced(500, 1)], [paced(500, 1, { gifters: 0 })], [incomplete]])
      expect(made(plan(request({ past: history }))).gifters).toEqual({
        kind: 'unknown',
        reason: 'gifters-unknown',
      });
    expect(made(plan(request({ past: [paced(0, 1, { gifters: 4 })] }))).gifters).toMatchObject({
      reason: 'no-income',
    });
  });
});

describe('the time of a plan', () => {
  const timeOf = (history: readonly EarnedSession[]) => made(plan(request({ past: history }))).time;

  it('is an interval from three sessions on', () => {
    const time = timeOf(past);
    expect(time).toMatchObject({ kind: 'interval', n: 6, sessionMinutes: 120 });
    if (time.kind !== 'interval') throw new Error(time.kind);
    const { fewest, middle, most } = time.minutes;
    // 7,800 coins in 12 hours: a target of 100,000 is some 154 hours away, a little more or less by the spread.
    expect(
      [fewest, middle, most].map((minutes) => minutes && Math.round(minutes / 60)),
    ).toMatchInlineSnapshot(`
      [
        80,
        150,
        284,
      ]
    `);
    expect(time.assumptions).not.toContain('NO_INTERVAL_FROM_SO_FEW');
  });

  it('is one pace without an interval from one session or two', () => {
    expect(timeOf([paced(1000, 2)])).toMatchObject({
      kind: 'plain',
      minutes: 12_000,
      sessionMinutes: 120,
      n: 1,
    });
    expect(timeOf([paced(1000, 2), paced(2000, 1)])).toMatchObject({ kind: 'plain', minutes: 6000, n: 2 });
    expect(timeOf([paced(1000, 2)])).toMatchObject({
      assumptions: expect.arrayContaining(['NO_INTERVAL_FROM_SO_FEW']),
    });
  });

  it('is unknown without a pace, with a reason', () => {
    const other = paced(10, 1, { creator: 'bo' });
    expect(timeOf([])).toEqual({ kind: 'unknown', reason: 'pace-unknown' });
    expect(timeOf([paced(0, 1), paced(0, 2)])).toEqual({ kind: 'unknown', reason: 'no-income' });
    expect(timeOf([paced(10, 1, { creator: 'anna' }), other])).toEqual({
      kind: 'unknown',
      reason: 'several-creators',
    });
    expect(
      made(plan(request({ past: [paced(10, 1, { creator: 'anna', gifters: 2 }), other] }))).gifters,
    ).toEqual({
      kind: 'unknown',
      reason: 'several-creators',
    });
  });

  it('has no end where a slow pace never reaches the target', () => {
    const rare = [0, 0, 0, 0, 30, 0, 0].map((coins, index) => paced(coins, 1, { startedAt: day(index + 1) }));
    const pace = usualPace(historyOf(rare));
    const time = timeNeeded(1_000_000, pace, false);
    expect(time.kind === 'unknown' ? time.reason : time).toSatisfy(
      (found: unknown) =>
        found === 'not-reached' || (found as { minutes: { most: unknown } }).minutes.most === null,
    );
  });

  test.prop([
    fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 3, maxLength: 30 }),
    fc.integer({ min: 1, max: 10_000_000 }),
    fc.integer({ min: 1, max: 10_000_000 }),
  ])('grows with the coins, and its interval is in order', (coins, one, other) => {
    const pace = usualPace(
      historyOf(coins.map((each, index) => paced(each, 1, { startedAt: day(index + 1) }))),
    );
    const bounds = (target: number): number[] => {
      const time = timeNeeded(target, pace, false);
      if (time.kind !== 'interval') return [Infinity, Infinity, Infinity];
      const { fewest, middle, most } = time.minutes;
      return [fewest, middle, most ?? Infinity];
    };
    const [less, more] = [bounds(Math.min(one, other)), bounds(Math.max(one, other))];
    for (const each of [less, more]) expect(each).toEqual([...each].sort((a, b) => a - b));
    for (const [index, value] of less.entries()) expect(more[index]).toBeGreaterThanOrEqual(value);
  });
});
