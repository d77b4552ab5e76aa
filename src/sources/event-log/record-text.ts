import type { RecordSink } from './splitter.ts';

const LINE_FEED = 0x0a;

/** The text of a record without white space, byte-order mark and NULs (a crash leaves them) at either end. */
export function recordText(bytes: Uint8Array, from: number, to: number): string {
  // `trim` takes white space and the byte-order mark.
  let record = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString('utf8')
    .trim();
  while (record.startsWith('\0') || record.endsWith('\0')) {
    let start = 0;
    let end = record.length;
    while (record[start] === '\0') start += 1;
    while (end > start && record[end - 1] === '\0') end -= 1;
    record = record.slice(start, end).trim();
  }
  return record;
}

/** Takes a record in `[from, to)`. */
export type TakeRecord = (bytes: Uint8Array, from: number, to: number, line: number) => void;

/** A sink for records one by one, blank ones too. */
export function recordSink(take: TakeRecord, broken: (line: number) => void): RecordSink {
  return {
    lines(bytes, first) {
      let line = first;
      for (let from = 0; from < bytes.length; line += 1) {
        const end = bytes.indexOf(LINE_FEED, from);
        take(bytes, from, end, line);
        from = end + 1;
      }
      return line - first;
    },
    element(bytes, line) {
      take(bytes, 0, bytes.length - 1, line);
    },
    broken,
  };
}

/** Takes records as texts, blank ones left out. */
export const takeText =
  (record: (text: string, line: number) => void, broken: (line: number) => void): TakeRecord =>
  (bytes, from, to, line) => {
    const text = recordText(bytes, from, to);
    if (text !== '') record(text, line);
    else if (bytes.subarray(from, to).includes(0)) broken(line);
  };

/** A sink for records as texts. */
export const textSink = (
  record: (text: string, line: number) => void,
  broken: (line: number) => void = () => {},
): RecordSink => recordSink(takeText(record, broken), broken);
