import type {
  CommentEvent,
  GiftEvent,
  LikeEvent,
  LiveEvent,
  Person,
  RoomEvent,
  SocialEvent,
  ViewersEvent,
} from '../event.ts';
import type { UserId } from '../ids.ts';
import { withValue } from './few.ts';
import { greater, lesser } from './join.ts';
import { type Giving, looseKey, madeUpKey, streakKey } from './keys.ts';
import { joinAttributes, joinSingle, joinStreak, lowerLikes } from './merge.ts';
import { addMessage, type MessageSet } from './message-set.ts';
import { pseudonym } from './pseudonym.ts';
import { MADE_UP, MINUTE, type Streak, type Tally } from './tally.ts';

/**
 * Counts one message into `tally`, in place. Order and replays do not matter: folding an event a second time changes
 * nothing but the sums named in {@link Tally}.
 */
export function fold(tally: Tally, event: LiveEvent): Tally {
  if (event.time !== null) {
    tally.first = lesser(tally.first, event.time);
    tally.last = greater(tally.last, event.time);
  }
  if (event.account !== null) tally.accounts = withValue(tally.accounts, event.account);
  switch (event.kind) {
    case 'gift':
      foldGift(tally, event);
      break;
    case 'like':
      foldLike(tally, event);
      break;
    case 'viewers':
      foldViewers(tally, event);
      break;
    case 'comment':
      if (!foldMessage(tally.messages.comment, event)) tally.unidentified.comment += 1;
      break;
    case 'follow':
      if (!foldMessage(tally.messages[event.social ? 'socialFollow' : 'follow'], event))
        tally.unidentified.follow += event.social ? 0 : 1;
      break;
    case 'share':
      if (!foldMessage(tally.messages[event.social ? 'socialShare' : 'share'], event))
        tally.unidentified.share += event.social ? 0 : 1;
      break;
    case 'room':
      foldRoom(tally, event);
      break;
    case 'other':
      break;
  }
  return tally;
}

const viewerOf = (user: Person): string | null =>
  user.id ?? (user.handle === null ? null : `@${user.handle}`);

function foldGift(tally: Tally, event: GiftEvent): void {
  const viewer = viewerOf(event.user);
  const giving: Giving = {
    user: viewer === null ? '' : pseudonym(viewer, tally.room),
    receiver: event.receiver.id,
    giftId: event.giftId,
  };
  if (event.groupId !== null) {
    if (event.msgId !== null) addMessage(tally.messages.gift, event.msgId);
    const key = streakKey(giving, event.groupId);
    const known = tally.streaks.get(key);
    const streak = streakOf(event);
    tally.streaks.set(key, known === undefined ? streak : joinStreak(known, streak));
  } else if (event.msgId !== null || event.time !== null) {
    const key = event.msgId ?? madeUpKey(giving, event.repeatCount, event.time as number);
    const known = tally.singles.get(key);
    const single = { ...streakOf(event), ...giving };
    tally.singles.set(key, known === undefined ? single : joinSingle(known, single));
    tally.singlesSeen += 1;
  } else {
    const key = looseKey(giving, event.repeatCount, event.ended, event.unit);
    tally.loose.set(key, (tally.loose.get(key) ?? 0) + 1);
  }
  foldAttributes(tally, event);
  if (event.anchor !== null) tally.anchors = withValue(tally.anchors, event.anchor);
  foldHandle(tally, event.receiver);
}

const streakOf = ({ repeatCount, ended, time, unit }: GiftEvent): Streak => ({
  repeatCount,
  ended,
  time,
  unit,
});

function foldAttributes(tally: Tally, event: GiftEvent): void {
  const known = tally.gifts.get(event.giftId) ?? { types: [], units: [], englishName: null, name: null };
  const next = joinAttributes(known, {
    types: event.type === null ? known.types : [event.type],
    units: event.unit === null ? known.units : [event.unit],
    englishName: event.englishName,
    name: event.name,
  });
  tally.gifts.set(event.giftId, next);
}

function foldHandle(tally: Tally, person: Person): void {
  if (person.id === null || person.handle === null) return;
  tally.handles.set(person.id, lesser(tally.handles.get(person.id) ?? null, person.handle) as string);
}

function foldLike(tally: Tally, event: LikeEvent): void {
  const { likes } = tally;
  if (event.msgId !== null) addMessage(tally.messages.like, event.msgId);
  if (event.total !== null) {
    likes.max = greater(likes.max, event.total);
    lowerLikes(likes, event.total, event.batch ?? 0);
    if (event.time !== null) {
      const minute = Math.floor(event.time / MINUTE);
      likes.minutes.set(minute, Math.max(likes.minutes.get(minute) ?? 0, event.total));
    }
  } else if (event.batch !== null) {
    const key = identity(event);
    if (key === null) likes.unidentified += event.batch;
    else {
      const known = likes.batches.get(key);
      likes.batches.set(key, {
        likes: Math.max(known?.likes ?? 0, event.batch),
        time: lesser(known?.time ?? null, event.time),
      });
    }
  }
}

function foldViewers({ viewers }: Tally, event: ViewersEvent): void {
  viewers.ever = greater(viewers.ever, event.ever);
  if (event.concurrent === null) return;
  if (event.sampledAt === null) {
    viewers.untimed.samples += 1;
    viewers.untimed.sum += event.concurrent;
    viewers.untimed.peak = greater(viewers.untimed.peak, event.concurrent);
  } else {
    const known = viewers.samples.get(event.sampledAt) ?? null;
    viewers.samples.set(event.sampledAt, greater(known, event.concurrent) as number);
  }
}

function foldRoom(tally: Tally, event: RoomEvent): void {
  if (event.owner.id !== null) tally.owners = withValue<UserId>(tally.owners, event.owner.id);
  foldHandle(tally, event.owner);
  tally.roomStartedAt = lesser(tally.roomStartedAt, event.startedAt);
}

/** The message id, else who and when by the message's own clock; `null` where a replay cannot be told. */
function identity(event: LikeEvent | CommentEvent | SocialEvent): string | null {
  if (event.msgId !== null) return event.msgId;
  const viewer = viewerOf(event.user);
  // Hashed without salt, so that a roomless recording needs no re-salting here.
  return viewer === null || event.time === null
    ? null
    : `${MADE_UP}${pseudonym(viewer, null)}\n${event.time}`;
}

function foldMessage(set: MessageSet, event: CommentEvent | SocialEvent): boolean {
  const id = identity(event);
  if (id !== null) addMessage(set, id);
  return id !== null;
}
