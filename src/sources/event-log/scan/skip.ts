import {
  afterText,
  type Bytes,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COLON,
  COMMA,
  MINUS,
  NINE,
  OPENING_BRACE,
  OPENING_BRACKET,
  PLUS,
  POINT,
  QUOTE,
  SPACE,
  stops,
  visible,
  ZERO,
} from './characters.ts';
import { afterColon } from './members.ts';

/** What is nested deeper goes to JSON.parse: the kinds of the open brackets are bits of one integer. */
const DEEPEST = 30;

/**
 * The index after the JSON value that begins at `from`, every byte of it checked by the grammar; -1 when it is none, is nested
 * too deep or runs past its line. `bytes` must hold a line feed somewhere ahead.
 */
export function skipValue(bytes: Bytes, from: number): number {
  let i = from;
  let depth = 0;
  // One bit a level, the innermost lowest: 1 for an object.
  let open = 0;
  for (;;) {
    const byte = bytes[i] as number;
    if (byte === QUOTE) {
      // Most bytes are in texts, and few texts have escapes.
      i += 1;
      while (stops[bytes[i] as number] === 0) i += 1;
      i = bytes[i] === QUOTE ? i + 1 : afterText(bytes, i);
    } else if (byte === OPENING_BRACE) {
      i = visible(bytes, i + 1);
      if (bytes[i] === CLOSING_BRACE) i += 1;
      else {
        if (depth === DEEPEST) return -1;
        depth += 1;
        open = (open << 1) | 1;
        i = afterKey(bytes, i);
        if (i < 0) return -1;
        continue;
      }
    } else if (byte === OPENING_BRACKET) {
      i = visible(bytes, i + 1);
      if (bytes[i] === CLOSING_BRACKET) i += 1;
      else {
        if (depth === DEEPEST) return -1;
        depth += 1;
        open <<= 1;
        continue;
      }
    } else i = afterScalar(bytes, i, byte);
    if (i < 0) return -1;

    // The value is complete; so may be what holds it.
    for (;;) {
      if (depth === 0) return i;
      let next = bytes[i] as number;
      if (next <= SPACE) {
        i = visible(bytes, i);
        next = bytes[i] as number;
      }
      i += 1;
      if (next === COMMA) {
        if ((bytes[i] as number) <= SPACE) i = visible(bytes, i);
        if ((open & 1) === 1) {
          i = afterKey(bytes, i);
          if (i < 0) return -1;
        }
        break;
      }
      if (next !== ((open & 1) === 1 ? CLOSING_BRACE : CLOSING_BRACKET)) return -1;
      depth -= 1;
      open >>>= 1;
    }
  }
}

/** The index of the value after the key that begins at `from`; -1 when there is no key. */
function afterKey(bytes: Bytes, from: number): number {
  if (bytes[from] !== QUOTE) return -1;
  let i = from + 1;
  while (stops[bytes[i] as number] === 0) i += 1;
  i = bytes[i] === QUOTE ? i + 1 : afterText(bytes, i);
  if (i < 0) return -1;
  return bytes[i] === COLON && (bytes[i + 1] as number) > SPACE ? i + 1 : afterColon(bytes, i);
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;

function afterScalar(bytes: Bytes, from: number, first: number): number {
  if (isDigit(first) || first === MINUS) return afterNumber(bytes, from);
  if (first === 0x74) return afterLiteral(bytes, from, 0x72, 0x75, 0x65);
  if (first === 0x6e) return afterLiteral(bytes, from, 0x75, 0x6c, 0x6c);
  // Of "false" the first four letters, then the last.
  if (first === 0x66 && bytes[from + 4] === 0x65) {
    const end = afterLiteral(bytes, from, 0x61, 0x6c, 0x73);
    return end < 0 ? -1 : end + 1;
  }
  return -1;
}

const afterLiteral = (bytes: Bytes, from: number, second: number, third: number, fourth: number): number =>
  bytes[from + 1] === second && bytes[from + 2] === third && bytes[from + 3] === fourth ? from + 4 : -1;

function afterNumber(bytes: Bytes, from: number): number {
  let i = from;
  if (bytes[i] === MINUS) i += 1;
  if (bytes[i] === ZERO) i += 1;
  else i = afterDigits(bytes, i);
  if (i >= 0 && bytes[i] === POINT) i = afterDigits(bytes, i + 1);
  if (i < 0) return -1;
  if (((bytes[i] as number) | 0x20) !== 0x65) return i;
  i += 1;
  if (bytes[i] === PLUS || bytes[i] === MINUS) i += 1;
  return afterDigits(bytes, i);
}

/** At least one digit. */
function afterDigits(bytes: Bytes, from: number): number {
  let i = from;
  while (isDigit(bytes[i] as number)) i += 1;
  return i === from ? -1 : i;
}
