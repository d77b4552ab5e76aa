import type { GiftId, RoomId, UserId } from '../ids.ts';
import { decimalOf } from './decimal-id.ts';
import type { Giving, Streak } from './giving.ts';
import { type Pseudonym, salted } from './pseudonym.ts';

/**
 * Gift purchases in typed arrays, some fifty bytes each: a row of words and a time for each, found by an open-addressed table of
 * rows. Plain, so that a thread can hand it over.
 *
 * What is in it does not depend on the order in which rows were added, apart from the order of rows and texts.
 */
export interface PurchaseTable {
  /** Viewers, receivers, gifts, and whatever does not fit a word, each once; the first is '', which is unknown. */
  readonly texts: string[];
  /** Where each is. */
  readonly indices: Map<string, number>;
  /** {@link ROW} words a row. */
  words: Uint32Array<ArrayBuffer>;
  /** In ms, a row; NaN is unknown. */
  times: Float64Array<ArrayBuffer>;
  /** Row and one; 0 is free, and one is always. */
  slots: Uint32Array<ArrayBuffer>;
  size: number;
}

/** A row's words: texts by their index, a 64-bit id in two, a number above 32 bits as the index of its digits. */
export const USER = 0;
export const RECEIVER = 1;
export const GIFT = 2;
export const ID_LOW = 3;
export const ID_HIGH = 4;
export const COUNT = 5;
/** 0 is unknown. */
export const UNIT = 6;
export const FLAGS = 7;
export const ROW = 8;

export const ENDED = 1;
/** The id is no decimal number but the text whose index its lower word is. */
export const ID_IS_TEXT = 2;
/** There is no id, and its words are the time's. */
export const MADE_UP_ID = 4;
export const ID_FLAGS = ID_IS_TEXT | MADE_UP_ID;
const WIDE_COUNT = 8;
const WIDE_UNIT = 16;
export const WIDE = WIDE_COUNT | WIDE_UNIT;

/** A row as values. */
export interface Purchased extends Giving, Streak {
  readonly row: number;
}

/** The hash of a row, by what tells it from others. */
export type HashOf = (table: PurchaseTable, row: number) => number;

export const emptyTable = (): PurchaseTable => ({
  texts: [''],
  indices: new Map([['', 0]]),
  words: new Uint32Array(0),
  times: new Float64Array(0),
  slots: new Uint32Array(1),
  size: 0,
});

/** The index of a text, by which rows of this table name it. */
export function textIndex(table: PurchaseTable, text: string): number {
  let index = table.indices.get(text);
  if (index === undefined) {
    index = table.texts.length;
    table.texts.push(text);
    table.indices.set(text, index);
  }
  return index;
}

/** Multipliers of hashes. */
export const MIX = 0x9e37_79b1;
export const FINISH = 0x85eb_ca6b;

const FEWEST_ROWS = 16;
const FEWEST_SLOTS = 32;
/** Rows grow by half, and above this many by a quarter: what is left free is memory, too. */
const MANY_ROWS = 32_768;

/** Above six of ten the way to a free slot is long. */
const isFull = (size: number, slots: number): boolean => size * 5 > slots * 3;

/** Makes room for `size` rows at once. */
export function reserve(table: PurchaseTable, size: number, hashOf: HashOf): void {
  if (size > table.times.length) resize(table, size);
  let length = Math.max(FEWEST_SLOTS, table.slots.length);
  while (isFull(size, length)) length *= 2;
  if (length > table.slots.length) refill(table, length, hashOf);
}

function resize(table: PurchaseTable, rows: number): void {
  const words = new Uint32Array(rows * ROW);
  const times = new Float64Array(rows);
  words.set(table.words);
  times.set(table.times);
  table.words = words;
  table.times = times;
}

function refill(table: PurchaseTable, length: number, hashOf: HashOf): void {
  const slots = new Uint32Array(length);
  const mask = length - 1;
  for (let row = 0; row < table.size; row += 1) {
    let slot = hashOf(table, row) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }
  table.slots = slots;
}

/** Puts a new row into the free slot where its hash led; `flags` tell what its id is, NaN is unknown. */
export function newRow(
  table: PurchaseTable,
  slot: number,
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
  hashOf: HashOf,
): void {
  const row = table.size;
  if (row === table.times.length)
    resize(table, row + Math.max(FEWEST_ROWS, row >> (row < MANY_ROWS ? 1 : 2)));
  const { words, slots } = table;
  const at = row * ROW;
  words[at + USER] = user;
  words[at + RECEIVER] = receiver;
  words[at + GIFT] = gift;
  words[at + ID_LOW] = low;
  words[at + ID_HIGH] = high;
  words[at + FLAGS] = ended ? flags | ENDED : flags;
  // Nearly always; and most rows are added before a call is compiled into its place.
  if (count >>> 0 === count && unit >>> 0 === unit) {
    words[at + COUNT] = count;
    words[at + UNIT] = unit;
  } else {
    setNumber(table, at, COUNT, WIDE_COUNT, count);
    if (unit > 0) setNumber(table, at, UNIT, WIDE_UNIT, unit);
  }
  table.times[row] = time;
  slots[slot] = row + 1;
  table.size = row + 1;
  if (isFull(row + 1, slots.length)) refill(table, Math.max(FEWEST_SLOTS, slots.length * 2), hashOf);
}

/** Joins with a row what a message says: the larger count, whether either ended, the lesser time and unit. NaN is unknown. */
export function joinRow(
  table: PurchaseTable,
  row: number,
  count: number,
  ended: boolean,
  time: number,
  unit: number,
): void {
  const { words, times } = table;
  const at = row * ROW;
  if (count > countAt(table, row)) setNumber(table, at, COUNT, WIDE_COUNT, count);
  if (ended) words[at + FLAGS] = (words[at + FLAGS] as number) | ENDED;
  const earliest = times[row] as number;
  if (time < earliest || Number.isNaN(earliest)) times[row] = time;
  if (!(unit > 0)) return;
  const smallest = unitAt(table, row);
  if (smallest === 0 || unit < smallest) setNumber(table, at, UNIT, WIDE_UNIT, unit);
}

function setNumber(table: PurchaseTable, at: number, field: number, wide: number, value: number): void {
  const { words } = table;
  const flags = words[at + FLAGS] as number;
  if (value >>> 0 === value) {
    words[at + field] = value;
    if ((flags & wide) !== 0) words[at + FLAGS] = flags & ~wide;
  } else {
    words[at + field] = textIndex(table, String(value));
    words[at + FLAGS] = flags | wide;
  }
}

/** How often. */
export function countAt({ words, texts }: PurchaseTable, row: number): number {
  const word = words[row * ROW + COUNT] as number;
  return ((words[row * ROW + FLAGS] as number) & WIDE_COUNT) === 0 ? word : Number(texts[word]);
}

/** Coins; 0 is unknown. */
export function unitAt({ words, texts }: PurchaseTable, row: number): number {
  const word = words[row * ROW + UNIT] as number;
  return ((words[row * ROW + FLAGS] as number) & WIDE_UNIT) === 0 ? word : Number(texts[word]);
}

/** Which kind of id a row has: 0 for a number. */
export const idFlags = ({ words }: PurchaseTable, row: number): number =>
  (words[row * ROW + FLAGS] as number) & ID_FLAGS;

/** The id of a row that has one: a decimal number, or its text. */
export function idAt(table: PurchaseTable, row: number): string {
  const low = table.words[row * ROW + ID_LOW] as number;
  return idFlags(table, row) === 0
    ? decimalOf(table.words[row * ROW + ID_HIGH] as number, low)
    : (table.texts[low] as string);
}

export const userAt = ({ words, texts }: PurchaseTable, row: number): Pseudonym =>
  texts[words[row * ROW + USER] as number] as Pseudonym;

export const giftAt = ({ words, texts }: PurchaseTable, row: number): GiftId =>
  texts[words[row * ROW + GIFT] as number] as GiftId;

export function receiverAt({ words, texts }: PurchaseTable, row: number): UserId | null {
  const receiver = words[row * ROW + RECEIVER] as number;
  return receiver === 0 ? null : (texts[receiver] as UserId);
}

export const hasEnded = ({ words }: PurchaseTable, row: number): boolean =>
  ((words[row * ROW + FLAGS] as number) & ENDED) !== 0;

export function timeAt({ times }: PurchaseTable, row: number): number | null {
  const time = times[row] as number;
  return Number.isNaN(time) ? null : time;
}

/** The rows as values, in the order in which they came. */
export function* eachPurchase(table: PurchaseTable): Generator<Purchased> {
  for (let row = 0; row < table.size; row += 1)
    yield {
      row,
      user: userAt(table, row),
      receiver: receiverAt(table, row),
      giftId: giftAt(table, row),
      repeatCount: countAt(table, row),
      ended: hasEnded(table, row),
      time: timeAt(table, row),
      unit: unitAt(table, row) || null,
    };
}

/**
 * Brings a text of `from` into `into` and notes in `known` where it is; a viewer salted for `room`. Once for each text: 0 in `known`
 * has not been asked for. The texts come when a row needs them, so that no viewer comes unsalted.
 */
export function bringText(
  into: PurchaseTable,
  from: PurchaseTable,
  index: number,
  known: Uint32Array,
  room: RoomId | null,
): number {
  if (index === 0) return 0;
  const text = from.texts[index] as string;
  const brought = textIndex(into, room === null ? text : salted(text, room));
  known[index] = brought;
  return brought;
}

/** Joins a row with what its table holds. */
type AddRow<Table extends PurchaseTable> = (
  table: Table,
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
) => void;

/** Adds the rows of `from` to `into`, in place, their viewers salted for `room`; `null` where they are already, or stay unsalted. */
export function absorbTable<Table extends PurchaseTable>(
  into: Table,
  from: Table,
  room: RoomId | null,
  hashOf: HashOf,
  add: AddRow<Table>,
): void {
  // Two recordings of one LIVE have the same rows: room for both would be twice too much.
  reserve(into, Math.max(into.size, from.size), hashOf);
  const texts = new Uint32Array(from.texts.length);
  const viewers = room === null ? texts : new Uint32Array(from.texts.length);
  const { words, times } = from;
  for (let row = 0; row < from.size; row += 1) {
    const at = row * ROW;
    const user = words[at + USER] as number;
    const receiver = words[at + RECEIVER] as number;
    const gift = words[at + GIFT] as number;
    const flags = words[at + FLAGS] as number;
    const idIs = flags & ID_FLAGS;
    const narrow = (flags & WIDE) === 0;
    const low = words[at + ID_LOW] as number;
    add(
      into,
      idIs,
      idIs === ID_IS_TEXT ? texts[low] || bringText(into, from, low, texts, null) : low,
      words[at + ID_HIGH] as number,
      viewers[user] || bringText(into, from, user, viewers, room),
      texts[receiver] || bringText(into, from, receiver, texts, null),
      texts[gift] || bringText(into, from, gift, texts, null),
      narrow ? (words[at + COUNT] as number) : countAt(from, row),
      (flags & ENDED) !== 0,
      times[row] as number,
      narrow ? (words[at + UNIT] as number) : unitAt(from, row),
    );
  }
}

/** A table that shares nothing that changes. */
export const copiedTable = <Table extends PurchaseTable>(table: Table): Table => ({
  ...table,
  texts: [...table.texts],
  indices: new Map(table.indices),
  words: table.words.slice(),
  times: table.times.slice(),
  slots: table.slots.slice(),
});

/** What a thread hands over rather than copies. */
export const buffersOf = ({ words, times, slots }: PurchaseTable): ArrayBuffer[] => [
  words.buffer,
  times.buffer,
  slots.buffer,
];
