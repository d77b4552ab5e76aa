import { readBound } from './bound.ts';
import type { TimeProblem } from './time.ts';

/** A stretch of time, in ms since 1970: `since` is part of it, `until` is not. */
export interface Stretch {
  readonly since: number;
  readonly until: number;
}

export type StretchProblem = TimeProblem | 'ends-before-it-begins';

/**
 * A stretch of time as a person writes it: a year (`2026`), a month (`2026-06`), a day (`2026-06-14`), or from one of these to
 * another, both part of it (`2026-06-01..2026-06-14`, `2025-11..2026-01`). Either end may also be a time (`2026-06-14T20:00`).
 *
 * @param timezone IANA name or offset, known to exist
 */
export async function readStretch(text: string, timezone: string): Promise<Stretch | StretchProblem> {
  const [from = '', to = from, ...more] = text.split('..').map((end) => end.trim());
  if (more.length > 0) return 'not-a-time';
  const since = await readBound(firstDay(from), 'since', timezone);
  if (typeof since !== 'number') return since;
  const until = await readBound(lastDay(to), 'until', timezone);
  if (typeof until !== 'number') return until;
  return since < until ? { since, until } : 'ends-before-it-begins';
}

function firstDay(end: string): string {
  if (/^\d{4}$/.test(end)) return `${end}-01-01`;
  return /^\d{4}-\d{2}$/.test(end) ? `${end}-01` : end;
}

function lastDay(end: string): string {
  if (/^\d{4}$/.test(end)) return `${end}-12-31`;
  const month = /^(\d{4})-(\d{2})$/.exec(end);
  if (!month) return end;
  const days = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate();
  return `${end}-${days}`;
}
