import { absorb } from '../../session/tally/merge.ts';
import type { Tally } from '../../session/tally/tally.ts';

/**
 * Within one log, roomless messages that share no id with a room still belong to the only room there is in two cases: they
 * are nothing but frames of the recorder (connection, viewer counts), or the room is known from its `connected` frame alone,
 * as in a connector 1.x log, whose messages never name it. In any other case they may be another LIVE. Rooms known from
 * `connected` frames alone are no LIVEs of their own: several of them cannot be told apart, and only their counts are kept.
 *
 * Only within one log: two of them may well be of two LIVEs. The tallies are changed.
 */
export function adoptStray(tallies: Tally[]): Tally[] {
  const rooms = tallies.filter(({ room }) => room !== null);
  const stray = tallies.find(({ room }) => room === null);
  const [home] = [...rooms].sort((a, b) => b.records - a.records);
  if (home === undefined || stray === undefined) return tallies;
  if (hasNoMessages(stray) || (rooms.length === 1 && hasNoMessages(home))) {
    absorb(home, stray);
    return [...rooms.filter((room) => room !== home), home];
  }
  if (!rooms.every(hasNoMessages)) return tallies;
  const records = tallies.reduce((sum, tally) => sum + tally.records, 0);
  const malformed = tallies.reduce((sum, tally) => sum + tally.malformed, 0);
  return [{ ...stray, records, malformed }];
}

/** Nothing of it could be told apart from a replay: frames and viewer counts only. */
const hasNoMessages = ({ streaks, singles, loose, likes, messages }: Tally): boolean =>
  streaks.size + singles.size + loose.size === 0 &&
  likes.max === null &&
  likes.batches.size === 0 &&
  Object.values(messages).every(({ size }) => size === 0);

/** No message of it was counted, not even one that nothing identifies. */
export const countsNothing = (tally: Tally): boolean => {
  const { likes, viewers, unidentified } = tally;
  return (
    hasNoMessages(tally) &&
    likes.unidentified + unidentified.comment + unidentified.follow + unidentified.share === 0 &&
    viewers.samples.size + viewers.untimed.samples === 0 &&
    viewers.ever === null
  );
};

/** Records without a room, a figure or a time, such as the torn line that a piece of a log may consist of: no LIVE of its own. */
export const saysNothing = (tally: Tally): boolean =>
  tally.room === null &&
  tally.first === null &&
  tally.roomStartedAt === null &&
  tally.owners.length === 0 &&
  countsNothing(tally);
