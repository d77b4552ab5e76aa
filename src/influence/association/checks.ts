import { type PartialSlope, partialSlope } from '../../statistics/partial-slope.ts';
import { dot, type Column } from '../../statistics/residuals.ts';
import { seededRandom, shuffle } from '../../statistics/random.ts';
import type { Design } from './design.ts';

export const SHUFFLES = 499;

/** Fewer sessions leave the lead placebo next to nothing to find drift with. */
const FEWEST_FOR_PLACEBO = 12;

/** What stands beside the interval. */
export interface Checks {
  /** p-value among shuffled gifts, from 1/(shuffles + 1) to 1. */
  readonly permutation: { readonly pValue: number; readonly shuffles: number };
  /** p-value of the next session's likes for this session's gifts; `null` under 12 sessions. */
  readonly leadPlacebo: { readonly pValue: number; readonly sessions: number } | null;
  /** By least squares, without any prior: slope, and how easily an unseen cause would undo it. */
  readonly leastSquares: {
    readonly slope: number;
    readonly standardError: number;
    /** 0 to 1: the part of what is left of both likes and gifts that one cause would have to explain. */
    readonly robustness: number;
  };
}

/** The like rate's own part by least squares; `null` where the other columns explain it, or sessions are too few. */
export const plainSlope = (design: Design): PartialSlope | null =>
  partialSlope(design.outcome, design.likes, columnsWithoutLikes(design));

export function checksOf(design: Design, plain: PartialSlope, seed: number): Checks {
  return {
    permutation: { pValue: permutation(plain, seed), shuffles: SHUFFLES },
    leadPlacebo: leadPlacebo(design),
    leastSquares: {
      slope: plain.slope,
      standardError: plain.standardError,
      robustness: robustnessValue(plain.correlation),
    },
  };
}

const columnsWithoutLikes = ({ others }: Design): Column[] => others.map(({ values }) => values);

/**
 * Freedman and Lane 1983: gifts and likes are freed of everything else, then what is left of the gifts is shuffled. With the
 * observed order counted as one of them, p is never 0.
 */
function permutation({ outcomeResiduals, columnResiduals }: PartialSlope, seed: number): number {
  const random = seededRandom(seed);
  const shuffled = Float64Array.from(outcomeResiduals);
  // Lengths stay the same under shuffling, so that the product orders as the correlation does.
  const observed = Math.abs(dot(outcomeResiduals, columnResiduals)) * (1 - 1e-12);
  let asFar = 1;
  for (let round = 0; round < SHUFFLES; round += 1) {
    shuffle(shuffled, random);
    if (Math.abs(dot(shuffled, columnResiduals)) >= observed) asFar += 1;
  }
  return asFar / (SHUFFLES + 1);
}

/** Likes of the next session cannot move gifts of this one; where they seem to, something moves both over time. */
function leadPlacebo(design: Design): Checks['leadPlacebo'] {
  const sessions = design.outcome.length - 1;
  if (design.outcome.length < FEWEST_FOR_PLACEBO) return null;
  const present = [design.likes, ...columnsWithoutLikes(design)].map((values) =>
    values.subarray(0, sessions),
  );
  const found = partialSlope(design.outcome.subarray(0, sessions), design.likes.subarray(1), present);
  return found && { pValue: found.pValue, sessions };
}

/**
 * Cinelli and Hazlett 2020, for the whole slope: an unseen cause that explains this part of what is left of both likes and
 * gifts would bring the least-squares slope to 0. From the partial correlation, as `f² = r² / (1 - r²)`.
 */
export function robustnessValue(correlation: number): number {
  const share = correlation ** 2;
  if (share >= 1) return 1;
  const f2 = share / (1 - share);
  // sqrt(f⁴ + 4f²) - f², without taking a small number from a large one.
  return f2 === 0 ? 0 : (2 * f2) / (Math.sqrt(f2 * f2 + 4 * f2) + f2);
}
