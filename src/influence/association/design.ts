import { mean, median } from '../../statistics/describe.ts';
import type { PriorColumn } from '../../statistics/posterior.ts';
import type { Column } from '../../statistics/residuals.ts';
import type { UsableSession } from './usable.ts';

/**
 * What is believed before a creator's own sessions are looked at. The like elasticity was chosen among eight priors by
 * simulation: it covers 88 % or more at elasticities from 0 to 0.9. Gifts grow about as fast as the audience: the one field
 * experiment says a little faster, an observational study slower (Lu, Yao, Chen and Grewal 2021; Wolff and Shen 2022).
 */
export const PRIOR = {
  likes: { mean: 0.3, sd: 0.6 },
  exposure: { mean: 1, sd: 0.3 },
  trend: { mean: 0, sd: 1 },
  hour: { mean: 0, sd: 0.5 },
  intercept: { sd: 5 },
} as const;

/** Fewer sessions cannot carry two more terms. */
const FEWEST_FOR_HOURS = 20;

/** Whether the model holds the time of day constant, which both likes and gifts follow. */
export type HourTerms = 'used' | 'too-few-sessions' | 'hours-unknown';

/** The regression of a set of sessions: `ln(coins + offset)` on what may move it. */
export interface Design {
  readonly outcome: Column;
  /** Added to the coins before the logarithm: a tenth of the median of those above 0, at least 1. */
  readonly offset: number;
  /** `ln((likes + 0.5) / viewer-minutes)`, not centred. */
  readonly likeRate: Column;
  /** Like rate, centred. */
  readonly likes: Column;
  /** Everything else: constant, audience, trend, and time of day where used. */
  readonly others: readonly PriorColumn[];
  readonly hourTerms: HourTerms;
}

/** Where the like rate stands among the columns of {@link columnsOf}. */
export const LIKES_AT = 0;
export const EXPOSURE_AT = 1;

/** @param sessions at least two, oldest first */
export function designOf(sessions: readonly UsableSession[]): Design {
  const positive = sessions.flatMap(({ coins }) => (coins > 0 ? [coins] : []));
  const offset = Math.max(1, positive.length > 0 ? 0.1 * median(positive) : 1);
  const likeRate = logRate(sessions, ({ likes }) => likes);
  const last = sessions.length - 1;
  const hours = sessions.flatMap(({ startHour }) => (startHour === null ? [] : [startHour]));
  const hourTerms: HourTerms =
    sessions.length < FEWEST_FOR_HOURS
      ? 'too-few-sessions'
      : hours.length < sessions.length
        ? 'hours-unknown'
        : 'used';
  const others: PriorColumn[] = [
    withPrior(centred(Float64Array.from(sessions, ({ exposure }) => Math.log(exposure))), PRIOR.exposure),
    withPrior(new Float64Array(sessions.length).fill(1), { mean: 0, sd: PRIOR.intercept.sd }),
    withPrior(
      Float64Array.from(sessions, (_, at) => at / last - 0.5),
      PRIOR.trend,
    ),
  ];
  if (hourTerms === 'used') {
    for (const wave of [Math.sin, Math.cos])
      others.push(
        withPrior(
          Float64Array.from(hours, (hour) => wave((2 * Math.PI * hour) / 24)),
          PRIOR.hour,
        ),
      );
  }
  return {
    // Centred, which is the same as an intercept believed to be around the mean.
    outcome: centred(Float64Array.from(sessions, ({ coins }) => Math.log(coins + offset))),
    offset,
    likeRate,
    likes: centred(likeRate),
    others,
    hourTerms,
  };
}

/** The columns of the full model; the like rate first, the audience second. */
export const columnsOf = (design: Design): PriorColumn[] => [
  withPrior(design.likes, PRIOR.likes),
  ...design.others,
];

/** A count per viewer-minute as a logarithm; half a count more, so that none is a number too. */
export const logRate = (
  sessions: readonly UsableSession[],
  count: (session: UsableSession) => number,
): Column => Float64Array.from(sessions, (session) => Math.log((count(session) + 0.5) / session.exposure));

export function centred(values: Column): Column {
  const centre = mean(values);
  return values.map((value) => value - centre);
}

export const withPrior = (
  values: Column,
  { mean, sd }: { readonly mean: number; readonly sd: number },
): PriorColumn => ({ values, mean, variance: sd * sd });
