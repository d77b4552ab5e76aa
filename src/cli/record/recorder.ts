import type { Gap } from '../../sources/live/feed.ts';
import { noteLine, type GapReason, type RecorderNote } from '../../sources/live/note.ts';
import { logLine, tellOf } from '../../sources/live/received.ts';
import type { LogChoice } from './log-choice.ts';
import type { LogFile } from './log-files.ts';
import type { Counted, Held, Spool } from './spool.ts';

/** What a recording has come to. */
export interface Recording extends Counted {
  /** The file that is written to. */
  readonly path: string;
  /** Files that this run has written to, in that order. */
  readonly files: readonly string[];
  /** Records that cannot be read, and are in the log as they came. */
  readonly unreadable: number;
  /** Records that were let go because of their size. */
  readonly tooLarge: number;
  /** When the last record came, ms; `null` before the first. */
  readonly lastAt: number | null;
  readonly held: Held | null;
  readonly unsynced: unknown;
}

export interface Recorder {
  readonly record: (text: string, receivedAt: number) => void;
  readonly tooLarge: (bytes: number | null) => void;
  readonly gap: (gap: Gap) => void;
  /** Retries what is held, and brings what was written onto the disk. Call once a second. */
  readonly tick: () => void;
  /** Call once, after the last record. */
  readonly end: () => void;
  readonly state: () => Recording;
}

const OWN: Counted = { records: 0, gifts: 0 };

/** Writes what a feed hands over into logs, one a LIVE, each record before anything is told of it. */
export function openRecorder(
  {
    choice,
    spool,
    found,
  }: { readonly choice: LogChoice; readonly spool: Spool; readonly found: readonly LogFile[] },
  head: { readonly by: string; readonly source: string },
): Recorder {
  const begun = new Set<string>();
  const left = new Map(found.filter(({ size }) => size > 0).map((file) => [file.path, file.writtenAt]));
  let unreadable = 0;
  let tooLarge = 0;
  let lastAt: number | null = null;
  /** Sizes of what was left out before there was a file to say it in. */
  let unsaid: (number | null)[] = [];

  const say = (path: string, note: RecorderNote, at: number): void => {
    spool.write(path, noteLine(note, at), OWN, at);
  };
  const sayGap = (path: string, from: number, to: number, reason: GapReason): void =>
    say(path, { note: 'gap', from: isoTime(from), to: isoTime(to), reason }, to);
  const sayLeftOut = (path: string, bytes: number | null, at: number): void =>
    say(path, { note: 'left-out', reason: 'too-large', bytes }, at);
  const sayStart = (path: string, at: number): void => {
    begun.add(path);
    say(path, { note: 'started', ...head }, at);
    const before = left.get(path);
    if (before !== undefined && before < at) sayGap(path, before, at, 'not-running');
    for (const bytes of unsaid) sayLeftOut(path, bytes, at);
    unsaid = [];
  };
  const leaveOut = (bytes: number | null): void => {
    tooLarge += 1;
    const path = choice.current();
    if (begun.has(path)) sayLeftOut(path, bytes, Date.now());
    // Enough to see what it is.
    else if (unsaid.length < 10) unsaid.push(bytes);
  };
  return {
    record(text, receivedAt) {
      const line = logLine(text, receivedAt);
      if (line === null) {
        if (text.trim() !== '') leaveOut(Buffer.byteLength(text));
        return;
      }
      const told = tellOf(text);
      const path = choice.fileFor(told);
      const begins = !begun.has(path);
      // A log is known by its beginning, which may be one long record; but a bracket there would make an array of it.
      const noteFirst = left.has(path) || !line.startsWith('{');
      if (begins && noteFirst) sayStart(path, receivedAt);
      spool.write(path, line, { records: 1, gifts: told?.gifts ?? 0 }, receivedAt);
      if (begins && !noteFirst) sayStart(path, receivedAt);
      if (told === null) unreadable += 1;
      lastAt = receivedAt;
    },
    tooLarge: leaveOut,
    gap({ from, to, reason }) {
      const path = choice.current();
      if (begun.has(path)) sayGap(path, from, to, reason);
    },
    tick() {
      spool.retry();
      spool.sync();
    },
    end() {
      const path = choice.current();
      if (begun.has(path)) say(path, { note: 'stopped' }, Date.now());
      spool.close();
    },
    state: () => ({
      ...spool.written(),
      path: choice.current(),
      files: [...begun],
      unreadable,
      tooLarge,
      lastAt,
      held: spool.held(),
      unsynced: spool.unsynced(),
    }),
  };
}

const isoTime = (ms: number): string => new Date(ms).toISOString();
