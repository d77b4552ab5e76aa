import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { type Column, dot } from './residuals.ts';

/** A column of a regression with what is believed of its coefficient before the data. */
export interface PriorColumn {
  readonly values: Column;
  readonly mean: number;
  /** Above 0. */
  readonly variance: number;
}

/** A fitted regression; arrays follow the order of the columns. */
export interface Posterior {
  readonly coefficients: readonly number[];
  readonly variances: readonly number[];
  /** Variance of the noise. */
  readonly noise: number;
  /** How many coefficients the data decided: 0 to the number of columns. */
  readonly effectiveParameters: number;
  /** Of Student's t for an interval: `NOISE_PRIOR.df + n - effectiveParameters`. */
  readonly df: number;
}

/** The noise is believed to have variance 1, with the weight of four observations. */
export const NOISE_PRIOR = { df: 4, variance: 1 } as const;

/** Enough for the noise to settle to five digits; a fixed number keeps the answer a plain function of the data. */
const ITERATIONS = 8;

/**
 * Linear regression with normal priors on the coefficients and a scaled inverse chi-squared prior on the noise. The noise
 * is found by iteration, with degrees of freedom less what the coefficients used up.
 */
export function posterior(columns: readonly PriorColumn[], outcome: Column): Posterior {
  const gram = new Matrix(columns.map((a) => columns.map((b) => dot(a.values, b.values))));
  const moments = columns.map(({ values }) => dot(values, outcome));
  let noise: number = NOISE_PRIOR.variance;
  let effectiveParameters = 0;
  let coefficients: number[] = [];
  let variances: number[] = [];
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const precision = Matrix.div(gram, noise);
    for (const [at, { variance }] of columns.entries())
      precision.set(at, at, precision.get(at, at) + 1 / variance);
    const covariance = new CholeskyDecomposition(precision).solve(Matrix.eye(columns.length));
    const weighed = columns.map(
      ({ mean, variance }, at) => (moments[at] as number) / noise + mean / variance,
    );
    coefficients = covariance.mmul(Matrix.columnVector(weighed)).to1DArray();
    variances = covariance.diagonal();
    effectiveParameters = covariance.mmul(gram).trace() / noise;
    noise =
      (NOISE_PRIOR.df * NOISE_PRIOR.variance + leftOver(columns, outcome, coefficients)) /
      (NOISE_PRIOR.df + outcome.length - effectiveParameters);
  }
  return {
    coefficients,
    variances,
    noise,
    effectiveParameters,
    df: NOISE_PRIOR.df + outcome.length - effectiveParameters,
  };
}

/** Sum of squared residuals. */
function leftOver(columns: readonly PriorColumn[], outcome: Column, coefficients: readonly number[]): number {
  const left = Float64Array.from(outcome);
  for (const [at, { values }] of columns.entries()) {
    const coefficient = coefficients[at] as number;
    for (let i = 0; i < left.length; i += 1)
      left[i] = (left[i] as number) - coefficient * (values[i] as number);
  }
  return dot(left, left);
}
