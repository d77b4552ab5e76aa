import type { GiftId } from '../../session/ids.ts';
import type { RoomDocument, TallyDocument } from '../../session/tally/document.ts';
import { type Giving, looseKey, madeUpKey, streakKey } from '../../session/tally/keys.ts';
import { addLiker, emptyLikers } from '../../session/tally/likers.ts';
import { unpacked } from '../../session/tally/message-set.ts';
import { shared } from '../../session/tally/shared.ts';
import { eachKind, emptyKind, type Messages, type Tally } from '../../session/tally/tally.ts';

type Path = readonly (string | number)[];

/** Stops the reading at a value that no tally could hold there. */
export type Refuse = (path: Path, expected: string) => never;

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
  const giving = (path: Path, user: string, receiver: Giving['receiver'], giftId: GiftId): Giving => {
    if (!gifts.has(giftId)) refuse(path, 'the id of one of the "gifts"');
    return { user, receiver, giftId };
  };
  return {
    room: room.roomId,
    streaks: mapOf(room.streaks, ['streaks'], refuse, (row, path) => {
      const [user, receiver, giftId, streak, repeatCount, ended, time, unit] = row;
      const key = streakKey(giving([...path, 2], user, receiver, giftId), streak);
      return [key, { repeatCount, ended, time, unit }];
    }),
    singles: mapOf(room.singles, ['singles'], refuse, (row, path) => {
      const [id, user, receiver, giftId, repeatCount, ended, time, unit] = row;
      const given = giving([...path, 3], user, receiver, giftId);
      const key =
        id ?? madeUpKey(given, repeatCount, time ?? refuse([...path, 6], 'a time, as there is no id'));
      return [
        key,
        {
          repeatCount,
          ended,
          time,
          unit,
          user: shared(user),
          receiver: shared(receiver),
          giftId: shared(giftId),
        },
      ];
    }),
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
    if (map.has(key)) refuse([...path, index], 'an entry that is not there twice');
    map.set(key, value);
  }
  return map;
}

function looseOf(
  { loose: rows }: RoomDocument,
  refuse: Refuse,
  giving: (path: Path, user: string, receiver: Giving['receiver'], giftId: GiftId) => Giving,
): Map<string, number> {
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
