import type { Minute, Session } from '../../session/session.ts';

/** Units in the last whole minute, and a minute on average over the last whole ones. */
export interface MinutePace {
  readonly last: number;
  readonly average: number;
}

/** How fast it goes on: by whole minutes of the log's own clock, so that the same log gives the same figures at any time. */
export interface Pace {
  /** Whole minutes that the averages are of, 0 to {@link MOST_MINUTES}. */
  readonly minutes: number;
  /** `null`: no whole minute yet, or no such message. A gift is placed where its streak began. */
  readonly coins: MinutePace | null;
  readonly likes: MinutePace | null;
  /** At once, in the latest minute or the one before; `null` is unknown. */
  readonly viewers: number | null;
}

const MOST_MINUTES = 5;

export function paceOf({ timeline, likes }: Pick<Session, 'timeline' | 'likes'>): Pace {
  const minutes = timeline ?? [];
  // The first minute may have been joined late, and the latest is not over.
  const whole = minutes.slice(1, -1).slice(-MOST_MINUTES);
  return {
    minutes: whole.length,
    coins: overMinutes(whole, ({ coins }) => coins),
    likes: likes.total === null && likes.recorded === null ? null : overMinutes(whole, (each) => each.likes),
    viewers: minutes.slice(-2).findLast(({ viewers }) => viewers !== null)?.viewers ?? null,
  };
}

function overMinutes(whole: readonly Minute[], amountOf: (minute: Minute) => number): MinutePace | null {
  const last = whole.at(-1);
  if (last === undefined) return null;
  const sum = whole.reduce((total, minute) => total + amountOf(minute), 0);
  return { last: amountOf(last), average: sum / whole.length };
}
