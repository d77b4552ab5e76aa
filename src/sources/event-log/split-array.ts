import { LARGEST_RECORD, type RecordSink, type Splitter } from './records.ts';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/**
 * The objects of a JSON array as they come, on one line or on many. A crash leaves an array without its closing bracket: every
 * whole element before it is a record. A line feed inside a text is not JSON: the element was torn there, and reading goes on
 * with the next object, so that one torn element does not swallow the rest.
 */
export function splitArray(sink: RecordSink): Splitter {
  let parts: Uint8Array[] = [];
  let size = 0;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let line = 1;
  let startLine = 1;
  let arrays = 0;

  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > LARGEST_RECORD) parts = [];
    else parts.push(bytes.slice());
  };
  const drop = (): void => {
    parts = [];
    size = 0;
    depth = 0;
  };
  const finish = (bytes: Uint8Array): void => {
    if (size + bytes.length > LARGEST_RECORD) sink.broken(startLine);
    else sink.record(Buffer.concat([...parts, bytes]).toString('utf8'), startLine);
    drop();
  };
  /** A bracket or brace at `i`; returns where the current element starts in this chunk. */
  const structure = (byte: number, i: number, start: number, bytes: Uint8Array): number => {
    const opens = byte === OPENING_BRACE || byte === OPENING_BRACKET;
    if (depth > 0) {
      depth += opens ? 1 : -1;
      if (depth === 0) finish(bytes.subarray(start, i + 1));
    } else if (byte === OPENING_BRACE) {
      depth = 1;
      startLine = line;
      return i;
    } else if (byte === OPENING_BRACKET) arrays += 1;
    else if (byte === CLOSING_BRACKET) arrays -= 1;
    return start;
  };
  return {
    push(bytes) {
      let start = 0;
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] as number;
        if (byte === LINE_FEED) {
          line += 1;
          if (inText && depth > 0) {
            sink.broken(startLine);
            drop();
          }
          inText = false;
          escaped = false;
        } else if (inText) {
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) inText = false;
        } else if (byte === QUOTE) inText = true;
        else if (
          byte === OPENING_BRACE ||
          byte === OPENING_BRACKET ||
          byte === CLOSING_BRACE ||
          byte === CLOSING_BRACKET
        )
          start = structure(byte, i, start, bytes);
      }
      if (depth > 0) keep(bytes.subarray(start));
    },
    end() {
      if (depth > 0) sink.broken(startLine);
      return { truncatedArray: depth > 0 || arrays > 0 };
    },
  };
}
