import type { GiftId, MessageId } from '../../session/ids.ts';
import type { RoomDocument, TallyDocument } from '../../session/tally/document.ts';
import type { Giving } from '../../session/tally/giving.ts';
import { looseKey } from '../../session/tally/keys.ts';
import { addLiker, emptyLikers } from '../../session/tally/likers.ts';
import { unpacked } from '../../session/tally/packed-set.ts';
import { addSingle, emptySingles, type SingleTable } from '../../session/tally/single-table.ts';
import { addStreak, emptyStreaks, type StreakTable } from '../../session/tally/streak-table.ts';
import { eachKind, emptyKind, type Messages, type Tally } from '../../session/tally/tally.ts';

type Path = readonly (string | number)[];

/** Stops the reading at a value that no tally could hold there. */
export type Refuse = (path: Path, expected: string) => never;

/** Who gave what, of the gifts that the document tells of. */
type GivingOf = (path: Path, user: string, receiver: Giving['receiver'], giftId: GiftId) => Giving;

const NOT_TWICE = 'an entry that is not there twice';

/** Each of these is one more record of a log; settling lays them out one by one. */
const MOST_LOOSE = 10_000_000;

/**
 * The tallies of a document whose every value has the right form; what forms cannot say, such as that an entry is there
 * once, is looked at here.
 */
export const talliesOf = ({ rooms }: TallyDocument, refuse: Refuse): Tally[] =>
  rooms.map((room, index) => tallyOf(room, (path, expected) => refuse(['rooms', index, ...path], expected)));

function tallyOf(room: RoomDocument, refuse: Refuse): Tally {
  const { likes, viewers } = room;
  if (room.first === null ? room.last !== null : room.last === null || room.last < room.first)
    refuse(['last'], '"first" or later');
  if (likes.min === null ? likes.max !== null : likes.max === null || likes.max < likes.min)
    refuse(['likes', 'max'], '"min" or more');
  if (room.singlesSeen < room.singles.length)
    refuse(['singlesSeen'], 'at least as many as there are "singles"');

  const gifts = mapOf(room.gifts, ['gifts'], refuse, ({ giftId, stated, ...attributes }) => [
    giftId,
    stated.length === 0 ? attributes : { ...attributes, stated },
  ]);
  const giving: GivingOf = (path, user, receiver, giftId) => {
    if (!gifts.has(giftId)) refuse(path, 'the id of one of the "gifts"');
    return { user, receiver, giftId };
  };
  return {
    room: room.roomId,
    streaks: streaksOf(room, refuse, giving),
    singles: singlesOf(room, refuse, giving),
    singlesSeen: room.singlesSeen,
    loose: looseOf(room, refuse, giving),
    gifts,
    likes: {
      min: likes.min,
      max: likes.max,
      batchAtMin: likes.batchAtMin,
      minutes: mapOf(likes.minutes, ['likes', 'minutes'], refuse, ([minute, max]) => [minute, max]),
      batches: mapOf(likes.batches, ['likes', 'batches'], refuse, ([id, batch, time]) => [
        id,
        { likes: batch, time },
      ]),
      unidentified: likes.unidentified,
      likers: likersIn(likes.likers ?? []),
    },
    viewers: {
      ever: viewers.ever,
      samples: mapOf(viewers.samples, ['viewers', 'samples'], refuse, ([time, sample]) => [time, sample]),
      untimed: { ...viewers.untimed },
    },
    messages: messagesOf(room, refuse),
    unidentified: { ...room.unidentified },
    anchors: room.anchors,
    owners: room.owners,
    handles: mapOf(room.handles, ['handles'], refuse, ([id, handle]) => [id, handle]),
    accounts: room.accounts,
    roomStartedAt: room.roomStartedAt,
    first: room.first,
    last: room.last,
    records: room.records,
    malformed: room.malformed,
    gaps: mapOf(room.gaps ?? [], ['gaps'], refuse, ([from, to]) => [from, to]),
  };
}

/** A map of the rows, each key once. */
function mapOf<Row, Key, Value>(
  rows: readonly Row[],
  path: Path,
  refuse: Refuse,
  entry: (row: Row, path: Path) => readonly [Key, Value],
): Map<Key, Value> {
  const map = new Map<Key, Value>();
  for (const [index, row] of rows.entries()) {
    const [key, value] = entry(row, [...path, index]);
    if (map.has(key)) refuse([...path, index], NOT_TWICE);
    map.set(key, value);
  }
  return map;
}

function streaksOf({ streaks: rows }: RoomDocument, refuse: Refuse, giving: GivingOf): StreakTable {
  const table = emptyStreaks();
  for (const [index, row] of rows.entries()) {
    const [user, receiver, giftId, streak, repeatCount, ended, time, unit] = row;
    const given = giving(['streaks', index, 2], user, receiver, giftId);
    addStreak(table, given, streak, { repeatCount, ended, time, unit });
    if (table.size === index) refuse(['streaks', index], NOT_TWICE);
  }
  return table;
}

function singlesOf({ singles: rows }: RoomDocument, refuse: Refuse, giving: GivingOf): SingleTable {
  const table = emptySingles();
  for (const [index, row] of rows.entries()) {
    const [id, user, receiver, giftId, repeatCount, ended, time, unit] = row;
    const given = giving(['singles', index, 3], user, receiver, giftId);
    if (id === null && time === null) refuse(['singles', index, 6], 'a time, as there is no id');
    addSingle(table, id as MessageId | null, { ...given, repeatCount, ended, time, unit });
    if (table.size === index) refuse(['singles', index], NOT_TWICE);
  }
  return table;
}

function looseOf({ loose: rows }: RoomDocument, refuse: Refuse, giving: GivingOf): Map<string, number> {
  let total = 0;
  return mapOf(rows, ['loose'], refuse, (row, path) => {
    const [user, receiver, giftId, repeatCount, ended, unit, times] = row;
    total += times;
    if (total > MOST_LOOSE) refuse([...path, 6], `at most ${MOST_LOOSE} in all`);
    return [looseKey(giving([...path, 2], user, receiver, giftId), repeatCount, ended, unit), times];
  });
}

const messagesOf = ({ messages }: RoomDocument, refuse: Refuse): Messages =>
  eachKind((most, kind) => {
    const { seen, hashes, minutes, more } = messages[kind];
    const found = {
      bytes: Buffer.from(hashes, 'base64'),
      minutes: minutes === undefined ? null : Buffer.from(minutes, 'base64'),
      more,
      seen,
    };
    return (
      unpacked(found, emptyKind(most, kind)) ??
      refuse(
        ['messages', kind, 'hashes'],
        `hashes of 8 bytes, ascending, at most ${most} (as many if there were "more"), and no more than "seen"; for comments 4 bytes of "minutes" each`,
      )
    );
  });

function likersIn(rows: NonNullable<RoomDocument['likes']['likers']>): Tally['likes']['likers'] {
  const sample = emptyLikers();
  for (const [id, user, likes] of rows) addLiker(sample, id, { user, likes });
  return sample;
}
