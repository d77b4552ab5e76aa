import { viewerMinutes } from '../session/exposure.ts';
import type { Session } from '../session/session.ts';
import type { ComponentName } from './benchmarks.ts';
import type { ComponentScore, Engagement } from './score.ts';

/** What to try. Codes only; none of them is about getting likes other than from viewers who like. */
export type SuggestionCode =
  | 'HOLD_VIEWERS'
  | 'ANSWER_VIEWERS'
  | 'THANK_GIFTERS'
  | 'ASK_FOR_FOLLOWS'
  | 'INVITE_LIKES'
  | 'ASK_TO_SHARE'
  /** Nothing measured is below its benchmark, so more viewers are what is left; names the part nearest to it. */
  | 'PROMOTE_ELSEWHERE';

/** A suggestion and the figure it rests on. */
export interface Suggestion {
  readonly code: SuggestionCode;
  readonly component: ComponentName;
  readonly count: number;
  /** Observed, in the part's own unit: minutes each, per viewer-minute, or per unique viewer. */
  readonly rate: number;
  readonly benchmark: number;
  /** The count by the clock, for what is measured per viewer-minute; else `null`. */
  readonly perMinute: number | null;
  /** What the benchmark would be by the clock at this session's average viewers. */
  readonly benchmarkPerMinute: number | null;
}

const CODES: Readonly<Record<ComponentName, SuggestionCode>> = {
  watch: 'HOLD_VIEWERS',
  comments: 'ANSWER_VIEWERS',
  gifters: 'THANK_GIFTERS',
  follows: 'ASK_FOR_FOLLOWS',
  likes: 'INVITE_LIKES',
  shares: 'ASK_TO_SHARE',
};

const MOST = 3;

interface Measured {
  readonly part: ComponentScore;
  readonly count: number;
  readonly rate: number;
  readonly points: number;
  readonly maxPoints: number;
}

/**
 * Up to three suggestions, from the measured parts below their benchmarks, the one that costs most points first. Parts that
 * are unknown, or weigh nothing, suggest nothing.
 */
export function suggest(engagement: Engagement, session: Session): readonly Suggestion[] {
  const measured = engagement.components.flatMap(measuredPart);
  const weak = measured
    .filter(({ part, rate }) => rate < part.benchmark)
    .sort((a, b) => b.maxPoints / 2 - b.points - (a.maxPoints / 2 - a.points));
  if (weak.length > 0) {
    return weak.slice(0, MOST).map((each) => suggestion(CODES[each.part.name], each, session));
  }
  const [nearest] = [...measured].sort((a, b) => a.points / a.maxPoints - b.points / b.maxPoints);
  return nearest ? [suggestion('PROMOTE_ELSEWHERE', nearest, session)] : [];
}

function measuredPart(part: ComponentScore): Measured[] {
  const { count, rate, points, maxPoints } = part;
  return count === null || rate === null || points === null || !maxPoints
    ? []
    : [{ part, count, rate, points, maxPoints }];
}

function suggestion(code: SuggestionCode, { part, count, rate }: Measured, session: Session): Suggestion {
  const { average } = session.viewers;
  const byTheClock = part.exposureUnit === 'viewer-minutes' && average !== null && viewerMinutes(session);
  return {
    code,
    component: part.name,
    count,
    rate,
    benchmark: part.benchmark,
    perMinute: byTheClock ? rate * average : null,
    benchmarkPerMinute: byTheClock ? part.benchmark * average : null,
  };
}
