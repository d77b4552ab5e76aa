import type { RoomId } from '../../../session/ids.ts';
import { withValue } from '../../../session/tally/few.ts';
import { fold } from '../../../session/tally/fold.ts';
import { absorb } from '../../../session/tally/merge.ts';
import { emptySet } from '../../../session/tally/message-set.ts';
import type { Tally } from '../../../session/tally/tally.ts';
import type { ReadingRoom } from '../range.ts';
import { absorbIds } from './ids.ts';
import { giftReader } from './gift.ts';
import { openKernel, placed } from './kernel.ts';
import {
  ABRIDGED,
  GIFT_MESSAGE,
  ROW_ACCOUNT,
  ROW_ACCOUNT_END,
  ROW_END,
  ROW_GIFT,
  ROW_INDEX,
  ROW_KIND,
  ROW_ROOM,
  ROW_ROOM_END,
  ROW_SIZE,
  ROW_START,
  ROW_TIME,
  ROWS,
  UNKNOWN,
} from './layout.ts';
import { KINDS_COUNTED, takeCounted } from './take.ts';

/** A record that was not counted, in `[from, to)`; `index` is that of its line among those given, from 0. */
export type Rest = (bytes: Uint8Array, from: number, to: number, index: number) => void;

export interface RecordCounter {
  /**
   * Counts records as `fold` would count what JSON.parse and the dialects make of them, and gives the others to `rest`, in their
   * order. `lines` ends with a line feed. Answers how many lines there are.
   */
  readonly count: (lines: Uint8Array, rest: Rest) => number;
  /** Adds what another counter has counted of the same log. The tally is used up. */
  readonly absorb: (tally: Tally) => void;
  /** Adds what has been counted to the tallies: until then it is elsewhere. */
  readonly take: () => void;
  /** Lines that were read into it are counted where they stand. */
  readonly room: ReadingRoom;
}

/** `everything`: validate also what is not counted. `giftsRead` counts gift messages. */
export function recordCounter(
  tallyOf: (room: RoomId | null) => Tally,
  everything: boolean,
  giftsRead: { read: number },
): RecordCounter {
  const kernel = openKernel();
  const { bytes, words, floats } = kernel;
  const giftAt = giftReader(kernel);

  /** What the kernel leaves of a message that it has counted. */
  const countRest = (row: number, kind: number): void => {
    const from = words[(row + ROW_ROOM) >> 2] as number;
    const to = words[(row + ROW_ROOM_END) >> 2] as number;
    const tally = tallyOf(from === 0 ? null : (kernel.idAt(from, to) as RoomId));
    const text = words[(row + ROW_ACCOUNT) >> 2] as number;
    const account = text === 0 ? null : kernel.nameAt(text, words[(row + ROW_ACCOUNT_END) >> 2] as number);
    if (kind === GIFT_MESSAGE) {
      const gift = words[(row + ROW_GIFT) >> 2] as number;
      fold(tally, giftAt(gift, floats[(row + ROW_TIME) >> 3] as number, tally.room, account));
    } else if (account !== null) tally.accounts = withValue(tally.accounts, account);
  };
  const handOn = (from: number, to: number, index: number, rest: Rest): void => {
    const abridgedTo = kernel.abridge(from, to);
    if (abridgedTo === 0) rest(bytes, from, to, index);
    else rest(bytes, ABRIDGED, abridgedTo, index);
  };
  const take = (): void => takeCounted(kernel, tallyOf, giftsRead);
  const takeAll = (): void => {
    kernel.claim(take);
    take();
    kernel.release();
  };
  return {
    room: kernel.room,
    absorb(other) {
      takeAll();
      const tally = tallyOf(other.room);
      const messages = { ...other.messages };
      for (const name of KINDS_COUNTED) {
        const { most, minutes, seen } = messages[name];
        if (absorbIds(kernel, tally.messages[name], messages[name]))
          messages[name] = { ...emptySet(most, minutes !== null), seen };
      }
      absorb(tally, { ...other, messages });
    },
    take: takeAll,
    count(lines, rest) {
      kernel.claim(take);
      let from = placed(kernel, lines);
      const end = from + lines.length;
      let counted = 0;
      while (from < end) {
        const rows = kernel.scan(from, end, everything);
        for (let row = ROWS; row < ROWS + ROW_SIZE * rows; row += ROW_SIZE) {
          const kind = words[(row + ROW_KIND) >> 2] as number;
          if (kind !== UNKNOWN) countRest(row, kind);
          else {
            const index = counted + (words[(row + ROW_INDEX) >> 2] as number);
            handOn(
              words[(row + ROW_START) >> 2] as number,
              words[(row + ROW_END) >> 2] as number,
              index,
              rest,
            );
          }
        }
        counted += kernel.lines.value;
        from = kernel.scannedTo.value;
        if (kernel.isFull.value !== 0) take();
      }
      return counted;
    },
  };
}
