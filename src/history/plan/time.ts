import { quantile } from '../../statistics/quantile.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { coinsAt, FEWEST_SESSIONS, type PaceModel, paceModel } from '../forecast/pace-model.ts';
import type { History, Mixed, Pace } from '../forecast/past.ts';

/** How fast coins came in, and for how long at a time. */
export type UsualPace =
  /** From three sessions on: a distribution. */
  | { readonly kind: 'model'; readonly model: PaceModel; readonly minutes: number; readonly n: number }
  /** One or two: all their coins by all their minutes, and nothing about how much sessions differ. */
  | { readonly kind: 'plain'; readonly coinsPerMinute: number; readonly minutes: number; readonly n: number }
  | { readonly kind: 'unknown'; readonly reason: UnknownPace };

export type UnknownPace =
  /** No session tells both its coins and its length. */
  | 'pace-unknown'
  | 'no-income'
  /** At this pace the coins are not reached in a million sessions. */
  | 'not-reached'
  | Mixed['kind'];

export function usualPace({ paces, mixed }: History): UsualPace {
  if (mixed) return { kind: 'unknown', reason: mixed.kind };
  if (paces.length === 0) return { kind: 'unknown', reason: 'pace-unknown' };
  if (paces.every(({ coins }) => coins === 0)) return { kind: 'unknown', reason: 'no-income' };
  const minutes = quantile(
    paces.map((pace) => pace.minutes).sort((a, b) => a - b),
    0.5,
  );
  const n = paces.length;
  if (n >= FEWEST_SESSIONS) return { kind: 'model', model: paceModel(paces), minutes, n };
  return { kind: 'plain', coinsPerMinute: total(paces, 'coins') / total(paces, 'minutes'), minutes, n };
}

const total = (paces: readonly Pace[], part: keyof Pace): number =>
  paces.reduce((sum, pace) => sum + pace[part], 0);

/** Coins of a session of the usual length; at a pace that is a distribution, its median. */
export function usualCoins(pace: Exclude<UsualPace, { kind: 'unknown' }>): number {
  return pace.kind === 'model' ? coinsAt(pace.model, pace.minutes, 0.5) : pace.coinsPerMinute * pace.minutes;
}

/**
 * Minutes in which sessions of the usual length bring the coins with probability p: the p-quantile of the time is where the
 * (1-p)-quantile of the total is enough.
 *
 * The total of k sessions, each log-normal around m, is taken as log-normal with the mean and variance that a sum of k
 * log-normals has (Fenton 1960). Large sessions lift a total above k middling ones: by how much, the observed variance u^2
 * tells, because what is believed beforehand must not promise coins; how sure that is, s^2 tells, which holds that belief.
 * The doubt about m, s^2/ne, and about the mean that s^2 implies, (s^2 - v_s)^2 / 2df (Cox's method, Zhou and Gao 1997), is
 * common to all sessions and does not average out:
 *
 *     v_x = ln(1 + (e^(x^2) - 1) / k)
 *     ln total = ln k + m + (u^2 - v_u) / 2 + t(df) * sqrt(v_s + s^2/ne + (s^2 - v_s)^2 / (2 df))
 *
 * less k times the offset. On simulated creators the interval from .1 to .9 covers .77 to .85 where gifts are many, and .63
 * to .86 where they are few, least for targets far beyond a short history (bench/statistics/forecast.ts).
 *
 * @param coins above 0
 * @returns `null` when it takes more than a million sessions
 */
export function minutesFor(
  model: PaceModel,
  sessionMinutes: number,
  coins: number,
  p: number,
): number | null {
  const t = studentQuantile(1 - p, model.df);
  const [observed, believed] = [model.observed ** 2, model.scale ** 2];
  const totalOf = (sessions: number): number => {
    const lift = (observed - varianceOfTotal(observed, sessions)) / 2;
    const spread = varianceOfTotal(believed, sessions);
    const doubt = believed / model.effective + (believed - spread) ** 2 / (2 * model.df);
    const log = model.mean + lift + t * Math.sqrt(spread + doubt);
    return sessions * (sessionMinutes * Math.exp(log) - model.offset);
  };
  let enough = 1;
  while (totalOf(enough) < coins) {
    enough *= 2;
    if (enough > MOST_SESSIONS) return null;
  }
  let tooFew = enough === 1 ? 0 : enough / 2;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (tooFew + enough) / 2;
    if (totalOf(middle) < coins) tooFew = middle;
    else enough = middle;
  }
  return enough * sessionMinutes;
}

/** Of the logarithm of a sum of log-normals; a part of a session varies as much as a whole one. */
const varianceOfTotal = (variance: number, sessions: number): number =>
  Math.log1p(Math.expm1(variance) / Math.max(1, sessions));

const MOST_SESSIONS = 2 ** 20;
/** To the last digits of a double. */
const HALVINGS = 60;
