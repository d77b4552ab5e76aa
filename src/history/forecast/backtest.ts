import { quantile } from '../../statistics/quantile.ts';
import { coinsAt, FEWEST_SESSIONS, modelWithOffset, OLDEST, offsetOfSorted } from './pace-model.ts';
import type { Pace } from './past.ts';

/** The quantiles that a forecast shows. */
export const PROBABILITIES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** How the forecast would have done on the creator's own past, each session from those before it alone. */
export interface Backtest {
  /** Sessions that were forecast. */
  readonly forecasts: number;
  /** Mean pinball loss over the five quantiles, in coins: smaller is better. */
  readonly pinball: {
    readonly forecast: number;
    /** Empirical quantiles of the coins of all sessions before. */
    readonly ownHistory: number;
    /** The median of the last five sessions, as every quantile. */
    readonly lastFive: number;
  };
  /** forecast / ownHistory; `null` where own history never missed. */
  readonly ratio: number | null;
  /** 1 - ratio. */
  readonly skill: number | null;
  readonly lastFiveRatio: number | null;
  /** Share of sessions inside the interval from the .1 to the .9 quantile, which should be .8. */
  readonly coverage: number;
  /** Half of the sessions were further than this factor from their median forecast, at least 1. */
  readonly typicalMiss: number;
  /** The quantiles of the creator's own past sessions did at least as well. */
  readonly noBetter: boolean;
}

/** Below this many forecasts a coverage and a ratio are accidents. */
export const FEWEST_FORECASTS = 5;
/** Older forecasts say little about the next one, and each takes time. */
const MOST_FORECASTS = 1000;

/**
 * Rolling origin: the fourth session from the first three, the fifth from the first four, and so on to the last; of a very
 * long history the last thousand.
 *
 * Pinball loss of quantile q for outcome x at probability p: p (x - q) where x is above q, else (1 - p)(q - x).
 *
 * @param paces oldest first
 * @returns `null` with fewer than eight sessions
 */
export function backtest(paces: readonly Pace[]): Backtest | null {
  if (paces.length < FEWEST_SESSIONS + FEWEST_FORECASTS) return null;
  const past: number[] = [];
  const positive: number[] = [];
  const losses = { forecast: 0, ownHistory: 0, lastFive: 0 };
  const misses: number[] = [];
  let inside = 0;
  for (const [index, { coins, minutes }] of paces.entries()) {
    if (index >= FEWEST_SESSIONS && index >= paces.length - MOST_FORECASTS) {
      const before = paces.slice(Math.max(0, index - OLDEST), index);
      const model = modelWithOffset(before, offsetOfSorted(positive));
      const lastFive = quantile(
        before
          .slice(-5)
          .map((pace) => pace.coins)
          .sort((a, b) => a - b),
        0.5,
      );
      const forecast = PROBABILITIES.map((p) => coinsAt(model, minutes, p));
      for (const [at, p] of PROBABILITIES.entries()) {
        losses.forecast += pinball(forecast[at] as number, coins, p);
        losses.ownHistory += pinball(quantile(past, p), coins, p);
        losses.lastFive += pinball(lastFive, coins, p);
      }
      if (coins >= (forecast[0] as number) && coins <= (forecast[4] as number)) inside += 1;
      const median = forecast[2] as number;
      misses.push(Math.exp(Math.abs(Math.log((coins + model.offset) / (median + model.offset)))));
    }
    insert(past, coins);
    if (coins > 0) insert(positive, coins);
  }
  const forecasts = misses.length;
  const mean = (loss: number): number => loss / (forecasts * PROBABILITIES.length);
  const ratioTo = (loss: number): number | null => (losses.ownHistory > 0 ? loss / losses.ownHistory : null);
  const ratio = ratioTo(losses.forecast);
  return {
    forecasts,
    pinball: {
      forecast: mean(losses.forecast),
      ownHistory: mean(losses.ownHistory),
      lastFive: mean(losses.lastFive),
    },
    ratio,
    skill: ratio === null ? null : 1 - ratio,
    lastFiveRatio: ratioTo(losses.lastFive),
    coverage: inside / forecasts,
    typicalMiss: quantile(
      misses.sort((a, b) => a - b),
      0.5,
    ),
    noBetter: losses.forecast >= losses.ownHistory,
  };
}

const pinball = (q: number, x: number, p: number): number => (x > q ? p * (x - q) : (1 - p) * (q - x));

/** Into its place among ascending numbers. */
function insert(sorted: number[], value: number): void {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] as number) <= value) from = middle + 1;
    else to = middle;
  }
  sorted.splice(from, 0, value);
}
