import { likesForRates, viewerMinutes } from '../session/exposure.ts';
import type { Session } from '../session/session.ts';
import { median } from '../statistics/describe.ts';

/** A creator's own usual likes per viewer-minute. */
export interface UsualLikeRate {
  readonly rate: number;
  /** Earlier LIVEs it is the median of. */
  readonly sessions: number;
}

/** The middle of fewer is chance. */
const FEWEST = 3;

/**
 * The median of likes per viewer-minute over earlier sessions; `null` for fewer than three that tell it, or where it is 0.
 *
 * @param past earlier sessions of one creator
 */
export function usualLikeRate(past: readonly Session[]): UsualLikeRate | null {
  const rates = past.flatMap((session) => {
    const likes = likesForRates(session);
    const exposure = viewerMinutes(session);
    return likes === null || !exposure ? [] : [likes / exposure];
  });
  if (rates.length < FEWEST) return null;
  const rate = median(rates);
  return rate > 0 ? { rate, sessions: rates.length } : null;
}
