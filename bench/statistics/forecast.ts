import { backtest } from '../../src/history/forecast/backtest.ts';
import { FEWEST_SESSIONS, paceModel } from '../../src/history/forecast/pace-model.ts';
import { minutesFor } from '../../src/history/plan/time.ts';
import { quantile } from '../../src/statistics/quantile.ts';
import type { Draws } from './draws.ts';
import { history, MIDDLING, type World } from './histories.ts';

/** How forecasts did on simulated creators, every session from those before it. */
export interface Forecasts {
  readonly forecasts: number;
  /** Of the intervals from the .1 to the .9 quantile. */
  readonly coverage: number;
  /** Pinball loss ÷ that of empirical quantiles of all past sessions. */
  readonly ratio: number;
  readonly lastFiveRatio: number;
  /** Median over creators of the factor that half of the medians missed by. */
  readonly typicalMiss: number;
}

/** @param world its `sessions` is the length of a history: at least eight */
export function tryForecasts(world: World, replications: number, draws: Draws): Forecasts {
  let forecasts = 0;
  let covered = 0;
  const loss = { forecast: 0, ownHistory: 0, lastFive: 0 };
  const misses: number[] = [];
  for (let replication = 0; replication < replications; replication += 1) {
    const found = backtest(history(world, draws));
    if (found === null) throw new RangeError('a history needs eight sessions');
    forecasts += found.forecasts;
    covered += found.coverage * found.forecasts;
    for (const name of ['forecast', 'ownHistory', 'lastFive'] as const)
      loss[name] += found.pinball[name] * found.forecasts;
    misses.push(found.typicalMiss);
  }
  return {
    forecasts,
    coverage: covered / forecasts,
    ratio: loss.forecast / loss.ownHistory,
    lastFiveRatio: loss.lastFive / loss.ownHistory,
    typicalMiss: middle(misses),
  };
}

/** How the time to a target did: share of creators who reached it within the interval, and before its middle. */
export interface Times {
  readonly coverage: number;
  readonly before: number;
  /** Median over creators of the interval's end ÷ its beginning. */
  readonly width: number;
}

/** @param sessionsAway how many of the creator's middling sessions the target is worth */
export function tryTimes(world: World, sessionsAway: number, replications: number, draws: Draws): Times {
  let covered = 0;
  let before = 0;
  const widths: number[] = [];
  for (let replication = 0; replication < replications; replication += 1) {
    const past = history(world, draws);
    const model = paceModel(past);
    const usual = middle(past.map(({ minutes }) => minutes));
    const target = Math.max(1, sessionsAway * (usual * Math.exp(model.mean) - model.offset));
    const taken = minutesTo(target, world, draws);
    const at = (p: number): number => minutesFor(model, usual, target, p) ?? Number.POSITIVE_INFINITY;
    const [fewest, most] = [at(0.1), at(0.9)];
    if (fewest <= taken && taken <= most) covered += 1;
    if (taken < at(0.5)) before += 1;
    widths.push(most / fewest);
  }
  return { coverage: covered / replications, before: before / replications, width: middle(widths) };
}

/** The creator goes on as before until the target is reached, somewhere in the last session. */
function minutesTo(target: number, world: World, draws: Draws): number {
  let left = target;
  let minutes = 0;
  for (;;) {
    for (const next of history({ ...world, sessions: 20 }, draws)) {
      if (next.coins >= left) return minutes + (next.minutes * left) / next.coins;
      left -= next.coins;
      minutes += next.minutes;
    }
  }
}

const middle = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

const figure = (value: number): string => value.toFixed(3).padStart(8);

/** Prints both, for a middling creator and a small one. */
export function forecastBench(replications: number, draws: Draws): void {
  console.log(`\nForecasts from the ${FEWEST_SESSIONS + 1}th session on, ${replications} histories a row`);
  console.log('gifts sessions  cover80   ratio lastFive    miss');
  for (const gifts of [40, 4]) {
    for (const sessions of [8, 40]) {
      const { coverage, ratio, lastFiveRatio, typicalMiss } = tryForecasts(
        { ...MIDDLING, gifts, sessions },
        replications,
        draws,
      );
      console.log(
        `${String(gifts).padStart(5)} ${String(sessions).padStart(8)} ${[coverage, ratio, lastFiveRatio, typicalMiss].map(figure).join('')}`,
      );
    }
  }
  console.log(`\nTime to a target, ${replications} histories a row`);
  console.log('gifts sessions away  cover80  before   width');
  for (const gifts of [40, 4]) {
    for (const sessions of [3, 6, 12, 30]) {
      for (const away of [1, 3, 10, 40]) {
        const found = tryTimes({ ...MIDDLING, gifts, sessions }, away, replications, draws);
        console.log(
          `${String(gifts).padStart(5)} ${String(sessions).padStart(8)} ${String(away).padStart(4)} ${[found.coverage, found.before, found.width].map(figure).join('')}`,
        );
      }
    }
  }
}
