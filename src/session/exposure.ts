import type { Session } from './session.ts';

/** A number of a session that someone can add, by its name in session files. */
export type SessionField =
  | 'viewers.average'
  | 'viewers.peak'
  | 'viewers.unique'
  | 'durationSeconds'
  | 'likes'
  | 'comments'
  | 'shares'
  | 'follows'
  | 'gifters';

/**
 * Minutes watched by all viewers together: average concurrent viewers times the duration in minutes. `null` when either
 * is unknown; 0 when either is 0, and then nothing can be said per viewer-minute.
 */
export function viewerMinutes(session: Session): number | null {
  const { average } = session.viewers;
  const seconds = session.durationSeconds;
  return average === null || seconds === null ? null : (average * seconds) / 60;
}

/**
 * The likes that belong to the session's own viewers and duration. A recording that began late knows the room's total
 * too, but only the likes it received fit the minutes it saw (decision 8).
 */
export const likesForRates = (session: Session): number | null =>
  session.likes.recorded ?? session.likes.total;
