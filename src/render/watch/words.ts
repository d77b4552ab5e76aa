import type { MinutePace, Pace } from '../../report/watch/pace.ts';
import type { Watched } from '../../report/watch/watch.ts';
import { formatCount } from '../text/amount.ts';
import { plural } from '../text/words.ts';

/** `2 s`, `4 min`, `2 h 5 min`. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${formatCount(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${formatCount(minutes)} min`;
  return minutes < 48 * 60
    ? `${formatCount(Math.floor(minutes / 60))} h ${formatCount(minutes % 60)} min`
    : `${formatCount(Math.floor(minutes / 1440))} days`;
}

export const lastEventText = (lastAt: number | null, now: number): string =>
  lastAt === null ? 'nothing yet' : `last event ${lengthText(now - lastAt)} ago`;

/** `340 in the last minute`, `120 a minute in the last 5`; nothing before a minute is over. */
export function paceTexts(pace: MinutePace | null, { minutes }: Pace): string[] {
  if (pace === null) return [];
  const last = `${formatCount(pace.last)} in the last minute`;
  return minutes < 2
    ? [last]
    : [last, `${averageText(pace.average)} a minute in the last ${formatCount(minutes)}`];
}

/** Whole above ten, where a tenth is noise. */
const averageText = (average: number): string =>
  formatCount(average < 10 ? Math.round(average * 10) / 10 : Math.round(average));

export const pendingText = ({ pendingStreaks }: Watched): string =>
  `${plural(pendingStreaks, 'open streak')} pending, counted at ${pendingStreaks === 1 ? 'its' : 'their'} highest`;
