import type { RoomId } from '../../../session/ids.ts';
import { foldTime } from '../../../session/tally/fold.ts';
import { greater } from '../../../session/tally/join.ts';
import { lowerLikes } from '../../../session/tally/merge.ts';
import { addLiker } from '../../../session/tally/likers.ts';
import { absorbSet, hexOf } from '../../../session/tally/message-set.ts';
import { pseudonym } from '../../../session/tally/pseudonym.ts';
import { textIndex } from '../../../session/tally/purchase-table.ts';
import { addSingleRow } from '../../../session/tally/single-table.ts';
import { addStreakRow } from '../../../session/tally/streak-table.ts';
import { type Messages, SECOND, type Tally } from '../../../session/tally/tally.ts';
import { setAt } from './ids.ts';
import type { Kernel } from './kernel.ts';
import { COMMENT_MESSAGE, FOLLOW_MESSAGE, GIFT_MESSAGE, LIKE_MESSAGE, SHARE_MESSAGE } from './layout.ts';
import {
  ELSEWHERE,
  LIKER,
  LIKER_LIKES,
  LIKER_USER,
  LIKERS_SIZE,
  LIKERS_TABLE,
  PEAK_ENTRY,
  PEAK_VALUE,
  PEAKS_CAPACITY,
  PEAKS_TABLE,
  PURCHASE_COUNT,
  PURCHASE_ENDED,
  PURCHASE_GIFT,
  PURCHASE_KEY,
  PURCHASE_RECEIVER,
  PURCHASE_ROOM,
  PURCHASE_SINGLE,
  PURCHASE_SIZE,
  PURCHASE_TIME,
  PURCHASE_UNIT,
  PURCHASE_USER,
  ROOM_BATCH_AT_FEWEST,
  ROOM_EARLIEST,
  ROOM_FEWEST_LIKES,
  ROOM_GIFTS,
  ROOM_ID,
  ROOM_ID_LENGTH,
  ROOM_LATEST,
  ROOM_LIKERS,
  ROOM_MINUTES,
  ROOM_MOST_LIKES,
  ROOM_NEXT,
  ROOM_RECORDS,
  ROOM_SECONDS,
  ROOM_SETS,
  ROOM_SINGLES_SEEN,
  ROOM_UNTIMED,
  ROOM_UNTIMED_PEAK,
  ROOM_UNTIMED_SUM,
  ROOM_VIEWERS_EVER,
  SET_BLOCK,
  SETS_BEGIN,
  TEXT_LENGTH,
  TEXT_SIZE,
} from './tally-layout.ts';

/** Adds what the kernel has counted to the tallies, and clears it: pieces of a log add up in any order. */
export function takeCounted(
  kernel: Kernel,
  tallyOf: (room: RoomId | null) => Tally,
  giftsRead: { read: number },
): void {
  const rooms = new Map<number, Tally>();
  const { words } = kernel;
  const texts = textsOf(kernel);
  for (let at = kernel.latestRoom.value; at !== 0; at = words[(at + ROOM_NEXT) >> 2] as number) {
    // All that was met of it is for the program.
    if (words[(at + ROOM_RECORDS) >> 2] === 0) continue;
    const length = words[(at + ROOM_ID_LENGTH) >> 2] as number;
    const id = length === 0 ? null : (kernel.newIdAt(at + ROOM_ID, at + ROOM_ID + length) as RoomId);
    const tally = tallyOf(id);
    rooms.set(at, tally);
    giftsRead.read += words[(at + ROOM_GIFTS) >> 2] as number;
    addRoom(kernel, at, tally);
    addLikers(kernel, at + ROOM_LIKERS, texts, tally);
  }
  addPurchases(kernel, texts, rooms);
  kernel.clear();
}

function addRoom(kernel: Kernel, at: number, tally: Tally): void {
  const { words, floats } = kernel;
  const word = (field: number): number => words[(at + field) >> 2] as number;
  const float = (field: number): number | null => {
    const number = floats[(at + field) >> 3] as number;
    return Number.isNaN(number) ? null : number;
  };
  tally.records += word(ROOM_RECORDS);
  tally.singlesSeen += word(ROOM_SINGLES_SEEN);
  const earliest = float(ROOM_EARLIEST);
  if (earliest !== null) {
    foldTime(tally, earliest);
    foldTime(tally, float(ROOM_LATEST) as number);
  }
  const { likes, viewers, messages } = tally;
  const fewest = float(ROOM_FEWEST_LIKES);
  if (fewest !== null) lowerLikes(likes, fewest, float(ROOM_BATCH_AT_FEWEST) as number);
  likes.max = greater(likes.max, float(ROOM_MOST_LIKES));
  raiseAll(kernel, at + ROOM_MINUTES, 1, likes.minutes);
  viewers.ever = greater(viewers.ever, float(ROOM_VIEWERS_EVER));
  viewers.untimed.samples += word(ROOM_UNTIMED);
  viewers.untimed.sum += float(ROOM_UNTIMED_SUM) as number;
  viewers.untimed.peak = greater(viewers.untimed.peak, float(ROOM_UNTIMED_PEAK));
  raiseAll(kernel, at + ROOM_SECONDS, SECOND, viewers.samples);
  for (const name of KINDS_COUNTED)
    absorbSet(messages[name], setAt(kernel, at + ROOM_SETS + SET_BLOCK * (SETS[name] - SETS_BEGIN)));
}

/** What messages of a kind are told apart by. */
const SETS = {
  comment: COMMENT_MESSAGE,
  like: LIKE_MESSAGE,
  follow: FOLLOW_MESSAGE,
  share: SHARE_MESSAGE,
  gift: GIFT_MESSAGE,
} as const satisfies Partial<Record<keyof Messages, number>>;

/** The kinds of messages whose ids the kernel tells apart. */
export const KINDS_COUNTED = Object.keys(SETS) as (keyof typeof SETS)[];

function addLikers({ words }: Kernel, at: number, texts: readonly string[], { likes, room }: Tally): void {
  let row = words[(at + LIKERS_TABLE) >> 2] as number;
  for (let left = words[(at + LIKERS_SIZE) >> 2] as number; left > 0; left -= 1, row += LIKER) {
    const user = words[(row + LIKER_USER) >> 2] as number;
    if (user === ELSEWHERE) continue;
    const id = hexOf(words[row >> 2] as number, words[(row >> 2) + 1] as number);
    addLiker(likes.likers, id, {
      user: pseudonym(texts[user] as string, room),
      likes: words[(row + LIKER_LIKES) >> 2] as number,
    });
  }
}

function raiseAll({ words, floats }: Kernel, at: number, unit: number, into: Map<number, number>): void {
  const table = words[(at + PEAKS_TABLE) >> 2] as number;
  const end = table + PEAK_ENTRY * (words[(at + PEAKS_CAPACITY) >> 2] as number);
  for (let entry = table; entry < end; entry += PEAK_ENTRY) {
    const key = (words[entry >> 2] as number) * unit;
    if (key === 0) continue;
    const value = floats[(entry + PEAK_VALUE) >> 3] as number;
    const known = into.get(key);
    if (known === undefined || value > known) into.set(key, value);
  }
}

function addPurchases(kernel: Kernel, texts: readonly string[], rooms: ReadonlyMap<number, Tally>): void {
  const { words, floats } = kernel;
  const first = kernel.purchaseRows.value;
  const end = first + PURCHASE_SIZE * kernel.purchases.value;
  for (let row = first; row < end; row += PURCHASE_SIZE) {
    const { streaks, singles, room } = rooms.get(words[(row + PURCHASE_ROOM) >> 2] as number) as Tally;
    const isStreak = words[(row + PURCHASE_SINGLE) >> 2] === 0;
    const table = isStreak ? streaks : singles;
    const viewer = texts[words[(row + PURCHASE_USER) >> 2] as number] as string;
    const user = textIndex(table, pseudonym(viewer, room));
    const receiver = textIndex(table, texts[words[(row + PURCHASE_RECEIVER) >> 2] as number] as string);
    const gift = textIndex(table, texts[words[(row + PURCHASE_GIFT) >> 2] as number] as string);
    const high = words[(row + PURCHASE_KEY + 4) >> 2] as number;
    const low = words[(row + PURCHASE_KEY) >> 2] as number;
    const count = words[(row + PURCHASE_COUNT) >> 2] as number;
    const ended = words[(row + PURCHASE_ENDED) >> 2] === 1;
    const time = floats[(row + PURCHASE_TIME) >> 3] as number;
    const unit = words[(row + PURCHASE_UNIT) >> 2] as number;
    if (isStreak) addStreakRow(streaks, user, receiver, gift, high, low, count, ended, time, unit);
    else addSingleRow(singles, high, low, user, receiver, gift, count, ended, time, unit);
  }
}

/** By number, from 1. Those that are no id are not read here. */
function textsOf({ words, newIdAt, texts, textTable, textBytes }: Kernel): string[] {
  const read = [''];
  for (let number = 1; number <= texts.value; number += 1) {
    const entry = textTable.value + TEXT_SIZE * number;
    const from = textBytes.value + (words[entry >> 2] as number);
    read.push(newIdAt(from, from + (words[(entry + TEXT_LENGTH) >> 2] as number)));
  }
  return read;
}
