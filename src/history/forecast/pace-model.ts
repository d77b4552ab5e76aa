import { quantile } from '../../statistics/quantile.ts';
import { studentQuantile } from '../../statistics/student.ts';
import type { Pace } from './past.ts';

/**
 * What a creator's history says about the logarithm of coins a minute: a Student-t distribution around a weighted mean.
 * Fields are in natural logarithms of coins a minute, except the offset, which is in coins.
 */
export interface PaceModel {
  readonly n: number;
  /** Sessions the weights amount to: (sum w)^2 / sum w^2. */
  readonly effective: number;
  readonly offset: number;
  readonly mean: number;
  /** Standard deviation of one session around the mean, as observed. */
  readonly observed: number;
  /** The same with what is believed before any data. */
  readonly scale: number;
  /** Of the next session: `scale` and the doubt about the mean together. */
  readonly sd: number;
  readonly df: number;
}

/** Fewer sessions than this say nothing about how much sessions differ. */
export const FEWEST_SESSIONS = 3;

/** A session this many sessions back weighs half as much as the last one. */
const HALF_LIFE = 10;
/** What is believed before any data, and how many sessions that is worth: sessions differ by a factor of e^1.22 or so. */
const PRIOR_VARIANCE = 1.5;
const PRIOR_SESSIONS = 4;
/** Sixty half-lives back, a session weighs less than a double can hold beside the last one. */
export const OLDEST = 60 * HALF_LIFE;

/**
 * Exponentially weighted log pace with a Student-t predictive:
 *
 *     y_i = ln((G_i + c) / T_i)       c = max(1, a tenth of the median G above 0)
 *     w_i = 2^(-(n-i)/10)             ne = (sum w)^2 / sum w^2
 *     m = weighted mean of y          ss = ne * weighted variance of y
 *     df = 4 + ne - 1                 sd = sqrt((4 * 1.5 + ss) / df * (1 + 1/ne))
 *
 * The offset c keeps a LIVE without gifts in the history, and is taken off again. Half-life and prior were chosen on simulated
 * creators; `bench/statistics/forecast.ts` measures them on fresh seeds.
 *
 * @param paces oldest first, at least one
 */
export function paceModel(paces: readonly Pace[]): PaceModel {
  return modelWithOffset(paces, offsetOf(paces.map(({ coins }) => coins).filter((coins) => coins > 0)));
}

/** @param positive coins above 0, in any order */
const offsetOf = (positive: readonly number[]): number => offsetOfSorted([...positive].sort((a, b) => a - b));

/** The offset c, from coins above 0 in ascending order. */
export const offsetOfSorted = (positive: readonly number[]): number =>
  positive.length === 0 ? 1 : Math.max(1, 0.1 * quantile(positive, 0.5));

export function modelWithOffset(paces: readonly Pace[], offset: number): PaceModel {
  const recent = paces.slice(-OLDEST);
  const weights = recent.map((_, index) => 2 ** (-(recent.length - 1 - index) / HALF_LIFE));
  const logs = recent.map(({ coins, minutes }) => Math.log((coins + offset) / minutes));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const effective = total ** 2 / weights.reduce((sum, w) => sum + w * w, 0);
  const mean = weights.reduce((sum, w, index) => sum + w * (logs[index] as number), 0) / total;
  const variance =
    weights.reduce((sum, w, index) => sum + w * ((logs[index] as number) - mean) ** 2, 0) / total;
  const df = PRIOR_SESSIONS + effective - 1;
  const scale = Math.sqrt((PRIOR_SESSIONS * PRIOR_VARIANCE + effective * variance) / df);
  return {
    n: paces.length,
    effective,
    offset,
    mean,
    observed: effective > 1 ? Math.sqrt((variance * effective) / (effective - 1)) : 0,
    scale,
    sd: scale * Math.sqrt(1 + 1 / effective),
    df,
  };
}

/**
 * Coins of a session of so many minutes that are not exceeded with probability p; never below 0.
 *
 * @param p above 0 and below 1
 */
export const coinsAt = (model: PaceModel, minutes: number, p: number): number =>
  Math.max(0, minutes * Math.exp(model.mean + studentQuantile(p, model.df) * model.sd) - model.offset);
