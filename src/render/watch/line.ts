import type { Watched } from '../../report/watch/watch.ts';
import { renderLine } from '../line/report.ts';
import { plural } from '../text/words.ts';
import type { Moment } from './document.ts';
import { lastEventText } from './words.ts';

/** How it stands, in one line for a log: the time in UTC, then what `estimate --format line` says, then what is going on. */
export async function renderStatusLine(watched: Watched, { now, lastAt }: Moment): Promise<string> {
  const { report, pace, pendingStreaks } = watched;
  const parts = [
    (await renderLine(report, null)).trimEnd(),
    pace.coins === null ? null : `${plural(pace.coins.last, 'coin')} in the last minute`,
    pace.viewers === null ? null : `${plural(Math.round(pace.viewers), 'viewer')} now`,
    pendingStreaks === 0 ? null : `${plural(pendingStreaks, 'streak')} pending`,
    lastEventText(lastAt, now),
  ].filter((part) => part !== null);
  return `${new Date(now).toISOString().slice(0, 19)}Z  ${parts.join(' · ')}\n`;
}
