import { NEVER } from '../layout.ts';
import { afterSpace, byteAt, CLOSING_BRACE, COMMA, QUOTE, textStop, visible } from './bytes.ts';
import { setField } from './fields.ts';
import { afterColon, afterValue } from './json.ts';
import { slotOf } from './names.ts';

/* A walk over the members of an object. Addresses as in json.ts. */

/** Of the last key, in the table that was asked; -1 for a key that is not in it. */
export let slot: i32 = -1;
/** The last member was that of its object. */
export let isClosed: bool = false;

/** The first key of the object that opens at `from`. */
export function firstKey(from: usize): usize {
  isClosed = false;
  return visible(from + 1);
}

/** Where the value of the key at `from` begins; 0 where there is no key, or one with escapes, which may be any. */
export function valueOfKey(table: usize, from: usize): usize {
  if (byteAt(from) !== QUOTE) return 0;
  const end = textStop(from + 1);
  if (byteAt(end) !== QUOTE) return 0;
  slot = slotOf(table, from + 1, end);
  return afterColon(end + 1);
}

/** After a value that ends at `from`: the next key, or what follows the object, which is closed then; else 0. */
export function afterMember(from: usize): usize {
  const at = afterSpace(from);
  const byte = byteAt(at);
  isClosed = byte === CLOSING_BRACE;
  if (isClosed) return at + 1;
  return byte === COMMA ? afterSpace(at + 1) : 0;
}

/** Keeps the fields of the object that opens at `from` which are in `table`; 0 also where one of them is there twice, or never. */
export function afterFields(from: usize, table: usize): usize {
  let at = firstKey(from);
  while (!isClosed) {
    const value = valueOfKey(table, at);
    if (value === 0) return 0;
    const key = slot;
    if (key >= NEVER) return 0;
    at = afterValue(value);
    if (at === 0 || (key >= 0 && !setField(key, value, at))) return 0;
    at = afterMember(at);
    if (at === 0) return 0;
  }
  return at;
}
