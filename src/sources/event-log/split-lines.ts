import { LARGEST_RECORD, type RecordSink, type Splitter } from './splitter.ts';

const LINE_FEED = 0x0a;
/** What is pushed at once is taken in pieces, so that no line within one is too large. */
const MOST = LARGEST_RECORD / 2;

/** NDJSON: one record a line, LF or CRLF. A torn line is a record that will not parse, and costs no other. */
export function splitLines(sink: RecordSink): Splitter {
  // The line that earlier bytes began.
  let parts: Uint8Array[] = [];
  let size = 0;
  let line = 1;

  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    // An endless line must not fill the memory; its size is enough.
    if (size > LARGEST_RECORD) parts = [];
    else if (bytes.length > 0) parts.push(copyOf(bytes));
  };
  const finish = (): void => {
    if (size > LARGEST_RECORD) sink.broken(line);
    else sink.lines(Buffer.concat([...parts, Uint8Array.of(LINE_FEED)]), line);
    parts = [];
    size = 0;
    line += 1;
  };
  const push = (bytes: Uint8Array): void => {
    let start = 0;
    if (size > 0) {
      const first = bytes.indexOf(LINE_FEED);
      keep(first === -1 ? bytes : bytes.subarray(0, first));
      if (first === -1) return;
      finish();
      start = first + 1;
    }
    const last = bytes.lastIndexOf(LINE_FEED);
    if (start <= last) line += sink.lines(bytes.subarray(start, last + 1), line);
    keep(bytes.subarray(Math.max(start, last + 1)));
  };
  return {
    push(bytes) {
      for (let from = 0; from < bytes.length; from += MOST) push(bytes.subarray(from, from + MOST));
    },
    end() {
      if (size > 0) finish();
      return { truncatedArray: false };
    },
  };
}

/** Buffers share their memory with a slice of them. */
const copyOf = (bytes: Uint8Array): Uint8Array => Uint8Array.prototype.slice.call(bytes);
