import type { MinutePace } from '../../report/watch/pace.ts';
import type { WatchDocument, WatchHead } from '../../report/watch/document.ts';
import type { Watched } from '../../report/watch/watch.ts';
import { toDocument } from '../json/document.ts';
import { renderLines } from '../ndjson/lines.ts';

/** The moment that a line is of. */
export interface Moment {
  /** ms since 1970. */
  readonly now: number;
  /** When the last record came, ms since 1970. */
  readonly lastAt: number | null;
  /** Nothing more comes. */
  readonly over: boolean;
}

export function toWatchDocument(watched: Watched, moment: Moment, version: string): WatchDocument {
  const { schemaVersion, tool, ...rest } = toDocument(watched.report, version);
  return { schemaVersion, tool, watch: headOf(watched, moment), ...rest };
}

/** One line of NDJSON. */
export function renderWatchLine(watched: Watched, moment: Moment, version: string): string {
  const { schemaVersion, tool: _tool, ...row } = toWatchDocument(watched, moment, version);
  return renderLines({ schemaVersion, version }, [row]);
}

const headOf = ({ pace, events, pendingStreaks }: Watched, { now, lastAt, over }: Moment): WatchHead => ({
  at: new Date(now).toISOString(),
  events,
  secondsSinceLastEvent: lastAt === null ? null : Math.max(0, Math.round((now - lastAt) / 1000)),
  pendingStreaks,
  pace: { minutes: pace.minutes, coins: paceDocument(pace.coins), likes: paceDocument(pace.likes) },
  viewersNow: pace.viewers,
  over,
});

/** A figure a minute, of which hundredths are enough. */
const paceDocument = (pace: MinutePace | null): WatchHead['pace']['coins'] =>
  pace && { last: pace.last, average: Math.round(pace.average * 100) / 100 };
