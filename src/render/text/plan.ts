import type { GiftersNeeded } from '../../history/plan/gifters.ts';
import type { TimeNeeded } from '../../history/plan/plan.ts';
import type { UnknownPace } from '../../history/plan/time.ts';
import type { NotApplied } from '../../history/plan/what-if.ts';
import { formatCount } from './amount.ts';
import { formatHours } from './hours.ts';

/** Why hours are unknown, and what to add. */
export const UNKNOWN_TIME: Record<UnknownPace, string> = {
  'pace-unknown':
    'Hours: no LIVE tells both its coins and its length. Add a history, or --gift and --duration of one LIVE.',
  'no-income': 'Hours and gifters: at the usual pace nothing comes in.',
  'not-reached': 'Hours: at the usual pace the coins are not reached in a million LIVEs.',
  'several-creators':
    'Hours and gifters: the history is of several creators, who have no common pace. Name one: --creator NAME',
  'several-platforms':
    'Hours and gifters: the history is of several platforms, whose coins are not worth the same. Name one: --platform NAME',
};

export const UNKNOWN_GIFTERS: Record<(GiftersNeeded & { kind: 'unknown' })['reason'], string> = {
  'gifters-unknown': 'Gifters: no LIVE tells how many people gave. Add gifters to the history, or --gifters.',
  'no-income': 'Gifters: those who were counted gave nothing.',
  'several-creators': UNKNOWN_TIME['several-creators'],
  'several-platforms': UNKNOWN_TIME['several-platforms'],
};

export const NOT_APPLIED: Record<NotApplied['reason'], string> = {
  'viewers-unknown': 'no LIVE tells its viewers; a change in percent needs none',
  'duration-unknown': 'no LIVE tells both its coins and its length; a change in percent needs none',
  'no-longer-positive': 'nothing would be left',
};

/** `of 40 LIVEs`, `of one LIVE`. */
export const pastText = (n: number): string => (n === 1 ? 'of one LIVE' : `of ${formatCount(n)} LIVEs`);

type Known = Exclude<TimeNeeded, { kind: 'unknown' }>;

/** `33 h to 52 h`; `41 h` where nothing tells a range. */
export const hoursText = (time: Known): string =>
  time.kind === 'plain' ? formatHours(time.minutes) : span(time, formatHours);

/** LIVEs of the usual length, begun ones counted whole: `17 to 26`. */
export function livesText(time: Known): string {
  const lives = (minutes: number): string =>
    formatCount(Math.max(1, Math.ceil(minutes / time.sessionMinutes)));
  return time.kind === 'plain' ? lives(time.minutes) : span(time, lives);
}

/** Nobody can foresee more than a million LIVEs. */
function span(
  { minutes: { fewest, most } }: Known & { kind: 'interval' },
  text: (minutes: number) => string,
): string {
  if (most === null) return `${text(fewest)} or more`;
  return text(fewest) === text(most) ? text(most) : `${text(fewest)} to ${text(most)}`;
}
