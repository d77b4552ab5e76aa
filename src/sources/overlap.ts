import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Session } from '../session/session.ts';
import { startTimeline, type Timeline } from './timeline.ts';

/** Knows which LIVEs were taken, and keeps no session. */
export interface LivesTaken<Name> {
  /**
   * Takes a session, unless it is the same LIVE as one that was taken: the name of the first of these. `null`: taken.
   *
   * Two sessions are one LIVE when they share a room id, or overlap in time and are of the same named creator: one person is
   * live once (decision 9).
   */
  readonly take: (session: Session, name: Name) => Name | null;
}

/** Each session costs the logarithm of how many its creator has, in whatever order they come. */
export function startLivesTaken<Name>(): LivesTaken<Name> {
  const names: Name[] = [];
  const rooms = new Map<string, number>();
  const creators = new Map<string, Timeline>();
  return {
    take(session, name) {
      const { roomId } = session;
      const span = spanOf(session);
      const timeline = span && timelineOf(session, creators);
      const sameRoom = roomId === null ? undefined : rooms.get(roomId);
      const sameTime = timeline && span && timeline.firstWithin(span);
      const first = Math.min(sameRoom ?? names.length, sameTime ?? names.length);
      if (first < names.length) return names[first] as Name;
      if (roomId !== null) rooms.set(roomId, names.length);
      if (timeline && span) timeline.add(span, names.length);
      names.push(name);
      return null;
    },
  };
}

function timelineOf({ platform, creator }: Session, creators: Map<string, Timeline>): Timeline | null {
  if (creator === null) return null;
  const key = `${platform}\0${creator.toLowerCase()}`;
  const known = creators.get(key) ?? startTimeline();
  creators.set(key, known);
  return known;
}

/** Leaves out a session that is the same LIVE as an earlier one. Logs of one room were merged before. */
export function leaveOutOverlaps(sessions: readonly Session[]): {
  kept: Session[];
  diagnostics: Diagnostic[];
} {
  const taken = startLivesTaken<string>();
  const diagnostics: Diagnostic[] = [];
  const kept = sessions.filter((session) => {
    const path = pathOf(session);
    const other = taken.take(session, path);
    if (other !== null) diagnostics.push(diagnostic('INPUT_LEFT_OUT', { path, other, reason: 'overlap' }));
    return other === null;
  });
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
