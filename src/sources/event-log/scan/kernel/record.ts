import {
  COMMON,
  COMMON_NAMES,
  CREATE_TIME,
  DATA,
  DATA_NAMES,
  EVENT,
  EVENT_NAMES,
  MSG_ID,
  NEVER,
  NOT_FLAT,
  OTHER,
  RECORD_NAMES,
  TYPE,
  UNKNOWN,
} from '../layout.ts';
import {
  afterSpace,
  byteAt,
  CLOSING_BRACE,
  COMMA,
  LINE_FEED,
  lineEnd,
  OPENING_BRACE,
  QUOTE,
  textStop,
  visible,
} from './bytes.ts';
import { afterColon, afterValue } from './json.ts';
import { slotOf } from './names.ts';

/* The record that was read last. */

export let kind: u32 = UNKNOWN;
/** The envelope has a recorder's clock. */
export let hasClock: bool = false;
/** A bit a field. */
let found: u32 = 0;
/** Where the fields' values stand, quotes included: two words each. */
const FIELDS: usize = 64;

export function isFound(field: u32): bool {
  return (found & (1 << field)) !== 0;
}

export function fieldStart(field: u32): usize {
  return load<u32>(FIELDS + 8 * field);
}

export function fieldEnd(field: u32): usize {
  return load<u32>(FIELDS + 8 * field, 4);
}

/** False for a field that is there already: JSON.parse would take the last. */
function setField(field: u32, from: usize, to: usize): bool {
  if (isFound(field)) return false;
  found |= 1 << field;
  store<u32>(FIELDS + 8 * field, u32(from));
  store<u32>(FIELDS + 8 * field, u32(to), 4);
  return true;
}

/* A walk over the members of an object. */

/** Of the last key, in the table that was asked; -1 for a key that is not in it. */
let slot: i32 = -1;
/** The last member was that of its object. */
let isClosed: bool = false;

/** Where the value of the key at `from` begins; 0 where there is no key, or one with escapes, which may be any. */
function valueOfKey(table: usize, from: usize): usize {
  if (byteAt(from) !== QUOTE) return 0;
  const end = textStop(from + 1);
  if (byteAt(end) !== QUOTE) return 0;
  slot = slotOf(table, from + 1, end);
  return afterColon(end + 1);
}

/** After a value that ends at `from`: the next key, or what follows the object, which is closed then; else 0. */
function afterMember(from: usize): usize {
  const at = afterSpace(from);
  const byte = byteAt(at);
  isClosed = byte === CLOSING_BRACE;
  if (isClosed) return at + 1;
  return byte === COMMA ? afterSpace(at + 1) : 0;
}

/** {@link afterData} has read enough. */
const SKIP_REST: usize = 1;

/**
 * Reads `{event|type, data}` on one line, if it is one of the kinds that are known here and in one of the two most common layouts.
 * Answers the line feed that ends it, or 0 for any other record, broken ones too.
 *
 * Unless `everything` is to be checked, the rest of a message that is not counted is skipped once `common` has told its time and room;
 * so of two `common` the first counts there.
 */
export function endOfRecord(from: usize, everything: bool): usize {
  found = 0;
  hasClock = false;
  let isNamed = false;
  let hasData = false;
  let at = visible(from);
  if (byteAt(at) !== OPENING_BRACE) return 0;
  at = visible(at + 1);
  isClosed = false;
  while (!isClosed) {
    const value = valueOfKey(RECORD_NAMES, at);
    if (value === 0) return 0;
    const key = slot;
    if (key === DATA) {
      if (!isNamed || hasData || byteAt(value) !== OPENING_BRACE) return 0;
      hasData = true;
      at = afterData(value, everything);
      if (at === SKIP_REST) return lineEnd(value);
    } else if (key === EVENT || key === TYPE) {
      // Of two names the first counts, and LIVE Studio's `type` is none.
      if (isNamed) return 0;
      isNamed = true;
      at = afterName(value);
    } else {
      if (key >= 0) hasClock = true;
      at = afterValue(value);
    }
    if (at === 0) return 0;
    at = afterMember(at);
    if (at === 0) return 0;
  }
  if (!hasData) return 0;
  at = visible(at);
  return byteAt(at) === LINE_FEED ? at : 0;
}

/** The message's name, if it is for this kernel; what is in no table is not counted. */
function afterName(from: usize): usize {
  if (byteAt(from) !== QUOTE) return 0;
  const end = textStop(from + 1);
  if (byteAt(end) !== QUOTE) return 0;
  const named = slotOf(EVENT_NAMES, from + 1, end);
  kind = named < 0 ? OTHER : named;
  return kind === UNKNOWN ? 0 : end + 1;
}

/** The payload; 0 where another dialect may have written it. */
function afterData(from: usize, everything: bool): usize {
  let isNotFlat = false;
  let hasFlatHead = false;
  let at = visible(from + 1);
  isClosed = false;
  while (!isClosed) {
    const value = valueOfKey(DATA_NAMES, at);
    if (value === 0) return 0;
    const key = slot;
    if (key === COMMON) {
      if (hasFlatHead || isFound(COMMON) || byteAt(value) !== OPENING_BRACE) return 0;
      found |= 1 << COMMON;
      at = afterCommon(value);
      if (at !== 0 && kind === OTHER && !everything) return SKIP_REST;
    } else {
      if (key >= NEVER) return 0;
      at = afterValue(value);
      if (key >= NOT_FLAT) isNotFlat = true;
      else if (key >= 0) {
        if (key === MSG_ID || key === CREATE_TIME) hasFlatHead = true;
        if (at === 0 || !setField(key, value, at)) return 0;
      }
    }
    if (at === 0) return 0;
    at = afterMember(at);
    if (at === 0) return 0;
  }
  return (isFound(COMMON) ? hasFlatHead : isNotFlat) ? 0 : at;
}

/** The same for `common`. */
function afterCommon(from: usize): usize {
  let at = visible(from + 1);
  isClosed = false;
  while (!isClosed) {
    const value = valueOfKey(COMMON_NAMES, at);
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
