import type { RoomId } from '../../../session/ids.ts';
import { withValue } from '../../../session/tally/few.ts';
import { foldLikeTotal, foldTime, foldViewers } from '../../../session/tally/fold.ts';
import { addMessageAt } from '../../../session/tally/message-set.ts';
import type { Tally } from '../../../session/tally/tally.ts';
import { textOf, timeOf } from '../fields.ts';
import type { Bytes } from './characters.ts';
import { emptyScan, FIELD, isFound, type Scan, scanRecord } from './record.ts';
import { isPlainId, wholeAt } from './values.ts';

export interface LineCounter {
  /**
   * Counts the record that begins at `start` as `fold` would count what JSON.parse and the dialects make of it. Returns the
   * index of the line feed that ends it; -1 where nothing was counted, and they have to.
   */
  readonly count: (bytes: Bytes, start: number) => number;
}

/** `everything`: validate also what is not counted. */
export function lineCounter(tallyOf: (room: RoomId | null) => Tally, everything: boolean): LineCounter {
  const scan = emptyScan();
  const rooms = roomCache(tallyOf);
  let account: string | null = null;
  let accountText = '';

  /** The tally of the record's room; `null` where its id needs a closer look. */
  const home = (bytes: Bytes): Tally | null => {
    if (!isFound(scan, FIELD.common)) return rooms.none();
    const from = scan.from[FIELD.roomId] as number;
    const to = scan.to[FIELD.roomId] as number;
    return isFound(scan, FIELD.roomId) && isPlainId(bytes, from, to)
      ? rooms.at(bytes, from + 1, to - 1)
      : null;
  };
  const addAccount = (tally: Tally, bytes: Bytes): void => {
    const text = latin1(bytes, scan.from[FIELD.account] as number, scan.to[FIELD.account] as number);
    if (text !== accountText) {
      accountText = text;
      account = textOf(
        JSON.parse(utf8(bytes, scan.from[FIELD.account] as number, scan.to[FIELD.account] as number)),
      );
    }
    if (account !== null) tally.accounts = withValue(tally.accounts, account);
  };
  return {
    count(bytes, start) {
      const end = scanRecord(bytes, start, scan, everything);
      if (end < 0) return -1;
      const tally = home(bytes);
      if (tally === null) return -1;
      const time = timeAt(bytes, scan);
      if (Number.isNaN(time) || !countKind(tally, bytes, scan, time)) return -1;
      if (time !== null) foldTime(tally, time);
      if (isFound(scan, FIELD.account) && !isFound(scan, FIELD.common)) addAccount(tally, bytes);
      tally.records += 1;
      return end;
    },
  };
}

/** Each writer names one room in all of its records: the last one is nearly always the next. */
function roomCache(tallyOf: (room: RoomId | null) => Tally) {
  let name = new Uint8Array(0);
  let tally: Tally | null = null;
  let roomless: Tally | null = null;
  return {
    none: (): Tally => (roomless ??= tallyOf(null)),
    at(bytes: Bytes, from: number, to: number): Tally {
      if (tally === null || to - from !== name.length || !isAt(name, bytes, from)) {
        name = Uint8Array.from(bytes.subarray(from, to));
        tally = tallyOf(latin1(bytes, from, to) as RoomId);
      }
      return tally;
    },
  };
}

/** In ms; `null` where there is none, NaN where it needs a closer look. */
function timeAt(bytes: Bytes, scan: Scan): number | null {
  if (!isFound(scan, FIELD.createTime)) return null;
  const number = wholeAt(bytes, scan.from[FIELD.createTime] as number, scan.to[FIELD.createTime] as number);
  return number < 0 ? Number.NaN : (timeOf(number) ?? Number.NaN);
}

/** Nothing is counted where this is false. */
function countKind(tally: Tally, bytes: Bytes, scan: Scan, time: number | null): boolean {
  switch (scan.kind) {
    case 'other':
      return true;
    case 'comment': {
      if (!hasPlainId(bytes, scan) || !isComment(bytes, scan)) return false;
      addId(tally.messages.comment, bytes, scan);
      return true;
    }
    case 'like':
      return countLike(tally, bytes, scan, time);
    case 'viewers':
      return countViewers(tally, bytes, scan, time);
  }
}

const hasPlainId = (bytes: Bytes, scan: Scan): boolean =>
  isFound(scan, FIELD.msgId) &&
  isPlainId(bytes, scan.from[FIELD.msgId] as number, scan.to[FIELD.msgId] as number);

const addId = (set: Tally['messages']['like'], bytes: Bytes, scan: Scan): void =>
  addMessageAt(set, bytes, (scan.from[FIELD.msgId] as number) + 1, (scan.to[FIELD.msgId] as number) - 1);

/** Of connector 1.x and 2.0.7 the words are in `comment`, of 2.3 in `content`; one of both is for the dialects. */
function isComment(bytes: Bytes, scan: Scan): boolean {
  const common = isFound(scan, FIELD.common);
  const has = isFound(scan, FIELD.comment);
  if (common ? has === isFound(scan, FIELD.content) : !has) return false;
  return bytes[scan.from[has ? FIELD.comment : FIELD.content] as number] === 0x22;
}

/** The number in a field; -1 where it is missing or needs a closer look. */
const numberIn = (bytes: Bytes, scan: Scan, field: number): number =>
  isFound(scan, field) ? wholeAt(bytes, scan.from[field] as number, scan.to[field] as number) : -1;

function countLike(tally: Tally, bytes: Bytes, scan: Scan, time: number | null): boolean {
  if (!hasPlainId(bytes, scan)) return false;
  const flatNames = !isFound(scan, FIELD.common) || isFound(scan, FIELD.likeCount);
  const clash = isFound(scan, FIELD.common) && flatNames && isFound(scan, FIELD.count);
  const batch = numberIn(bytes, scan, flatNames ? FIELD.likeCount : FIELD.count);
  const total = numberIn(bytes, scan, flatNames ? FIELD.totalLikeCount : FIELD.total);
  if (clash || batch < 0 || total <= 0) return false;
  addId(tally.messages.like, bytes, scan);
  foldLikeTotal(tally.likes, total, batch, time);
  return true;
}

function countViewers(tally: Tally, bytes: Bytes, scan: Scan, time: number | null): boolean {
  return isFound(scan, FIELD.common)
    ? countCommonViewers(tally, bytes, scan, time)
    : countFlatViewers(tally, bytes, scan, time);
}

/** Connector 1.x does not tell the viewers so far, nor the time: that may be the recorder's, which is for the dialects. */
function countFlatViewers(tally: Tally, bytes: Bytes, scan: Scan, time: number | null): boolean {
  const concurrent = numberIn(bytes, scan, FIELD.viewerCount);
  if (concurrent < 0 || (scan.clock && time === null)) return false;
  foldViewers(tally, { concurrent, ever: null, sampledAt: time });
  return true;
}

function countCommonViewers(tally: Tally, bytes: Bytes, scan: Scan, time: number | null): boolean {
  const old = isFound(scan, FIELD.viewerCount);
  if (old === isFound(scan, FIELD.total) || time === null) return false;
  const concurrent = numberIn(bytes, scan, old ? FIELD.viewerCount : FIELD.total);
  const ever = isFound(scan, FIELD.totalUser) ? numberIn(bytes, scan, FIELD.totalUser) : null;
  // 0 viewers may be an unknown number.
  if (concurrent <= 0 || (ever !== null && ever <= 0)) return false;
  foldViewers(tally, { concurrent, ever, sampledAt: time });
  return true;
}

const isAt = (name: Bytes, bytes: Bytes, from: number): boolean => {
  for (let i = 0; i < name.length; i += 1) if (name[i] !== bytes[from + i]) return false;
  return true;
};

const latin1 = (bytes: Bytes, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

const utf8 = (bytes: Bytes, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
