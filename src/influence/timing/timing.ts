import type { Minute, Session } from '../../session/session.ts';
import { asymmetry } from './asymmetry.ts';
import { everyMinute, giftRoots, likeRates, viewerLogs } from './series.ts';

/** What the order of two curves cannot say; printed with it. */
export type TimingLimit =
  /** People tap faster than they give, so that taps come first even where likes have no effect. */
  | 'TAPS_ARE_FASTER_THAN_GIFTS'
  /** What excites viewers draws more of them, and the platform sends viewers to lively rooms. */
  | 'LIVELY_ROOMS_DRAW_VIEWERS'
  /** Viewer counts are renewed late, so that taps of people who came in can stand before their arrival. */
  | 'VIEWER_COUNTS_COME_LATE';

/** Why nothing is said, with what there is and what it takes. */
export interface TimingRefused {
  readonly outcome: 'refused';
  readonly reason: /** No minute-by-minute record. */
    | 'no-timeline'
    /** Minutes. */
    | 'too-short'
    /** Minutes from the first entry to the last, more than any LIVE lasts: the clock jumped. */
    | 'too-long'
    /** Host gifts. */
    | 'few-gifts'
    /** Share of the minutes with a viewer count. */
    | 'viewers-unknown'
    /** A curve that never moves has no order. */
    | 'no-movement';
  readonly have: number;
  readonly need: number;
}

/** Which of two curves tends to move first. A diagnostic: it carries no money. */
export interface TimingMeasured {
  /** `likes-first`: likes per viewer tend to rise before the other does, more than chance would have it. */
  readonly outcome: 'likes-first' | 'no-order';
  /** Mean correlation over 1 to 5 minutes: likes before the other, less the other before likes. */
  readonly asymmetry: number;
  /** Its two halves: of likes with the other 1 to 5 minutes later, and earlier. */
  readonly likesLead: number;
  readonly likesFollow: number;
  /** One-sided, of the asymmetry and of `likesLead` alike, among circular shifts of the likes by 15 minutes and more. */
  readonly pValue: number;
  readonly shifts: number;
  readonly minutes: number;
  readonly limits: readonly TimingLimit[];
}

export type Timing = TimingRefused | TimingMeasured;

/** Within one LIVE: do likes per viewer tend to come before gifts, and before more viewers? */
export interface SessionTiming {
  readonly gifts: Timing;
  readonly viewers: Timing;
}

export const FEWEST = { minutes: 60, gifts: 30, viewersKnown: 0.5 } as const;

/** Two weeks of minutes. */
const LONGEST = 20_160;
const LEVEL = 0.05;

/**
 * The order of likes and gifts, and of likes and viewers, from the minutes of one session. Both curves are freed of their own
 * mean over 15 minutes to each side, so that a slow rise of both says nothing. An excitement that moves both in the same
 * minute leaves no order; one that gifts answer later leaves the same order as an effect would.
 */
export function sessionTiming({ timeline }: Pick<Session, 'timeline'>): SessionTiming {
  const refused = refusal(timeline ?? []);
  if (refused) return { gifts: refused, viewers: refused };
  const minutes = everyMinute(timeline ?? []);
  const likes = likeRates(minutes);
  const gifts = minutes.reduce((total, minute) => total + minute.gifts, 0);
  return {
    gifts:
      gifts < FEWEST.gifts
        ? { outcome: 'refused', reason: 'few-gifts', have: gifts, need: FEWEST.gifts }
        : measured(likes, giftRoots(minutes), ['TAPS_ARE_FASTER_THAN_GIFTS']),
    viewers: measured(likes, viewerLogs(minutes), ['LIVELY_ROOMS_DRAW_VIEWERS', 'VIEWER_COUNTS_COME_LATE']),
  };
}

function refusal(timeline: readonly Minute[]): TimingRefused | null {
  const refused = (reason: TimingRefused['reason'], have: number, need: number): TimingRefused => ({
    outcome: 'refused',
    reason,
    have,
    need,
  });
  const [first] = timeline;
  const last = timeline.at(-1);
  if (!first || !last) return refused('no-timeline', 0, FEWEST.minutes);
  const minutes = last.minute - first.minute + 1;
  if (minutes < FEWEST.minutes) return refused('too-short', minutes, FEWEST.minutes);
  if (minutes > LONGEST) return refused('too-long', minutes, LONGEST);
  const known = timeline.filter(({ viewers }) => viewers !== null).length / minutes;
  return known < FEWEST.viewersKnown ? refused('viewers-unknown', known, FEWEST.viewersKnown) : null;
}

function measured(likes: Float64Array, other: Float64Array, limits: readonly TimingLimit[]): Timing {
  const found = asymmetry(likes, other);
  if (!found) return { outcome: 'refused', reason: 'no-movement', have: 0, need: 0 };
  const { lead, follow, difference, pValue, shifts } = found;
  return {
    outcome: pValue <= LEVEL ? 'likes-first' : 'no-order',
    asymmetry: difference,
    likesLead: lead,
    likesFollow: follow,
    pValue,
    shifts,
    minutes: likes.length,
    limits,
  };
}
