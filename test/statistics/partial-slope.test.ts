import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { partialSlope } from '../../src/statistics/partial-slope.ts';
import { dot, orthonormalBasis, residualsOf } from '../../src/statistics/residuals.ts';
import { LONGLEY } from './longley.ts';

const fixed = { seed: 41, numRuns: 200 };
const column = (at: number): Float64Array => Float64Array.from(LONGLEY.rows, (row) => row[at] as number);
const relative = (found = Number.NaN, certified = Number.NaN): number => Math.abs(found / certified - 1);
const ones = (length: number): Float64Array => new Float64Array(length).fill(1);

const values = (length: number) =>
  fc
    .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: length, maxLength: length })
    .map((list) => Float64Array.from(list));

/** Twenty rows, at least three of them far from rounding. */
const data = fc.tuple(values(20), values(20), values(20));

describe('partialSlope', () => {
  it.each([1, 2, 3, 4, 5, 6])('finds the certified slope of Longley’s column %i', (at) => {
    const others = [1, 2, 3, 4, 5, 6].filter((other) => other !== at).map(column);
    const found = partialSlope(column(0), column(at), [ones(16), ...others]);
    expect(found?.df).toBe(9);
    expect(relative(found?.slope, LONGLEY.coefficients[at - 1])).toBeLessThan(1e-9);
    expect(relative(found?.standardError, LONGLEY.standardErrors[at - 1])).toBeLessThan(1e-9);
  });

  it('has nothing to say of a column that the others explain', () => {
    const line = Float64Array.from({ length: 12 }, (_, i) => i);
    const twice = line.map((value) => 2 * value + 3);
    expect(partialSlope(column(0).subarray(0, 12), twice, [ones(12), line])).toBeNull();
    expect(partialSlope(column(0).subarray(0, 12), ones(12), [ones(12)])).toBeNull();
  });

  it('counts collinear columns once', () => {
    const line = Float64Array.from({ length: 12 }, (_, i) => i);
    const wave = line.map((value) => Math.sin(value));
    const outcome = line.map((value) => Math.cos(3 * value));
    const once = partialSlope(outcome, wave, [ones(12), line]);
    const twice = partialSlope(outcome, wave, [ones(12), line, line.map((value) => 5 - value), ones(12)]);
    expect(twice?.df).toBe(9);
    expect(twice?.slope).toBeCloseTo(once?.slope as number, 12);
  });

  it('needs one observation more than columns', () => {
    const three = Float64Array.of(1, 2, 4);
    expect(partialSlope(three, Float64Array.of(1, 0, 1), [ones(3), Float64Array.of(0, 1, 5)])).toBeNull();
    expect(partialSlope(three, Float64Array.of(1, 0, 1), [ones(3)])?.df).toBe(1);
  });

  it('calls an exact line certain and a flat outcome nothing', () => {
    const line = Float64Array.from({ length: 10 }, (_, i) => i ** 2);
    const exact = partialSlope(
      line.map((value) => 3 * value - 1),
      line,
      [ones(10)],
    );
    expect(exact?.slope).toBeCloseTo(3, 12);
    expect(exact?.correlation).toBeCloseTo(1, 9);
    expect(exact?.pValue).toBeLessThan(1e-12);
    const flat = partialSlope(ones(10).fill(0.1), line, [ones(10)]);
    expect(flat).toMatchObject({ pValue: 1, correlation: 0 });
  });
});

test.prop([data], fixed)('what a basis leaves is at right angles to it', ([a, b, c]) => {
  const basis = orthonormalBasis([ones(20), a, b]);
  const left = residualsOf(c, basis);
  for (const direction of [ones(20), a, b]) {
    const scale = Math.sqrt(dot(direction, direction) * dot(c, c)) + 1e-300;
    expect(Math.abs(dot(left, direction)) / scale).toBeLessThan(1e-12);
  }
  for (const [i, one] of basis.entries())
    for (const [j, other] of basis.entries()) expect(dot(one, other)).toBeCloseTo(i === j ? 1 : 0, 10);
});
