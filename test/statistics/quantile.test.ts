import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { quantile as ofAny } from '../../src/statistics/describe.ts';
import { quantile } from '../../src/statistics/quantile.ts';

const fixed = { seed: 43 };
const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  // R: quantile(1:10, c(0, .1, .25, .5, .9, 1)); quantile(c(3, 1, 2, 10), .75)
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0, 1],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.1, 1.9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, 3.25],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5, 5.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 1, 10],
    [[1, 2, 3, 10], 0.75, 4.75],
    [[7], 0.3, 7],
  ])('of %j at %f is %f, as R has it', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 12);
    expect(ofAny([...values].reverse(), p)).toBeCloseTo(expected, 12);
  });

  it('knows nothing of no values', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

test.prop([numbers, share, share], fixed)(
  'a quantile rises with its level and stays among the values',
  (unsorted, p, q) => {
    const values = [...unsorted].sort((a, b) => a - b);
    const [low, high] = p <= q ? [p, q] : [q, p];
    expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high) + 1e-9);
    expect(quantile(values, low)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
    expect(quantile(values, high)).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
  },
);
