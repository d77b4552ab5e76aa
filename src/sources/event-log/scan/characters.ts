/** Bytes that JSON is made of. */
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const OPENING_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSING_BRACKET = 0x5d;
export const OPENING_BRACE = 0x7b;
export const CLOSING_BRACE = 0x7d;

export type Bytes = Uint8Array;

/** 1 for what cannot stand unescaped in a JSON text, and for the quote that ends it. A line feed is among them. */
export const stops = new Uint8Array(256).fill(1, 0, SPACE);
stops[QUOTE] = 1;
stops[BACKSLASH] = 1;

/** 1 for the bytes that an escape may begin with, `u` apart. */
const escapes = new Uint8Array(256);
for (const char of '"\\/bfnrt') escapes[char.charCodeAt(0)] = 1;

const isHex = (byte: number): boolean =>
  (byte >= ZERO && byte <= NINE) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

/**
 * The index after the closing quote of the text whose first byte is at `from`; -1 when it is not a JSON text. There must be a line
 * feed somewhere ahead in `bytes`: it ends every search.
 */
export function afterText(bytes: Bytes, from: number): number {
  let i = from;
  for (;;) {
    while (stops[bytes[i] as number] === 0) i += 1;
    const byte = bytes[i] as number;
    i += 1;
    if (byte === QUOTE) return i;
    if (byte !== BACKSLASH) return -1;
    const escaped = bytes[i] as number;
    i += 1;
    if (escapes[escaped] === 1) continue;
    if (escaped !== 0x75) return -1;
    for (const end = i + 4; i < end; i += 1) if (!isHex(bytes[i] as number)) return -1;
  }
}

/** The index of the first byte at or after `from` that is not white space within a line. */
export function visible(bytes: Bytes, from: number): number {
  let i = from;
  for (;;) {
    const byte = bytes[i] as number;
    if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) return i;
    i += 1;
  }
}
