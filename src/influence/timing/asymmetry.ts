import { mean, standardDeviation } from '../../statistics/describe.ts';

/** Which of two series of minutes moves first. */
export interface Asymmetry {
  /** Mean correlation of the first with the second 1 to 5 minutes later, and earlier. */
  readonly lead: number;
  readonly follow: number;
  /** `lead - follow`, -2 to 2. */
  readonly difference: number;
  /**
   * One-sided, the larger of those of `difference` and of `lead` among shifts; from 1/(shifts + 1) to 1. A cause in the same
   * minute makes a lead without a difference, and a first series that falls after the second a difference without a lead.
   */
  readonly pValue: number;
  readonly shifts: number;
}

const LAGS = 5;

/** Minutes; closer shifts would still overlap with the order in question. */
const CLOSEST = 15;

/** Longer sessions use evenly spaced shifts: p-values to a thousandth are enough. */
const MOST_SHIFTS = 999;

/**
 * Compares the order of two series with that of one shifted around against the other, which keeps each as bumpy as it is. A
 * cause that moves both in the same minute leaves no asymmetry, which Granger tests and one-sided correlations take for an
 * order.
 *
 * @param first and second of one length, at least 31
 * @returns `null` where one of them never moves
 */
export function asymmetry(first: Float64Array, second: Float64Array): Asymmetry | null {
  const a = standardised(first);
  const b = standardised(second);
  if (!a || !b) return null;
  const observed = around(a, b);
  const room = a.length - 2 * CLOSEST + 1;
  const shifts = Math.min(room, MOST_SHIFTS);
  const shifted = new Float64Array(a.length);
  let asFar = 1;
  let leadAsFar = 1;
  for (let at = 0; at < shifts; at += 1) {
    const by = CLOSEST + Math.floor((at * room) / shifts);
    shifted.set(a.subarray(by));
    shifted.set(a.subarray(0, by), a.length - by);
    const { lead, follow } = around(shifted, b);
    if (lead - follow >= observed.lead - observed.follow) asFar += 1;
    if (lead >= observed.lead) leadAsFar += 1;
  }
  return {
    ...observed,
    difference: observed.lead - observed.follow,
    pValue: Math.max(asFar, leadAsFar) / (shifts + 1),
    shifts,
  };
}

/** Rounding of a constant series is not movement. */
const STILL = 1e-9;

function standardised(values: Float64Array): Float64Array | null {
  const centre = mean(values);
  const deviation = standardDeviation(values);
  return deviation > STILL ? values.map((value) => (value - centre) / deviation) : null;
}

function around(a: Float64Array, b: Float64Array): { lead: number; follow: number } {
  let lead = 0;
  let follow = 0;
  for (let lag = 1; lag <= LAGS; lag += 1) {
    for (let at = lag; at < a.length; at += 1) {
      lead += (a[at - lag] as number) * (b[at] as number);
      follow += (a[at] as number) * (b[at - lag] as number);
    }
  }
  const scale = LAGS * (a.length - 1);
  return { lead: lead / scale, follow: follow / scale };
}
