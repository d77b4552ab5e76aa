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

/** A sink for records as texts, blank ones left out. */
export function textSink(
  record: (text: string, line: number) => void,
  broken: (line: number) => void = () => {},
): RecordSink {
  const take = (bytes: Uint8Array, from: number, to: number, line: number): void => {
    const text = recordText(bytes, from, to);
    if (text !== '') record(text, line);
    else if (bytes.subarray(from, to).includes(0)) broken(line);
  };
  return {
    line(bytes, start, line) {
      const end = bytes.indexOf(LINE_FEED, start);
      take(bytes, start, end, line);
      return end;
    },
    element(bytes, line) {
      take(bytes, 0, bytes.length - 1, line);
    },
    broken,
  };
}
