import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type LikeScenarioInput, likeScenario } from '../../src/influence/scenario.ts';
import { compare, type Exact, exact, fraction, isNegative, multiply } from '../../src/money/exact.ts';

const fixed = { seed: 120 };

const income: fc.Arbitrary<Exact> = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 4n }))
  .map(([num, den]) => fraction(num, den));

/** Elasticities from 0 to 1 as decimal text, in rising order. */
const elasticity = fc
  .array(fc.nat(1000), { minLength: 3, maxLength: 3 })
  .map((values) => [...values].sort((a, b) => a - b).map((value) => (value / 1000).toFixed(3)))
  .map(([low, middle, high]) => ({ low, middle, high }) as Record<'low' | 'middle' | 'high', string>);

const input: fc.Arbitrary<LikeScenarioInput> = fc.record({
  likes: fc.integer({ min: 1, max: 10 ** 9 }),
  viewerMinutes: fc.double({ min: 0.1, max: 1e7, noNaN: true }),
  directExpected: income,
  topGiftShare: fc.option(fc.double({ min: 0, max: 0.5, noNaN: true })),
  topGifterShare: fc.option(fc.double({ min: 0, max: 0.5, noNaN: true })),
  settings: fc.record({
    elasticity,
    referenceLikeRate: fc.option(fc.double({ min: 0.001, max: 1000, noNaN: true })),
  }),
  lowerBound: fc.boolean(),
});

test.prop([input], fixed)('amounts are part of direct income and rise with the elasticity', (given) => {
  const { amounts, withheld } = likeScenario(given);
  expect(withheld).toBeNull();
  if (!amounts || !given.directExpected) throw new Error('no amounts');
  expect(isNegative(amounts.low)).toBe(false);
  expect(compare(amounts.low, amounts.middle)).toBeLessThanOrEqual(0);
  expect(compare(amounts.middle, amounts.high)).toBeLessThanOrEqual(0);
  expect(compare(amounts.high, given.directExpected)).toBeLessThan(0);
});

test.prop([input], fixed)(
  'beside the usual rate: the sign is that of the difference, never more than the income',
  (given) => {
    const { againstReference } = likeScenario(given);
    if (given.settings.referenceLikeRate === null) {
      expect(againstReference).toBeNull();
      return;
    }
    if (!againstReference?.amounts || !given.directExpected) throw new Error('no comparison');
    const { ratio, clamped, amounts } = againstReference;
    expect(clamped).toBe(ratio > 4 || ratio < 0.25);
    for (const amount of [amounts.low, amounts.middle, amounts.high]) {
      expect(isNegative(amount) && ratio > 1).toBe(false);
      expect(amount.num > 0n && ratio < 1).toBe(false);
      expect(compare(amount, given.directExpected)).toBeLessThan(0);
    }
  },
);

test.prop([input], fixed)('amounts are exactly the printed percent of the income', (given) => {
  const { amounts, percent } = likeScenario(given);
  if (!amounts || !given.directExpected) throw new Error('no amounts');
  for (const which of ['low', 'middle', 'high'] as const) {
    expect(percent[which]).toMatch(/^-?\d+(\.\d{1,4})?$/);
    expect(amounts[which]).toEqual(
      multiply(given.directExpected, multiply(exact(percent[which]), exact('0.01'))),
    );
  }
});

test.prop([input, fc.double({ min: 0.5, max: 1, noNaN: true, minExcluded: true }), fc.boolean()], fixed)(
  'one gift or one gifter above half withholds every amount',
  (given, share, gift) => {
    const found = likeScenario({ ...given, [gift ? 'topGiftShare' : 'topGifterShare']: share });
    expect(found.withheld).toEqual({ reason: gift ? 'one-gift' : 'one-gifter', share });
    expect(found.amounts).toBeNull();
    expect(found.againstReference?.amounts ?? null).toBeNull();
    expect(found.percent).toEqual(likeScenario(given).percent);
  },
);
