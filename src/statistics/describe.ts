import { quantile as quantileOfSorted } from './quantile.ts';

/** Numbers in any container. */
export type Values = ArrayLike<number>;

export function sum(values: Values): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i] as number;
  return total;
}

/** NaN for no values. */
export const mean = (values: Values): number => sum(values) / values.length;

/** Standard deviation with n - 1; NaN for fewer than two values. */
export function standardDeviation(values: Values): number {
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) squares += ((values[i] as number) - centre) ** 2;
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1));
}

/** The quantile at `p` from 0 to 1 of values in any order, of type 7; NaN for no values. */
export const quantile = (values: Values, p: number): number =>
  quantileOfSorted(Float64Array.from(values).sort(), p);

export const median = (values: Values): number => quantile(values, 0.5);

/** 0 for no values. A loop: spreading 100,000 numbers into a call overflows the stack. */
export function max(values: Values): number {
  let largest = values.length === 0 ? 0 : (values[0] as number);
  for (let i = 1; i < values.length; i += 1) largest = Math.max(largest, values[i] as number);
  return largest;
}
