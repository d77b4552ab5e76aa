import {
  type Exact,
  add,
  divide,
  exact,
  isNegative,
  isZero,
  multiply,
  ONE,
  roundToUnits,
  toNumber,
} from '../../money/exact.ts';
import type { Rate } from '../../rates/profile.ts';
import type { Change, Shift } from '../../session/change.ts';
import { quantile } from '../../statistics/quantile.ts';
import { type CoinsAndCash, worth } from '../forecast/cash.ts';
import { wholeCoins } from '../forecast/forecast.ts';
import { type History, historyOf } from '../forecast/past.ts';
import { countOf } from './coins.ts';
import { type Plan, plan, type PlanRequest, timeNeeded } from './plan.ts';
import { usualCoins, usualPace } from './time.ts';

/**
 * By how many percent coins go along with one percent more viewer-minutes: the prior of the association, 1 ± 0.3. A field
 * experiment found more per viewer in larger audiences (Lu, Yao, Chen and Grewal 2021), an observational study less (Wolff
 * and Shen 2022), so the middle is in proportion. Exact decimal text, because factors of it touch money.
 */
export const EXPOSURE_ELASTICITY = { low: '0.7', middle: '1', high: '1.3' } as const;

/** What must be believed for the figures after a change; none of them is a promise. */
export type WhatIfAssumption =
  /** How income goes along with viewers and minutes is assumed, not learnt from this creator. */
  | 'EXPOSURE_ELASTICITY_ASSUMED'
  /** The viewers who come on top are like those who are there. */
  | 'SAME_KIND_OF_VIEWERS'
  /** Minutes on top bring what minutes bring. */
  | 'SAME_KIND_OF_MINUTES'
  | 'RATE_DECLARED'
  /** A range of beliefs: no probability is attached to it. */
  | 'NO_PROBABILITY';

/** Why a change was not applied. `no-longer-positive`: what is left of the figure is 0 or less. */
export interface NotApplied {
  readonly change: Change;
  readonly reason: 'viewers-unknown' | 'duration-unknown' | 'no-longer-positive';
}

/** A session of the usual length, or as long as is imagined. */
export interface UsualSession {
  readonly minutes: number;
  /** Concurrent, on average; `null` is unknown. */
  readonly viewers: number | null;
  /** At the three elasticities, ascending; before a change all equal. */
  readonly low: CoinsAndCash;
  readonly middle: CoinsAndCash;
  readonly high: CoinsAndCash;
}

/** The same target and the same usual session, as it is and as it would be. */
export interface WhatIf {
  readonly changes: readonly Change[];
  readonly notApplied: readonly NotApplied[];
  /** Viewer-minutes of a session after the changes ÷ before. */
  readonly exposure: Exact;
  readonly elasticity: typeof EXPOSURE_ELASTICITY;
  readonly cashPerCoin: { readonly before: Rate; readonly after: Rate };
  readonly before: Plan;
  readonly after: Plan;
  /** `null` where no session tells both its coins and its length. */
  readonly session: { readonly before: UsualSession; readonly after: UsualSession } | null;
  readonly assumptions: readonly WhatIfAssumption[];
}

/**
 * Income goes along with viewer-minutes to the power of an assumed elasticity; a rate changes what the same coins pay.
 *
 * @throws InputError as {@link plan}
 */
export function whatIf(request: PlanRequest, changes: readonly Change[]): WhatIf {
  const history = historyOf(request.past);
  const pace = usualPace(history);
  const viewers = usualViewers(history);
  const notApplied: NotApplied[] = [];
  const shifted = (figure: Change['figure'], value: Exact | null): Exact | null => {
    const change = changes.find((each) => each.figure === figure);
    if (!change) return null;
    // A percentage needs no value to start from.
    const after =
      change.shift.kind === 'percent'
        ? apply(change.shift, value ?? ONE)
        : value && apply(change.shift, value);
    if (after && !isZero(after) && !isNegative(after)) return divide(after, value ?? ONE);
    const unknown = figure === 'viewers' ? 'viewers-unknown' : 'duration-unknown';
    notApplied.push({ change, reason: after ? 'no-longer-positive' : unknown });
    return null;
  };
  const moreViewers = shifted('viewers', viewers);
  const moreMinutes = shifted('duration', pace.kind === 'unknown' ? null : wholeSeconds(pace.minutes));
  const { cashPerCoin } = request.rates;
  const rateFactor = shifted('rate', cashPerCoin.value);
  const exposure = multiply(moreViewers ?? ONE, moreMinutes ?? ONE);
  const rate = rateFactor ? changedRate(cashPerCoin, rateFactor, changes) : cashPerCoin;
  const factors = powers(exposure);

  const before = plan(request);
  const after = plan({ ...request, rates: { ...request.rates, cashPerCoin: rate } });
  const longer = toNumber(moreMinutes ?? ONE);
  const minutes = pace.kind === 'unknown' ? null : pace.minutes * longer;
  const perMinute = (factor: Exact): number => toNumber(factor) / longer;
  const sessionAt = (
    three: typeof factors,
    length: number,
    rate: Rate,
    factor: Exact | null,
  ): UsualSession | null => {
    if (pace.kind === 'unknown') return null;
    const coins = exact(wholeCoins(usualCoins(pace)));
    const at = (power: Exact): CoinsAndCash =>
      worth(countOf(roundToUnits(multiply(coins, power), 0)), {
        cashPerCoin: rate,
        deductions: request.deductions,
      });
    return {
      minutes: length,
      viewers: viewers && toNumber(multiply(viewers, factor ?? ONE)),
      low: at(three.low),
      middle: at(three.middle),
      high: at(three.high),
    };
  };
  const asItIs = sessionAt(UNCHANGED, pace.kind === 'unknown' ? 0 : pace.minutes, cashPerCoin, null);
  const asItWouldBe = sessionAt(factors, minutes ?? 0, rate, moreViewers);
  return {
    changes,
    notApplied,
    exposure,
    elasticity: EXPOSURE_ELASTICITY,
    cashPerCoin: { before: cashPerCoin, after: rate },
    before,
    after:
      after.kind === 'refused'
        ? after
        : {
            ...after,
            time: timeNeeded(
              after.coins.expected,
              pace,
              history.lowerBounds > 0,
              {
                low: perMinute(factors.low),
                middle: perMinute(factors.middle),
                high: perMinute(factors.high),
              },
              minutes,
            ),
          },
    session: asItIs && asItWouldBe && { before: asItIs, after: asItWouldBe },
    assumptions: [
      ...(moreViewers || moreMinutes ? (['EXPOSURE_ELASTICITY_ASSUMED'] as const) : []),
      ...(moreViewers ? (['SAME_KIND_OF_VIEWERS'] as const) : []),
      ...(moreMinutes ? (['SAME_KIND_OF_MINUTES'] as const) : []),
      ...(rateFactor ? (['RATE_DECLARED'] as const) : []),
      'NO_PROBABILITY',
    ],
  };
}

const HUNDRED = exact(100);

function apply(shift: Shift, value: Exact): Exact {
  switch (shift.kind) {
    case 'percent':
      return multiply(value, divide(add(HUNDRED, shift.percent), HUNDRED));
    case 'by':
      return add(value, shift.amount);
    case 'to':
      return shift.amount;
  }
}

interface ThreeFactors {
  readonly low: Exact;
  readonly middle: Exact;
  readonly high: Exact;
}

const UNCHANGED: ThreeFactors = { low: ONE, middle: ONE, high: ONE };

/** `exposure^elasticity`, ascending; powers are rounded to six decimals and then exact, so no binary float touches money. */
function powers(exposure: Exact): ThreeFactors {
  const base = toNumber(exposure);
  const at = (elasticity: string): Exact => exact((base ** Number(elasticity)).toFixed(6));
  const { low, middle, high } = EXPOSURE_ELASTICITY;
  return base >= 1
    ? { low: at(low), middle: at(middle), high: at(high) }
    : { low: at(high), middle: at(middle), high: at(low) };
}

/** A rate in percent of the one in force keeps its range; one that is given has none. */
function changedRate(rate: Rate, factor: Exact, changes: readonly Change[]): Rate {
  const value = multiply(rate.value, factor);
  const relative = changes.some(({ figure, shift }) => figure === 'rate' && shift.kind === 'percent');
  return {
    value,
    low: relative ? multiply(rate.low, factor) : value,
    high: relative ? multiply(rate.high, factor) : value,
    source: 'given as a flag',
    url: null,
    date: null,
    confidence: 'high',
    note: null,
    from: null,
    origin: '--with',
  };
}

/** The median over the sessions that tell their average viewers; fractional averages are kept to a hundredth. */
function usualViewers({ sessions }: History): Exact | null {
  const known = sessions
    .map(({ session }) => session.viewers.average)
    .filter((average) => average !== null && average > 0)
    .sort((a, b) => (a as number) - (b as number)) as number[];
  return known.length === 0 ? null : exact(quantile(known, 0.5).toFixed(2));
}

const wholeSeconds = (minutes: number): Exact => exact(Math.max(1, Math.round(minutes * 60)));
