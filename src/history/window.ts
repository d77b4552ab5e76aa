import type { Session } from '../session/session.ts';

/** A stretch of time, in ms since 1970: `since` is part of it, `until` is not. `null`: open on that side. */
export interface Window {
  readonly since: number | null;
  readonly until: number | null;
}

/** A LIVE belongs where it started. Without a start it is nowhere that can be known. */
export function placeIn({ since, until }: Window, { startedAt }: Session): 'inside' | 'outside' | 'undated' {
  if (since === null && until === null) return 'inside';
  if (startedAt === null) return 'undated';
  const start = Date.parse(startedAt);
  return (since === null || start >= since) && (until === null || start < until) ? 'inside' : 'outside';
}
