import { LARGEST_RECORD, type RecordSink, type Splitter } from './splitter.ts';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
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
  /** A chunk ended between a backslash and what it escapes. */
  let escaped = false;
  let line = 1;
  let startLine = 1;
  let arrays = 0;
  /** In what stands between elements and is none: a number, a word, padding. */
  let astray = false;
  /** In the rest of an element that was torn, which has been told of. */
  let torn = false;

  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > LARGEST_RECORD) parts = [];
    else parts.push(Uint8Array.from(bytes));
  };
  const drop = (): void => {
    parts = [];
    size = 0;
    depth = 0;
  };
  const finish = (bytes: Uint8Array): void => {
    if (size + bytes.length > LARGEST_RECORD) sink.broken(startLine);
    else sink.element(Buffer.concat([...parts, bytes, Uint8Array.of(LINE_FEED)]), startLine);
    drop();
  };
  const stray = (): void => {
    if (!astray && !torn) sink.broken(line);
    astray = true;
  };
  /** A bracket or brace at `i`; returns where the current element starts in this chunk. */
  const structure = (byte: number, i: number, start: number, bytes: Uint8Array): number => {
    const opens = byte === OPENING_BRACE || byte === OPENING_BRACKET;
    if (depth > 0) {
      depth += opens ? 1 : -1;
      if (depth === 0) finish(bytes.subarray(start, i + 1));
      return start;
    }
    if (byte === CLOSING_BRACKET && arrays > 0) arrays -= 1;
    else if (byte === CLOSING_BRACE || byte === CLOSING_BRACKET) stray();
    else if (byte === OPENING_BRACKET && arrays === 0) arrays = 1;
    else {
      depth = 1;
      startLine = line;
      astray = false;
      torn = false;
      return i;
    }
    return start;
  };
  return {
    push(bytes) {
      if (bytes.length === 0) return;
      let start = 0;
      let i = escaped && bytes[0] !== LINE_FEED ? 1 : 0;
      while (i < bytes.length) {
        // Most bytes are inside texts; there only three matter.
        if (inText) i = textEnd(bytes, i);
        if (i >= bytes.length) break;
        const byte = bytes[i] as number;
        if (byte === LINE_FEED) {
          line += 1;
          if (inText && depth > 0) {
            sink.broken(startLine);
            drop();
            torn = true;
          }
          inText = false;
        } else if (byte === QUOTE) {
          inText = !inText;
          if (depth === 0) stray();
        } else if (byte === BACKSLASH && inText && bytes[i + 1] !== LINE_FEED) i += 1;
        else if (isStructure(byte)) start = structure(byte, i, start, bytes);
        else if (depth === 0 && !isBetween(byte, arrays > 0)) stray();
        else if (byte === COMMA) astray = false;
        i += 1;
      }
      escaped = i > bytes.length;
      if (depth > 0) keep(bytes.subarray(start));
    },
    end() {
      if (depth > 0) sink.broken(startLine);
      return { truncatedArray: depth > 0 || arrays > 0 };
    },
  };
}

/** White space, commas, the bytes of a byte-order mark; outside the array also padding. */
const isBetween = (byte: number, inArray: boolean): boolean =>
  byte === COMMA ||
  (byte <= 0x20 && (byte > 0 || !inArray)) ||
  byte === 0xef ||
  byte === 0xbb ||
  byte === 0xbf;

const isStructure = (byte: number): boolean =>
  byte === OPENING_BRACE || byte === CLOSING_BRACE || byte === OPENING_BRACKET || byte === CLOSING_BRACKET;

/** The next quote, backslash or line feed at or after `from`, or the end. */
function textEnd(bytes: Uint8Array, from: number): number {
  let i = from;
  for (; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte === QUOTE || byte === BACKSLASH || byte === LINE_FEED) break;
  }
  return i;
}
