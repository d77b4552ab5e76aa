import type { MessageId, RoomId } from '../ids.ts';
import { HIGH, LOW, readDecimal } from './decimal-id.ts';
import type { Giving, Streak } from './giving.ts';
import { madeUpKey } from './keys.ts';
import {
  absorbTable,
  countAt,
  eachPurchase,
  emptyTable,
  FINISH,
  GIFT,
  type HashOf,
  ID_HIGH,
  ID_IS_TEXT,
  ID_LOW,
  idAt,
  idFlags,
  joinRow,
  MADE_UP_ID,
  MIX,
  newRow,
  type Purchased,
  type PurchaseTable,
  RECEIVER,
  ROW,
  textIndex,
  USER,
} from './purchase-table.ts';

/** A gift message that names no streak. */
export interface SingleGift extends Giving, Streak {}

/**
 * Gift messages that name no streak, by message id. What has none is told apart by viewer, gift, count and time (decision 2), which
 * joining never changes: so that its key needs no place of its own.
 */
export interface SingleTable extends PurchaseTable {
  readonly holds: 'singles';
}

export const emptySingles = (): SingleTable => ({ holds: 'singles', ...emptyTable() });

function hash(flags: number, low: number, high: number, user: number, gift: number, count: number): number {
  let hash = Math.imul(flags ^ low, MIX);
  hash = Math.imul(hash ^ (hash >>> 15) ^ high, MIX);
  if (flags === MADE_UP_ID) {
    hash = Math.imul(hash ^ (hash >>> 15) ^ user, MIX);
    hash = Math.imul(hash ^ (hash >>> 15) ^ gift, MIX);
    hash = Math.imul(hash ^ (hash >>> 15) ^ count, MIX);
  }
  hash = Math.imul(hash ^ (hash >>> 15), FINISH);
  return hash ^ (hash >>> 15);
}

const hashAt: HashOf = (table, row) => {
  const { words } = table;
  const at = row * ROW;
  return hash(
    idFlags(table, row),
    words[at + ID_LOW] as number,
    words[at + ID_HIGH] as number,
    words[at + USER] as number,
    words[at + GIFT] as number,
    countAt(table, row),
  );
};

const id = new Uint32Array(2);

/** Joins a gift message with what is known of it, in place. `messageId` is `null` where it has none; it has a time then. */
export function addSingle(
  table: SingleTable,
  messageId: MessageId | null,
  { user, receiver, giftId, repeatCount, ended, time: told, unit }: SingleGift,
): void {
  const userIndex = textIndex(table, user);
  const receiverIndex = textIndex(table, receiver ?? '');
  const giftIndex = textIndex(table, giftId);
  const time = told ?? Number.NaN;
  let flags = 0;
  let low: number;
  let high: number;
  if (messageId === null) {
    flags = MADE_UP_ID;
    low = lowOf(time);
    high = highOf(time);
  } else if (readDecimal(messageId, id)) {
    low = id[LOW] as number;
    high = id[HIGH] as number;
  } else {
    flags = ID_IS_TEXT;
    low = textIndex(table, messageId);
    high = 0;
  }
  add(table, flags, low, high, userIndex, receiverIndex, giftIndex, repeatCount, ended, time, unit ?? 0);
}

/**
 * {@link addSingle} without any text: viewer, receiver and gift by {@link textIndex}, the message id as the two words of its number.
 * NaN is an unknown `time` (ms), and NaN or 0 an unknown `unit`.
 */
export function addSingleRow(
  table: SingleTable,
  idHigh: number,
  idLow: number,
  user: number,
  receiver: number,
  gift: number,
  repeatCount: number,
  ended: boolean,
  time: number,
  unit: number,
): void {
  add(table, 0, idLow, idHigh, user, receiver, gift, repeatCount, ended, time, unit);
}

/** Times are whole ms. */
const lowOf = (time: number): number => time >>> 0;
const highOf = (time: number): number => Math.floor(time / 2 ** 32) >>> 0;

/**
 * `flags` tell what the message's id is. Of two recorders one may have lost a field: the larger viewer and receiver and the lesser gift
 * stay, whatever the order.
 */
function add(
  table: SingleTable,
  flags: number,
  low: number,
  high: number,
  user: number,
  receiver: number,
  gift: number,
  count: number,
  ended: boolean,
  time: number,
  unit: number,
): void {
  const { words, slots, texts } = table;
  const mask = slots.length - 1;
  let slot = hash(flags, low, high, user, gift, count) & mask;
  for (;;) {
    const row = (slots[slot] as number) - 1;
    if (row < 0) {
      newRow(table, slot, flags, low, high, user, receiver, gift, count, ended, time, unit, hashAt);
      return;
    }
    const at = row * ROW;
    if (
      words[at + ID_LOW] === low &&
      words[at + ID_HIGH] === high &&
      idFlags(table, row) === flags &&
      (flags !== MADE_UP_ID ||
        (words[at + USER] === user && words[at + GIFT] === gift && countAt(table, row) === count))
    ) {
      words[at + USER] = greaterText(texts, words[at + USER] as number, user);
      words[at + RECEIVER] = greaterText(texts, words[at + RECEIVER] as number, receiver);
      const known = words[at + GIFT] as number;
      words[at + GIFT] = greaterText(texts, known, gift) === known ? gift : known;
      joinRow(table, row, count, ended, time, unit);
      return;
    }
    slot = (slot + 1) & mask;
  }
}

const greaterText = (texts: readonly string[], a: number, b: number): number =>
  a === b || (texts[a] as string) >= (texts[b] as string) ? a : b;

export const eachSingle = (table: SingleTable): Generator<Purchased> => eachPurchase(table);

export const isMadeUp = (table: SingleTable, row: number): boolean => idFlags(table, row) === MADE_UP_ID;

/** The message id of a row, or what is made up in its place. */
export function keyOf(table: SingleTable, gift: Purchased): string {
  return isMadeUp(table, gift.row)
    ? madeUpKey(gift, gift.repeatCount, gift.time as number)
    : idAt(table, gift.row);
}

/** The message ids, without what has none. */
export function* eachMessageId(table: SingleTable): Generator<string> {
  for (let row = 0; row < table.size; row += 1) if (!isMadeUp(table, row)) yield idAt(table, row);
}

/** Whether a message is in it. */
export function hasSingle(table: SingleTable, messageId: string): boolean {
  if (readDecimal(messageId, id)) return holds(table, 0, id[LOW] as number, id[HIGH] as number);
  const index = table.indices.get(messageId);
  return index !== undefined && holds(table, ID_IS_TEXT, index, 0);
}

function holds(table: SingleTable, flags: number, low: number, high: number): boolean {
  const { words, slots } = table;
  const mask = slots.length - 1;
  let slot = hash(flags, low, high, 0, 0, 0) & mask;
  for (;;) {
    const row = (slots[slot] as number) - 1;
    if (row < 0) return false;
    const at = row * ROW;
    if (words[at + ID_LOW] === low && words[at + ID_HIGH] === high && idFlags(table, row) === flags)
      return true;
    slot = (slot + 1) & mask;
  }
}

/** Adds the gifts of `from` to `into`, in place, their viewers salted for `room`; `null` where they are already, or stay unsalted. */
export const absorbSingles = (into: SingleTable, from: SingleTable, room: RoomId | null): void =>
  absorbTable(into, from, room, hashAt, add);
