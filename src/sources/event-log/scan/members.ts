import { type Bytes, CLOSING_BRACE, COLON, COMMA, QUOTE, SPACE, stops, visible } from './characters.ts';
import { type KeyTable, slotOf } from './keys.ts';

/** Where a walk over the members of an object stands. */
export interface Member {
  /** Of the key, in the table that was asked; -1 for a key that is not in it. */
  slot: number;
  /** Where the value begins. */
  value: number;
}

/** The index of the quote that ends the text whose first byte is at `from`; -1 when it is none, or has escapes. */
export function plainTextEnd(bytes: Bytes, from: number): number {
  let i = from;
  while (stops[bytes[i] as number] === 0) i += 1;
  return bytes[i] === QUOTE ? i : -1;
}

/** Reads the key at `from`; false when there is none, or it has escapes and may be any key. */
export function readKey(bytes: Bytes, from: number, keys: KeyTable, member: Member): boolean {
  if (bytes[from] !== QUOTE) return false;
  const end = plainTextEnd(bytes, from + 1);
  if (end < 0) return false;
  member.slot = slotOf(keys, bytes, from + 1, end);
  member.value = afterColon(bytes, end + 1);
  return member.value >= 0;
}

/** After a value at `from`: the index of the next key; below 0, the negated index after the object; 0 for anything else. */
export function afterMember(bytes: Bytes, from: number): number {
  let i = from;
  if ((bytes[i] as number) <= SPACE) i = visible(bytes, i);
  const byte = bytes[i];
  i += 1;
  if (byte === CLOSING_BRACE) return -i;
  if (byte !== COMMA) return 0;
  return (bytes[i] as number) <= SPACE ? visible(bytes, i) : i;
}

/** The index of the value after a colon, around which there may be white space; -1 when there is none. */
export function afterColon(bytes: Bytes, from: number): number {
  let i = from;
  if ((bytes[i] as number) <= SPACE) i = visible(bytes, i);
  if (bytes[i] !== COLON) return -1;
  i += 1;
  return (bytes[i] as number) <= SPACE ? visible(bytes, i) : i;
}
