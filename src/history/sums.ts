import type { Exact } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { likesForRates, viewerMinutes } from '../session/exposure.ts';
import type { EarnedSession } from './earned.ts';
import { startSumsTable } from './sums-table.ts';

/** A total over the sessions that tell a figure, and how many these are. */
export interface Count {
  readonly sum: number;
  readonly known: number;
}

/** Gift income of the sessions that tell it. `cash` keeps every `high` it has: what is a lower bound is decided at the end. */
export interface Income {
  readonly coins: Exact;
  readonly diamonds: Exact;
  readonly cash: Range;
  readonly known: number;
  readonly lowerBounds: number;
}

/**
 * What has to be known of a set of sessions to give all its figures, without the sessions themselves. Sums of two sets add up
 * to the sums of both: money and whole numbers exactly, in any order.
 */
export interface Sums {
  readonly sessions: number;
  readonly income: Income | null;
  /** Whole seconds. */
  readonly seconds: Count;
  /** Income and seconds of the sessions that tell both, for income an hour. */
  readonly timed: { readonly income: Income; readonly seconds: number } | null;
  /** Viewer-minutes of the sessions with average viewers and duration, and the minutes of these. */
  readonly watched: { readonly viewerMinutes: number; readonly minutes: number; readonly known: number };
  /** Likes and viewer-minutes of the sessions that tell both. */
  readonly liked: { readonly likes: number; readonly viewerMinutes: number; readonly known: number };
  readonly peakViewers: number | null;
  readonly views: Count;
  readonly likes: Count;
  readonly comments: Count;
  readonly shares: Count;
  readonly follows: Count;
  /** Unique in each session; who gives in two LIVEs counts twice. */
  readonly gifters: Count;
  /** Coins and gifters of the sessions that tell both. */
  readonly given: { readonly coins: Exact; readonly gifters: number; readonly known: number } | null;
  /** One score a session, in no order. */
  readonly scores: readonly number[];
}

/** @throws InputError COUNT_TOO_LARGE when a count is no longer exact */
export function sumsOf(sessions: Iterable<EarnedSession>): Sums | null {
  const table = startSumsTable(1);
  const all = table.open();
  for (const each of sessions) table.add(all, single(each));
  return table.sums(all);
}

/** @throws InputError COUNT_TOO_LARGE when a count is no longer exact */
export function mergeSums(parts: Iterable<Sums>): Sums | null {
  const table = startSumsTable(1);
  const all = table.open();
  for (const each of parts) table.add(all, each);
  return table.sums(all);
}

const count = (value: number | null): Count => (value === null ? NONE : { sum: value, known: 1 });
const NONE: Count = { sum: 0, known: 0 };

/** The sums of one session. */
export function single({ session, income, score }: EarnedSession): Sums {
  const { durationSeconds: seconds, viewers } = session;
  const watched = viewerMinutes(session);
  const likes = likesForRates(session);
  const earned: Income | null =
    income.coins && income.diamonds && income.cash
      ? {
          coins: income.coins,
          diamonds: income.diamonds,
          cash: income.cash,
          known: 1,
          lowerBounds: income.lowerBound ? 1 : 0,
        }
      : null;
  return {
    sessions: 1,
    income: earned,
    seconds: count(seconds),
    timed: earned && seconds !== null && seconds > 0 ? { income: earned, seconds } : null,
    watched:
      watched !== null && seconds !== null && seconds > 0
        ? { viewerMinutes: watched, minutes: seconds / 60, known: 1 }
        : UNWATCHED,
    liked:
      likes !== null && watched !== null && watched > 0
        ? { likes, viewerMinutes: watched, known: 1 }
        : UNLIKED,
    peakViewers: viewers.peak,
    views: count(session.views),
    likes: count(session.likes.total ?? session.likes.recorded),
    comments: count(session.comments),
    shares: count(session.shares),
    follows: count(session.follows),
    gifters: count(session.gifters),
    given:
      earned && session.gifters !== null ? { coins: earned.coins, gifters: session.gifters, known: 1 } : null,
    scores: score === null ? NO_SCORES : [score],
  };
}

const UNWATCHED: Sums['watched'] = { viewerMinutes: 0, minutes: 0, known: 0 };
const UNLIKED: Sums['liked'] = { likes: 0, viewerMinutes: 0, known: 0 };
const NO_SCORES: readonly number[] = [];
