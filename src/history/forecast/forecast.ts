import { fail } from '../../diagnostics/diagnostic.ts';
import type { EarnedSession } from '../earned.ts';
import { type Backtest, backtest, PROBABILITIES } from './backtest.ts';
import { type CoinsAndCash, type Conversion, worth } from './cash.ts';
import { coinsAt, FEWEST_SESSIONS, type PaceModel, paceModel } from './pace-model.ts';
import { historyOf, type LeftOut, type Mixed } from './past.ts';

/** What must be believed for the forecast to hold; printed with it. */
export type ForecastAssumption =
  /** Recent sessions count more: half for every ten sessions back. */
  | 'RECENT_SESSIONS_COUNT_MORE'
  /** Twice the minutes, twice the coins. */
  | 'COINS_GROW_WITH_MINUTES'
  /** The next LIVE is one more of the same kind: no new audience, event or change of schedule. */
  | 'NEXT_IS_LIKE_THE_LAST'
  /** How much sessions differ is partly believed beforehand, which widens the range of a short history. */
  | 'SPREAD_PARTLY_ASSUMED'
  /** The probabilities are about coins; the range of rates comes on top and has none. */
  | 'RATE_RANGE_HAS_NO_PROBABILITY'
  /** Some sessions of the history are "at least", and so is the forecast. */
  | 'HISTORY_IS_A_LOWER_BOUND';

/** Coins not exceeded with this probability. */
export interface ForecastQuantile extends CoinsAndCash {
  readonly probability: (typeof PROBABILITIES)[number];
}

export type Forecast =
  | {
      readonly kind: 'refused';
      readonly reason: 'too-few-sessions' | Mixed['kind'];
      /** Usable sessions, and how many there must be. */
      readonly n: number;
      readonly needed: number;
      /** The creators or platforms that do not go together. */
      readonly mixed: Mixed | null;
      readonly leftOut: readonly LeftOut[];
    }
  | {
      readonly kind: 'forecast';
      readonly basis: 'estimated';
      readonly plannedMinutes: number;
      /** Usable sessions. */
      readonly n: number;
      readonly model: PaceModel;
      /** At .1, .25, .5, .75 and .9, ascending. Never one figure alone: four of five LIVEs lie between the first and the last. */
      readonly quantiles: readonly ForecastQuantile[];
      /** `null` under eight sessions. */
      readonly backtest: Backtest | null;
      readonly order: 'started' | 'given';
      readonly leftOut: readonly LeftOut[];
      /** Used sessions whose coins are "at least". */
      readonly lowerBounds: number;
      readonly assumptions: readonly ForecastAssumption[];
    };

/**
 * What the next LIVE of a planned length may bring, from the creator's own past.
 *
 * @param past in any order; those that tell no pace are counted as left out
 * @param plannedMinutes above 0
 * @param conversion the rate in force for the next session, and the deductions in its currency
 * @throws RangeError when `plannedMinutes` is not above 0
 * @throws InputError COUNT_TOO_LARGE when a quantile is above 2^53-1 coins
 */
export function forecast(
  past: readonly EarnedSession[],
  plannedMinutes: number,
  conversion: Conversion,
): Forecast {
  if (!(plannedMinutes > 0) || !Number.isFinite(plannedMinutes))
    throw new RangeError(`not a length: ${plannedMinutes}`);
  const history = historyOf(past);
  const { paces, leftOut, lowerBounds, mixed, order } = history;
  const n = paces.length;
  if (mixed || n < FEWEST_SESSIONS) {
    const reason = mixed?.kind ?? 'too-few-sessions';
    return { kind: 'refused', reason, n, needed: FEWEST_SESSIONS, mixed, leftOut };
  }
  const model = paceModel(paces);
  return {
    kind: 'forecast',
    basis: 'estimated',
    plannedMinutes,
    n,
    model,
    quantiles: PROBABILITIES.map((probability) => ({
      probability,
      ...worth(wholeCoins(coinsAt(model, plannedMinutes, probability)), conversion),
    })),
    backtest: backtest(paces),
    order,
    leftOut,
    lowerBounds,
    assumptions: [
      'RECENT_SESSIONS_COUNT_MORE',
      'COINS_GROW_WITH_MINUTES',
      'NEXT_IS_LIKE_THE_LAST',
      'SPREAD_PARTLY_ASSUMED',
      'RATE_RANGE_HAS_NO_PROBABILITY',
      ...(lowerBounds > 0 ? (['HISTORY_IS_A_LOWER_BOUND'] as const) : []),
    ],
  };
}

/** Coins are whole. */
export function wholeCoins(coins: number): number {
  const whole = Math.round(coins);
  if (!Number.isSafeInteger(whole)) fail('COUNT_TOO_LARGE', { figure: 'coins', value: String(coins) });
  return whole;
}
