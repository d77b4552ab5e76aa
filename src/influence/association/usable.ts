import type { AssociationInput } from './input.ts';

/** Why a session says nothing about likes and gifts. Without viewers the slope would be the size of the audience. */
export type LeftOutReason =
  | 'coins-unknown'
  | 'likes-unknown'
  | 'viewers-unknown'
  | 'duration-unknown'
  | 'no-exposure';

export interface LeftOut {
  readonly id: string;
  readonly reason: LeftOutReason;
}

/** A session in which all that the model needs is known. `exposure` is viewer-minutes, above 0. */
export interface UsableSession extends AssociationInput {
  readonly coins: number;
  readonly likes: number;
  readonly exposure: number;
}

export interface UsableSessions {
  /** Oldest first; in the given order where a start is unknown. */
  readonly sessions: readonly UsableSession[];
  readonly leftOut: readonly LeftOut[];
  readonly orderKnown: boolean;
}

/** Sorts out what cannot be used, and puts the rest into the order of time, for the trend and the lead placebo. */
export function usableSessions(inputs: readonly AssociationInput[]): UsableSessions {
  const leftOut: LeftOut[] = [];
  const sessions: UsableSession[] = [];
  for (const input of inputs) {
    const found = usable(input);
    if (typeof found === 'string') leftOut.push({ id: input.id, reason: found });
    else sessions.push(found);
  }
  const orderKnown = sessions.every(({ startedAt }) => startedAt !== null);
  if (orderKnown) sessions.sort(byStart);
  return { sessions, leftOut, orderKnown };
}

function usable(input: AssociationInput): UsableSession | LeftOutReason {
  const { coins, likes, averageViewers, minutes } = input;
  if (coins === null) return 'coins-unknown';
  if (likes === null) return 'likes-unknown';
  if (averageViewers === null) return 'viewers-unknown';
  if (minutes === null) return 'duration-unknown';
  const exposure = averageViewers * minutes;
  return exposure > 0 ? { ...input, coins, likes, exposure } : 'no-exposure';
}

/** Two that start at once stand in the order of their figures, so that the order of the input never matters. */
const byStart = (a: UsableSession, b: UsableSession): number =>
  (a.startedAt as number) - (b.startedAt as number) ||
  a.exposure - b.exposure ||
  a.likes - b.likes ||
  a.coins - b.coins;
