import { ALIASES, type MessageKind } from '../kinds.ts';
import { type Bytes, LINE_FEED, OPENING_BRACE, QUOTE, visible } from './characters.ts';
import { keyTable, slotOf } from './keys.ts';
import { afterMember, type Member, plainTextEnd, readKey } from './members.ts';
import { skipValue } from './skip.ts';

/** Messages that are counted without JSON.parse: nineteen of twenty. */
export type ScannedKind = Extract<MessageKind, 'like' | 'comment' | 'viewers' | 'other'>;

/** Where fields stand, by index into {@link Scan.from} and {@link Scan.to}. */
export const FIELD = {
  msgId: 0,
  createTime: 1,
  roomId: 2,
  likeCount: 3,
  totalLikeCount: 4,
  count: 5,
  total: 6,
  comment: 7,
  content: 8,
  viewerCount: 9,
  totalUser: 10,
  account: 11,
  common: 12,
} as const;

/** The fields of one record; filled in place, as there are millions. */
export interface Scan extends Member {
  kind: ScannedKind;
  /**
   * Bits of the fields found. With `common` it is the layout of connector 2.0.7 and later, which holds the message there; without,
   * the flat one of 1.x.
   */
  found: number;
  /** The values, quotes included. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The envelope has a recorder's clock. */
  clock: boolean;
}

export const emptyScan = (): Scan => ({
  slot: -1,
  value: 0,
  kind: 'other',
  found: 0,
  from: new Int32Array(16),
  to: new Int32Array(16),
  clock: false,
});

export const isFound = (scan: Scan, field: number): boolean => (scan.found & (1 << field)) !== 0;

const EVENT = 0;
const TYPE = 1;
const DATA = 2;
const CLOCK = 3;
const recordKeys = keyTable({
  event: EVENT,
  type: TYPE,
  data: DATA,
  timestamp: CLOCK,
  receivedAt: CLOCK,
  time: CLOCK,
  ts: CLOCK,
});

/** Beyond the fields, what only other dialects write: such a record is none for this scanner. */
const NOT_FLAT = 16;
const NEVER = 32;
const only = (names: string, slot: number): Record<string, number> =>
  Object.fromEntries(names.split(' ').map((name) => [name, slot]));
const { roomId, account, ...sameName } = FIELD;
const dataKeys = keyTable({
  ...sameName,
  tikfinityUsername: account,
  ...only('event user monitorInfo roomId method', NOT_FLAT),
  ...only('message_id room_id mTotal m_total total_user simulated triggerTypeId', NEVER),
});
const commonKeys = keyTable({
  msgId: FIELD.msgId,
  createTime: FIELD.createTime,
  roomId,
  ...only('msg_id create_time room_id', NEVER),
});

/** Of names that are not here, none is counted. LIVE Studio writes EVENT where others write the name. */
const names = ALIASES.flatMap(([kind, aliases]) => aliases.map((name) => [name, kind] as const));
const nameKeys = keyTable({
  ...Object.fromEntries(names.map(([name], index) => [name, index])),
  EVENT: names.length,
});
const kinds: readonly (MessageKind | null)[] = [...names.map(([, kind]) => kind), null];

function scannedKind(bytes: Bytes, from: number, to: number): ScannedKind | null {
  const slot = slotOf(nameKeys, bytes, from, to);
  const kind = slot < 0 ? 'other' : (kinds[slot] as MessageKind | null);
  return kind === 'like' || kind === 'comment' || kind === 'viewers' || kind === 'other' ? kind : null;
}

/**
 * Reads `{event|type, data}` on one line of NDJSON, if it is one of the {@link ScannedKind}s in one of the two most common
 * layouts, with every byte checked by JSON's grammar. Returns the index of the line feed that ends it, or -1 for any other
 * record, broken ones too, which are then for JSON.parse: this scanner need not read everything, but what it does read
 * it must read as JSON.parse and the dialects do. A line feed must stand somewhere ahead in `bytes`.
 *
 * With `everything` false, the rest of a message that is not counted is skipped once `common` has told its time and room; so of
 * two `common` the first counts there.
 */
export function scanRecord(bytes: Bytes, start: number, scan: Scan, everything: boolean): number {
  scan.found = 0;
  scan.clock = false;
  let named = false;
  let hasData = false;
  let i = visible(bytes, start);
  if (bytes[i] !== OPENING_BRACE) return -1;
  i = visible(bytes, i + 1);
  while (i > 0) {
    if (!readKey(bytes, i, recordKeys, scan)) return -1;
    const { slot, value } = scan;
    if (slot === DATA) {
      if (!named || hasData || bytes[value] !== OPENING_BRACE) return -1;
      hasData = true;
      i = scanData(bytes, value, scan, everything);
      if (i === SKIP_REST) return bytes.indexOf(LINE_FEED, value);
    } else if (slot === EVENT || slot === TYPE) {
      // Of two names the first counts, and LIVE Studio's `type` is none.
      if (named || bytes[value] !== QUOTE) return -1;
      const end = plainTextEnd(bytes, value + 1);
      const kind = end < 0 ? null : scannedKind(bytes, value + 1, end);
      if (kind === null) return -1;
      scan.kind = kind;
      named = true;
      i = end + 1;
    } else {
      scan.clock ||= slot === CLOCK;
      i = skipValue(bytes, value);
    }
    if (i < 0) return -1;
    i = afterMember(bytes, i);
  }
  if (i === 0 || !hasData) return -1;
  i = visible(bytes, -i);
  return bytes[i] === LINE_FEED ? i : -1;
}

const SKIP_REST = -2;

/** The index after the payload; -1 where another dialect may have written it. */
function scanData(bytes: Bytes, start: number, scan: Scan, everything: boolean): number {
  let notFlat = false;
  let flatHead = false;
  let i = visible(bytes, start + 1);
  while (i > 0) {
    if (!readKey(bytes, i, dataKeys, scan)) return -1;
    const { slot, value } = scan;
    if (slot === FIELD.common) {
      if (flatHead || isFound(scan, FIELD.common) || bytes[value] !== OPENING_BRACE) return -1;
      scan.found |= 1 << FIELD.common;
      i = scanCommon(bytes, value, scan);
      if (i >= 0 && scan.kind === 'other' && !everything) return SKIP_REST;
    } else {
      i = skipValue(bytes, value);
      if (slot >= NOT_FLAT) {
        if (slot >= NEVER) return -1;
        notFlat = true;
      } else if (slot >= 0) {
        flatHead ||= slot === FIELD.msgId || slot === FIELD.createTime;
        if (!setField(scan, slot, value, i)) return -1;
      }
    }
    if (i < 0) return -1;
    i = afterMember(bytes, i);
  }
  const flat = !isFound(scan, FIELD.common);
  return i === 0 || (flat ? notFlat : flatHead) ? -1 : -i;
}

/** The index after `common`; -1 where another dialect may have written it. */
function scanCommon(bytes: Bytes, start: number, scan: Scan): number {
  let i = visible(bytes, start + 1);
  while (i > 0) {
    if (!readKey(bytes, i, commonKeys, scan)) return -1;
    const { slot, value } = scan;
    i = skipValue(bytes, value);
    if (i < 0 || slot >= NEVER || (slot >= 0 && !setField(scan, slot, value, i))) return -1;
    i = afterMember(bytes, i);
  }
  return -i || -1;
}

/** False for a field that is there already: JSON.parse would take the last. */
function setField(scan: Scan, slot: number, from: number, to: number): boolean {
  const bit = 1 << slot;
  if ((scan.found & bit) !== 0) return false;
  scan.found |= bit;
  scan.from[slot] = from;
  scan.to[slot] = to;
  return true;
}
