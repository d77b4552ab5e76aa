import type { SessionField } from '../session/exposure.ts';
import type { Session } from '../session/session.ts';
import type { Benchmark, Benchmarks, ComponentName, Evidence } from './benchmarks.ts';
import { COMPONENTS } from './benchmarks.ts';
import { exposed, type ExposureUnit, type Measurement, measure } from './measure.ts';
import { missingFields } from './missing.ts';
import { allocateUnits } from './points.ts';

export type ConfidenceLabel = 'low' | 'medium' | 'high';
/** Where a score stands to its yardsticks; never a percentile of anything. */
export type Band = 'low' | 'usual' | 'high';

/** Points and the most they could be, one decimal each; over the available parts they add up to the score and to 100. */
export interface Points {
  readonly points: number;
  readonly maxPoints: number;
}

/** One part of the score. */
export interface ComponentScore {
  readonly name: ComponentName;
  readonly available: boolean;
  /** What was counted: viewer-minutes for `watch`, else a whole number. */
  readonly count: number | null;
  readonly exposure: number | null;
  readonly exposureUnit: ExposureUnit;
  /** Observed `count / exposure`, not drawn towards the benchmark; minutes each for `watch`. */
  readonly rate: number | null;
  /** The rate that scores half of the points. */
  readonly benchmark: number;
  /** Earlier LIVEs of the creator that drew the benchmark away from the general one; 0 for the general one itself. */
  readonly benchmarkSessions: number;
  readonly evidence: Evidence;
  readonly source: string;
  /** Configured share of the whole score, 0 to 1 with six decimals, whatever is available. */
  readonly weight: number;
  /** Part of `Engagement.score`; `null` when unavailable. */
  readonly points: number | null;
  /** What a perfect part would give, given which parts are available. */
  readonly maxPoints: number | null;
  /** The same for `Engagement.scoreWithoutGifters`; `null` for gifters and for what is unavailable. */
  readonly withoutGifters: Points | null;
  /** Numbers that would make the part available. */
  readonly missing: readonly SessionField[];
}

/** How lively a LIVE was beside its yardsticks. */
export interface Engagement {
  /** 0 to 100 with one decimal, 50 at the benchmarks; `null` when no part is available. */
  readonly score: number | null;
  /** The only score to print next to income: with gifters in it, income would explain itself. */
  readonly scoreWithoutGifters: number | null;
  /** 0 to 1, two decimals: how much of the configured weight was measured, and on how much exposure. */
  readonly confidence: number;
  readonly confidenceLabel: ConfidenceLabel;
  /** Of `score`; see {@link bandOf} for the other. */
  readonly band: Band | null;
  /** All six, in the order of `COMPONENTS`. */
  readonly components: readonly ComponentScore[];
  /** Numbers that would let the score say more, most valuable first. */
  readonly missing: readonly SessionField[];
}

/** log-logistic to normal: the logistic curve with this slope stays within 0.01 of the normal distribution's. */
const LOGISTIC_SLOPE = 1.702;

/**
 * Strength of one part, 0 to 1, rising in `count`, 0.5 at the benchmark. The rate is first drawn towards the benchmark by
 * Gamma-Poisson shrinkage, as if `pseudoExposure` more had been seen at exactly the benchmark; then a Hill curve
 * (logistic in the log of the rate), so that extra taps of one person move the score ever less.
 */
function strength(count: number, exposure: number, benchmark: Benchmark): number {
  const { rate, pseudoExposure, spread } = benchmark;
  const shrunk = (count + rate * pseudoExposure) / (exposure + pseudoExposure);
  return 1 / (1 + (rate / shrunk) ** (LOGISTIC_SLOPE / spread));
}

/** Below 35 low, above 65 high; an assumption, like the weights. */
export const bandOf = (score: number | null): Band | null =>
  score === null ? null : score < 35 ? 'low' : score > 65 ? 'high' : 'usual';

const labelOf = (confidence: number): ConfidenceLabel =>
  confidence < 0.4 ? 'low' : confidence < 0.7 ? 'medium' : 'high';

interface Part {
  readonly name: ComponentName;
  readonly weight: number;
  readonly strength: number;
}

const weightOf = (parts: readonly Part[]): number => parts.reduce((total, part) => total + part.weight, 0);

/** What each part brings, in tenths of a point, not yet whole. */
const earnedBy = (parts: readonly Part[], weights: number): number[] =>
  parts.map((part) => (1000 * part.weight * part.strength) / weights);

const wholeTenths = (earned: readonly number[]): number =>
  Math.round(earned.reduce((total, each) => total + each, 0));

/** Weighted mean of the parts in tenths of a point, and each part's tenths, which add up to it exactly. */
function scoreParts(parts: readonly Part[]): {
  readonly score: number | null;
  readonly points: ReadonlyMap<ComponentName, Points>;
} {
  const weights = weightOf(parts);
  if (!(weights > 0)) return { score: null, points: new Map() };
  const limits = allocateUnits(
    parts.map((part) => (1000 * part.weight) / weights),
    1000,
    parts.map(() => 1000),
  );
  const earned = earnedBy(parts, weights);
  const score = wholeTenths(earned);
  const tenths = allocateUnits(earned, score, limits);
  return {
    score: score / 10,
    points: new Map(
      parts.map((part, index) => [
        part.name,
        { points: (tenths[index] as number) / 10, maxPoints: (limits[index] as number) / 10 },
      ]),
    ),
  };
}

const availableParts = (
  session: Session,
  names: readonly ComponentName[],
  benchmarks: Benchmarks,
): Part[] => {
  const parts: Part[] = [];
  for (const name of names) {
    const measured = exposed(session, name);
    if (measured === null) continue;
    const benchmark = benchmarks[name];
    const { count, exposure } = measured;
    parts.push({ name, weight: benchmark.weight, strength: strength(count, exposure, benchmark) });
  }
  return parts;
};

const NOT_GIFTERS = COMPONENTS.filter((name) => name !== 'gifters');

/** {@link Engagement.scoreWithoutGifters} alone: what histories take of each of a hundred thousand sessions. */
export function scoreWithoutGifters(session: Session, benchmarks: Benchmarks): number | null {
  const parts = availableParts(session, NOT_GIFTERS, benchmarks);
  const weights = weightOf(parts);
  return weights > 0 ? wholeTenths(earnedBy(parts, weights)) / 10 : null;
}

/**
 * The engagement score: a weighted mean of up to six parts, each the strength of a rate beside its benchmark. Bounded by 0
 * and 100, rising in every count, and scaled to what is known: an unknown part lowers the confidence, not the score.
 * The shape and weights are assumptions of this tool; effort and scarcity weigh more than taps.
 *
 * @param benchmarks rates and spreads above 0, pseudo-exposures and weights at least 0
 */
export function scoreSession(session: Session, benchmarks: Benchmarks): Engagement {
  const measurements = measure(session);
  const parts = availableParts(session, COMPONENTS, benchmarks);
  const all = scoreParts(parts);
  const others = scoreParts(parts.filter((part) => part.name !== 'gifters'));
  const weights = COMPONENTS.reduce((total, name) => total + benchmarks[name].weight, 0);
  const confidence = confidenceOf(measurements, benchmarks, weights);

  return {
    score: all.score,
    scoreWithoutGifters: others.score,
    confidence,
    confidenceLabel: labelOf(confidence),
    band: bandOf(all.score),
    components: measurements.map((measurement) => {
      const { name, count, exposure, exposureUnit, rate, missing } = measurement;
      const benchmark = benchmarks[name];
      const points = all.points.get(name);
      return {
        name,
        available: rate !== null,
        count,
        exposure,
        exposureUnit,
        rate,
        benchmark: benchmark.rate,
        benchmarkSessions: benchmark.own?.sessions ?? 0,
        evidence: benchmark.evidence,
        source: benchmark.source,
        weight: weights > 0 ? Math.round((1e6 * benchmark.weight) / weights) / 1e6 : 0,
        points: points?.points ?? null,
        maxPoints: points?.maxPoints ?? null,
        withoutGifters: others.points.get(name) ?? null,
        missing,
      };
    }),
    missing: missingFields(measurements, benchmarks),
  };
}

/** Share of the weight that was measured, each part discounted by how much of its rate is the benchmark. */
function confidenceOf(measurements: readonly Measurement[], benchmarks: Benchmarks, weights: number): number {
  if (!(weights > 0)) return 0;
  let seen = 0;
  for (const { name, rate, exposure } of measurements) {
    if (rate === null || exposure === null) continue;
    const { weight, pseudoExposure } = benchmarks[name];
    seen += weight * (exposure / (exposure + pseudoExposure));
  }
  return Math.round((100 * seen) / weights) / 100;
}
