import type { RoomId } from '../ids.ts';
import { unionOf } from './few.ts';
import { absorbMap, greater, lesser } from './join.ts';
import { saltedKey } from './keys.ts';
import { absorbLikers, copiedLikers } from './likers.ts';
import { absorbSet, copiedSet } from './message-set.ts';
import { copiedTable } from './purchase-table.ts';
import { absorbSingles, emptySingles } from './single-table.ts';
import { absorbStreaks, emptyStreaks } from './streak-table.ts';
import { eachKind, type GiftAttributes, type LikeState, type Tally, type ViewerState } from './tally.ts';

/**
 * The tally of both, as if one recorder had seen what either saw. Pure; associative, commutative, and idempotent on
 * everything but the sums named in {@link Tally}.
 *
 * A tally without a room takes the other's; whether it belongs there is for the caller to know (`joinRooms`). Two different
 * rooms are a RangeError.
 */
export function merge(a: Tally, b: Tally): Tally {
  const result = copyOf(a, a.room ?? b.room);
  absorb(result, b);
  return result;
}

/** {@link merge} in place, for who owns `into`: the tables of a large room are not copied. `from` may have no room, or the same. */
export function absorb(into: Tally, from: Tally): void {
  const { room } = into;
  if (from.room !== null && from.room !== room) throw new RangeError(`two rooms: ${room} and ${from.room}`);
  const salt = saltOf(from, room);
  absorbStreaks(into.streaks, from.streaks, salt);
  absorbSingles(into.singles, from.singles, salt);
  into.singlesSeen += from.singlesSeen;
  absorbMap(into.loose, saltedLoose(from, salt), (one, other) => one + other);
  absorbMap(into.gifts, from.gifts, joinAttributes);
  absorbLikes(into.likes, from.likes);
  absorbLikers(into.likes.likers, from.likes.likers, salt);
  absorbViewers(into.viewers, from.viewers);
  eachKind((_most, kind) => absorbSet(into.messages[kind], from.messages[kind]));
  into.unidentified.comment += from.unidentified.comment;
  into.unidentified.follow += from.unidentified.follow;
  into.unidentified.share += from.unidentified.share;
  into.anchors = unionOf(into.anchors, from.anchors);
  into.owners = unionOf(into.owners, from.owners);
  absorbMap(into.handles, from.handles, (one, other) => (one <= other ? one : other));
  into.accounts = unionOf(into.accounts, from.accounts);
  into.roomStartedAt = lesser(into.roomStartedAt, from.roomStartedAt);
  into.first = lesser(into.first, from.first);
  into.last = greater(into.last, from.last);
  into.records += from.records;
  into.malformed += from.malformed;
  absorbMap(into.gaps, from.gaps, Math.max);
}

/** A tally that shares nothing that changes, as of `room`. */
function copyOf(tally: Tally, room: RoomId | null): Tally {
  const { gifts, likes, viewers, messages, unidentified, handles } = tally;
  const salt = saltOf(tally, room);
  return {
    ...tally,
    room,
    ...purchasesOf(tally, salt),
    gifts: new Map(gifts),
    likes: {
      ...likes,
      minutes: new Map(likes.minutes),
      batches: new Map(likes.batches),
      likers: copiedLikers(likes.likers, salt),
    },
    viewers: { ...viewers, samples: new Map(viewers.samples), untimed: { ...viewers.untimed } },
    messages: eachKind((_most, kind) => copiedSet(messages[kind])),
    unidentified: { ...unidentified },
    handles: new Map(handles),
    gaps: new Map(tally.gaps),
  };
}

/** The room for which the viewers of a tally have to be salted: it was counted without one. */
const saltOf = (tally: Tally, room: RoomId | null): RoomId | null => (tally.room === null ? room : null);

const saltedLoose = ({ loose }: Tally, salt: RoomId | null): ReadonlyMap<string, number> =>
  salt === null ? loose : new Map([...loose].map(([key, times]) => [saltedKey(key, salt), times]));

/** Copies of what holds viewers. */
function purchasesOf(tally: Tally, salt: RoomId | null): Pick<Tally, 'streaks' | 'singles' | 'loose'> {
  const loose = new Map(saltedLoose(tally, salt));
  if (salt === null)
    return { streaks: copiedTable(tally.streaks), singles: copiedTable(tally.singles), loose };
  const streaks = emptyStreaks();
  const singles = emptySingles();
  absorbStreaks(streaks, tally.streaks, salt);
  absorbSingles(singles, tally.singles, salt);
  return { streaks, singles, loose };
}

/** Returns `a` itself when `b` adds nothing, which is nearly always. */
export function joinAttributes(a: GiftAttributes, b: GiftAttributes): GiftAttributes {
  const types = unionOf(a.types, b.types);
  const units = unionOf(a.units, b.units);
  const englishName = lesser(a.englishName, b.englishName);
  const name = lesser(a.name, b.name);
  const stated = a.stated && b.stated ? unionOf(a.stated, b.stated) : (a.stated ?? b.stated);
  const same =
    types === a.types &&
    units === a.units &&
    englishName === a.englishName &&
    name === a.name &&
    stated === a.stated;
  return same ? a : { types, units, englishName, name, ...(stated && { stated }) };
}

/** Takes a counter value with the batch that raised it to there, in place. */
export function lowerLikes(likes: LikeState, total: number, batch: number): void {
  if (likes.min === null || total < likes.min) {
    likes.min = total;
    likes.batchAtMin = batch;
  } else if (total === likes.min) likes.batchAtMin = Math.max(likes.batchAtMin, batch);
}

function absorbLikes(into: LikeState, from: LikeState): void {
  into.max = greater(into.max, from.max);
  if (from.min !== null) lowerLikes(into, from.min, from.batchAtMin);
  absorbMap(into.minutes, from.minutes, Math.max);
  absorbMap(into.batches, from.batches, (one, other) => ({
    likes: Math.max(one.likes, other.likes),
    time: lesser(one.time, other.time),
  }));
  into.unidentified += from.unidentified;
}

function absorbViewers(into: ViewerState, from: ViewerState): void {
  absorbMap(into.samples, from.samples, Math.max);
  into.untimed.samples += from.untimed.samples;
  into.untimed.sum += from.untimed.sum;
  into.untimed.peak = greater(into.untimed.peak, from.untimed.peak);
  into.ever = greater(into.ever, from.ever);
}
