import { toNumber } from '../money/exact.ts';
import { mean, median, standardDeviation } from '../statistics/describe.ts';
import { studentQuantile } from '../statistics/student.ts';
import type { EarnedSession } from './earned.ts';

/** Under this many other sessions the creator's usual variation is not known well enough to compare anything with it. */
export const FEWEST_OTHERS = 8;

/** Shares of pairs of usual sessions that differ by less, in percent. */
const LEVELS = [80, 90] as const;

/** How much of the usual variation is exceeded; 0: none. */
export type Level = 0 | (typeof LEVELS)[number];

/** The verdict on a difference between two sides beside what is usual for the creator. */
export type UsualVerdict =
  | {
      readonly kind: 'cannot-tell';
      readonly reason: /** The sides, or the sessions of one, are by several creators or on several platforms. */
        | 'several-creators'
        /** A side has no session that tells both coins and duration. */
        | 'no-pace'
        | 'too-few-others';
      /** Other sessions that could be used, and how many there must be. */
      readonly others: number;
      readonly needed: number;
    }
  | {
      readonly kind: 'compared';
      /** 0: two usual sessions, or two such sets of them, differ this much in more than one pair of five. */
      readonly beyond: Level;
      /** Other sessions that the usual variation was taken from. */
      readonly others: number;
      /** Standard deviation, from session to session, of the logarithm of coins an hour. */
      readonly deviation: number;
      /** Typical (geometric mean) coins an hour of B divided by those of A. */
      readonly ratio: number;
      /** How many times more, or less, is usual: a ratio between 1/factor and factor is inside. */
      readonly factors: { readonly within80: number; readonly within90: number };
      /** A side or another session is "at least". */
      readonly lowerBound: boolean;
    };

/** What this comparison sees of a session. */
interface Pace {
  readonly coins: number;
  readonly hours: number;
}

/**
 * Whether two sides differ by more than the creator's sessions do anyway.
 *
 *     y = ln((coins + c) / hours)     c = max(1, a tenth of the median of the others' coins above 0)
 *     s = standard deviation of y over the creator's n other sessions
 *     D = mean y of B - mean y of A
 *     usual: |D| <= t(n - 1) * s * sqrt(1/a + 1/b)     a and b sessions on the two sides, t at 80 % and 90 %, two-sided
 *
 * The offset c keeps sessions without gifts (a logarithm has no zero) and is that of the forecast. For one session a side the
 * root is sqrt(2): two sessions vary around the usual, not one. The deviation is the ordinary one, not a robust one: large
 * gifts are rare and part of the usual, and a measure that overlooks them would call every one of them a change. What is
 * usual is taken from sessions on neither side, which are neither judge nor judged. A history that grows or falls makes s
 * larger, so the verdict errs towards "usual". Sessions are taken as independent: a week of bad days in a row counts as several.
 *
 * @param a sessions of side A
 * @param b sessions of side B
 * @param pool sessions that may be others; those on a side, and those of other creators, are left out here
 */
export function beyondUsual(
  a: readonly EarnedSession[],
  b: readonly EarnedSession[],
  pool: readonly EarnedSession[],
): UsualVerdict {
  const sides = [...a, ...b];
  const creators = new Set(sides.map(creatorOf));
  const [creator] = creators;
  const cannot = (
    reason: (UsualVerdict & { kind: 'cannot-tell' })['reason'],
    others: number,
  ): UsualVerdict => ({
    kind: 'cannot-tell',
    reason,
    others,
    needed: FEWEST_OTHERS,
  });
  if (creators.size !== 1) return cannot('several-creators', 0);
  const compared = new Set(sides.map(({ session }) => session));
  const rooms = new Set(sides.map(({ session }) => session.roomId));
  const others = pool.filter(
    (each) =>
      creatorOf(each) === creator &&
      !compared.has(each.session) &&
      (each.session.roomId === null || !rooms.has(each.session.roomId)),
  );
  const usual = pacesOf(others);
  const [first, second] = [pacesOf(a), pacesOf(b)];
  if (first.length === 0 || second.length === 0) return cannot('no-pace', usual.length);
  if (usual.length < FEWEST_OTHERS) return cannot('too-few-others', usual.length);

  const positive = usual.map(({ coins }) => coins).filter((coins) => coins > 0);
  const offset = positive.length === 0 ? 1 : Math.max(1, 0.1 * median(positive));
  const logs = (paces: readonly Pace[]): number[] =>
    paces.map(({ coins, hours }) => Math.log((coins + offset) / hours));
  const deviation = standardDeviation(logs(usual));
  const difference = mean(logs(second)) - mean(logs(first));
  const spread = deviation * Math.sqrt(1 / first.length + 1 / second.length);
  const [within80, within90] = LEVELS.map(
    (level) => studentQuantile((1 + level / 100) / 2, usual.length - 1) * spread,
  ) as [number, number];
  const size = Math.abs(difference);
  return {
    kind: 'compared',
    beyond: size > within90 ? 90 : size > within80 ? 80 : 0,
    others: usual.length,
    deviation,
    ratio: Math.exp(difference),
    factors: { within80: Math.exp(within80), within90: Math.exp(within90) },
    lowerBound: [...sides, ...others].some(({ income }) => income.lowerBound),
  };
}

/** One platform's handle; all sessions that name nobody are taken to be by the same person. */
const creatorOf = ({ session }: EarnedSession): string =>
  JSON.stringify([session.platform, session.creator?.toLowerCase() ?? null]);

function pacesOf(sessions: readonly EarnedSession[]): Pace[] {
  return sessions.flatMap(({ session, income }) => {
    const seconds = session.durationSeconds;
    // A bare number of gifts, at one coin each, is no pace.
    if (seconds === null || seconds === 0 || income.coins === null || income.source === 'gift-count')
      return [];
    return [{ coins: toNumber(income.coins), hours: seconds / 3600 }];
  });
}
