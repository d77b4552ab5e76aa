import { type AppendOnly, type LogFs, openAppendOnly } from './append-only.ts';

/** What a line counts for once it is written: nothing, when it is the recorder's own. */
export interface Counted {
  readonly records: number;
  readonly gifts: number;
}

/** Lines that were received and could not be written yet. */
export interface Held extends Counted {
  readonly bytes: number;
  /** When the first of them was received, ms. */
  readonly since: number;
  /** The file that the first of them belongs to. */
  readonly path: string;
  readonly error: unknown;
}

/** Writes lines before it returns, and holds them in order where that fails. */
export interface Spool {
  readonly write: (path: string, line: string, counted: Counted, at: number) => void;
  /** Tries again to write what is held; once a second is enough. */
  readonly retry: () => void;
  /** Brings what was written onto the disk; once a second is enough. */
  readonly sync: () => void;
  /** Tries for the last time, and leaves the file on the disk. */
  readonly close: () => void;
  readonly written: () => Counted;
  /** `null` when nothing is held. */
  readonly held: () => Held | null;
  /** What went wrong when the file was last brought onto the disk; `null` when it is there. */
  readonly unsynced: () => unknown;
}

interface Item {
  readonly path: string;
  readonly bytes: Buffer;
  readonly counted: Counted;
  readonly at: number;
  /** Bytes that are in the file already. */
  done: number;
}

export function openSpool(fs: LogFs): Spool {
  let waiting: Item[] = [];
  let heldBytes = 0;
  let heldRecords = 0;
  let heldGifts = 0;
  let file: AppendOnly | null = null;
  let path = '';
  let error: unknown = null;
  let unsynced: unknown = null;
  let records = 0;
  let gifts = 0;

  const leave = (): void => {
    const open = file;
    file = null;
    try {
      open?.close();
      unsynced = null;
    } catch (found) {
      unsynced = found;
    }
  };
  /** Throws the system's error, also when a part was written. */
  const put = (item: Item): void => {
    if (file === null || path !== item.path) {
      leave();
      file = openAppendOnly(item.path, fs);
      path = item.path;
    }
    while (item.done < item.bytes.length) item.done += file.append(item.bytes, item.done);
    records += item.counted.records;
    gifts += item.counted.gifts;
  };
  const hold = (item: Item): void => {
    waiting.push(item);
    heldBytes += item.bytes.length;
    heldRecords += item.counted.records;
    heldGifts += item.counted.gifts;
  };
  const retry = (): void => {
    let written = 0;
    try {
      for (const item of waiting) {
        put(item);
        written += 1;
        heldBytes -= item.bytes.length;
        heldRecords -= item.counted.records;
        heldGifts -= item.counted.gifts;
      }
      error = null;
    } catch (found) {
      error = found;
    }
    waiting = waiting.slice(written);
  };
  return {
    write(to, line, counted, at) {
      const item: Item = { path: to, bytes: Buffer.from(line), counted, at, done: 0 };
      // What came first must be written first.
      if (waiting.length > 0) {
        hold(item);
        return;
      }
      try {
        put(item);
      } catch (found) {
        error = found;
        hold(item);
      }
    },
    retry() {
      if (waiting.length > 0) retry();
    },
    sync() {
      if (file === null) return;
      try {
        file.sync();
        unsynced = null;
        // Whoever removes the log meant what was in it, not what is to come.
        if (file.isGone()) {
          leave();
          // The part of a line that went with it is part of nothing.
          for (const item of waiting) item.done = 0;
        }
      } catch (found) {
        unsynced = found;
      }
    },
    close() {
      if (waiting.length > 0) retry();
      leave();
    },
    written: () => ({ records, gifts }),
    held() {
      const [first] = waiting;
      return first === undefined
        ? null
        : {
            records: heldRecords,
            gifts: heldGifts,
            bytes: heldBytes,
            since: first.at,
            path: first.path,
            error,
          };
    },
    unsynced: () => unsynced,
  };
}
