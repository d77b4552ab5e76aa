import { BACKSLASH, byteAt, isDigit, NULL, QUOTE, ZERO } from './bytes.ts';

/* Readers of values in `[from, to)`, for what can be read without doubt. The readers of `fields.ts` look at the rest. */

/** A whole number of at most 15 digits, quoted or not; -1 for anything else. */
export function wholeAt(from: usize, to: usize): i64 {
  const quote: usize = byteAt(from) === QUOTE ? 1 : 0;
  const end = to - quote;
  let at = from + quote;
  if (at === end || end - at > 15) return -1;
  let number: i64 = 0;
  for (; at < end; at += 1) {
    const byte = byteAt(at);
    if (!isDigit(byte)) return -1;
    number = number * 10 + (byte - ZERO);
  }
  return number;
}

/** Whether it is an id that `idOf` takes as it stands: quoted, 1 to 64 of `!` to `~`, nothing escaped, not "0". */
export function isPlainId(from: usize, to: usize): bool {
  if (byteAt(from) !== QUOTE) return false;
  const length = to - from - 2;
  if (length < 1 || length > 64 || (length === 1 && byteAt(from + 1) === ZERO)) return false;
  for (let at = from + 1; at < to - 1; at += 1) {
    const byte = byteAt(at);
    if (byte < 0x21 || byte > 0x7e || byte === BACKSLASH) return false;
  }
  return true;
}

/** What {@link idAt} found, without quotes. */
export let textStart: usize = 0;
export let textEnd: usize = 0;

/** Finds an id: plain, or a whole number; from 0 where it is null, empty or 0, which stand for none. False for anything else. */
export function idAt(from: usize, to: usize): bool {
  textStart = 0;
  textEnd = 0;
  const isQuoted = byteAt(from) === QUOTE;
  const length = isQuoted ? to - from - 2 : to - from;
  const first = isQuoted ? from + 1 : from;
  if (length === 0 || (length === 1 && byteAt(first) === ZERO)) return true;
  if (!isQuoted && load<u32>(from) === NULL) return true;
  if (isQuoted ? !isPlainId(from, to) : wholeAt(from, to) < 0) return false;
  textStart = first;
  textEnd = first + length;
  return true;
}

export let hashLow: u32 = 0;
export let hashHigh: u32 = 0;

/** The hash of `message-set.ts` over bytes: two lanes, crossed at the end. */
export function hash(from: usize, to: usize): void {
  let a: u32 = 0xdeadbeef;
  let b: u32 = 0x41c6ce57;
  for (let at = from; at < to; at += 1) {
    const byte = byteAt(at);
    a = (a ^ byte) * 2654435761;
    b = (b ^ byte) * 1597334677;
  }
  a = ((a ^ (a >> 16)) * 2246822507) ^ ((b ^ (b >> 13)) * 3266489909);
  b = ((b ^ (b >> 16)) * 2246822507) ^ ((a ^ (a >> 13)) * 3266489909);
  // (0, 0) is no hash there.
  hashLow = (a | b) === 0 ? 1 : a;
  hashHigh = b;
}
