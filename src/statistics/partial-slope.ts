import { type Column, dot, orthonormalBasis, residualsOf } from './residuals.ts';
import { studentTwoSided } from './student.ts';

/** How one column goes along with an outcome once other columns are held constant, by least squares. */
export interface PartialSlope {
  readonly slope: number;
  readonly standardError: number;
  /** Partial correlation, -1 to 1. */
  readonly correlation: number;
  /** Observations minus columns, of which collinear ones count once. At least 1. */
  readonly df: number;
  /** Two-sided, 0 to 1. */
  readonly pValue: number;
  /** Outcome and column without what the other columns explain. */
  readonly outcomeResiduals: Column;
  readonly columnResiduals: Column;
}

/** A column with less of its own than this, as a part of its variation, says nothing of itself. */
const OWN = 1e-8;

/**
 * The slope of `column` in a least-squares fit of `outcome` on it and `others` (Frisch, Waugh and Lovell: both are freed of
 * the others, then one is fitted on the other). `others` should hold the constant column.
 *
 * @returns `null` where the column follows from the others, or there are too few observations
 */
export function partialSlope(
  outcome: Column,
  column: Column,
  others: readonly Column[],
): PartialSlope | null {
  const basis = orthonormalBasis(others);
  const df = outcome.length - basis.length - 1;
  if (df < 1) return null;
  const outcomeResiduals = residualsOf(outcome, basis);
  const columnResiduals = residualsOf(column, basis);
  const own = dot(columnResiduals, columnResiduals);
  if (!(own > OWN ** 2 * dot(column, column))) return null;
  const slope = dot(columnResiduals, outcomeResiduals) / own;
  const variation = dot(outcomeResiduals, outcomeResiduals);
  // An outcome that the others explain fully leaves rounding, which is not evidence.
  const explained = variation > OWN ** 2 * dot(outcome, outcome) ? (slope * slope * own) / variation : 0;
  const share = Math.min(1, explained);
  const leftOver = Math.max(0, variation - slope * slope * own);
  return {
    slope,
    standardError: Math.sqrt(leftOver / df / own),
    correlation: Math.sign(slope) * Math.sqrt(share),
    df,
    pValue: studentTwoSided(share === 0 ? 0 : Math.sqrt((share / (1 - share)) * df), df),
    outcomeResiduals,
    columnResiduals,
  };
}
