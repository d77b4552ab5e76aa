import { fail } from '../diagnostics/diagnostic.ts';
import { addRanges } from '../earnings/direct.ts';
import { add, type Exact } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { likesForRates, viewerMinutes } from '../session/exposure.ts';
import type { EarnedSession } from './earned.ts';

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
  const adder = startSums();
  for (const each of sessions) adder.add(each);
  return adder.sums();
}

/** @throws InputError COUNT_TOO_LARGE when a count is no longer exact */
export function mergeSums(parts: Iterable<Sums>): Sums | null {
  const adder = startSums();
  for (const each of parts) adder.merge(each);
  return adder.sums();
}

/** Sums that grow session by session, so that a long table needs no memory for its rows. */
export interface SumsBuilder {
  readonly add: (session: EarnedSession) => void;
  readonly merge: (sums: Sums) => void;
  /** `null` while nothing was added. */
  readonly sums: () => Sums | null;
}

export function startSums(): SumsBuilder {
  let total: Omit<Sums, 'scores'> | null = null;
  const scores: number[] = [];
  const take = (next: Omit<Sums, 'scores'>): void => {
    total = total ? join(total, next) : next;
  };
  return {
    add(session) {
      take(single(session));
      if (session.score !== null) scores.push(session.score);
    },
    merge(sums) {
      take(sums);
      for (const score of sums.scores) scores.push(score);
    },
    sums: () => total && { ...total, scores: [...scores] },
  };
}

const count = (value: number | null): Count => (value === null ? NONE : { sum: value, known: 1 });
const NONE: Count = { sum: 0, known: 0 };

function single({ session, income }: EarnedSession): Omit<Sums, 'scores'> {
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
  };
}

const UNWATCHED: Sums['watched'] = { viewerMinutes: 0, minutes: 0, known: 0 };
const UNLIKED: Sums['liked'] = { likes: 0, viewerMinutes: 0, known: 0 };

/** What is the same for all sessions on both sides is added once: mostly, all tell their duration and their gifters, too. */
function join(a: Omit<Sums, 'scores'>, b: Omit<Sums, 'scores'>): Omit<Sums, 'scores'> {
  const income = either(a.income, b.income, joinIncome);
  return {
    sessions: a.sessions + b.sessions,
    income,
    seconds: joinCounts('duration', a.seconds, b.seconds),
    timed: either(a.timed, b.timed, (x, y) => ({
      income:
        income && x.income === a.income && y.income === b.income ? income : joinIncome(x.income, y.income),
      seconds: x.seconds + y.seconds,
    })),
    watched: {
      viewerMinutes: a.watched.viewerMinutes + b.watched.viewerMinutes,
      minutes: a.watched.minutes + b.watched.minutes,
      known: a.watched.known + b.watched.known,
    },
    liked: {
      likes: a.liked.likes + b.liked.likes,
      viewerMinutes: a.liked.viewerMinutes + b.liked.viewerMinutes,
      known: a.liked.known + b.liked.known,
    },
    peakViewers: either(a.peakViewers, b.peakViewers, Math.max),
    views: joinCounts('views', a.views, b.views),
    likes: joinCounts('likes', a.likes, b.likes),
    comments: joinCounts('comments', a.comments, b.comments),
    shares: joinCounts('shares', a.shares, b.shares),
    follows: joinCounts('follows', a.follows, b.follows),
    gifters: joinCounts('gifters', a.gifters, b.gifters),
    given: either(a.given, b.given, (x, y) => ({
      coins:
        income && x.coins === a.income?.coins && y.coins === b.income?.coins
          ? income.coins
          : add(x.coins, y.coins),
      gifters: x.gifters + y.gifters,
      known: x.known + y.known,
    })),
  };
}

function joinCounts(figure: string, a: Count, b: Count): Count {
  if (b.known === 0) return a;
  const sum = a.sum + b.sum;
  if (!Number.isSafeInteger(sum)) {
    fail('COUNT_TOO_LARGE', { figure, value: String(BigInt(a.sum) + BigInt(b.sum)) });
  }
  return { sum, known: a.known + b.known };
}

function joinIncome(a: Income, b: Income): Income {
  const coins = add(a.coins, b.coins);
  return {
    coins,
    diamonds: a.diamonds === a.coins && b.diamonds === b.coins ? coins : add(a.diamonds, b.diamonds),
    cash: addRanges(a.cash, b.cash),
    known: a.known + b.known,
    lowerBounds: a.lowerBounds + b.lowerBounds,
  };
}

const either = <Value>(
  a: Value | null,
  b: Value | null,
  both: (a: Value, b: Value) => Value,
): Value | null => (a === null ? b : b === null ? a : both(a, b));
