import { LARGEST_RECORD, type RecordSink, type Splitter } from './splitter.ts';

const LINE_FEED = 0x0a;

/**
 * NDJSON: one record a line, LF or CRLF. Blank lines are nothing; a torn line is a record that will not parse, and costs no
 * other; NULs around a record (a crash leaves them) are taken off, and a line of nothing else is broken.
 */
export function splitLines(sink: RecordSink): Splitter {
  let parts: Uint8Array[] = [];
  let size = 0;
  let line = 1;

  const take = (text: string, at: number): void => {
    const record = strip(text);
    if (record === '') {
      if (text.includes('\0')) sink.broken(at);
    } else if (record.length * 3 > LARGEST_RECORD && Buffer.byteLength(record) > LARGEST_RECORD)
      sink.broken(at);
    else sink.record(record, at);
  };
  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    // An endless line must not fill the memory; its size is enough.
    if (size > LARGEST_RECORD) parts = [];
    else if (bytes.length > 0) parts.push(bytes.slice());
  };
  /** Ends the line that earlier bytes began; `bytes` are the rest of it. */
  const finish = (bytes: Uint8Array): void => {
    keep(bytes);
    if (size > LARGEST_RECORD) sink.broken(line);
    else take(Buffer.concat(parts).toString('utf8'), line);
    parts = [];
    size = 0;
  };
  return {
    push(bytes) {
      const first = bytes.indexOf(LINE_FEED);
      if (first === -1) {
        keep(bytes);
        return;
      }
      finish(bytes.subarray(0, first));
      line += 1;
      const last = bytes.lastIndexOf(LINE_FEED);
      if (last > first) {
        // One decoding for all whole lines of the chunk is several times faster than one a line.
        const text = Buffer.from(bytes.buffer, bytes.byteOffset + first + 1, last - first - 1).toString(
          'utf8',
        );
        for (const each of text.split('\n')) {
          take(each, line);
          line += 1;
        }
      }
      keep(bytes.subarray(last + 1));
    },
    end() {
      if (size > 0) finish(new Uint8Array(0));
      return { truncatedArray: false };
    },
  };
}

/** Without white space, byte-order mark and NULs at either end. `trim` takes the first two. */
function strip(text: string): string {
  let record = text.trim();
  while (record.startsWith('\0') || record.endsWith('\0')) {
    let from = 0;
    let to = record.length;
    while (record[from] === '\0') from += 1;
    while (to > from && record[to - 1] === '\0') to -= 1;
    record = record.slice(from, to).trim();
  }
  return record;
}
