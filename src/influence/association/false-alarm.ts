import { FALSE_ALARMS } from './false-alarm-table.ts';

/**
 * Of simulated histories in which likes do nothing and excitement moves likes and gifts alike, how many come out
 * `associated`. Made with this project's own code; what the histories are like is in bench/statistics/histories.ts.
 */
export interface FalseAlarm {
  /** 0 to 1. */
  readonly share: number;
  /** The sessions it is for. */
  readonly sessions: number;
  /** `false` beyond the longest simulated history, whose share then stands; longer ones have more false alarms. */
  readonly simulated: boolean;
  /** Simulated histories behind each point of the table. */
  readonly histories: number;
}

/** For a history of so many sessions, linear in the logarithm of their number between simulated lengths. */
export function falseAlarm(sessions: number): FalseAlarm {
  const { points, histories } = FALSE_ALARMS;
  const next = points.findIndex((point) => point.sessions >= sessions);
  const upper = points.at(next) as (typeof points)[number];
  const lower = points[next - 1];
  const simulated = next !== -1;
  if (!simulated || upper.sessions === sessions || !lower)
    return { share: upper.associated, sessions, simulated, histories };
  const along = Math.log(sessions / lower.sessions) / Math.log(upper.sessions / lower.sessions);
  const share = lower.associated + along * (upper.associated - lower.associated);
  return { share, sessions, simulated, histories };
}
