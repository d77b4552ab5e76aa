import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Session } from '../session/session.ts';
import { startTimeline, type Timeline } from './timeline.ts';

/** Knows which LIVEs were taken, and keeps no session. */
export interface LivesTaken {
  /**
   * Takes a session, unless it is the same LIVE as one that was taken: the number of the first of these. `null`: taken, and
   * numbered, from 0.
   *
   * Two sessions are one LIVE when they share a room id, or overlap in time and are of the same named creator: one person is
   * live once (decision 9).
   */
  readonly take: (session: Session) => number | null;
}

/** Each session costs the logarithm of how many its creator has, in whatever order they come, and 24 bytes. */
export function startLivesTaken(): LivesTaken {
  let count = 0;
  const rooms = new Map<string, number>();
  const timelineOf = startTimelines();
  return {
    take(session) {
      const { roomId } = session;
      const span = spanOf(session);
      const timeline = span && timelineOf(session);
      const sameRoom = roomId === null ? undefined : rooms.get(roomId);
      const sameTime = timeline && span && timeline.firstWithin(span);
      const first = Math.min(sameRoom ?? count, sameTime ?? count);
      if (first < count) return first;
      if (roomId !== null) rooms.set(roomId, count);
      if (timeline && span) timeline.add(span, count);
      count += 1;
      return null;
    },
  };
}

/** The timelines of creators, by name. */
function startTimelines(): (session: Session) => Timeline | null {
  const creators = new Map<string, Timeline>();
  // A folder is mostly of one creator: then no name is put together.
  let last: { readonly platform: string; readonly creator: string; readonly timeline: Timeline } | null =
    null;
  return ({ platform, creator }) => {
    if (creator === null) return null;
    if (last !== null && last.creator === creator && last.platform === platform) return last.timeline;
    const key = `${platform}\0${creator.toLowerCase()}`;
    const timeline = creators.get(key) ?? startTimeline();
    creators.set(key, timeline);
    last = { platform, creator, timeline };
    return timeline;
  };
}

/** Leaves out a session that is the same LIVE as an earlier one. Logs of one room were merged before. */
export function leaveOutOverlaps(sessions: readonly Session[]): {
  kept: Session[];
  diagnostics: Diagnostic[];
} {
  const taken = startLivesTaken();
  const kept: Session[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const session of sessions) {
    const first = taken.take(session);
    if (first === null) kept.push(session);
    else {
      const args = {
        path: pathOf(session),
        other: pathOf(kept[first] as Session),
        reason: 'overlap',
      } as const;
      diagnostics.push(diagnostic('INPUT_LEFT_OUT', args));
    }
  }
  return { kept, diagnostics };
}

export const pathOf = (session: Session): string => session.source.paths.join(', ');

/** Milliseconds; a LIVE of unknown length occupies its first instant. */
function spanOf({
  startedAt,
  endedAt,
  durationSeconds,
}: Session): { readonly start: number; readonly end: number } | null {
  if (startedAt === null) return null;
  const start = Date.parse(startedAt);
  const end = endedAt === null ? start + (durationSeconds ?? 0) * 1000 : Math.max(Date.parse(endedAt), start);
  return Number.isNaN(end) ? null : { start, end: Math.max(end, start + 1) };
}
