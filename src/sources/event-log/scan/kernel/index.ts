import {
  LIKE_MESSAGE,
  MOST_GIFTS,
  MOST_ROWS,
  ROW_END,
  ROW_INDEX,
  ROW_KIND,
  ROW_SIZE,
  ROW_START,
  ROWS,
  UNKNOWN,
} from '../layout.ts';
import { abridge } from './abridge.ts';
import { lineEnd } from './bytes.ts';
import { clearGifts, gifts } from './gift.ts';
import { writeMessage } from './message.ts';
import { endOfRecord, kind } from './record.ts';
import { addIds, cutAt, openSet, widen } from './tally/absorb.ts';
import { countMessage } from './tally/count.ts';
import { countLiker } from './tally/likers.ts';
import { clearFacts } from './tally/facts.ts';
import { clearHeap, isFull } from './tally/heap.ts';
import { clearPurchases, purchaseRows, purchases } from './tally/purchases.ts';
import { clearRooms, latestRoom, roomOf } from './tally/rooms.ts';
import { clearTexts, textBytes, texts, textTable } from './tally/texts.ts';

/*
 * AssemblyScript: TypeScript's syntax, WebAssembly's types. It reads lines where they stand in memory and counts what they say, or hands
 * on what it doubts. What it takes, JSON.parse, the dialects and `fold` must count alike; it need not take everything.
 */

// Not in one step, of which the compiler has another idea of paths.
export { abridge };
export { isFull, latestRoom, purchaseRows, purchases, textBytes, texts, textTable };
export { addIds, cutAt, openSet, widen };

/** How many lines the last scan read, and where it ended. */
export let lines: i32 = 0;
export let scannedTo: usize = 0;

/**
 * Counts whole lines in `[from, to)`, until a table or the memory is full, and writes a row for each that is not counted or not wholly.
 * Answers how many these are.
 */
export function scan(from: usize, to: usize, everything: bool): i32 {
  let rows: i32 = 0;
  let at = from;
  lines = 0;
  clearGifts();
  while (at < to && rows < MOST_ROWS && gifts < MOST_GIFTS && !isFull) {
    const row: usize = ROWS + ROW_SIZE * rows;
    let left: u32 = UNKNOWN;
    let end = endOfRecord(at, everything);
    let isCounted = false;
    if (end !== 0 && writeMessage(row)) {
      const room = roomOf(row);
      if (room === 0) break;
      if (kind !== LIKE_MESSAGE || countLiker(row, room)) {
        left = countMessage(row, kind, room);
        isCounted = left === UNKNOWN;
      }
    }
    if (end === 0) end = lineEnd(at);
    if (!isCounted) {
      store<u32>(row, left, ROW_KIND);
      store<u32>(row, u32(at), ROW_START);
      store<u32>(row, u32(end), ROW_END);
      store<u32>(row, u32(lines), ROW_INDEX);
      rows += 1;
    }
    lines += 1;
    at = end + 1;
  }
  scannedTo = at;
  return rows;
}

/** Forgets what has been counted. */
export function clear(): void {
  clearHeap();
  clearRooms();
  clearTexts();
  clearFacts();
  clearPurchases();
}
