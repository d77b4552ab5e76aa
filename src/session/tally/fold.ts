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
import type { Giving } from './giving.ts';
import { greater, lesser } from './join.ts';
import { looseKey, MADE_UP } from './keys.ts';
import { addLiker, wantsLiker } from './likers.ts';
import { joinAttributes, lowerLikes } from './merge.ts';
import { addMessage, hashed, type MessageSet } from './message-set.ts';
import { pseudonym } from './pseudonym.ts';
import { addSingle, type SingleGift } from './single-table.ts';
import { addStreak } from './streak-table.ts';
import { type LikeState, MINUTE, SECOND, type Tally } from './tally.ts';

/**
 * Counts one message into `tally`, in place. Order and replays do not matter: folding an event a second time changes
 * nothing but the sums named in {@link Tally}.
 */
export function fold(tally: Tally, event: LiveEvent): Tally {
  if (event.time !== null) foldTime(tally, event.time);
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
    case 'gap':
      tally.gaps.set(event.from, Math.max(event.to, tally.gaps.get(event.from) ?? event.to));
      break;
    case 'other':
      break;
  }
  return tally;
}

/** `time` in ms. */
export function foldTime(tally: Tally, time: number): void {
  if (tally.first === null || time < tally.first) tally.first = time;
  if (tally.last === null || time > tally.last) tally.last = time;
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
    addStreak(tally.streaks, giving, event.groupId, event);
  } else if (event.msgId !== null || event.time !== null) {
    addSingle(tally.singles, event.msgId, singleOf(giving, event));
    tally.singlesSeen += 1;
  } else {
    const key = looseKey(giving, event.repeatCount, event.ended, event.unit);
    tally.loose.set(key, (tally.loose.get(key) ?? 0) + 1);
  }
  foldAttributes(tally, event);
  if (event.anchor !== null) tally.anchors = withValue(tally.anchors, event.anchor);
  foldHandle(tally, event.receiver);
}

const singleOf = (
  { user, receiver, giftId }: Giving,
  { repeatCount, ended, time, unit }: GiftEvent,
): SingleGift => ({ user, receiver, giftId, repeatCount, ended, time, unit });

function foldAttributes(tally: Tally, event: GiftEvent): void {
  const known = tally.gifts.get(event.giftId) ?? { types: [], units: [], englishName: null, name: null };
  const next = joinAttributes(known, {
    types: event.type === null ? known.types : [event.type],
    units: event.unit === null ? known.units : [event.unit],
    englishName: event.englishName,
    name: event.name,
    ...(event.stated && { stated: [`${event.stated}/${event.repeatCount}`] }),
  });
  tally.gifts.set(event.giftId, next);
}

function foldHandle(tally: Tally, person: Person): void {
  if (person.id === null || person.handle === null) return;
  tally.handles.set(person.id, lesser(tally.handles.get(person.id) ?? null, person.handle) as string);
}

function foldLike(tally: Tally, event: LikeEvent): void {
  const { likes } = tally;
  if (event.msgId !== null) {
    addMessage(tally.messages.like, event.msgId);
    foldLiker(tally, hashed(event.msgId), event);
  }
  if (event.total !== null) foldLikeTotal(likes, event.total, event.batch, event.time);
  else if (event.batch !== null) {
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

/** Few messages are in the sample, and only their senders need a pseudonym. */
function foldLiker({ likes: { likers }, room }: Tally, id: string, { user, batch }: LikeEvent): void {
  if (batch === null || !wantsLiker(likers, id)) return;
  const viewer = viewerOf(user);
  addLiker(likers, id, { user: viewer === null ? '' : pseudonym(viewer, room), likes: batch });
}

/** `total` is the room's counter after a message with `batch` likes. */
export function foldLikeTotal(
  likes: LikeState,
  total: number,
  batch: number | null,
  time: number | null,
): void {
  if (likes.max === null || total > likes.max) likes.max = total;
  lowerLikes(likes, total, batch ?? 0);
  if (time === null) return;
  const minute = Math.floor(time / MINUTE);
  const known = likes.minutes.get(minute);
  if (known === undefined || total > known) likes.minutes.set(minute, total);
}

export function foldViewers(
  { viewers }: Tally,
  { ever, concurrent, sampledAt }: Pick<ViewersEvent, 'ever' | 'concurrent' | 'sampledAt'>,
): void {
  viewers.ever = greater(viewers.ever, ever);
  if (concurrent === null) return;
  if (sampledAt === null) {
    viewers.untimed.samples += 1;
    viewers.untimed.sum += concurrent;
    viewers.untimed.peak = greater(viewers.untimed.peak, concurrent);
  } else {
    const second = Math.floor(sampledAt / SECOND) * SECOND;
    const known = viewers.samples.get(second);
    if (known === undefined || concurrent > known) viewers.samples.set(second, concurrent);
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
  if (viewer === null || event.time === null) return null;
  // Hashed together with the time: nobody is the same in two of these, so they need no salt, nor salting later.
  return MADE_UP + hashed(`${pseudonym(viewer, null)}\n${event.time}`);
}

function foldMessage(set: MessageSet, event: CommentEvent | SocialEvent): boolean {
  const id = identity(event);
  if (id !== null) addMessage(set, id, event.time);
  return id !== null;
}
