import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { PlainFile } from '../input.ts';
import { conclude, type EventLogReading } from './read.ts';
import {
  type BrokenLines,
  type CountedShare,
  RANGE,
  readShare,
  type SharedWork,
  type WorkerTask,
} from './share.ts';

export interface Workers {
  /** The module that runs `worker.ts`. */
  readonly entry: URL;
  /** Threads beside the program's own; 0 is none. */
  readonly count: number;
}

/** Below some 32 MB a thread has not started before the work is done. */
const RANGES_WORTH_A_THREAD = 8;

/** Told now and then how far a long reading is; at once when it is over. */
export type Progress = (bytes: number, ofBytes: number) => void;

export interface FileReading {
  readonly path: string;
  readonly file: PlainFile;
  readonly everything: boolean;
  readonly workers: Workers;
  readonly progress: Progress;
}

/**
 * Reads NDJSON from a plain file by byte ranges, on several threads, and answers what `readEventLog` would. The program's own thread
 * counts too: it has begun before a worker is up.
 *
 * @throws Error when a range cannot be read, or a worker fails
 */
export async function readLogFile(reading: FileReading): Promise<EventLogReading> {
  const { path, file, everything, workers, progress } = reading;
  const ranges = Math.ceil(file.size / RANGE);
  const work: SharedWork = {
    realPath: file.realPath,
    size: file.size,
    everything,
    next: new Int32Array(new SharedArrayBuffer(4)),
    lines: new Int32Array(new SharedArrayBuffer(4 * Math.max(1, ranges))),
  };
  const threads = Math.min(workers.count, Math.floor(ranges / RANGES_WORTH_A_THREAD));
  const others = Array.from({ length: threads }, () => countInWorker(workers.entry, work));
  const tick = async (): Promise<void> => {
    progress(Math.min(Atomics.load(work.next, 0) * RANGE, file.size), file.size);
    // Lets signals and timers in.
    await new Promise((resolve) => setImmediate(resolve));
  };
  const own = async (): ReturnType<typeof readShare> => {
    const share = await readShare(work, tick);
    // While the others do the same.
    share.reader.counted();
    return share;
  };
  const [{ reader, broken }, ...shares] = await Promise.all([own(), ...others]);
  for (const share of shares) reader.absorb(share);
  progress(file.size, file.size);
  const brokenLines = linesOf([broken, ...shares.map((share) => share.broken)], work.lines);
  return conclude({ ...reader.counted(), brokenLines, truncatedArray: false }, path);
}

/** A thread keeps what it counted and little else: more room for what is young would only fill the memory. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

/** What a thread counted is taken when the thread is gone, and its memory with it. */
const countInWorker = (entry: URL, work: SharedWork): Promise<CountedShare> =>
  new Promise((resolve, reject) => {
    const { port1: counted, port2: port } = new MessageChannel();
    const workerData: WorkerTask = { work, port };
    const worker = new Worker(entry, { workerData, transferList: [port], resourceLimits: LIMITS });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      const share = receiveMessageOnPort(counted);
      counted.close();
      if (share === undefined) reject(new Error(`a counting thread ended with ${code}`));
      else resolve(share.message as CountedShare);
    });
  });

/** Lines of the file for the places that threads know by range. */
function linesOf(threads: readonly BrokenLines[], lines: Int32Array): number[] {
  const before = new Float64Array(lines.length + 1);
  for (const [range, count] of lines.entries()) before[range + 1] = (before[range] as number) + count;
  return threads
    .flatMap((broken) => broken.map(([range, line]) => (before[range] as number) + line))
    .sort((a, b) => a - b);
}
