import { describe, expect, it } from 'vitest';
import { max, mean, median, standardDeviation, sum } from '../../src/statistics/describe.ts';

describe('the plain ones', () => {
  it('sorts by size, and knows nothing of no values', () => {
    expect(median([10, 9, 100, -1, -20])).toBe(9);
    expect(median([1, 2])).toBe(1.5);
    expect(median([])).toBeNaN();
  });

  it('divides by one less than the count', () => {
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(standardDeviation([1])).toBeNaN();
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBeNaN();
    expect(sum([])).toBe(0);
  });

  it('takes more values than a call takes arguments', () => {
    expect(max(Float64Array.from({ length: 300_000 }, (_, i) => -i - 1))).toBe(-1);
    expect(max([])).toBe(0);
  });
});
