import type { RoomId } from '../ids.ts';
import { unionOf } from './few.ts';
import { absorbMap, greater, lesser } from './join.ts';
import { saltedKey } from './keys.ts';
import { absorbLikers, copiedLikers } from './likers.ts';
import { absorbSet, copiedSet } from './message-set.ts';
import { salted } from './pseudonym.ts';
import {
  eachKind,
  type GiftAttributes,
  isMadeUp,
  type LikeState,
  type SingleGift,
  type Streak,
  type Tally,
  type ViewerState,
} from './tally.ts';

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
  const { streaks, singles, loose } = inRoom(from, room);
  absorbMap(into.streaks, streaks, joinStreak);
  absorbMap(into.singles, singles, joinSingle);
  into.singlesSeen += from.singlesSeen;
  absorbMap(into.loose, loose, (one, other) => one + other);
  absorbMap(into.gifts, from.gifts, joinAttributes);
  absorbLikes(into.likes, from.likes);
  absorbLikers(into.likes.likers, from.likes.likers, from.room === null ? room : null);
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
  const { streaks, singles, loose } = inRoom(tally, room);
  const { gifts, likes, viewers, messages, unidentified, handles } = tally;
  return {
    ...tally,
    room,
    streaks: new Map(streaks),
    singles: new Map(singles),
    loose: new Map(loose),
    gifts: new Map(gifts),
    likes: {
      ...likes,
      minutes: new Map(likes.minutes),
      batches: new Map(likes.batches),
      likers: copiedLikers(likes.likers, tally.room === null ? room : null),
    },
    viewers: { ...viewers, samples: new Map(viewers.samples), untimed: { ...viewers.untimed } },
    messages: eachKind((_most, kind) => copiedSet(messages[kind])),
    unidentified: { ...unidentified },
    handles: new Map(handles),
    gaps: new Map(tally.gaps),
  };
}

type Salted = Pick<Tally, 'streaks' | 'singles' | 'loose'>;

/** The maps whose keys hold viewers, salted for `room` where they were counted without one. */
function inRoom(tally: Tally, room: RoomId | null): Salted {
  if (room === null || tally.room !== null) return tally;
  const rekey = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map([...map].map(([key, value]) => [saltedKey(key, room), value]));
  return {
    streaks: rekey(tally.streaks),
    loose: rekey(tally.loose),
    singles: new Map(
      [...tally.singles].map(([key, single]) => [
        isMadeUp(key) ? saltedKey(key, room) : key,
        { ...single, user: salted(single.user, room) },
      ]),
    ),
  };
}

export const joinStreak = (a: Streak, b: Streak): Streak => ({
  repeatCount: Math.max(a.repeatCount, b.repeatCount),
  ended: a.ended || b.ended,
  time: lesser(a.time, b.time),
  unit: lesser(a.unit, b.unit),
});

/** One message as two recorders saw it: they can differ only where one of them lost a field. */
export const joinSingle = (a: SingleGift, b: SingleGift): SingleGift => {
  const { repeatCount, ended, time, unit } = joinStreak(a, b);
  return {
    repeatCount,
    ended,
    time,
    unit,
    user: greater(a.user, b.user) as string,
    receiver: greater(a.receiver, b.receiver),
    giftId: a.giftId <= b.giftId ? a.giftId : b.giftId,
  };
};

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
