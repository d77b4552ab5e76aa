import type { Report, SessionReport } from '../report.ts';
import { type Pace, paceOf } from './pace.ts';

/** A LIVE as it stands: the report of `estimate` on what has come so far, and what only matters while it goes on. */
export interface Watched {
  readonly report: Report;
  /** The LIVE that is on: the one of the latest message, where a log holds several. */
  readonly latest: SessionReport;
  readonly pace: Pace;
  /** Records that were read. */
  readonly events: number;
  /** Streaks that have not ended, counted at their highest so far. */
  readonly pendingStreaks: number;
}

export function watchedOf(report: Report): Watched {
  const endOf = ({ session }: SessionReport): string => session.endedAt ?? '';
  const latest = report.sessions.reduce((one, other) => (endOf(other) > endOf(one) ? other : one));
  const counts = report.sessions.map(({ session }) => session.completeness);
  return {
    report,
    latest,
    pace: paceOf(latest.session),
    events: counts.reduce((sum, { records }) => sum + records, 0),
    pendingStreaks: counts.reduce((sum, { openStreaks }) => sum + openStreaks, 0),
  };
}
