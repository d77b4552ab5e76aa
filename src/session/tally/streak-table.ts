import type { RoomId } from '../ids.ts';
import { HIGH, LOW, readDecimal } from './decimal-id.ts';
import type { Giving, Streak } from './giving.ts';
import {
  absorbTable,
  eachPurchase,
  emptyTable,
  FINISH,
  FLAGS,
  GIFT,
  type HashOf,
  ID_HIGH,
  ID_IS_TEXT,
  ID_LOW,
  idAt,
  joinRow,
  MIX,
  newRow,
  type Purchased,
  type PurchaseTable,
  RECEIVER,
  ROW,
  textIndex,
  USER,
} from './purchase-table.ts';

/** Gifts sent in a streak with an id; viewer, receiver, gift and that id tell them apart. */
export interface StreakTable extends PurchaseTable {
  readonly holds: 'streaks';
}

export const emptyStreaks = (): StreakTable => ({ holds: 'streaks', ...emptyTable() });

function hash(user: number, receiver: number, gift: number, low: number, high: number): number {
  let hash = Math.imul(low, MIX);
  hash = Math.imul(hash ^ (hash >>> 15) ^ high, MIX);
  hash = Math.imul(hash ^ (hash >>> 15) ^ user, MIX);
  hash = Math.imul(hash ^ (hash >>> 15) ^ gift, MIX);
  hash = Math.imul(hash ^ (hash >>> 15) ^ receiver, FINISH);
  return hash ^ (hash >>> 15);
}

const hashAt: HashOf = ({ words }, row) => {
  const at = row * ROW;
  return hash(
    words[at + USER] as number,
    words[at + RECEIVER] as number,
    words[at + GIFT] as number,
    words[at + ID_LOW] as number,
    words[at + ID_HIGH] as number,
  );
};

const id = new Uint32Array(2);

/** Joins a streak with what is known of it, in place. */
export function addStreak(
  table: StreakTable,
  { user, receiver, giftId }: Giving,
  group: string,
  { repeatCount, ended, time, unit }: Streak,
): void {
  const userIndex = textIndex(table, user);
  const receiverIndex = textIndex(table, receiver ?? '');
  const giftIndex = textIndex(table, giftId);
  const isNumber = readDecimal(group, id);
  const low = isNumber ? (id[LOW] as number) : textIndex(table, group);
  const high = isNumber ? (id[HIGH] as number) : 0;
  const flags = isNumber ? 0 : ID_IS_TEXT;
  const at = time ?? Number.NaN;
  add(table, flags, low, high, userIndex, receiverIndex, giftIndex, repeatCount, ended, at, unit ?? 0);
}

/**
 * {@link addStreak} without any text: viewer, receiver and gift by {@link textIndex}, the streak's id as the two words of its number.
 * NaN is an unknown `time` (ms), and NaN or 0 an unknown `unit`.
 */
export function addStreakRow(
  table: StreakTable,
  user: number,
  receiver: number,
  gift: number,
  groupHigh: number,
  groupLow: number,
  repeatCount: number,
  ended: boolean,
  time: number,
  unit: number,
): void {
  add(table, 0, groupLow, groupHigh, user, receiver, gift, repeatCount, ended, time, unit);
}

/** `flags` tell what the streak's id is. */
function add(
  table: StreakTable,
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
  const { words, slots } = table;
  const mask = slots.length - 1;
  let slot = hash(user, receiver, gift, low, high) & mask;
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
      words[at + USER] === user &&
      words[at + GIFT] === gift &&
      words[at + RECEIVER] === receiver &&
      ((words[at + FLAGS] as number) & ID_IS_TEXT) === flags
    ) {
      joinRow(table, row, count, ended, time, unit);
      return;
    }
    slot = (slot + 1) & mask;
  }
}

export const eachStreak = (table: StreakTable): Generator<Purchased> => eachPurchase(table);

/** Whether sender and receiver of each are known. */
export function knowsAll({ words, size }: StreakTable): boolean {
  for (let at = 0; at < size * ROW; at += ROW)
    if (words[at + USER] === 0 || words[at + RECEIVER] === 0) return false;
  return true;
}

/** The streak id of a row. */
export const groupOf = (table: StreakTable, row: number): string => idAt(table, row);

/** Adds the streaks of `from` to `into`, in place, their viewers salted for `room`; `null` where they are already, or stay unsalted. */
export const absorbStreaks = (into: StreakTable, from: StreakTable, room: RoomId | null): void =>
  absorbTable(into, from, room, hashAt, add);
