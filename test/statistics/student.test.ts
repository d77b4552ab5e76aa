import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTwoSided } from '../../src/statistics/student.ts';

/** P(|T| <= t) for whole df, as a finite sum (Abramowitz and Stegun 26.7.3 and 26.7.4): shares nothing with the code. */
function within(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const odd = df % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (Math.cos(angle) ** 2 * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

describe('studentQuantile', () => {
  it.each([
    [0.975, 5, 2.570581835636314],
    [0.95, 4, 2.1318467863266495],
    [0.975, 200, 1.9718962236316089],
    [0.975, 1, 12.706204736432095],
  ])('knows %f at %f df as tables do', (p, df, expected) => {
    expect(Math.abs(studentQuantile(p, df) / expected - 1)).toBeLessThan(1e-7);
  });

  it('stands where the finite sums put it, for every whole df to 400', () => {
    for (let df = 1; df <= 400; df += 1) {
      for (const p of [0.75, 0.9, 0.95, 0.975, 0.995])
        expect(Math.abs((1 + within(studentQuantile(p, df), df)) / 2 - p)).toBeLessThan(1e-8);
    }
  });

  it('rises in p, falls in df, and is odd around one half', () => {
    for (let df = 4; df < 60; df += 0.37) {
      expect(studentQuantile(0.975, df)).toBeGreaterThan(studentQuantile(0.95, df));
      expect(studentQuantile(0.975, df)).toBeGreaterThan(studentQuantile(0.975, df + 0.37));
      expect(studentQuantile(0.05, df)).toBeCloseTo(-studentQuantile(0.95, df), 6);
    }
    expect(studentQuantile(0.5, 7)).toBe(0);
  });

  // SciPy 1.17.
  it.each([
    [0.975, 4.37, 2.6861481000408847],
    [0.975, 14.9, 2.1326961477150124],
    [0.95, 203.25, 1.6523851421461342],
    [0.975, 1e5, 1.9599877075346095],
  ])('takes df between whole ones and large ones: %f at %f', (p, df, expected) => {
    expect(Math.abs(studentQuantile(p, df) / expected - 1)).toBeLessThan(1e-7);
  });

  it.each([
    [0, 5],
    [1, 5],
    [Number.NaN, 5],
    [0.9, 0.5],
    [0.9, Number.NaN],
  ])('refuses p %f with %f df', (p, df) => {
    expect(() => studentQuantile(p, df)).toThrow(RangeError);
  });
});

describe('studentTwoSided', () => {
  it('is what the finite sums leave outside', () => {
    for (let df = 1; df <= 400; df += 7) {
      for (const t of [0, 0.3, 1, 1.96, 2.5, 6])
        expect(Math.abs(studentTwoSided(t, df) - (1 - within(t, df)))).toBeLessThan(1e-7);
    }
  });

  it('is even, 1 at 0 and 0 at the end', () => {
    expect(studentTwoSided(-2.2, 7.5)).toBe(studentTwoSided(2.2, 7.5));
    expect(studentTwoSided(0, 9)).toBe(1);
    expect(studentTwoSided(Infinity, 9)).toBe(0);
    expect(studentTwoSided(-Infinity, 9)).toBe(0);
    expect(() => studentTwoSided(1, 0)).toThrow(RangeError);
  });
});
