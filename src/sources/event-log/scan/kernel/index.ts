import { MOST_GIFTS, MOST_ROWS, ROW_END, ROW_KIND, ROW_SIZE, ROW_START, ROWS, UNKNOWN } from '../layout.ts';
import { abridge } from './abridge.ts';
import { lineEnd } from './bytes.ts';
import { clearGifts, gifts } from './gift.ts';
import { writeMessage } from './message.ts';
import { endOfRecord, kind } from './record.ts';

/*
 * AssemblyScript: TypeScript's syntax, WebAssembly's types. It counts nothing: it reads lines where they stand in memory and writes down
 * what they say. What it takes, JSON.parse and the dialects must read alike; it need not take everything, and hands on what it doubts.
 */

// Not in one step, of which the compiler has another idea of paths.
export { abridge };

/** Reads whole lines in `[from, to)`, until a table is full. Answers how many they were. */
export function scan(from: usize, to: usize, everything: bool): i32 {
  let rows: i32 = 0;
  let at = from;
  clearGifts();
  while (at < to && rows < MOST_ROWS && gifts < MOST_GIFTS) {
    const row: usize = ROWS + ROW_SIZE * rows;
    let end = endOfRecord(at, everything);
    const isRead = end !== 0 && writeMessage(row);
    if (end === 0) end = lineEnd(at);
    store<u32>(row, isRead ? kind : UNKNOWN, ROW_KIND);
    store<u32>(row, u32(at), ROW_START);
    store<u32>(row, u32(end), ROW_END);
    at = end + 1;
    rows += 1;
  }
  return rows;
}
