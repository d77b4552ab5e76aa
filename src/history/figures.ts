import { divide, type Exact, exact, fraction } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { median } from '../statistics/describe.ts';
import type { Count, Income, Sums } from './sums.ts';

/** A figure over several sessions, with the number of sessions that told it. `value: null` where none did. */
export interface Told {
  readonly value: number | null;
  readonly known: number;
}

/**
 * The figures of a set of sessions in one currency. Sums are over the sessions that tell them: `known` says how many, beside
 * `sessions`. Amounts of money are payouts before deductions.
 */
export interface Figures {
  readonly sessions: number;
  /** Whole seconds. */
  readonly seconds: Told;
  readonly coins: Exact | null;
  readonly diamonds: Exact | null;
  readonly cash: Range | null;
  /** Sessions that tell their income. */
  readonly incomes: number;
  /** A session is a lower bound or tells no income, so amounts are "at least", and every `high` is `null`. */
  readonly lowerBound: boolean;
  /** Over the sessions that tell both income and duration. */
  readonly perHour: {
    readonly coins: Exact;
    readonly cash: Range;
    readonly lowerBound: boolean;
    readonly known: number;
  } | null;
  /** Concurrent viewers, weighted by minutes: viewer-minutes divided by minutes. */
  readonly averageViewers: Told;
  /** The highest of the sessions. */
  readonly peakViewers: number | null;
  readonly views: Told;
  readonly likes: Told;
  readonly comments: Told;
  readonly shares: Told;
  readonly follows: Told;
  /** Unique in each session; who gives in two LIVEs counts twice. */
  readonly gifters: Told;
  /** Over the sessions that tell both coins and gifters; `null` where nobody gave. */
  readonly coinsPerGifter: { readonly coins: Exact; readonly known: number } | null;
  /** Likes received while recorded, by the viewer-minutes of the same sessions. */
  readonly likesPerViewerMinute: Told;
  /** The median: one short test LIVE with a score of 5 must not drag down a week, as it would a mean. */
  readonly score: Told;
}

export function figuresOf(sums: Sums): Figures {
  const { income, timed, watched, liked, given, scores } = sums;
  const known = income?.known ?? 0;
  const lowerBound = income !== null && (known < sums.sessions || income.lowerBounds > 0);
  return {
    sessions: sums.sessions,
    seconds: told(sums.seconds),
    coins: income?.coins ?? null,
    diamonds: income?.diamonds ?? null,
    cash: income && closed(income.cash, lowerBound),
    incomes: known,
    lowerBound,
    perHour: timed && perHour(timed.income, timed.seconds),
    averageViewers: ratio(watched.viewerMinutes, watched.minutes, watched.known),
    peakViewers: sums.peakViewers,
    views: told(sums.views),
    likes: told(sums.likes),
    comments: told(sums.comments),
    shares: told(sums.shares),
    follows: told(sums.follows),
    gifters: told(sums.gifters),
    coinsPerGifter:
      given && given.gifters > 0
        ? { coins: divide(given.coins, exact(given.gifters)), known: given.known }
        : null,
    likesPerViewerMinute: ratio(liked.likes, liked.viewerMinutes, liked.known),
    score: { value: scores.length === 0 ? null : median(scores), known: scores.length },
  };
}

function perHour(income: Income, seconds: number): Figures['perHour'] {
  const hours = fraction(BigInt(seconds), 3600n);
  const { low, expected, high } = income.cash;
  const lowerBound = income.lowerBounds > 0;
  return {
    coins: divide(income.coins, hours),
    cash: closed(
      { low: divide(low, hours), expected: divide(expected, hours), high: high && divide(high, hours) },
      lowerBound,
    ),
    lowerBound,
    known: income.known,
  };
}

const closed = (range: Range, lowerBound: boolean): Range => (lowerBound ? { ...range, high: null } : range);

const told = ({ sum, known }: Count): Told => ({ value: known === 0 ? null : sum, known });

const ratio = (part: number, whole: number, known: number): Told => ({
  value: known === 0 || whole === 0 ? null : part / whole,
  known,
});
