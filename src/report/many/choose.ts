import type { EarnedSession } from '../../history/earned.ts';
import { historyOf, type LeftOutReason, whyLeftOut } from '../../history/forecast/past.ts';
import type { Session } from '../../session/session.ts';

/** Whose sessions are meant, where a history holds those of several. `null`: whoever they are. */
export interface Asked {
  readonly creator: string | null;
  readonly platform: string | null;
}

/** Sessions that a figure does not rest on, and why. */
export interface SetAside {
  readonly reason: LeftOutReason | 'other-creator' | 'other-platform';
  readonly sessions: readonly Session[];
}

export interface Chosen {
  readonly sessions: readonly Session[];
  readonly setAside: readonly SetAside[];
}

/** The sessions that were asked for. One that names nobody is taken for theirs. */
export function choose(sessions: readonly Session[], asked: Asked): Chosen {
  const reasonOf = whyOther(asked);
  return {
    sessions: sessions.filter((session) => reasonOf(session) === null),
    setAside: (['other-creator', 'other-platform'] as const)
      .map((reason) => ({ reason, sessions: sessions.filter((session) => reasonOf(session) === reason) }))
      .filter((each) => each.sessions.length > 0),
  };
}

/** {@link choose} for one session at a time: why it is another's, or `null` for one that was asked for. */
export function whyOther({ creator, platform }: Asked): (session: Session) => SetAside['reason'] | null {
  const name = creator?.toLowerCase() ?? null;
  return (session) => {
    if (platform !== null && session.platform !== platform) return 'other-platform';
    return name !== null && session.creator !== null && session.creator.toLowerCase() !== name
      ? 'other-creator'
      : null;
  };
}

/** The sessions behind a pace of income: whose they are, from when to when, and which are not among them. */
export interface HistoryUsed {
  /** `null`: nobody is named, or several are. */
  readonly creator: string | null;
  readonly used: number;
  readonly given: number;
  /** ISO 8601; `null` where no session is dated. */
  readonly first: string | null;
  readonly last: string | null;
  readonly setAside: readonly SetAside[];
}

export function historyUsed(past: readonly EarnedSession[], setAside: readonly SetAside[]): HistoryUsed {
  const { sessions, leftOut } = historyOf(past);
  const dated = past.some(({ session }) => session.startedAt !== null);
  const silent = leftOut.map(({ reason }) => ({
    reason,
    sessions: past.filter((each) => whyLeftOut(each, dated) === reason).map(({ session }) => session),
  }));
  const all = [...silent, ...setAside];
  const names = new Map(
    sessions.flatMap(({ session: { creator } }) =>
      creator === null ? [] : [[creator.toLowerCase(), creator]],
    ),
  );
  return {
    creator: names.size === 1 ? ([...names.values()][0] as string) : null,
    used: sessions.length,
    given: past.length + setAside.reduce((count, each) => count + each.sessions.length, 0),
    first: sessions[0]?.session.startedAt ?? null,
    last: sessions.at(-1)?.session.startedAt ?? null,
    setAside: all,
  };
}
