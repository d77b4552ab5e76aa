import { median, standardDeviation } from '../../statistics/describe.ts';
import { type Posterior, posterior } from '../../statistics/posterior.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { columnsOf, type Design, EXPOSURE_AT, type HourTerms, LIKES_AT, PRIOR } from './design.ts';
import { detectable, type Needed, sessionsNeeded } from './power.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What the history says, on its way to an outcome. Elasticities: percent of coins per percent. */
export interface Estimate {
  /** Of coins to likes per viewer, at the same audience, time and date. */
  readonly slope: number;
  readonly interval90: Interval;
  /** The one that decides. */
  readonly interval95: Interval;
  /** Of both intervals' Student's t. */
  readonly df: number;
  /** `weight`: the share of the answer that is the prior, above 0 and at most 1. */
  readonly prior: { readonly mean: number; readonly sd: number; readonly weight: number };
  /** Of coins to viewer-minutes. */
  readonly exposure: { readonly slope: number; readonly interval90: Interval };
  readonly hourTerms: HourTerms;
  /** Standard deviation of ln coins that nothing explains. */
  readonly noise: number;
  /** Standard deviation of ln likes per viewer-minute. */
  readonly spread: number;
  /** The creator's usual likes per viewer-minute: the median. */
  readonly usualLikeRate: number;
  /** Coins added to every session before the logarithm. */
  readonly offset: number;
  /** The smallest elasticity that this history would find four times in five; `null` for too few sessions. A little hopeful. */
  readonly detectable: number | null;
  readonly needed: Needed;
}

export function estimateOf(design: Design): Estimate {
  const columns = columnsOf(design);
  const fit = posterior(columns, design.outcome);
  const noise = Math.sqrt(fit.noise);
  const spread = standardDeviation(design.likes);
  return {
    slope: fit.coefficients[LIKES_AT] as number,
    interval90: intervalOf(fit, LIKES_AT, 0.9),
    interval95: intervalOf(fit, LIKES_AT, 0.95),
    df: fit.df,
    prior: { ...PRIOR.likes, weight: (fit.variances[LIKES_AT] as number) / PRIOR.likes.sd ** 2 },
    exposure: {
      slope: fit.coefficients[EXPOSURE_AT] as number,
      interval90: intervalOf(fit, EXPOSURE_AT, 0.9),
    },
    hourTerms: design.hourTerms,
    noise,
    spread,
    usualLikeRate: Math.exp(median(design.likeRate)),
    offset: design.offset,
    detectable: detectable(noise, spread, design.outcome.length - columns.length),
    needed: sessionsNeeded(noise, spread),
  };
}

function intervalOf({ coefficients, variances, df }: Posterior, at: number, level: number): Interval {
  const slope = coefficients[at] as number;
  const reach = studentQuantile((1 + level) / 2, df) * Math.sqrt(variances[at] as number);
  return { low: slope - reach, high: slope + reach };
}
