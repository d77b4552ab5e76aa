import { splitArray } from './split-array.ts';
import { splitLines } from './split-lines.ts';
import type { RecordSink, Splitter } from './splitter.ts';

const OPENING_BRACKET = 0x5b;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACKET = 0x5d;
// How far to look for the first character that is not white space, padding or a byte-order mark.
const FURTHEST = 64 * 1024;

/**
 * Cuts bytes into records, as they come: the lines of NDJSON, or the elements of a JSON array, whatever its layout. Which of
 * the two is decided by the beginning: `[` before an object or `]`. A log cut out of the middle of another begins with a torn
 * line, and that may begin with any character.
 */
export function splitRecords(sink: RecordSink): Splitter {
  let head: Uint8Array = new Uint8Array(0);
  let chosen: Splitter | null = null;

  const choose = (array: boolean): Splitter => {
    chosen = array ? splitArray(sink) : splitLines(sink);
    chosen.push(head);
    return chosen;
  };
  return {
    push(bytes) {
      if (chosen !== null) {
        chosen.push(bytes);
        return;
      }
      head = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
      const array = beginsArray(head);
      if (array !== null || head.length > FURTHEST) choose(array === true);
    },
    end: () => (chosen ?? choose(false)).end(),
  };
}

/** Whether bytes begin a JSON array rather than lines; `null` when there are too few to tell. */
export function beginsArray(bytes: Uint8Array): boolean | null {
  const first = nextVisible(bytes, 0);
  if (first === bytes.length) return null;
  if (bytes[first] !== OPENING_BRACKET) return false;
  const second = nextVisible(bytes, first + 1);
  if (second === bytes.length) return null;
  return bytes[second] === OPENING_BRACE || bytes[second] === CLOSING_BRACKET;
}

function nextVisible(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && isBlank(bytes[i] as number)) i += 1;
  return i;
}

/** White space, NUL padding, and the bytes of a UTF-8 byte-order mark. */
const isBlank = (byte: number): boolean => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf;
