import { MINUTE, type Tally } from '../tally/tally.ts';
import type { Likes } from './likes.ts';

/**
 * Whether the recording began after the LIVE did (decision 8): the room already had more likes than a second brings, or
 * it had begun over a minute before the first message. `null` when the log tells neither.
 */
export function startedLate(tally: Tally, likes: Likes): boolean | null {
  const byRoom =
    tally.roomStartedAt === null || tally.first === null ? null : tally.first - tally.roomStartedAt > MINUTE;
  const byLikes = likes.before === null ? null : likes.before > likesOfASecond(tally, likes);
  if (byRoom === true || byLikes === true) return true;
  return byRoom === null && byLikes === null ? null : false;
}

/** At the recording's own pace; without a span, one message's batch. */
function likesOfASecond(tally: Tally, likes: Likes): number {
  const seconds = tally.first === null || tally.last === null ? 0 : (tally.last - tally.first) / 1000;
  return seconds > 0 ? (likes.recorded ?? 0) / seconds : tally.likes.batchAtMin;
}
