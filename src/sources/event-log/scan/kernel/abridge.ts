import { ABRIDGED, LONGEST_ABRIDGED, READ_NAMES } from '../layout.ts';
import {
  afterSpace,
  byteAt,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COMMA,
  LINE_FEED,
  OPENING_BRACE,
  OPENING_BRACKET,
  QUOTE,
  textStop,
  visible,
} from './bytes.ts';
import { afterKey, afterValue } from './json.ts';
import { slotOf } from './names.ts';

/* A record without the members that no dialect reads: pictures, badges, and most else. JSON.parse is what a record costs. */

/** The end of what has been written. */
let out: usize = 0;

function write(byte: u32): void {
  store<u8>(out, byte);
  out += 1;
}

/** May write up to 15 bytes more, which the next ones overwrite. */
function copy(from: usize, to: usize): void {
  for (let at = from; at < to; at += 16) v128.store(out + (at - from), v128.load(at));
  out += to - from;
}

/** A key that is read by some dialect, or one with escapes, which may be any. */
function isRead(from: usize): bool {
  const end = textStop(from + 1);
  return byteAt(end) !== QUOTE || slotOf(READ_NAMES, from + 1, end) >= 0;
}

/**
 * Copies members from the key at `from` on: leaves out those that are not read, and writes the first that is up to its colon. Answers
 * where that one's value begins, or the brace that closes the object; 0 where it is not well-formed.
 */
function nextRead(from: usize): usize {
  let at = from;
  while (true) {
    const value = afterKey(at);
    if (value === 0) return 0;
    if (isRead(at)) {
      if (byteAt(out - 1) !== OPENING_BRACE) write(COMMA);
      copy(at, value);
      return value;
    }
    at = afterValue(value);
    if (at === 0) return 0;
    at = afterSpace(at);
    if (byteAt(at) === CLOSING_BRACE) return at;
    if (byteAt(at) !== COMMA) return 0;
    at = afterSpace(at + 1);
  }
}

/** As in {@link afterValue}. */
const DEEPEST: u32 = 30;

/** Writes the object in `[from, to)`, a whole line, to {@link ABRIDGED}. Answers where it ends there; 0 where it is not well-formed. */
export function abridge(from: usize, to: usize): usize {
  let at = visible(from);
  if (byteAt(at) !== OPENING_BRACE || i32(to - from) > LONGEST_ABRIDGED) return 0;
  out = ABRIDGED;
  let depth: u32 = 0;
  let open: u32 = 0;
  while (true) {
    const byte = byteAt(at);
    if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
      write(byte);
      at = visible(at + 1);
      if (byteAt(at) === byte + 2) {
        write(byte + 2);
        at += 1;
      } else {
        if (depth === DEEPEST) return 0;
        depth += 1;
        open = (open << 1) | u32(byte === OPENING_BRACE);
        if (byte === OPENING_BRACE) {
          at = nextRead(at);
          if (at === 0) return 0;
        }
        continue;
      }
    } else if (byte !== CLOSING_BRACE) {
      const end = afterValue(at);
      if (end === 0) return 0;
      copy(at, end);
      at = end;
    }

    // The value is complete, or the rest of its object was left out.
    while (true) {
      if (depth === 0) return byteAt(visible(at)) === LINE_FEED ? out : 0;
      const inObject = (open & 1) !== 0;
      at = afterSpace(at);
      const next = byteAt(at);
      at += 1;
      if (next === COMMA) {
        at = afterSpace(at);
        if (inObject) {
          at = nextRead(at);
          if (at === 0) return 0;
        } else write(COMMA);
        break;
      }
      if (next !== (inObject ? CLOSING_BRACE : CLOSING_BRACKET)) return 0;
      write(next);
      depth -= 1;
      open >>= 1;
    }
  }
}
