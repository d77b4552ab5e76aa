import { closeSync, openSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { rangeReader } from './range.ts';
import { POSITIONS } from './read.ts';
import { type ReaderCount, type RecordReader, recordReader } from './reader.ts';

/** What threads that count one file between them share. */
export interface SharedWork {
  readonly realPath: string;
  /** Bytes to be counted; a file that grows meanwhile is counted up to here. */
  readonly size: number;
  readonly everything: boolean;
  /** The next range that nobody has taken. */
  readonly next: Int32Array<SharedArrayBuffer>;
  /** Lines that begin in each range. */
  readonly lines: Int32Array<SharedArrayBuffer>;
}

/** What a thread is started with. */
export interface WorkerTask {
  readonly work: SharedWork;
  /** Takes its part, once. */
  readonly port: MessagePort;
}

/** The first records that a thread could not read, in its own ranges: range, and line within it. */
export type BrokenLines = readonly (readonly [range: number, line: number])[];

/** One thread's part. The tallies may be added to any other's: counting does not depend on order. */
export interface CountedShare extends ReaderCount {
  readonly broken: BrokenLines;
}

// Small enough that threads end together, large enough that taking one costs nothing.
export const RANGE = 4 * 1024 * 1024;

/** Reads ranges until none is left. Between two `pause` may let other work of the thread run. */
export async function readShare(
  work: SharedWork,
  pause: () => Promise<void> | null,
): Promise<{ readonly reader: RecordReader; readonly broken: BrokenLines }> {
  const file = openSync(work.realPath, 'r');
  try {
    const broken: [number, number][] = [];
    let range = 0;
    const reader = recordReader({
      everything: work.everything,
      broken(line) {
        if (broken.length < POSITIONS) broken.push([range, line]);
      },
    });
    const ranges = rangeReader(file, reader.room);
    for (;;) {
      range = Atomics.add(work.next, 0, 1);
      const from = range * RANGE;
      if (from >= work.size) break;
      work.lines[range] = ranges.read(from, Math.min(from + RANGE, work.size), reader);
      await pause();
    }
    return { reader, broken };
  } finally {
    closeSync(file);
  }
}
