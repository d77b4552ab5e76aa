import { MOST_LIKES, MOST_MESSAGES } from '../../../../../session/tally/limits.ts';
import { COMMENT_MESSAGE, LIKE_MESSAGE, ROW_ROOM, ROW_ROOM_END, VIEWERS_MESSAGE } from '../../layout.ts';
import {
  MOST_BUCKETS,
  PEAK_ENTRY,
  PEAKS_CAPACITY,
  PEAKS_TABLE,
  ROOM_BATCH_AT_FEWEST,
  ROOM_BLOCK,
  ROOM_BUCKETS,
  ROOM_CHAIN,
  ROOM_EARLIEST,
  ROOM_FEWEST_LIKES,
  ROOM_ID,
  ROOM_ID_LENGTH,
  ROOM_LATEST,
  ROOM_MINUTES,
  ROOM_MOST_LIKES,
  ROOM_NEXT,
  ROOM_SECONDS,
  ROOM_SETS,
  ROOM_TABLES,
  ROOM_UNTIMED_PEAK,
  ROOM_VIEWERS_EVER,
  SET_BLOCK,
  SET_CAPACITY,
  SET_MINUTES,
  SET_MOST,
  SET_SLOTS,
  SETS_BEGIN,
  SETS_END,
} from '../../tally-layout.ts';
import { hash, hashLow } from '../values.ts';
import { take } from './heap.ts';

/** The room that was met last, and with it all others; 0 is none. */
export let latestRoom: usize = 0;
/** A log repeats its room. */
let current: usize = 0;

export function clearRooms(): void {
  latestRoom = 0;
  current = 0;
  memory.fill(ROOM_BUCKETS, 0, 4 * MOST_BUCKETS);
}

/** The room that the row names, or the one without id; 0 when there is no memory for one more. */
export function roomOf(row: usize): usize {
  const id: usize = load<u32>(row, ROW_ROOM);
  const length: u32 = id === 0 ? 0 : load<u32>(row, ROW_ROOM_END) - u32(id);
  if (current === 0 || !isRoom(current, id, length)) current = knownOrNew(id, length);
  return current;
}

/** 0 where it has not been met. */
function roomNamed(id: usize, length: u32): usize {
  hash(id, id + length);
  let room: usize = load<u32>(bucketOf(hashLow));
  while (room !== 0 && !isRoom(room, id, length)) room = load<u32>(room, ROOM_CHAIN);
  return room;
}

function bucketOf(idHash: u32): usize {
  const buckets: usize = ROOM_BUCKETS;
  return buckets + 4 * (idHash & (MOST_BUCKETS - 1));
}

function isRoom(room: usize, id: usize, length: u32): bool {
  return load<u32>(room, ROOM_ID_LENGTH) === length && memory.compare(room + ROOM_ID, id, length) === 0;
}

function knownOrNew(id: usize, length: u32): usize {
  const known = roomNamed(id, length);
  if (known !== 0) return known;
  const room = take(ROOM_BLOCK);
  if (room === 0) return 0;
  const bucket = bucketOf(hashLow);
  store<u32>(room, load<u32>(bucket), ROOM_CHAIN);
  store<u32>(bucket, u32(room));
  store<u32>(room, u32(latestRoom), ROOM_NEXT);
  latestRoom = room;
  store<u32>(room, length, ROOM_ID_LENGTH);
  memory.copy(room + ROOM_ID, id, length);
  store<f64>(room, NaN, ROOM_EARLIEST);
  store<f64>(room, NaN, ROOM_LATEST);
  store<f64>(room, NaN, ROOM_MOST_LIKES);
  store<f64>(room, NaN, ROOM_FEWEST_LIKES);
  store<f64>(room, NaN, ROOM_BATCH_AT_FEWEST);
  store<f64>(room, NaN, ROOM_VIEWERS_EVER);
  store<f64>(room, NaN, ROOM_UNTIMED_PEAK);
  openTables(room);
  return room;
}

const FIRST_SLOTS: u32 = 16;
const FIRST_PEAKS: u32 = 8;

/** The first tables of a room stand behind it, in its block. */
function openTables(room: usize): void {
  let at = room + ROOM_TABLES;
  for (let kind: u32 = SETS_BEGIN; kind < u32(SETS_END); kind += 1) {
    if (kind === VIEWERS_MESSAGE) continue;
    const set = setOf(room, kind);
    store<u32>(set, kind === LIKE_MESSAGE ? MOST_LIKES : MOST_MESSAGES, SET_MOST);
    store<u32>(set, FIRST_SLOTS, SET_CAPACITY);
    store<u32>(set, u32(at), SET_SLOTS);
    at += 8 * FIRST_SLOTS;
    // Comments are placed in time.
    if (kind !== COMMENT_MESSAGE) continue;
    store<u32>(set, u32(at), SET_MINUTES);
    at += 4 * FIRST_SLOTS;
  }
  openPeaks(room + ROOM_MINUTES, at);
  openPeaks(room + ROOM_SECONDS, at + PEAK_ENTRY * FIRST_PEAKS);
}

function openPeaks(peaks: usize, table: usize): void {
  store<u32>(peaks, u32(table), PEAKS_TABLE);
  store<u32>(peaks, FIRST_PEAKS, PEAKS_CAPACITY);
}

/** The set of the ids of messages of a kind. */
export function setOf(room: usize, kind: u32): usize {
  return room + ROOM_SETS + SET_BLOCK * (kind - SETS_BEGIN);
}
