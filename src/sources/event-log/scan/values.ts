import { type Bytes, NINE, QUOTE, ZERO } from './characters.ts';

/** Readers of scanned values. Each answers "cannot tell" for what the readers of `fields.ts` must look at. */

/** A whole number of at most 15 digits, quoted or not, in `[from, to)`; -1 for anything else. */
export function wholeAt(bytes: Bytes, from: number, to: number): number {
  const quoted = bytes[from] === QUOTE ? 1 : 0;
  const end = to - quoted;
  let i = from + quoted;
  if (i === end || end - i > 15) return -1;
  let number = 0;
  for (; i < end; i += 1) {
    const byte = bytes[i] as number;
    if (byte < ZERO || byte > NINE) return -1;
    number = number * 10 + (byte - ZERO);
  }
  return number;
}

/** Whether `[from, to)` is an id that `idOf` takes as it stands: quoted, 1 to 64 of `!` to `~`, nothing escaped, not "0". */
export function isPlainId(bytes: Bytes, from: number, to: number): boolean {
  const length = to - from - 2;
  if (bytes[from] !== QUOTE || length < 1 || length > 64) return false;
  if (length === 1 && bytes[from + 1] === ZERO) return false;
  for (let i = from + 1; i < to - 1; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x21 || byte > 0x7e || byte === 0x5c) return false;
  }
  return true;
}
