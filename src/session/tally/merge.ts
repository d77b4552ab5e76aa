import type { RoomId } from '../ids.ts';
import { unionOf } from './few.ts';
import { greater, lesser, unionMap } from './join.ts';
import { saltedKey } from './keys.ts';
import { union } from './message-set.ts';
import { salted } from './pseudonym.ts';
import {
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
  const room = a.room ?? b.room;
  if (b.room !== null && b.room !== room) throw new RangeError(`two rooms: ${a.room} and ${b.room}`);
  const left = inRoom(a, room);
  const right = inRoom(b, room);
  return {
    room,
    streaks: unionMap(left.streaks, right.streaks, joinStreak),
    singles: unionMap(left.singles, right.singles, joinSingle),
    singlesSeen: a.singlesSeen + b.singlesSeen,
    loose: unionMap(left.loose, right.loose, (one, other) => one + other),
    gifts: unionMap(a.gifts, b.gifts, joinAttributes),
    likes: joinLikes(a.likes, b.likes),
    viewers: joinViewers(a.viewers, b.viewers),
    messages: {
      gift: union([a.messages.gift, b.messages.gift]),
      like: union([a.messages.like, b.messages.like]),
      comment: union([a.messages.comment, b.messages.comment]),
      follow: union([a.messages.follow, b.messages.follow]),
      share: union([a.messages.share, b.messages.share]),
      socialFollow: union([a.messages.socialFollow, b.messages.socialFollow]),
      socialShare: union([a.messages.socialShare, b.messages.socialShare]),
    },
    unidentified: {
      comment: a.unidentified.comment + b.unidentified.comment,
      follow: a.unidentified.follow + b.unidentified.follow,
      share: a.unidentified.share + b.unidentified.share,
    },
    anchors: unionOf(a.anchors, b.anchors),
    owners: unionOf(a.owners, b.owners),
    handles: unionMap(a.handles, b.handles, (one, other) => (one <= other ? one : other)),
    accounts: unionOf(a.accounts, b.accounts),
    roomStartedAt: lesser(a.roomStartedAt, b.roomStartedAt),
    first: lesser(a.first, b.first),
    last: greater(a.last, b.last),
    records: a.records + b.records,
    malformed: a.malformed + b.malformed,
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

function joinLikes(a: LikeState, b: LikeState): LikeState {
  const joined: LikeState = {
    max: greater(a.max, b.max),
    min: a.min,
    batchAtMin: a.batchAtMin,
    minutes: unionMap(a.minutes, b.minutes, Math.max),
    batches: unionMap(a.batches, b.batches, (one, other) => ({
      likes: Math.max(one.likes, other.likes),
      time: lesser(one.time, other.time),
    })),
    unidentified: a.unidentified + b.unidentified,
  };
  if (b.min !== null) lowerLikes(joined, b.min, b.batchAtMin);
  return joined;
}

const joinViewers = (a: ViewerState, b: ViewerState): ViewerState => ({
  samples: unionMap(a.samples, b.samples, Math.max),
  untimed: {
    samples: a.untimed.samples + b.untimed.samples,
    sum: a.untimed.sum + b.untimed.sum,
    peak: greater(a.untimed.peak, b.untimed.peak),
  },
  ever: greater(a.ever, b.ever),
});
