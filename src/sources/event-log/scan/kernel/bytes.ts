/** Bytes that JSON is made of, and the search for those that end something: sixteen bytes a step, where most texts have 27. */

export const TAB: u32 = 0x09;
export const LINE_FEED: u32 = 0x0a;
export const CARRIAGE_RETURN: u32 = 0x0d;
export const SPACE: u32 = 0x20;
export const QUOTE: u32 = 0x22;
export const PLUS: u32 = 0x2b;
export const COMMA: u32 = 0x2c;
export const MINUS: u32 = 0x2d;
export const POINT: u32 = 0x2e;
export const SLASH: u32 = 0x2f;
export const ZERO: u32 = 0x30;
export const COLON: u32 = 0x3a;
export const OPENING_BRACKET: u32 = 0x5b;
export const BACKSLASH: u32 = 0x5c;
export const CLOSING_BRACKET: u32 = 0x5d;
export const LETTER_F: u32 = 0x66;
export const LETTER_T: u32 = 0x74;
export const OPENING_BRACE: u32 = 0x7b;
export const CLOSING_BRACE: u32 = 0x7d;

/** "null", as it stands in memory. */
export const NULL: u32 = 0x6c6c756e;

export function byteAt(at: usize): u32 {
  return load<u8>(at);
}

export function isDigit(byte: u32): bool {
  // Unsigned: what is below "0" is far above 9.
  return byte - ZERO <= 9;
}

/** A bit for each of sixteen bytes that ends a text or cannot stand in one: quotes, backslashes, control characters. */
function stopsAt(at: usize): i32 {
  const bytes = v128.load(at);
  const quotes = i8x16.eq(bytes, i8x16.splat(0x22));
  const backslashes = i8x16.eq(bytes, i8x16.splat(0x5c));
  return i8x16.bitmask(v128.or(v128.or(quotes, backslashes), i8x16.le_u(bytes, i8x16.splat(0x1f))));
}

/** The first quote, backslash or control character at or after `from`. */
export function textStop(from: usize): usize {
  let at = from;
  let stops = stopsAt(at);
  while (stops === 0) {
    at += 16;
    stops = stopsAt(at);
  }
  return at + ctz(stops);
}

function lineFeedsAt(at: usize): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0x0a)));
}

/** The first line feed at or after `from`. */
export function lineEnd(from: usize): usize {
  let at = from;
  let lineFeeds = lineFeedsAt(at);
  while (lineFeeds === 0) {
    at += 16;
    lineFeeds = lineFeedsAt(at);
  }
  return at + ctz(lineFeeds);
}

function isBlank(byte: u32): bool {
  return byte === SPACE || byte === TAB || byte === CARRIAGE_RETURN;
}

/** The first byte at or after `from` that is not white space within a line. */
export function visible(from: usize): usize {
  let at = from;
  while (isBlank(byteAt(at))) at += 1;
  return at;
}

/** The same, for where there is hardly ever any. */
export function afterSpace(from: usize): usize {
  return byteAt(from) <= SPACE ? visible(from) : from;
}
