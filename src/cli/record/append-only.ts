import type * as nodeFs from 'node:fs';

/** The part of `node:fs` that a log needs, so that a test can be a full disk. */
export interface LogFs
  extends Pick<typeof nodeFs, 'openSync' | 'closeSync' | 'readSync' | 'fdatasyncSync' | 'fstatSync'> {
  readonly writeSync: (file: number, bytes: Uint8Array, from: number, length: number) => number;
}

/** A file that is only ever appended to. */
export interface AppendOnly {
  /** Writes bytes from `from` on, and returns how many were taken; throws the system's error when none were. */
  readonly append: (bytes: Uint8Array, from: number) => number;
  /** Brings what was written onto the disk; throws the system's error. */
  readonly sync: () => void;
  /** True when nobody can find the file any more. */
  readonly isGone: () => boolean;
  readonly close: () => void;
}

const LINE_FEED = 0x0a;

/**
 * Opens a file to append to, and makes it if there is none. A line that a kill or a full disk has torn is ended, so that it
 * costs no other. Throws the system's error.
 */
export function openAppendOnly(path: string, fs: LogFs): AppendOnly {
  const file = fs.openSync(path, 'a+');
  let dirty = false;
  const sync = (): void => {
    if (!dirty) return;
    try {
      fs.fdatasyncSync(file);
    } catch (error) {
      // Devices and some network disks cannot.
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes((error as { code?: string }).code ?? '')) throw error;
    }
    dirty = false;
  };
  try {
    if (isTorn(file, fs)) fs.writeSync(file, Uint8Array.of(LINE_FEED), 0, 1);
  } catch (error) {
    fs.closeSync(file);
    throw error;
  }
  return {
    append(bytes, from) {
      const taken = fs.writeSync(file, bytes, from, bytes.length - from);
      dirty = true;
      return taken;
    },
    sync,
    isGone: () => fs.fstatSync(file).nlink === 0,
    close() {
      try {
        sync();
      } finally {
        fs.closeSync(file);
      }
    },
  };
}

function isTorn(file: number, fs: LogFs): boolean {
  const { size } = fs.fstatSync(file);
  if (size === 0) return false;
  const last = new Uint8Array(1);
  fs.readSync(file, last, 0, 1, size - 1);
  return last[0] !== LINE_FEED;
}
