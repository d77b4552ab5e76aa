import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Values } from './describe.ts';

/** A column of a design: one number an observation. */
export type Column = Float64Array;

/** Directions below this part of the longest, between columns of length 1, are rounding: a creator always on at eight. */
const COLLINEAR = 1e-9;

/**
 * An orthonormal basis of what the columns span, by singular values. Columns that follow from others add nothing, so its
 * length is the rank.
 */
export function orthonormalBasis(columns: readonly Column[]): Column[] {
  const rows = columns[0]?.length ?? 0;
  const scaled = columns
    .map((column) => ({ column, length: Math.sqrt(dot(column, column)) }))
    .filter(({ length }) => length > 0)
    .map(({ column, length }) => column.map((value) => value / length));
  if (scaled.length === 0) return [];
  const matrix = new Matrix(rows, scaled.length);
  for (const [at, column] of scaled.entries()) matrix.setColumn(at, column);
  const decomposition = new SingularValueDecomposition(matrix, {
    computeRightSingularVectors: false,
    autoTranspose: true,
  });
  const values = decomposition.diagonal;
  const largest = values[0] ?? 0;
  return values.flatMap((value, at) =>
    value > COLLINEAR * largest ? [Float64Array.from(decomposition.leftSingularVectors.getColumn(at))] : [],
  );
}

/** What of the values the basis does not explain. */
export function residualsOf(values: Values, basis: readonly Column[]): Column {
  const left = Float64Array.from(values);
  // Twice: the second pass removes what rounding left of the first (Giraud, Langou and Rozložník 2005).
  for (let pass = 0; pass < 2; pass += 1) {
    for (const direction of basis) {
      const along = dot(left, direction);
      for (let i = 0; i < left.length; i += 1)
        left[i] = (left[i] as number) - along * (direction[i] as number);
    }
  }
  return left;
}

export function dot(a: Values, b: Values): number {
  let total = 0;
  for (let i = 0; i < a.length; i += 1) total += (a[i] as number) * (b[i] as number);
  return total;
}
