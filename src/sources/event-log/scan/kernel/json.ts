import {
  afterSpace,
  BACKSLASH,
  byteAt,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COLON,
  COMMA,
  isDigit,
  LETTER_F,
  LETTER_T,
  MINUS,
  NULL,
  OPENING_BRACE,
  OPENING_BRACKET,
  PLUS,
  POINT,
  QUOTE,
  SLASH,
  textStop,
  visible,
  ZERO,
} from './bytes.ts';

/*
 * JSON's grammar (RFC 8259), every byte of it. Each function takes the address where something should begin and answers the address
 * after it, or 0 where it does not stand there. A line feed ends everything: there must be one ahead.
 */

const LETTER_B: u32 = 0x62;
const LETTER_E: u32 = 0x65;
const LETTER_N: u32 = 0x6e;
const LETTER_R: u32 = 0x72;
const LETTER_U: u32 = 0x75;
/** ASCII letters in lower case, whatever case they are in. */
const LOWER: u32 = 0x20;

function isHex(byte: u32): bool {
  const letter = byte | LOWER;
  return isDigit(byte) || (letter >= 0x61 && letter <= LETTER_F);
}

/** What stands behind a backslash. */
function afterEscape(from: usize): usize {
  switch (byteAt(from)) {
    case QUOTE:
    case BACKSLASH:
    case SLASH:
    case LETTER_B:
    case LETTER_F:
    case LETTER_N:
    case LETTER_R:
    case LETTER_T:
      return from + 1;
    case LETTER_U:
      for (let at = from + 1; at < from + 5; at += 1) if (!isHex(byteAt(at))) return 0;
      return from + 5;
    default:
      return 0;
  }
}

/** The rest of a text whose first byte that is not plain is at `stop`. */
function afterStop(stop: usize): usize {
  let at = stop;
  while (byteAt(at) === BACKSLASH) {
    at = afterEscape(at + 1);
    if (at === 0) return 0;
    at = textStop(at);
  }
  return byteAt(at) === QUOTE ? at + 1 : 0;
}

/** A text; its opening quote has been seen. */
function afterText(from: usize): usize {
  const stop = textStop(from + 1);
  return byteAt(stop) === QUOTE ? stop + 1 : afterStop(stop);
}

/** A colon, and the white space around it. */
export function afterColon(from: usize): usize {
  const at = afterSpace(from);
  return byteAt(at) === COLON ? afterSpace(at + 1) : 0;
}

/** A key, and its colon. */
export function afterKey(from: usize): usize {
  if (byteAt(from) !== QUOTE) return 0;
  const at = afterText(from);
  return at === 0 ? 0 : afterColon(at);
}

/** At least one digit. */
function afterDigits(from: usize): usize {
  let at = from;
  while (isDigit(byteAt(at))) at += 1;
  return at === from ? 0 : at;
}

function afterNumber(from: usize): usize {
  let at = byteAt(from) === MINUS ? from + 1 : from;
  at = byteAt(at) === ZERO ? at + 1 : afterDigits(at);
  if (at !== 0 && byteAt(at) === POINT) at = afterDigits(at + 1);
  if (at === 0 || (byteAt(at) | LOWER) !== LETTER_E) return at;
  at += 1;
  return afterDigits(byteAt(at) === PLUS || byteAt(at) === MINUS ? at + 1 : at);
}

/** "true" and the end of "false", as they stand in memory. */
const TRUE: u32 = 0x65757274;
const ALSE: u32 = 0x65736c61;

function afterScalar(from: usize): usize {
  const first = byteAt(from);
  if (isDigit(first) || first === MINUS) return afterNumber(from);
  if (load<u32>(from) === TRUE || load<u32>(from) === NULL) return from + 4;
  return first === LETTER_F && load<u32>(from + 1) === ALSE ? from + 5 : 0;
}

/** What is nested deeper goes to JSON.parse: the kinds of the open brackets are bits of one integer. */
const DEEPEST: u32 = 30;

/** Any value. */
export function afterValue(from: usize): usize {
  let at = from;
  let depth: u32 = 0;
  // One bit a level, the innermost lowest: 1 for an object.
  let open: u32 = 0;
  while (true) {
    const byte = byteAt(at);
    if (byte === QUOTE) at = afterText(at);
    else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
      const isObject = byte === OPENING_BRACE;
      at = visible(at + 1);
      // In ASCII the closing one of each kind is two further.
      if (byteAt(at) === byte + 2) at += 1;
      else {
        if (depth === DEEPEST) return 0;
        depth += 1;
        open = (open << 1) | u32(isObject);
        if (isObject) {
          at = afterKey(at);
          if (at === 0) return 0;
        }
        continue;
      }
    } else at = afterScalar(at);
    if (at === 0) return 0;

    // The value is complete; so may be what holds it.
    while (true) {
      if (depth === 0) return at;
      const inObject = (open & 1) !== 0;
      at = afterSpace(at);
      const next = byteAt(at);
      at += 1;
      if (next === COMMA) {
        at = afterSpace(at);
        if (inObject) {
          at = afterKey(at);
          if (at === 0) return 0;
        }
        break;
      }
      if (next !== (inObject ? CLOSING_BRACE : CLOSING_BRACKET)) return 0;
      depth -= 1;
      open >>= 1;
    }
  }
}
