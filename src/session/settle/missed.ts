import type { Tally } from '../tally/tally.ts';

export interface Missed {
  readonly gaps: number;
  readonly seconds: number;
}

/**
 * What the recorder says it missed while this LIVE was on. A stretch that began before the first message or after the last is none:
 * nothing tells that there was a LIVE then, and one log may hold several.
 */
export function missed({ gaps, first, last }: Tally): Missed {
  const within = [...gaps].filter(
    ([from]) => (first === null || from >= first) && (last === null || from <= last),
  );
  const milliseconds = within.reduce((sum, [from, to]) => sum + (to - from), 0);
  return { gaps: within.length, seconds: Math.round(milliseconds / 1000) };
}
