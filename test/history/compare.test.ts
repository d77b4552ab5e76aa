import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareSessions } from '../../src/history/compare.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { beyondUsual, FEWEST_OTHERS } from '../../src/history/usual.ts';
import type { Currency } from '../../src/money/currency.ts';
import { exact, toDecimal } from '../../src/money/exact.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { anySession, earned, paced } from './earned.ts';

/** Standard normal numbers (Box and Muller). */
function normals(seed: number): () => number {
  const { uniform } = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

const rowOf = (comparison: Comparison | null, figure: string) => {
  const row = comparison?.figures.find((each) => each.figure === figure);
  if (!row) throw new Error(figure);
  return row;
};

describe('a comparison', () => {
  test.prop([anySession, anySession])(
    'has no difference where a side is unknown, and no ratio to 0',
    (a, b) => {
      const comparison = compareSessions([a], [b], []);
      expect(comparison?.figures).toHaveLength(17);
      for (const row of comparison?.figures ?? []) {
        expect(row.difference === null).toBe(row.a === null || row.b === null);
        const zero = typeof row.a === 'number' ? row.a === 0 : row.a?.num === 0n;
        expect(row.ratio === null).toBe(row.a === null || row.b === null || zero);
        if (row.ratio !== null) expect(Number.isFinite(row.ratio)).toBe(true);
      }
    },
  );

  it('sets every figure of two sides beside each other', () => {
    const a = paced(1000, 2, { likes: { total: 5000, recorded: null }, gifters: 10, comments: 0 });
    const b = paced(1500, 1.5, { likes: { total: 4000, recorded: null }, gifters: 5, comments: 7 });
    const comparison = compareSessions([a], [b, paced(500, 0.5)], []);
    const exactRow = (figure: string) => {
      const row = rowOf(comparison, figure);
      if (row.kind !== 'exact') throw new Error(figure);
      return [row.a, row.b, row.difference].map((each) => each && toDecimal(each)).concat(String(row.ratio));
    };
    expect(exactRow('coins')).toEqual(['1000.00', '2000.00', '1000.00', '2']);
    expect(exactRow('cash')).toEqual(['5.00', '10.00', '5.00', '2']);
    expect(exactRow('coinsPerHour')).toEqual(['500.00', '1000.00', '500.00', '2']);
    expect(exactRow('cashPerHour')).toEqual(['2.50', '5.00', '2.50', '2']);
    expect(exactRow('coinsPerGifter')).toEqual(['100.00', '300.00', '200.00', '3']);
    expect(rowOf(comparison, 'likes')).toMatchObject({ a: 5000, b: 4000, difference: -1000, ratio: 0.8 });
    expect(rowOf(comparison, 'likes').coverage).toEqual({ a: { known: 1, of: 1 }, b: { known: 1, of: 2 } });
    expect(rowOf(comparison, 'comments')).toMatchObject({ a: 0, b: 7, difference: 7, ratio: null });
    expect(rowOf(comparison, 'views')).toMatchObject({ a: null, b: null, difference: null, ratio: null });
    expect(rowOf(comparison, 'seconds')).toMatchObject({ a: 7200, b: 7200, difference: 0, ratio: 1 });
  });

  it('has no ratio to a LIVE without gifts', () => {
    const comparison = compareSessions([paced(0, 1)], [paced(10, 1)], []);
    for (const figure of ['coins', 'cash', 'coinsPerHour', 'cashPerHour']) {
      expect(rowOf(comparison, figure)).toMatchObject({ kind: 'exact', ratio: null });
      expect(rowOf(comparison, figure).difference).not.toBeNull();
    }
  });

  it('compares no amounts of different currencies', () => {
    const dollars = paced(1000, 2);
    const yen: EarnedSession = { ...dollars, income: { ...dollars.income, currency: 'JPY' as Currency } };
    const comparison = compareSessions([dollars], [yen], []);
    expect(rowOf(comparison, 'cash')).toMatchObject({ difference: null, ratio: null });
    expect(rowOf(comparison, 'coins')).toMatchObject({ difference: exact(0), ratio: 1 });
    expect(compareSessions([dollars, yen], [dollars], [])).toBeNull();
  });
});

describe("the creator's usual variation", () => {
  const usual = (coins: readonly number[], fields: object = {}) =>
    coins.map((each) => paced(each, 1, { creator: 'anna', ...fields }));
  const others = usual([500, 700, 400, 900, 650, 550, 800, 600]);
  const a = paced(600, 1, { creator: 'anna' });
  const beside = (coins: number, pool: readonly EarnedSession[] = others) =>
    beyondUsual([a], [paced(coins, 1, { creator: 'Anna' })], pool);

  it('is what two of the other sessions differ by', () => {
    const found = beside(1200);
    if (found.kind !== 'compared') throw new Error(found.reason);
    // By hand: offset 62.5, s of ln(coins + 62.5) = 0.23558, t(.95, 7) = 1.89458, t(.9, 7) = 1.41492.
    expect(found.others).toBe(8);
    expect(found.deviation).toBeCloseTo(0.235_580_594, 8);
    expect(found.ratio).toBeCloseTo(1262.5 / 662.5, 9);
    expect(Math.log(found.factors.within80) / found.deviation).toBeCloseTo(1.414_92 * Math.SQRT2, 4);
    expect(Math.log(found.factors.within90) / found.deviation).toBeCloseTo(1.894_58 * Math.SQRT2, 4);
    expect(
      [0, 330, 400, 600, 900, 1040, 1100, 1500].map((coins) => (beside(coins) as { beyond: number }).beyond),
    ).toEqual([90, 80, 0, 0, 0, 80, 80, 90]);
  });

  it('shrinks for the mean of several sessions', () => {
    const b = usual([750, 800, 850, 800]);
    const found = beyondUsual([a, a, a, a], b, others);
    if (found.kind !== 'compared') throw new Error(found.reason);
    expect(Math.log(found.factors.within90) / found.deviation).toBeCloseTo(1.894_58 * Math.sqrt(0.5), 4);
    expect(found.beyond).toBe(80);
    expect(beside(800)).toMatchObject({ beyond: 0 });
  });

  it('never judges a session by itself, by its room, or by another creator', () => {
    const b = paced(1200, 1, { creator: 'anna', roomId: '7' });
    const sameRoom = paced(1300, 1, { creator: 'anna', roomId: '7' });
    const others8 = [
      ...others,
      a,
      b,
      sameRoom,
      ...usual([5], { creator: 'bo' }),
      ...usual([5], { platform: 'x' }),
    ];
    expect(beyondUsual([a], [b], others8)).toMatchObject({ kind: 'compared', others: 8 });
    expect(beyondUsual([a], [b], others8.slice(1))).toMatchObject({
      kind: 'cannot-tell',
      reason: 'too-few-others',
      others: 7,
      needed: FEWEST_OTHERS,
    });
  });

  it('cannot tell without a pace, nor between two people', () => {
    expect(beyondUsual([a], [earned({ creator: 'anna', durationSeconds: 60 })], others)).toMatchObject({
      reason: 'no-pace',
    });
    expect(beyondUsual([a], usual([5], { creator: 'bo' }), others)).toMatchObject({
      reason: 'several-creators',
    });
  });

  it('keeps sessions without gifts, for which there is no logarithm', () => {
    const found = beside(0, usual([0, 0, 500, 700, 0, 900, 650, 550]));
    if (found.kind !== 'compared') throw new Error(found.reason);
    expect(found.beyond).toBe(0);
    expect(Number.isFinite(found.deviation)).toBe(true);
    expect(beside(600, usual([0, 0, 0, 0, 0, 0, 0, 0]))).toMatchObject({
      kind: 'compared',
      beyond: 0,
      ratio: 1,
    });
  });

  it('calls one pair of usual sessions in ten beyond 90 %, and in five beyond 80 %', () => {
    const normal = normals(20_260_301);
    const counts = { 0: 0, 80: 0, 90: 0 };
    const draw = (spread: number): EarnedSession => paced(Math.round(5000 * Math.exp(spread * normal())), 2);
    for (let run = 0; run < 600; run += 1) {
      const pool = Array.from({ length: 8 + (run % 20) }, () => draw(1));
      const found = beyondUsual([draw(1)], [draw(1)], pool);
      if (found.kind === 'compared') counts[found.beyond] += 1;
    }
    expect(counts[90] / 600).toBeGreaterThan(0.07);
    expect(counts[90] / 600).toBeLessThan(0.13);
    expect((counts[80] + counts[90]) / 600).toBeGreaterThan(0.16);
    expect((counts[80] + counts[90]) / 600).toBeLessThan(0.24);
  });

  it('does not call a large gift, which comes once in ten LIVEs, a change', () => {
    const normal = normals(7);
    const { uniform } = seededRandom(8);
    const draw = (): EarnedSession =>
      paced(Math.round(2000 * Math.exp(0.6 * normal())) + (uniform() < 0.1 ? 60_000 : 0), 2);
    let beyond = 0;
    for (let run = 0; run < 400; run += 1) {
      const found = beyondUsual([draw()], [draw()], Array.from({ length: 20 }, draw));
      if (found.kind === 'compared' && found.beyond === 90) beyond += 1;
    }
    expect(beyond / 400).toBeLessThan(0.15);
  });
});
