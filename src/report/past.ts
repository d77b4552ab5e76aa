import type { Session } from '../session/session.ts';

/** Why a session of the history says nothing about this LIVE's yardsticks. */
export type NotPastReason = 'same-live' | 'not-earlier' | 'other-creator' | 'other-platform';

/** What of a history came before one LIVE. */
export interface Past {
  /** As the sessions name them; `null` where none does. */
  readonly creator: string | null;
  readonly sessions: readonly Session[];
  readonly leftOut: readonly { readonly reason: NotPastReason; readonly sessions: number }[];
}

const REASONS: readonly NotPastReason[] = ['same-live', 'not-earlier', 'other-creator', 'other-platform'];

/**
 * Earlier sessions of the same creator and platform, never the LIVE itself. Who is not named may be anyone: a LIVE without a
 * creator takes the history of its platform where that names one creator at most, and an unnamed session of the history is the
 * LIVE's creator's. What has no start counts as earlier, as the user calls it history, unless it has the LIVE's very figures.
 */
export function pastOf(live: Session, history: readonly Session[]): Past {
  const creator =
    creatorOf(live) ?? onlyCreator(history.filter(({ platform }) => platform === live.platform));
  const reasons = history.map((session) => notPast(session, live, creator));
  const sessions = history.filter((_, at) => reasons[at] === null);
  return {
    creator: sessions.find((each) => each.creator !== null)?.creator ?? null,
    sessions,
    leftOut: REASONS.map((reason) => ({
      reason,
      sessions: reasons.filter((each) => each === reason).length,
    })).filter(({ sessions }) => sessions > 0),
  };
}

/** `null`: the history names nobody. `several`: nothing tells whose the LIVE is. */
function onlyCreator(history: readonly Session[]): string | null | typeof SEVERAL {
  const named = new Set(history.map(creatorOf).filter((each) => each !== null));
  return named.size > 1 ? SEVERAL : ([...named][0] ?? null);
}

const SEVERAL = Symbol('several creators');

const creatorOf = ({ creator }: Session): string | null => creator?.toLowerCase() ?? null;

function notPast(
  session: Session,
  live: Session,
  creator: string | null | typeof SEVERAL,
): NotPastReason | null {
  if (session.platform !== live.platform) return 'other-platform';
  const own = creatorOf(session);
  if (creator === SEVERAL || (own !== null && creator !== null && own !== creator)) return 'other-creator';
  if (isSameLive(session, live)) return 'same-live';
  const { startedAt } = session;
  return startedAt !== null && live.startedAt !== null && Date.parse(startedAt) >= Date.parse(live.startedAt)
    ? 'not-earlier'
    : null;
}

/** One person is live once: what shares the room, or a moment, or where no times tell, every figure, is one LIVE. */
function isSameLive(a: Session, b: Session): boolean {
  if (a.roomId !== null && b.roomId !== null && a.roomId === b.roomId) return true;
  const [first, second] = [spanOf(a), spanOf(b)];
  if (first && second) return first.start < second.end && second.start < first.end;
  return figuresOf(a) === figuresOf(b);
}

function spanOf({ startedAt, endedAt, durationSeconds }: Session): { start: number; end: number } | null {
  if (startedAt === null) return null;
  const start = Date.parse(startedAt);
  const end = endedAt === null ? start + (durationSeconds ?? 0) * 1000 : Date.parse(endedAt);
  return { start, end: Math.max(end, start + 1) };
}

const figuresOf = ({ durationSeconds, viewers, views, likes, comments, shares, follows }: Session): string =>
  JSON.stringify([durationSeconds, viewers, views, likes, comments, shares, follows]);
