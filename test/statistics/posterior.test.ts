import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { NOISE_PRIOR, type Posterior, posterior, type PriorColumn } from '../../src/statistics/posterior.ts';

const fixed = { seed: 42, numRuns: 100 };

/** Solves by Gauss and Jordan with row exchange: slow, plain, and nothing of the code under test. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let at = 0; at < size; at += 1) {
    const largest = rows.reduce(
      (best, row, i) =>
        i >= at && Math.abs(row[at] as number) > Math.abs((rows[best] as number[])[at] as number) ? i : best,
      at,
    );
    [rows[at], rows[largest]] = [rows[largest] as number[], rows[at] as number[]];
    const pivot = rows[at] as number[];
    const head = pivot[at] as number;
    for (let j = 0; j < 2 * size; j += 1) pivot[j] = (pivot[j] as number) / head;
    for (const [i, row] of rows.entries()) {
      const factor = row[at] as number;
      if (i !== at)
        for (let j = 0; j < 2 * size; j += 1) row[j] = (row[j] as number) - factor * (pivot[j] as number);
    }
  }
  return rows.map((row) => row.slice(size));
}

/** The same model, written from its formulas with plain arrays. */
function oracle(
  columns: readonly PriorColumn[],
  y: readonly number[],
): Pick<Posterior, 'coefficients' | 'variances' | 'noise' | 'df'> {
  const at = (i: number, row: number): number => (columns[i] as PriorColumn).values[row] as number;
  const gram = columns.map((_, i) =>
    columns.map((__, j) => y.reduce((sum, ___, row) => sum + at(i, row) * at(j, row), 0)),
  );
  let noise: number = NOISE_PRIOR.variance;
  let found = { coefficients: [] as number[], variances: [] as number[], noise, df: 0 };
  for (let round = 0; round < 8; round += 1) {
    const scale = noise;
    const covariance = inverse(
      gram.map((row, i) =>
        row.map((value, j) => value / scale + (i === j ? 1 / (columns[i] as PriorColumn).variance : 0)),
      ),
    );
    const right = columns.map(
      ({ mean, variance }, i) =>
        y.reduce((sum, value, row) => sum + at(i, row) * value, 0) / scale + mean / variance,
    );
    const coefficients = covariance.map((row) =>
      row.reduce((sum, value, j) => sum + value * (right[j] as number), 0),
    );
    const used =
      covariance.reduce(
        (sum, row, i) =>
          sum + row.reduce((part, value, j) => part + value * ((gram[j] as number[])[i] as number), 0),
        0,
      ) / scale;
    const rss = y.reduce(
      (sum, value, row) => sum + (value - coefficients.reduce((fit, b, i) => fit + b * at(i, row), 0)) ** 2,
      0,
    );
    const df = 4 + y.length - used;
    noise = (4 + rss) / df;
    found = { coefficients, variances: covariance.map((row, i) => row[i] as number), noise, df };
  }
  return found;
}

const number = fc.double({ min: -3, max: 3, noNaN: true });
const problem = fc
  .tuple(fc.integer({ min: 2, max: 25 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, size]) =>
    fc.tuple(
      fc.array(
        fc.record({
          values: fc
            .array(number, { minLength: rows, maxLength: rows })
            .map((list) => Float64Array.from(list)),
          mean: number,
          variance: fc.double({ min: 0.05, max: 25, noNaN: true }),
        }),
        { minLength: size, maxLength: size },
      ),
      fc.array(number, { minLength: rows, maxLength: rows }),
    ),
  );

test.prop([problem], fixed)('agrees with plain elimination of the same formulas', ([columns, outcome]) => {
  const found = posterior(columns, Float64Array.from(outcome));
  const expected = oracle(columns, outcome);
  for (const [at, coefficient] of expected.coefficients.entries()) {
    expect(found.coefficients[at]).toBeCloseTo(coefficient, 9);
    expect(found.variances[at]).toBeCloseTo(expected.variances[at] as number, 9);
  }
  expect(found.noise).toBeCloseTo(expected.noise, 9);
  expect(found.df).toBeCloseTo(expected.df, 9);
});

test.prop([problem], fixed)('is never less certain than before the data', ([columns, outcome]) => {
  const { variances, effectiveParameters } = posterior(columns, Float64Array.from(outcome));
  for (const [at, variance] of variances.entries()) {
    expect(variance).toBeGreaterThan(0);
    expect(variance).toBeLessThanOrEqual((columns[at] as PriorColumn).variance * (1 + 1e-12));
  }
  expect(effectiveParameters).toBeGreaterThanOrEqual(0);
  expect(effectiveParameters).toBeLessThanOrEqual(columns.length);
});

describe('posterior', () => {
  const line = Float64Array.from({ length: 50 }, (_, i) => i / 10 - 2.5);
  const outcome = line.map((value, i) => 2 * value + (i % 2 === 0 ? 1 : -1));

  it('keeps to a narrow prior and gives way to the data under a wide one', () => {
    const slope = (variance: number): number =>
      posterior([{ values: line, mean: -1, variance }], outcome).coefficients[0] as number;
    expect(slope(1e-8)).toBeCloseTo(-1, 4);
    expect(slope(1e8)).toBeCloseTo(1.99, 1);
  });

  it('finds the noise that is there', () => {
    const { noise } = posterior(
      [{ values: line, mean: 0, variance: 25 }],
      outcome.map((value, i) => value + 2 * (i % 2 === 0 ? 1 : -1)),
    );
    // Nine times as much as its prior, which weighs four observations of fifty.
    expect(noise).toBeGreaterThan(7.5);
    expect(noise).toBeLessThan(9.2);
  });
});
