import type { RoomId } from '../../../session/ids.ts';
import type { ReadingRoom } from '../range.ts';
import { withValue } from '../../../session/tally/few.ts';
import { fold, foldLikeTotal, foldTime, foldViewers } from '../../../session/tally/fold.ts';
import { addHash } from '../../../session/tally/message-set.ts';
import type { Messages, Tally } from '../../../session/tally/tally.ts';
import { giftReader } from './gift.ts';
import { openKernel, placed } from './kernel.ts';
import {
  ABRIDGED,
  COMMENT_MESSAGE,
  FOLLOW_MESSAGE,
  GIFT_MESSAGE,
  LIKE_MESSAGE,
  ROW_ACCOUNT,
  ROW_ACCOUNT_END,
  ROW_END,
  ROW_GIFT,
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
  SHARE_MESSAGE,
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
  readonly room: ReadingRoom;
}

/** What a message of a kind is told apart by. */
const SETS = [] as (keyof Messages)[];
SETS[COMMENT_MESSAGE] = 'comment';
SETS[LIKE_MESSAGE] = 'like';
SETS[FOLLOW_MESSAGE] = 'follow';
SETS[SHARE_MESSAGE] = 'share';

/** `everything`: validate also what is not counted. `giftsRead` counts gift messages. */
export function recordCounter(
  tallyOf: (room: RoomId | null) => Tally,
  everything: boolean,
  giftsRead: { read: number },
): RecordCounter {
  const kernel = openKernel();
  const { bytes, words, floats } = kernel;
  const giftAt = giftReader(kernel);
  // A log repeats one room: the last is nearly always the next.
  let last: Tally | null = null;
  const tallyIn = (room: RoomId | null): Tally => {
    if (last === null || last.room !== room) last = tallyOf(room);
    return last;
  };

  const countRow = (row: number, kind: number): void => {
    const from = words[(row + ROW_ROOM) >> 2] as number;
    const tally = tallyIn(
      from === 0 ? null : (kernel.idAt(from, words[(row + ROW_ROOM_END) >> 2] as number) as RoomId),
    );
    const told = floats[(row + ROW_TIME) >> 3] as number;
    const time = Number.isNaN(told) ? null : told;
    const text = words[(row + ROW_ACCOUNT) >> 2] as number;
    const account = text === 0 ? null : kernel.nameAt(text, words[(row + ROW_ACCOUNT_END) >> 2] as number);
    tally.records += 1;
    if (kind === GIFT_MESSAGE) {
      giftsRead.read += 1;
      fold(tally, giftAt(words[(row + ROW_GIFT) >> 2] as number, time, tally.room, account));
      return;
    }
    const set = SETS[kind];
    if (set !== undefined) {
      const low = words[(row + ROW_HASH_LOW) >> 2] as number;
      addHash(tally.messages[set], low, words[(row + ROW_HASH_HIGH) >> 2] as number, time);
    }
    const number = floats[(row + ROW_NUMBER) >> 3] as number;
    const total = floats[(row + ROW_TOTAL) >> 3] as number;
    if (kind === LIKE_MESSAGE) foldLikeTotal(tally.likes, total, number, time);
    else if (kind === VIEWERS_MESSAGE)
      foldViewers(tally, { concurrent: number, ever: Number.isNaN(total) ? null : total, sampledAt: time });
    if (time !== null) foldTime(tally, time);
    if (account !== null) tally.accounts = withValue(tally.accounts, account);
  };
  const handOn = (from: number, to: number, index: number, rest: Rest): void => {
    const abridgedTo = kernel.abridge(from, to);
    if (abridgedTo === 0) rest(bytes, from, to, index);
    else rest(bytes, ABRIDGED, abridgedTo, index);
  };
  return {
    room: kernel.room,
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
