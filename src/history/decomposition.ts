import { allocate } from '../money/allocate.ts';
import {
  add,
  compare,
  type Exact,
  exact,
  fraction,
  isZero,
  multiply,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../money/exact.ts';
import type { EarnedSession } from './earned.ts';
import { sumsOf } from './sums.ts';

/**
 * Factors whose product is the coins. Each chain multiplies out:
 *
 *     hours x viewers x giftersPerViewerHour x coinsPerGifter
 *     hours x viewers x coinsPerViewerHour        gifters unknown
 *     hours x giftersPerHour x coinsPerGifter     viewers unknown
 *     hours x coinsPerHour                        both unknown
 *     gifters x coinsPerGifter                    hours unknown
 *     coins                                       nothing else known
 */
export type Factor =
  | 'hours'
  | 'viewers'
  | 'gifters'
  | 'giftersPerViewerHour'
  | 'giftersPerHour'
  | 'coinsPerGifter'
  | 'coinsPerViewerHour'
  | 'coinsPerHour'
  | 'coins';

/** What the difference would be by one factor. */
export interface Part {
  readonly factor: Factor;
  /** `null` where 0 is divided by 0: coins a gifter, where nobody gave. */
  readonly a: number | null;
  readonly b: number | null;
  /** Coins of the difference, B less A, that came with this factor; the parts add up to it exactly. */
  readonly coins: Exact;
}

/** What a decomposition would have been made of and could not be, because a session does not tell it. */
export type Collapsed = 'hours' | 'viewers' | 'gifters';

export type Decomposition =
  | { readonly kind: 'none'; readonly reason: 'coins-unknown' }
  | {
      readonly kind: 'parts';
      /** Coins of B less coins of A. */
      readonly difference: Exact;
      readonly parts: readonly Part[];
      readonly collapsed: readonly Collapsed[];
      /**
       * `log-mean`: by logarithms. `limit`: one side has no coins, and logarithms have no zero; the whole difference goes to the
       * first factor that is 0 there, which is the limit for a vanishing side. `equal`: no coins on either side.
       */
      readonly method: 'log-mean' | 'limit' | 'equal';
      /** A side is "at least", and so is what is said about the difference. */
      readonly lowerBound: boolean;
    };

interface Totals {
  readonly coins: Exact;
  readonly lowerBound: boolean;
  /** Each `null` unless every session of the side tells it. */
  readonly hours: number | null;
  readonly viewers: number | null;
  readonly gifters: number | null;
}

/**
 * Where the difference in coins between two sides came from: more hours, more viewers at once, more gifters for that many
 * viewers, more coins a gifter. Additive decomposition with logarithmic-mean weights (LMDI-I; Ang 2004, Energy Policy 32(9)):
 *
 *     part of factor f = L(B, A) * ln(f_B / f_A)      L(B, A) = (B - A) / ln(B / A), and A where both are equal
 *
 * It leaves nothing over, does not depend on the order of the factors, and the parts of B against A are those of A against B
 * with the other sign. Parts are whole coins by largest remainder (of the smallest fraction there is, where coins are
 * fractional). Zeros as in Ang and Liu 2007, Energy Policy 35(1).
 *
 * It is arithmetic, not a cause: more viewers may have come because somebody gave.
 *
 * @param a at least one session
 * @param b at least one session
 */
export function decompose(a: readonly EarnedSession[], b: readonly EarnedSession[]): Decomposition {
  const [first, second] = [totalsOf(a), totalsOf(b)];
  if (!first || !second) return { kind: 'none', reason: 'coins-unknown' };
  const usable = (key: Collapsed): boolean => isUsable(first, key) && isUsable(second, key);
  const hours = usable('hours');
  const known = { hours, viewers: hours && usable('viewers'), gifters: usable('gifters') };
  const chain = chainOf(known);
  const factors = chain.map((factor) => ({ factor, a: valueOf(factor, first), b: valueOf(factor, second) }));
  const difference = subtract(second.coins, first.coins);
  const [zeroA, zeroB] = [isZero(first.coins), isZero(second.coins)];
  const method = zeroA && zeroB ? 'equal' : zeroA || zeroB ? 'limit' : 'log-mean';
  const shares = {
    equal: () => factors.map(() => ZERO),
    limit: () => inTheLimit(factors, zeroA ? 'a' : 'b', difference),
    'log-mean': () => byLogarithms(factors, first.coins, second.coins, difference),
  }[method]();
  return {
    kind: 'parts',
    difference,
    parts: factors.map((factor, index) => ({ ...factor, coins: shares[index] as Exact })),
    collapsed: (['hours', 'viewers', 'gifters'] as const).filter((key) => !known[key]),
    method,
    lowerBound: first.lowerBound || second.lowerBound,
  };
}

/** A side's totals, over all of its sessions; `null` where a session does not tell its coins. */
function totalsOf(sessions: readonly EarnedSession[]): Totals | null {
  const sums = sumsOf(sessions);
  if (!sums?.income || sums.income.known < sums.sessions) return null;
  const all = (known: number): boolean => known === sums.sessions;
  const { watched } = sums;
  return {
    coins: sums.income.coins,
    lowerBound: sums.income.lowerBounds > 0,
    hours: all(sums.seconds.known) && sums.seconds.sum > 0 ? sums.seconds.sum / 3600 : null,
    // Weighted by minutes, so that hours times viewers is the viewer-hours of the side.
    viewers: all(watched.known) ? watched.viewerMinutes / watched.minutes : null,
    gifters: all(sums.gifters.known) ? sums.gifters.sum : null,
  };
}

/** Known, and not 0 where there were coins: coins without a viewer or gifter can be no multiple of them. */
const isUsable = (side: Totals, key: Collapsed): boolean =>
  side[key] !== null && (side[key] > 0 || isZero(side.coins));

function chainOf({ hours, viewers, gifters }: Readonly<Record<Collapsed, boolean>>): readonly Factor[] {
  if (!hours) return gifters ? ['gifters', 'coinsPerGifter'] : ['coins'];
  if (viewers) {
    return gifters
      ? ['hours', 'viewers', 'giftersPerViewerHour', 'coinsPerGifter']
      : ['hours', 'viewers', 'coinsPerViewerHour'];
  }
  return gifters ? ['hours', 'giftersPerHour', 'coinsPerGifter'] : ['hours', 'coinsPerHour'];
}

function valueOf(factor: Factor, side: Totals): number | null {
  const { hours, viewers, gifters } = side;
  const coins = toNumber(side.coins);
  switch (factor) {
    case 'hours':
      return hours;
    case 'viewers':
      return viewers;
    case 'gifters':
      return gifters;
    case 'coins':
      return coins;
    case 'giftersPerViewerHour':
      return quotient(gifters, product(hours, viewers));
    case 'giftersPerHour':
      return quotient(gifters, hours);
    case 'coinsPerGifter':
      return quotient(coins, gifters);
    case 'coinsPerViewerHour':
      return quotient(coins, product(hours, viewers));
    case 'coinsPerHour':
      return quotient(coins, hours);
  }
}

const product = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a * b;

const quotient = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

type Sided = Pick<Part, 'factor' | 'a' | 'b'>;

/** Everything to the first factor that is 0 on the side without coins; there is one, as their product is 0. */
function inTheLimit(factors: readonly Sided[], empty: 'a' | 'b', difference: Exact): Exact[] {
  const zero = factors.findIndex((factor) => factor[empty] === 0);
  return factors.map((_, index) => (index === zero ? difference : ZERO));
}

function byLogarithms(factors: readonly Sided[], a: Exact, b: Exact, difference: Exact): Exact[] {
  const logs = factors.map((factor) => Math.log((factor.b as number) / (factor.a as number)));
  const whole = logarithmicMean(toNumber(a), toNumber(b));
  // The smallest unit that both amounts are multiples of: one coin, except where typed diamonds are worth a part of one.
  const unit = fraction(1n, a.den * b.den);
  const parts = logs.map((log) => multiply(inUnits(whole * log), MILLIONTH));
  // Doubles leave a remainder far below a coin; it goes to the largest part, so that the rows below add up.
  const largest = parts.reduce((best, part, index) => (bigger(part, parts[best] as Exact) ? index : best), 0);
  const rest = subtract(difference, sum(parts));
  const rows = parts.map((part, index) => (index === largest ? add(part, rest) : part));
  return wholeUnits(rows, difference, unit);
}

const MILLIONTH = fraction(1n, 1_000_000n);
const inUnits = (value: number): Exact => exact(BigInt(Math.round(value * 1e6)));

const magnitude = (a: Exact): Exact => (compare(a, ZERO) < 0 ? subtract(ZERO, a) : a);
const bigger = (a: Exact, b: Exact): boolean => compare(magnitude(a), magnitude(b)) > 0;

/**
 * L(a, b) = (b - a) / ln(b / a), for a and b above 0; the same for (b, a). From the smaller to the larger, so that log1p keeps
 * its digits whether the two are close to each other or far apart.
 */
function logarithmicMean(a: number, b: number): number {
  const [less, more] = a < b ? [a, b] : [b, a];
  return less === more ? less : (more - less) / Math.log1p((more - less) / less);
}

/** Rows of any sign as multiples of a unit that add up to the total, which is one: by largest remainder. */
function wholeUnits(rows: readonly Exact[], total: Exact, unit: Exact): Exact[] {
  const scale = fraction(unit.den, unit.num);
  const scaled = rows.map((row) => multiply(row, scale));
  // Largest remainder cuts towards zero and so wants rows that are not negative: lift all by whole units, and lower again.
  const lift = scaled.reduce(
    (most, row) => (row.num < 0n ? later(most, -(row.num / row.den) + 1n) : most),
    0n,
  );
  const lifted = scaled.map((row) => add(row, exact(lift)));
  const lowered = allocate(lifted, add(multiply(total, scale), exact(lift * BigInt(rows.length))), 0).map(
    (units) => exact(units - lift),
  );
  return lowered.map((units) => multiply(units, unit));
}

const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);
