import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { RoomId } from '../../session/ids.ts';
import { looksLikeEventLog } from '../../sources/event-log/recognise.ts';
import { recordText } from '../../sources/event-log/record-text.ts';
import { tellOf } from '../../sources/live/received.ts';

/** What an earlier run has left. */
export interface LogFile {
  readonly path: string;
  readonly size: number;
  /** The LIVE that it is of, where one of its first records names it. */
  readonly room: RoomId | null;
  /** Whether the last it tells of the LIVE is its end. */
  readonly ended: boolean;
  /** When it was last written to, ms. */
  readonly writtenAt: number;
}

/** `evening.ndjson`, `evening.2.ndjson`, `evening.3.ndjson`. */
export function numbered(path: string, number: number): string {
  if (number === 1) return path;
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.${number}${extension}`;
}

/**
 * The logs that are there under one name, in the order of their numbers; text in place of one to which nothing may be added:
 * its path. Throws the system's error.
 */
export function surveyLogs(path: string): (LogFile | string)[] {
  const files: (LogFile | string)[] = [];
  for (let number = 1; existsSync(numbered(path, number)); number += 1)
    files.push(lookInto(numbered(path, number)));
  return files;
}

/** Enough for the message that names the room, which comes first, and for the one that says that it is over, which comes last. */
const LOOK = 256 * 1024;

function lookInto(path: string): LogFile | string {
  const stats = statSync(path);
  const writtenAt = Math.round(stats.mtimeMs);
  if (stats.isCharacterDevice() || (stats.isFile() && stats.size === 0))
    return { path, size: 0, room: null, ended: false, writtenAt };
  // Opening a pipe would wait for its reader.
  if (!stats.isFile()) return path;
  const file = openSync(path, 'r');
  try {
    const head = linesAt(file, 0);
    if (!isLog(head)) return path;
    const tail = linesAt(file, Math.max(0, stats.size - LOOK)).map(tellOf);
    const last = tail.findLast((told) => told !== null && (told.ends || told.connects));
    const room = head.map(tellOf).find((told) => told !== null && told.room !== null)?.room ?? null;
    return { path, size: stats.size, room, ended: last?.ends === true, writtenAt };
  } finally {
    closeSync(file);
  }
}

function linesAt(file: number, from: number): string[] {
  const bytes = Buffer.alloc(LOOK);
  return recordText(bytes, 0, readSync(file, bytes, 0, LOOK, from)).split('\n');
}

/**
 * A log of lines, in which there may be nothing yet but notes of the recorder. An array has an end, behind which nothing can
 * be added.
 */
function isLog(head: readonly string[]): boolean {
  const first = head.find((line) => line.trim() !== '') ?? '';
  if (first.trimStart().startsWith('[')) return false;
  return first.startsWith('{"event":"recorder"') || looksLikeEventLog(head.join('\n'));
}
