import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { fail } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../output.ts';
import type { Follow, Incoming } from './incoming.ts';

/** How often the file is looked at, and how long one that was rotated away is waited for, ms: its writer may not know yet. */
interface Times {
  readonly poll: number;
  readonly quiet: number;
}

const TIMES: Times = { poll: 100, quiet: 500 };
const READ_BYTES = 1024 * 1024;
/** What stands before the place that was read to, by which a file is known again. */
const MARK_BYTES = 64;

interface OpenFile {
  readonly file: number;
  readonly device: number;
  readonly inode: number;
  /** Up to here it has been read. */
  position: number;
  mark: Buffer;
  size: number;
  changedAt: number;
}

/**
 * Follows a file that grows. One that is cut off or written anew is read again from its beginning; so is one that takes its place
 * under the same name, once nothing more comes into the old one. Nothing is asked of the system but to
 * look at the file again, which works on every disk.
 *
 * Each replacement is opened when it is first seen, so that none is missed that stands for a look or longer.
 */
export const followFile =
  (path: string, realPath: string, times: Times = TIMES): Follow =>
  async (incoming, signal) => {
    const files: OpenFile[] = [];
    try {
      files.push(openFile(realPath));
      let quietSince = Date.now();
      while (!signal.aborted) {
        const newer = replacementOf(files.at(-1) as OpenFile, realPath);
        if (newer) files.push(newer);
        const [current] = files as [OpenFile, ...OpenFile[]];
        if (readOn(current, incoming)) {
          quietSince = Date.now();
          // The screen and ^C have their turn, however much there is.
          await breathe();
          continue;
        }
        if (files.length > 1 && Date.now() - quietSince >= times.quiet) {
          closeSync(current.file);
          files.shift();
          incoming.part();
          continue;
        }
        await pause(times.poll, undefined, { signal }).catch(() => {});
      }
    } catch (error) {
      if ((error as { code?: unknown }).code === undefined) throw error;
      fail('INPUT_UNREADABLE', { path, reason: reasonOf(error) });
    } finally {
      for (const { file } of files) closeSync(file);
    }
  };

function openFile(path: string): OpenFile {
  const file = openSync(path, 'r');
  const { dev, ino } = fstatSync(file);
  return { file, device: dev, inode: ino, position: 0, mark: Buffer.alloc(0), size: -1, changedAt: -1 };
}

/** What has taken the place of a file; `null` when nothing has, also while there is nothing. */
function replacementOf({ device, inode }: OpenFile, path: string): OpenFile | null {
  try {
    const { dev, ino } = statSync(path);
    return dev === device && ino === inode ? null : openFile(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** Reads a piece of what is new, and says whether there was any. */
function readOn(open: OpenFile, incoming: Incoming): boolean {
  const { size, mtimeMs } = fstatSync(open.file);
  if (size === open.size && mtimeMs === open.changedAt && size <= open.position) return false;
  open.size = size;
  open.changedAt = mtimeMs;
  if (open.position > 0 && isAnother(open, size)) {
    open.position = 0;
    open.mark = Buffer.alloc(0);
    incoming.part();
  }
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const bytes = buffer.subarray(0, readSync(open.file, buffer, 0, READ_BYTES, open.position));
  if (bytes.length === 0) return false;
  open.position += bytes.length;
  open.mark = Buffer.concat([open.mark, bytes.subarray(-MARK_BYTES)]).subarray(-MARK_BYTES);
  incoming.bytes(bytes, Math.min(Date.now(), mtimeMs));
  return true;
}

/** Shorter than what was read of it, or with something else there. */
function isAnother({ file, position, mark }: OpenFile, size: number): boolean {
  if (size < position) return true;
  const now = Buffer.alloc(mark.length);
  return readSync(file, now, 0, mark.length, position - mark.length) < mark.length || !now.equals(mark);
}
