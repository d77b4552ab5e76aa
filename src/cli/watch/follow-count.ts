import { setTimeout as pause } from 'node:timers/promises';
import type { Watched } from '../../report/watch/watch.ts';
import type { LiveCount } from './count.ts';
import type { Follow } from './incoming.ts';
import type { Showing } from './showing.ts';

/** How long what takes, ms. */
export interface Rhythm {
  /** Between two looks at what is new. */
  readonly tick: number;
  /** Without anything new, what there was has been read. */
  readonly idle: number;
  /** After the end of the LIVE, for what was under way. */
  readonly grace: number;
}

export const RHYTHM: Rhythm = { tick: 250, idle: 200, grace: 2000 };

/** Of the time, counting has nine parts where making a report has one: a huge LIVE is reported less often. */
const REST = 9;

export interface Followed {
  readonly count: LiveCount;
  readonly follow: Follow;
  readonly showing: Showing;
  /** What `estimate` would say now; `null` where there is nothing to say. */
  readonly watchedNow: () => Promise<Watched | null>;
  readonly noticesNow: () => readonly string[];
  readonly sourceNow: (now: number) => string;
  /** Stops what cannot become a log; called when what there is has been read. */
  readonly check: () => void;
}

/**
 * Counts what comes, and shows how it stands, until the source ends, the LIVE is over or the signal is given. Answers when the
 * last record came, ms. Whatever goes wrong stops both and is thrown when both have stopped.
 */
export async function followCount(
  followed: Followed,
  stop: AbortController,
  rhythm: Rhythm,
): Promise<number | null> {
  const { count, showing } = followed;
  let lastAt: number | null = null;
  let arrivedAt = Date.now();
  let dirty = true;
  let checked = true;
  const follow = async (): Promise<void> => {
    try {
      await followed.follow(
        {
          bytes(bytes, at) {
            count.push(bytes);
            lastAt = Math.max(lastAt ?? 0, at);
            arrivedAt = Date.now();
            dirty = true;
            checked = false;
          },
          part() {
            count.part();
            dirty = true;
          },
        },
        stop.signal,
      );
    } finally {
      stop.abort();
    }
  };
  const show = async (): Promise<void> => {
    let watched: Watched | null = null;
    let nextAt = 0;
    try {
      while (!stop.signal.aborted) {
        const begun = Date.now();
        const caughtUp = begun - arrivedAt >= rhythm.idle;
        if (caughtUp && !checked) {
          checked = true;
          followed.check();
        }
        if (dirty && begun >= nextAt) {
          dirty = false;
          watched = await followed.watchedNow();
          nextAt = Date.now() + (Date.now() - begun) * REST;
        }
        const now = Date.now();
        await showing.show({
          watched,
          notices: followed.noticesNow(),
          source: followed.sourceNow(now),
          now,
          lastAt,
          over: false,
          caughtUp,
        });
        if (count.isOver() && now - arrivedAt >= rhythm.grace) stop.abort();
        await pause(rhythm.tick, undefined, { signal: stop.signal }).catch(() => {});
      }
    } finally {
      stop.abort();
    }
  };
  const [one, other] = await Promise.allSettled([follow(), show()]);
  for (const result of [one, other]) if (result.status === 'rejected') throw result.reason;
  return lastAt;
}
