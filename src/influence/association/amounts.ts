import { sum } from '../../statistics/describe.ts';
import type { Estimate } from './estimate.ts';
import type { UsableSession } from './usable.ts';

/**
 * Coins that go along with a like rate other than the creator's usual one: whole, part of those received, negative below the
 * usual rate. `expected` is at the slope, `low` and `high` are the extremes over the 90 % interval.
 */
export interface CoinAmount {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

export interface SessionAmount {
  readonly id: string;
  /** Received in the session. */
  readonly coins: number;
  /** Like rate over the usual one, as observed, before it is held within a quarter and four times. */
  readonly ratio: number;
  readonly clamped: boolean;
  /** `null` where one gift or one gifter is more than half of the session: then one person's mood is the figure. */
  readonly amount: CoinAmount | null;
  readonly withheld: 'one-gift' | 'one-gifter' | null;
}

/** The sum over some of the sessions: how many, what they received, and the part of it. */
export interface AmountSum {
  readonly sessions: number;
  readonly coins: number;
  readonly amount: CoinAmount;
}

/** Sums are over sessions that show an amount. Expected amounts of sessions add up to that of their sum. */
export interface AssociatedAmounts {
  readonly sessions: readonly SessionAmount[];
  /** `null` where one gifter's coins in one session are more than half of all, or no session shows an amount. */
  readonly total: AmountSum | null;
  readonly withheld: 'one-gifter' | 'every-session' | null;
  /** With more likes than usual, and with fewer. */
  readonly above: AmountSum;
  readonly below: AmountSum;
}

/** Beyond it nothing is extrapolated; the slope is local. */
const MOST_RATIO = 4;
const MOST_SHARE = 0.5;

interface Part {
  readonly session: SessionAmount;
  /** At the low end, the slope and the high end, unrounded. */
  readonly parts: Three;
}

type Three = readonly [low: number, middle: number, high: number];

/**
 * What of each session goes along with its like rate: `coins × (1 - ratio^-slope)`.
 *
 * @param likeRate of each session, as a natural logarithm
 */
export function amountsOf(
  sessions: readonly UsableSession[],
  likeRate: ArrayLike<number>,
  estimate: Estimate,
): AssociatedAmounts {
  const slopes: Three = [estimate.interval90.low, estimate.slope, estimate.interval90.high];
  const parts = sessions.map((session, at) =>
    partOf(session, Math.exp(likeRate[at] as number) / estimate.usualLikeRate, slopes),
  );
  const shown = parts.filter(({ session }) => session.amount !== null);
  const withheld = oneGifter(sessions) ? 'one-gifter' : shown.length === 0 ? 'every-session' : null;
  return {
    sessions: parts.map(({ session }) => session),
    total: withheld ? null : sumOf(shown),
    withheld,
    above: sumOf(shown.filter(({ session }) => session.ratio > 1)),
    below: sumOf(shown.filter(({ session }) => session.ratio < 1)),
  };
}

function partOf(session: UsableSession, ratio: number, slopes: Three): Part {
  const near = Math.min(Math.max(ratio, 1 / MOST_RATIO), MOST_RATIO);
  const at = (slope: number): number => session.coins * (1 - near ** -slope);
  const parts: Three = [at(slopes[0]), at(slopes[1]), at(slopes[2])];
  const withheld = aboveMost(session.topGiftShare)
    ? 'one-gift'
    : aboveMost(session.topGifterShare)
      ? 'one-gifter'
      : null;
  return {
    session: {
      id: session.id,
      coins: session.coins,
      ratio,
      clamped: near !== ratio,
      amount: withheld ? null : amountOf(parts, whole(parts[1])),
      withheld,
    },
    parts,
  };
}

function sumOf(parts: readonly Part[]): AmountSum {
  const at = (which: 0 | 1 | 2): number => sum(parts.map((part) => part.parts[which]));
  return {
    sessions: parts.length,
    coins: sum(parts.map(({ session }) => session.coins)),
    amount: amountOf([at(0), at(1), at(2)], sum(parts.map(({ session }) => session.amount?.expected ?? 0))),
  };
}

/** Below the usual rate the largest slope gives the smallest amount, so that ends are sorted here. */
const amountOf = ([low, , high]: Three, expected: number): CoinAmount => ({
  low: Math.min(whole(low), whole(high), expected),
  expected,
  high: Math.max(whole(low), whole(high), expected),
});

/** Never -0. */
const whole = (value: number): number => Math.round(value) + 0;

/** One person, for certain, gave more than half of all coins: in one session, as people are not known across sessions. */
function oneGifter(sessions: readonly UsableSession[]): boolean {
  const all = sum(sessions.map(({ coins }) => coins));
  return sessions.some(({ coins, topGifterShare }) => aboveMost(((topGifterShare ?? 0) * coins) / all));
}

const aboveMost = (share: number | null): boolean => share !== null && share > MOST_SHARE;
