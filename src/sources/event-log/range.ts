import { readSync } from 'node:fs';
import { splitLines } from './split-lines.ts';
import type { RecordSink } from './splitter.ts';

const LINE_FEED = 0x0a;
const BUFFER = 1024 * 1024;

/** Reads byte ranges of an open file into one buffer, again and again. */
export interface RangeReader {
  /** Gives `sink` the lines that begin in `[from, to)`, counted from 1, and answers how many. */
  readonly read: (from: number, to: number, sink: RecordSink) => number;
}

export function rangeReader(file: number, bufferSize = BUFFER): RangeReader {
  const buffer = Buffer.allocUnsafeSlow(bufferSize);
  return {
    read(from, to, sink) {
      let lines = 0;
      if (from >= to) return lines;
      const splitter = splitLines({
        line: (bytes, start, line) => {
          lines = line;
          return sink.line(bytes, start, line);
        },
        element: sink.element,
        broken: (line) => {
          lines = line;
          sink.broken(line);
        },
      });
      // The byte before tells whether a line begins at `from`; one that began earlier belongs to the range before.
      let position = Math.max(0, from - 1);
      let skipping = from > 0;
      for (;;) {
        const size = readSync(file, buffer, 0, bufferSize, position);
        if (size === 0) break;
        let start = 0;
        if (skipping) {
          const first = buffer.subarray(0, size).indexOf(LINE_FEED);
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
