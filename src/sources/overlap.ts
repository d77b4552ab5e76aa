import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Session } from '../session/session.ts';

/**
 * Leaves out a session that overlaps in time with an earlier one of the same named creator: one person is live once, so
 * the two describe one LIVE, and adding them would double it (decision 9). Logs of one room were merged before.
 */
export function leaveOutOverlaps(sessions: readonly Session[]): {
  kept: Session[];
  diagnostics: Diagnostic[];
} {
  const kept: Session[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const session of sessions) {
    const other = kept.find((earlier) => sameLive(earlier, session));
    if (!other) {
      kept.push(session);
      continue;
    }
    diagnostics.push(
      diagnostic('INPUT_LEFT_OUT', { path: pathOf(session), other: pathOf(other), reason: 'overlap' }),
    );
  }
  return { kept, diagnostics };
}

const pathOf = (session: Session): string => session.source.paths.join(', ');

function sameLive(a: Session, b: Session): boolean {
  if (a.roomId !== null && a.roomId === b.roomId) return true;
  if (a.creator === null || b.creator === null || a.platform !== b.platform) return false;
  if (a.creator.toLowerCase() !== b.creator.toLowerCase()) return false;
  const first = span(a);
  const second = span(b);
  return first !== null && second !== null && first.start < second.end && second.start < first.end;
}

/** Milliseconds; a LIVE of unknown length occupies its first instant. */
function span({ startedAt, endedAt, durationSeconds }: Session): { start: number; end: number } | null {
  if (startedAt === null) return null;
  const start = Date.parse(startedAt);
  if (endedAt !== null) return { start, end: Math.max(Date.parse(endedAt), start + 1) };
  return { start, end: start + Math.max(1, (durationSeconds ?? 0) * 1000) };
}
