import { existsSync } from 'node:fs';
import type { RoomId } from '../../session/ids.ts';
import type { Told } from '../../sources/live/received.ts';
import { type LogFile, numbered } from './log-files.ts';

/** Decides which file a record belongs to: one a LIVE. */
export interface LogChoice {
  /** The file for a record, by what it tells; `null`: nothing could be read from it. Call once a record, in order. */
  readonly fileFor: (told: Told | null) => string;
  /** The file that the next record will most likely go to. */
  readonly current: () => string;
}

/**
 * A LIVE is known by its room. Where messages do not name theirs (TikFinity), a file that was written to within this time
 * is of the LIVE that is on, unless it tells its end. Two files of one LIVE do less harm than two LIVEs in one file.
 */
const SAME_LIVE_MS = 60 * 60 * 1000;

/** Whoever names more rooms than that does not name rooms. */
const MOST_FILES = 1000;

/** @param now ms, when this run began */
export function chooseLogs(path: string, found: readonly LogFile[], now: number): LogChoice {
  const files = new Map<RoomId, string>();
  for (const { room, path: file } of found) if (room !== null && !files.has(room)) files.set(room, file);
  const last = found.at(-1);
  const resumes =
    last !== undefined && (last.size === 0 || (!last.ended && now - last.writtenAt < SAME_LIVE_MS));
  let number = found.length + (resumes ? 0 : 1);
  let current = numbered(path, number);
  let room = resumes ? last.room : null;
  let fresh = !resumes || last.size === 0;
  let ended = false;

  const begin = (): void => {
    room = null;
    ended = false;
    // Nothing has been written yet.
    if (fresh) return;
    do number += 1;
    while (existsSync(numbered(path, number)));
    current = numbered(path, number);
    fresh = true;
  };
  const enter = (next: RoomId): void => {
    const known = files.get(next);
    if (known !== undefined) {
      current = known;
      fresh = false;
    } else if (room !== null || ended) {
      if (files.size >= MOST_FILES) return;
      begin();
    }
    room = next;
    ended = false;
    files.set(next, current);
  };
  return {
    fileFor(told) {
      if (told !== null) {
        if (told.room !== null && told.room !== room) enter(told.room);
        else if (told.room !== null) ended = false;
        else if (ended && told.connects) begin();
        if (told.ends) ended = true;
      }
      fresh = false;
      return current;
    },
    current: () => current,
  };
}
