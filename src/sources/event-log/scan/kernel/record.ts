import {
  COMMON,
  COMMON_NAMES,
  CREATE_TIME,
  DATA,
  DATA_NAMES,
  EVENT,
  EVENT_NAMES,
  GIFT,
  GIFT_DATA_NAMES,
  GIFT_MESSAGE,
  GIFT_NAMES,
  MONITOR_INFO,
  MONITOR_NAMES,
  MSG_ID,
  NEVER,
  NOT_FLAT,
  OTHER,
  RECORD_NAMES,
  TO_USER,
  TO_USER_NAMES,
  TYPE,
  UNKNOWN,
  USER,
  USER_NAMES,
} from '../layout.ts';
import { byteAt, LINE_FEED, lineEnd, OPENING_BRACE, QUOTE, textStop, visible } from './bytes.ts';
import { clearFields, isFound, setField, setFound } from './fields.ts';
import { afterValue } from './json.ts';
import { afterFields, afterMember, firstKey, isClosed, slot, valueOfKey } from './members.ts';
import { slotOf } from './names.ts';

/* The record that was read last. */

export let kind: u32 = UNKNOWN;
/** The envelope has a recorder's clock. */
export let hasClock: bool = false;

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
  clearFields();
  hasClock = false;
  let isNamed = false;
  let hasData = false;
  let at = visible(from);
  if (byteAt(at) !== OPENING_BRACE) return 0;
  at = firstKey(at);
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
  const table = kind === GIFT_MESSAGE ? GIFT_DATA_NAMES : DATA_NAMES;
  let isNotFlat = false;
  let hasFlatHead = false;
  let at = firstKey(from);
  while (!isClosed) {
    const value = valueOfKey(table, at);
    if (value === 0) return 0;
    const key = slot;
    if (key === COMMON) {
      if (hasFlatHead) return 0;
      at = afterStruct(value, COMMON, COMMON_NAMES);
      if (at !== 0 && kind === OTHER && !everything) return SKIP_REST;
    } else {
      if (key >= NEVER) return 0;
      if (key > COMMON && kind === GIFT_MESSAGE && key !== NOT_FLAT)
        at = afterStruct(value, key, namesIn(key));
      else at = afterValue(value);
      // Of other messages only where it stands: few are asked who sent them.
      if (key === USER && kind !== GIFT_MESSAGE && (at === 0 || !setField(USER, value, at))) return 0;
      if (key >= NOT_FLAT) isNotFlat = true;
      else if (key >= 0 && key < COMMON) {
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

/** What is read of a gift's struct. */
function namesIn(struct: i32): usize {
  switch (struct) {
    case GIFT:
      return GIFT_NAMES;
    case TO_USER:
      return TO_USER_NAMES;
    case USER:
      return USER_NAMES;
    default:
      return MONITOR_NAMES;
  }
}

/** A struct, once; 0 for what is there in its place. */
function afterStruct(from: usize, struct: u32, names: usize): usize {
  if (isFound(struct) || byteAt(from) !== OPENING_BRACE) return 0;
  setFound(struct);
  return afterFields(from, names);
}
