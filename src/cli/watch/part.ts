import type { RoomId } from '../../session/ids.ts';
import { merge } from '../../session/tally/merge.ts';
import type { Tally } from '../../session/tally/tally.ts';
import { type Counted, POSITIONS } from '../../sources/event-log/read.ts';
import { recordReader } from '../../sources/event-log/reader.ts';
import { splitRecords } from '../../sources/event-log/records.ts';

/** A stretch of a log that was written without a break. */
export interface Part {
  readonly push: (bytes: Uint8Array) => void;
  /** Nothing more comes into it: a last line without line feed counts as one. */
  readonly end: () => void;
  /** What was counted so far. */
  readonly counted: () => Counted;
  /** The first {@link FIRST_BYTES}. */
  readonly first: () => Uint8Array;
}

/** By which a part is known again, when the same log is written anew. */
const FIRST_BYTES = 4096;

/** @param look receives the records as they pass, and how many they are */
export function startPart(look: (bytes: Uint8Array, records: number) => void): Part {
  const brokenLines: number[] = [];
  let truncatedArray = false;
  let first = Buffer.alloc(0);
  const reader = recordReader({
    everything: false,
    broken(line) {
      if (brokenLines.length < POSITIONS) brokenLines.push(line);
    },
  });
  const splitter = splitRecords({
    broken: reader.broken,
    lines(bytes, line) {
      const records = reader.lines(bytes, line);
      look(bytes, records);
      return records;
    },
    element(bytes, line) {
      reader.element(bytes, line);
      look(bytes, 1);
    },
  });
  return {
    push(bytes) {
      if (first.length < FIRST_BYTES)
        first = Buffer.concat([first, bytes.subarray(0, FIRST_BYTES - first.length)]);
      splitter.push(bytes);
    },
    end() {
      ({ truncatedArray } = splitter.end());
    },
    counted: () => ({ ...reader.counted(), brokenLines, truncatedArray }),
    first: () => first,
  };
}

/** Whether `later` writes the same log anew as `earlier` was of; `null` while too little of it is there to tell. */
export function writesAnew(earlier: Uint8Array, later: Uint8Array): boolean | null {
  const length = Math.min(earlier.length, later.length);
  if (Buffer.compare(earlier.subarray(0, length), later.subarray(0, length)) !== 0) return false;
  return length === earlier.length ? true : null;
}

/** What both came to, as if they had been one log. Pure. */
export function together(a: Counted, b: Counted): Counted {
  const tallies = new Map<RoomId | null, Tally>();
  for (const tally of [...a.tallies, ...b.tallies]) {
    const known = tallies.get(tally.room);
    tallies.set(tally.room, known === undefined ? tally : merge(known, tally));
  }
  return {
    tallies: [...tallies.values()],
    gifts: { read: a.gifts.read + b.gifts.read, unreadable: a.gifts.unreadable + b.gifts.unreadable },
    brokenLines: [...a.brokenLines, ...b.brokenLines].slice(0, POSITIONS),
    truncatedArray: a.truncatedArray || b.truncatedArray,
  };
}
