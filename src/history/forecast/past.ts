import { toNumber } from '../../money/exact.ts';
import type { EarnedSession } from '../earned.ts';

/** Why a session tells nothing about the pace of income. */
export type LeftOutReason =
  /** Coins without minutes are no pace. */
  | 'no-duration'
  | 'no-income'
  /** A bare number of gifts, counted at one coin each, says only how little it was at least. */
  | 'gift-count-only'
  /** Others are dated, and where this one stands among them is unknown. */
  | 'no-start';

export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly sessions: number;
}

/** What the forecast sees of one session. */
export interface Pace {
  readonly coins: number;
  /** Above 0. */
  readonly minutes: number;
}

/** Several people, or several platforms with coins of different worth, have no common pace. */
export type Mixed =
  | { readonly kind: 'several-creators'; readonly creators: readonly string[] }
  | { readonly kind: 'several-platforms'; readonly platforms: readonly string[] };

export interface History {
  /** Oldest first. */
  readonly paces: readonly Pace[];
  readonly sessions: readonly EarnedSession[];
  /** `given`: no session is dated, and they stand as they were given. */
  readonly order: 'started' | 'given';
  readonly leftOut: readonly LeftOut[];
  /** Used sessions whose coins are "at least", because a gift had no price. */
  readonly lowerBounds: number;
  readonly mixed: Mixed | null;
}

const REASONS: readonly LeftOutReason[] = ['no-duration', 'no-income', 'gift-count-only', 'no-start'];

/**
 * The sessions that tell the creator's pace, oldest first. A recording that began late counts with its own minutes: what it
 * missed is missing from both, so the pace stands.
 */
export function historyOf(past: readonly EarnedSession[]): History {
  const dated = past.some(({ session }) => session.startedAt !== null);
  const reasons = past.map((each) => whyLeftOut(each, dated));
  const sessions = past.filter((_, index) => reasons[index] === null);
  if (dated) {
    const startOf = new Map(
      sessions.map((each) => [each, Date.parse(each.session.startedAt as string)] as const),
    );
    sessions.sort((a, b) => (startOf.get(a) as number) - (startOf.get(b) as number));
  }
  return {
    paces: sessions.map(({ session, income }) => ({
      coins: income.coins === null ? 0 : toNumber(income.coins),
      minutes: (session.durationSeconds as number) / 60,
    })),
    sessions,
    order: dated ? 'started' : 'given',
    leftOut: REASONS.map((reason) => ({
      reason,
      sessions: reasons.filter((each) => each === reason).length,
    })).filter(({ sessions }) => sessions > 0),
    lowerBounds: sessions.filter(isUnderstated).length,
    mixed: mixtureOf(sessions),
  };
}

/**
 * What a session lacks to tell the pace; `null` where it tells.
 *
 * @param dated whether any session of the history has a start
 */
export function whyLeftOut({ session, income }: EarnedSession, dated: boolean): LeftOutReason | null {
  if (session.durationSeconds === null || !(session.durationSeconds > 0)) return 'no-duration';
  if (income.coins === null) return 'no-income';
  if (income.source === 'gift-count') return 'gift-count-only';
  return dated && session.startedAt === null ? 'no-start' : null;
}

/** Coins are "at least" for the minutes that were seen, not merely because earlier minutes were missed. */
export function isUnderstated({ session, income }: EarnedSession): boolean {
  const unpriced = (session.gifts ?? []).some(({ price }) => price.kind === 'unpriced');
  return income.lowerBound && (unpriced || session.completeness.startedLate !== true);
}

function mixtureOf(sessions: readonly EarnedSession[]): Mixed | null {
  const creators = new Map<string, string>();
  for (const { session } of sessions) {
    const key = session.creator?.toLowerCase();
    if (key !== undefined && !creators.has(key)) creators.set(key, session.creator as string);
  }
  if (creators.size > 1) return { kind: 'several-creators', creators: [...creators.values()] };
  const platforms = [...new Set(sessions.map(({ session }) => session.platform))];
  return platforms.length > 1 ? { kind: 'several-platforms', platforms } : null;
}
