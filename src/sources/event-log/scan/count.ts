import type { RoomId } from '../../../session/ids.ts';
import { withValue } from '../../../session/tally/few.ts';
import { foldLikeTotal, foldTime, foldViewers } from '../../../session/tally/fold.ts';
import { addHash } from '../../../session/tally/message-set.ts';
import type { Tally } from '../../../session/tally/tally.ts';
import { textOf } from '../fields.ts';
import { openKernel, placed } from './kernel.ts';
import {
  ABRIDGED,
  COMMENT_MESSAGE,
  LIKE_MESSAGE,
  ROW_ACCOUNT,
  ROW_ACCOUNT_END,
  ROW_END,
  ROW_HASH_HIGH,
  ROW_HASH_LOW,
  ROW_KIND,
  ROW_NUMBER,
  ROW_ROOM,
  ROW_ROOM_END,
  ROW_SIZE,
  ROW_START,
  ROW_TIME,
  ROW_TOTAL,
  ROWS,
  UNKNOWN,
  VIEWERS_MESSAGE,
} from './layout.ts';

/** A record that was not counted, in `[from, to)`; `index` is that of its line among those given, from 0. */
export type Rest = (bytes: Uint8Array, from: number, to: number, index: number) => void;

export interface RecordCounter {
  /**
   * Counts records as `fold` would count what JSON.parse and the dialects make of them, and gives the others to `rest`, in their
   * order. `lines` ends with a line feed. Answers how many lines there are.
   */
  readonly count: (lines: Uint8Array, rest: Rest) => number;
  /** Lines that were read into it are counted where they stand. */
  readonly buffer: Uint8Array;
}

/** `everything`: validate also what is not counted. */
export function recordCounter(tallyOf: (room: RoomId | null) => Tally, everything: boolean): RecordCounter {
  const kernel = openKernel();
  const { bytes, words, floats } = kernel;
  const roomOf = lastText(bytes, (from, to): Tally => tallyOf(latin1(bytes, from, to) as RoomId));
  const accountOf = lastText(bytes, (from, to) => textOf(JSON.parse(utf8(bytes, from, to))));
  let roomless: Tally | null = null;

  const countRow = (row: number, kind: number): void => {
    const room = words[(row + ROW_ROOM) >> 2] as number;
    const tally =
      room === 0 ? (roomless ??= tallyOf(null)) : roomOf(room, words[(row + ROW_ROOM_END) >> 2] as number);
    const told = floats[(row + ROW_TIME) >> 3] as number;
    const time = Number.isNaN(told) ? null : told;
    if (kind === LIKE_MESSAGE || kind === COMMENT_MESSAGE) {
      const { like, comment } = tally.messages;
      const low = words[(row + ROW_HASH_LOW) >> 2] as number;
      const high = words[(row + ROW_HASH_HIGH) >> 2] as number;
      addHash(kind === LIKE_MESSAGE ? like : comment, low, high, time);
    }
    const number = floats[(row + ROW_NUMBER) >> 3] as number;
    const total = floats[(row + ROW_TOTAL) >> 3] as number;
    if (kind === LIKE_MESSAGE) foldLikeTotal(tally.likes, total, number, time);
    else if (kind === VIEWERS_MESSAGE)
      foldViewers(tally, { concurrent: number, ever: Number.isNaN(total) ? null : total, sampledAt: time });
    if (time !== null) foldTime(tally, time);
    const account = words[(row + ROW_ACCOUNT) >> 2] as number;
    if (account !== 0) {
      const handle = accountOf(account, words[(row + ROW_ACCOUNT_END) >> 2] as number);
      if (handle !== null) tally.accounts = withValue(tally.accounts, handle);
    }
    tally.records += 1;
  };
  const handOn = (from: number, to: number, index: number, rest: Rest): void => {
    const abridgedTo = kernel.abridge(from, to);
    if (abridgedTo === 0) rest(bytes, from, to, index);
    else rest(bytes, ABRIDGED, abridgedTo, index);
  };
  return {
    buffer: kernel.buffer,
    count(lines, rest) {
      let from = placed(kernel, lines);
      const end = from + lines.length;
      let counted = 0;
      while (from < end) {
        const rows = kernel.scan(from, end, everything);
        for (let index = 0; index < rows; index += 1) {
          const row = ROWS + ROW_SIZE * index;
          const kind = words[(row + ROW_KIND) >> 2] as number;
          const lineEnd = words[(row + ROW_END) >> 2] as number;
          if (kind === UNKNOWN)
            handOn(words[(row + ROW_START) >> 2] as number, lineEnd, counted + index, rest);
          else countRow(row, kind);
          from = lineEnd + 1;
        }
        counted += rows;
      }
      return counted;
    },
  };
}

/** What `read` makes of the text in `[from, to)`. A log repeats one room and one account: the last is nearly always the next. */
function lastText<Value>(bytes: Uint8Array, read: (from: number, to: number) => Value) {
  let text: Uint8Array | null = null;
  let value: Value;
  return (from: number, to: number): Value => {
    if (text === null || text.length !== to - from || !isAt(text, bytes, from)) {
      text = bytes.slice(from, to);
      value = read(from, to);
    }
    return value;
  };
}

const isAt = (text: Uint8Array, bytes: Uint8Array, from: number): boolean => {
  for (let i = 0; i < text.length; i += 1) if (text[i] !== bytes[from + i]) return false;
  return true;
};

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, from, to - from).toString('latin1');

const utf8 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, from, to - from).toString('utf8');
