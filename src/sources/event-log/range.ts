import { readSync } from 'node:fs';
import { splitLines } from './split-lines.ts';
import type { RecordSink } from './splitter.ts';

const LINE_FEED = 0x0a;
/** Reading from the middle of a page of the system's cache costs several times as much as from its beginning. */
const PAGE = 4096;

/** Reads byte ranges of an open file. */
export interface RangeReader {
  /** Gives `sink` the lines that begin in `[from, to)`, counted from 1, and answers how many. */
  readonly read: (from: number, to: number, sink: RecordSink) => number;
}

/** Where ranges are read into, again and again. */
export interface ReadingRoom {
  readonly buffer: Uint8Array;
  /** Where in it a reading begins; a line that the one before has begun is put in front. 0 is no room for that. */
  readonly from: number;
}

export function rangeReader(file: number, { buffer, from: room }: ReadingRoom): RangeReader {
  return {
    read(from, to, sink) {
      let lines = 0;
      if (from >= to) return lines;
      const splitter = splitLines({
        lines: (bytes, line) => {
          const count = sink.lines(bytes, line);
          lines = line + count - 1;
          return count;
        },
        element: sink.element,
        broken: (line) => {
          lines = line;
          sink.broken(line);
        },
      });
      // The byte before tells whether a line begins at `from`; one that began earlier belongs to the range before.
      const before = Math.max(0, from - 1);
      let position = before - (before % PAGE);
      let skipping = from > 0;
      // Where the bytes begin that have not been given yet.
      let start = room;
      for (;;) {
        const size = readSync(file, buffer, room, buffer.length - room, position);
        const end = room + size;
        if (size === 0) break;
        if (skipping) {
          const first = buffer.subarray(0, end).indexOf(LINE_FEED, room + Math.max(0, before - position));
          if (first === -1) {
            position += size;
            if (position > to) break;
            continue;
          }
          skipping = false;
          start = first + 1;
          if (position + start - room >= to) break;
        }
        // Beyond the range only the rest of the line that began in it is read: up to the line feed at or after `to - 1`.
        const last =
          position + size < to
            ? -1
            : buffer.subarray(0, end).indexOf(LINE_FEED, Math.max(start, room + to - 1 - position));
        if (last !== -1) {
          splitter.push(buffer.subarray(start, last + 1));
          start = room;
          break;
        }
        position += size;
        const lineEnd = buffer.subarray(0, end).lastIndexOf(LINE_FEED) + 1;
        const fits = lineEnd > room && end - lineEnd <= room;
        splitter.push(buffer.subarray(start, fits ? lineEnd : end));
        start = fits ? room - (end - lineEnd) : room;
        if (fits) buffer.copyWithin(start, lineEnd, end);
      }
      splitter.push(buffer.subarray(start, room));
      splitter.end();
      return lines;
    },
  };
}
