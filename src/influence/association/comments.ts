import { posterior } from '../../statistics/posterior.ts';
import { centred, columnsOf, designOf, LIKES_AT, logRate, PRIOR, withPrior } from './design.ts';
import type { UsableSession } from './usable.ts';

const FEWEST = 10;

/** The like slope before and after comments are held constant too; how much it shrinks is what excitement shows of itself. */
export interface CommentAdjustment {
  /** Those with comments known; both slopes are of these. */
  readonly sessions: number;
  readonly unadjusted: number;
  readonly adjusted: number;
  /** Percent of coins per percent of comments per viewer. */
  readonly commentSlope: number;
}

/** Comments get the prior of likes. `null` for fewer than ten sessions with comments. */
export function commentAdjustment(sessions: readonly UsableSession[]): CommentAdjustment | null {
  const known = sessions.filter(({ comments }) => comments !== null);
  if (known.length < FEWEST) return null;
  const design = designOf(known);
  const columns = columnsOf(design);
  const comments = centred(logRate(known, (session) => session.comments as number));
  const adjusted = posterior([...columns, withPrior(comments, PRIOR.likes)], design.outcome);
  return {
    sessions: known.length,
    unadjusted: posterior(columns, design.outcome).coefficients[LIKES_AT] as number,
    adjusted: adjusted.coefficients[LIKES_AT] as number,
    commentSlope: adjusted.coefficients[columns.length] as number,
  };
}
