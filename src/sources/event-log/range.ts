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

/** `buffer` is read into, again and again. */
export function rangeReader(file: number, buffer: Uint8Array): RangeReader {
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
      for (;;) {
        const size = readSync(file, buffer, 0, buffer.length, position);
        if (size === 0) break;
        let start = 0;
        if (skipping) {
          const first = buffer.subarray(0, size).indexOf(LINE_FEED, Math.max(0, before - position));
          position += size;
          if (first === -1) {
            if (position > to) break;
            continue;
          }
          position -= size;
          skipping = false;
          start = first + 1;
          if (position + start >= to) break;
        }
        // Beyond the range only the rest of the line that began in it is read: up to the line feed at or after `to - 1`.
        const last =
          position + size < to
            ? -1
            : buffer.subarray(0, size).indexOf(LINE_FEED, Math.max(start, to - 1 - position));
        splitter.push(buffer.subarray(start, last === -1 ? size : last + 1));
        if (last !== -1) break;
        position += size;
      }
      splitter.end();
      return lines;
    },
  };
}
