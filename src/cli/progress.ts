import type { Progress } from '../sources/event-log/parallel.ts';
import type { Sink } from './io.ts';

/** Work that is over sooner shows nothing. */
const FIRST_AFTER_MS = 1000;
/** Off a terminal a line now and then is enough. */
const LINE_EVERY_MS = 5000;

/** Shows on stderr how far a long reading is: a bar on a terminal, a line now and then elsewhere. */
export function progressOn(stderr: Sink): Progress {
  const begun = Date.now();
  let next = begun + FIRST_AFTER_MS;
  let show: ((bytes: number, ofBytes: number) => void) | null = null;
  return (bytes, ofBytes) => {
    const over = bytes >= ofBytes;
    if (over ? show === null : Date.now() < next) return;
    show ??= stderr.isTTY ? barOn(stderr) : lineOn(stderr);
    show(bytes, ofBytes);
    next = Date.now() + (stderr.isTTY ? 100 : LINE_EVERY_MS);
    if (over) show = null;
  };
}

const percentOf = (bytes: number, ofBytes: number): number =>
  ofBytes === 0 ? 100 : Math.floor((bytes / ofBytes) * 100);

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const lineOn =
  (stderr: Sink) =>
  (bytes: number, ofBytes: number): void => {
    if (bytes < ofBytes) stderr.write(`reading: ${percentOf(bytes, ofBytes)}% of ${megabytes(ofBytes)}\n`);
  };

/** One line that is written over, and wiped when it has said what it had to say. */
function barOn(stderr: Sink): (bytes: number, ofBytes: number) => void {
  return (bytes, ofBytes) => {
    if (bytes >= ofBytes) {
      stderr.write('\r\u001b[2K');
      return;
    }
    const text = ` ${percentOf(bytes, ofBytes)}% of ${megabytes(ofBytes)}`;
    const width = Math.max(0, Math.min(40, (stderr.columns ?? 80) - text.length - 4));
    const full = Math.round((bytes / ofBytes) * width);
    stderr.write(`\r\u001b[2K[${'='.repeat(full)}${' '.repeat(width - full)}]${text}`);
  };
}
