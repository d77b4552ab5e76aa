import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { associate } from '../../src/influence/association/associate.ts';
import { robustnessValue } from '../../src/influence/association/checks.ts';
import type { AssociationInput } from '../../src/influence/association/input.ts';
import { detectable, sessionsNeeded } from '../../src/influence/association/power.ts';
import { simulated } from './association-histories.ts';

const fixed = { seed: 404, numRuns: 40 };

/** Histories of all kinds, and the outcome of each. */
const histories = fc
  .record({
    sessions: fc.integer({ min: 2, max: 45 }),
    elasticity: fc.constantFrom(0, 0.3, 0.9),
    gifts: fc.constantFrom(4, 40),
    arousal: fc.boolean(),
  })
  .chain((world) => fc.nat(1_000_000).map((seed) => simulated(world, seed)));

test.prop([histories, fc.integer()], fixed)('the same seed gives the same answer', (inputs, seed) => {
  expect(associate(inputs, { seed })).toEqual(associate(inputs, { seed }));
  expect(associate(inputs, { seed }).seed).toBe(seed);
});

test.prop([histories, fc.infiniteStream(fc.nat(1e6))], fixed)(
  'the order of the inputs does not matter where starts are known',
  (inputs, keys) => {
    const keyed = inputs.map((input) => ({ input, key: keys.next().value as number }));
    const mixed = keyed.sort((a, b) => a.key - b.key).map(({ input }) => input);
    expect(associate(mixed)).toEqual(associate(inputs));
  },
);

test.prop([histories, fc.double({ min: 0.01, max: 1000, noNaN: true })], fixed)(
  'a viewer count that is always off by one factor changes nothing in the slope',
  (inputs, factor) => {
    const off = inputs.map((input) => ({
      ...input,
      averageViewers: (input.averageViewers as number) * factor,
    }));
    const found = associate(inputs);
    const other = associate(off);
    expect(other.estimate?.slope).toBeCloseTo(found.estimate?.slope as number, 8);
    expect(other.estimate?.interval90.low).toBeCloseTo(found.estimate?.interval90.low as number, 8);
    expect(other.status).toBe(found.status);
  },
);

test.prop([histories, fc.integer({ min: 2, max: 1000 })], fixed)(
  'counting coins in another unit changes nothing in the slope',
  (inputs, factor) => {
    // From a median of ten coins on the offset is a tenth of it, and grows with the unit.
    const rich = inputs.map((input) => ({ ...input, coins: (input.coins as number) * 1000 }));
    const scaled = rich.map((input) => ({ ...input, coins: input.coins * factor }));
    const found = associate(rich);
    const other = associate(scaled);
    expect(other.estimate?.slope).toBeCloseTo(found.estimate?.slope as number, 8);
    expect(other.status).toBe(found.status);
  },
);

test.prop([histories], fixed)('every figure stays in its range', (inputs) => {
  const found = associate(inputs);
  const { estimate } = found;
  if (!estimate) throw new Error('two sessions are enough for an estimate');
  expect(estimate.prior.weight).toBeGreaterThan(0);
  expect(estimate.prior.weight).toBeLessThanOrEqual(1);
  expect(estimate.interval90.low).toBeLessThan(estimate.slope);
  expect(estimate.interval90.high).toBeGreaterThan(estimate.slope);
  expect(estimate.interval95.low).toBeLessThan(estimate.interval90.low);
  expect(estimate.interval95.high).toBeGreaterThan(estimate.interval90.high);
  expect(estimate.offset).toBeGreaterThanOrEqual(1);
  if (estimate.detectable !== null) expect(estimate.detectable).toBeGreaterThan(0);
  expect(estimate.needed.sessions ?? 1).toBeGreaterThan(0);
  if (found.status === 'not_enough_data') return;
  const { permutation, leadPlacebo, leastSquares } = found.checks;
  expect(permutation.pValue).toBeGreaterThanOrEqual(1 / 500);
  expect(permutation.pValue).toBeLessThanOrEqual(1);
  expect(leastSquares.robustness).toBeGreaterThanOrEqual(0);
  expect(leastSquares.robustness).toBeLessThanOrEqual(1);
  expect(leadPlacebo?.pValue ?? 0).toBeLessThanOrEqual(1);
  // Amounts exist in one outcome only.
  expect('amounts' in found).toBe(found.status === 'associated');
  expect('falseAlarm' in found).toBe(found.status === 'associated');
});

test.prop([histories], fixed)('amounts are part of the coins, and rows add up to their sum', (inputs) => {
  const shares = [null, 0.2, 0.5, 0.500001, 0.9];
  const withShares = inputs.map((input, at) => ({ ...input, topGiftShare: shares[at % 5] as number | null }));
  const found = associate(withShares);
  if (found.status !== 'associated') return;
  const { sessions, total, above, below } = found.amounts;
  for (const each of sessions) {
    if (!each.amount) continue;
    expect(each.amount.low).toBeLessThanOrEqual(each.amount.expected);
    expect(each.amount.expected).toBeLessThanOrEqual(each.amount.high);
    expect(each.amount.high).toBeLessThanOrEqual(each.coins);
    expect(Number.isInteger(each.amount.expected)).toBe(true);
  }
  const shown = sessions.filter(({ amount }) => amount !== null);
  expect(total).toMatchObject({
    sessions: shown.length,
    coins: shown.reduce((sum, { coins }) => sum + coins, 0),
    amount: { expected: shown.reduce((sum, { amount }) => sum + (amount?.expected ?? 0), 0) },
  });
  expect(above.amount.expected + below.amount.expected).toBe(total?.amount.expected);
});

describe('robustness value', () => {
  it('is what Cinelli and Hazlett 2020 have for their example: t 4.184 with 783 df is 13.9 %', () => {
    const t = 4.184;
    expect(robustnessValue(t / Math.sqrt(t * t + 783))).toBeCloseTo(0.139, 3);
  });

  it('is 0 for no correlation, 1 for a full one, and rises between', () => {
    expect(robustnessValue(0)).toBe(0);
    expect(robustnessValue(1)).toBe(1);
    expect(robustnessValue(-1)).toBe(1);
    for (let r = 0; r < 0.99; r += 0.01)
      expect(robustnessValue(r + 0.01)).toBeGreaterThan(robustnessValue(r));
    expect(robustnessValue(1 - 1e-16)).toBeLessThanOrEqual(1);
  });
});

describe('power', () => {
  it('needs 3,800, 420, 105 and 47 sessions for elasticities of 0.1, 0.3, 0.6 and 0.9 at usual noise', () => {
    const needed = (elasticity: number) => sessionsNeeded(1.1, 0.5, elasticity).sessions;
    expect([0.1, 0.3, 0.6, 0.9].map(needed)).toEqual([3795, 422, 106, 47]);
    expect(sessionsNeeded(1.1, 0.5)).toEqual({ elasticity: 0.3, noise: 1.1, spread: 0.5, sessions: 422 });
  });

  it('knows no number of sessions for likes that never vary', () => {
    expect(sessionsNeeded(1.1, 0).sessions).toBeNull();
    expect(detectable(1.1, 0, 10)).toBeNull();
    expect(detectable(1.1, 0.5, 0)).toBeNull();
    expect(detectable(1, 0.5, 100)).toBeCloseTo(0.56, 12);
  });
});

const first = (inputs: AssociationInput[]): AssociationInput => inputs[0] as AssociationInput;

describe('order', () => {
  it('is as given, and says so, where a start is unknown', () => {
    const inputs = simulated({ sessions: 30 }, 3);
    const found = associate([{ ...first(inputs), startedAt: null }, ...inputs.slice(1)]);
    expect(found.notes).toContainEqual({ kind: 'order-as-given', sessions: 1 });
    expect(found.estimate).toEqual(associate(inputs).estimate);
  });
});
