import { type Counted, conclude } from '../../sources/event-log/read.ts';
import { looksLikeEventLog } from '../../sources/event-log/recognise.ts';
import { isPartMissing } from '../../sources/part-missing.ts';
import type { RecordingDraft } from '../../sources/source.ts';
import { endOfLive } from './ends.ts';
import { type Part, startPart, together, writesAnew } from './part.ts';

/** Counts a log while it comes. */
export interface LiveCount {
  /** The next bytes, cut anywhere. */
  readonly push: (bytes: Uint8Array) => void;
  /**
   * The log begins again, as it was rotated, cut off or written anew. What it held counts on, unless the same log is written once
   * more from its beginning.
   */
  readonly part: () => void;
  /** Nothing more comes: a last line without line feed counts as one. */
  readonly end: () => void;
  /**
   * What reading the log as it is now would give; a line or an array that goes on is not yet damaged. `null` where nothing can be
   * told: there is no record yet, or all gifts are in a form that is not read, which must not pass for no gifts.
   */
  readonly recording: () => RecordingDraft | null;
  /** The beginning of what comes, as long as no message of a LIVE was recognised in it; `null` when there is nothing of the kind. */
  readonly unrecognised: () => Uint8Array | null;
  /** Gifts have come, and none in a form that is read. */
  readonly unreadableGifts: () => boolean;
  readonly bytes: () => number;
  /** The last that was said of the LIVE is that it is over. */
  readonly isOver: () => boolean;
}

/** As much as a reader of files looks at to know a log. */
const HEAD_BYTES = 64 * 1024;

/** @param path what the log is called */
export function liveCount(path: string): LiveCount {
  const live = endOfLive();
  let before: Counted | null = null;
  /** A part that is over, until it is known whether the one after it writes the same log anew. */
  let previous: Part | null = null;
  let now = startPart(live.look);
  let head: Uint8Array = Buffer.alloc(0);
  let recognised = false;
  let bytes = 0;

  const keepPrevious = (): void => {
    if (previous !== null)
      before = before === null ? previous.counted() : together(before, previous.counted());
    previous = null;
  };
  const decide = (): void => {
    const anew = previous && writesAnew(previous.first(), now.first());
    if (anew === true) previous = null;
    else if (anew === false) keepPrevious();
  };
  const parts = (): Counted[] => {
    decide();
    return [before, previous?.counted() ?? null, now.counted()].filter((each) => each !== null);
  };
  const unreadableGifts = (): boolean => {
    const gifts = parts().map((each) => each.gifts);
    return gifts.every(({ read }) => read === 0) && gifts.some(({ unreadable }) => unreadable > 0);
  };
  return {
    push(more) {
      bytes += more.length;
      if (!recognised && head.length < HEAD_BYTES)
        head = Buffer.concat([head, more.subarray(0, HEAD_BYTES - head.length)]);
      now.push(more);
    },
    part() {
      if (now.first().length === 0) return;
      decide();
      keepPrevious();
      now.end();
      previous = now;
      now = startPart(live.look);
    },
    end: () => now.end(),
    recording() {
      if (unreadableGifts()) return null;
      const all = parts().reduce(together);
      if (all.tallies.every(({ records, malformed }) => records + malformed === 0)) return null;
      const reading = conclude({ ...all, gifts: { ...all.gifts } }, path);
      return { kind: 'recording', path, reading, cutShort: isPartMissing(reading.diagnostics) };
    },
    unrecognised() {
      recognised ||= head.length > 0 && looksLikeEventLog(new TextDecoder().decode(head));
      return recognised || head.length === 0 ? null : head;
    },
    unreadableGifts,
    bytes: () => bytes,
    isOver: live.isOver,
  };
}
