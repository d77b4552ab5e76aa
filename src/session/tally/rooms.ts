import type { RoomId } from '../ids.ts';
import { merge } from './merge.ts';
import { hasMessage, shareMessage } from './message-set.ts';
import { salted } from './pseudonym.ts';
import { eachMessageId, hasSingle } from './single-table.ts';
import { eachStreak, groupOf } from './streak-table.ts';
import type { Messages, Tally } from './tally.ts';

/** A tally, and which of those given went into it, by index, ascending. */
export interface Joined {
  readonly tally: Tally;
  readonly from: readonly number[];
}

/**
 * One tally a room. A tally without a room joins the room it shares a message id or else a streak with, directly or through
 * other roomless tallies; one that shares with several rooms joins the one with the smallest id; one that shares nothing
 * stays by itself, as it may be another LIVE. The result does not depend on the order of the input.
 */
export function groupRooms(tallies: readonly Tally[]): Joined[] {
  const rooms = new Map<RoomId, Joined>();
  const roomless: Joined[] = [];
  for (const [index, tally] of tallies.entries()) {
    const one = { tally, from: [index] };
    if (tally.room === null) roomless.push(one);
    else {
      const known = rooms.get(tally.room);
      rooms.set(tally.room, known ? combine(known, one) : one);
    }
  }
  const ordered = [...rooms.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const alone: Joined[] = [];
  // Clusters first, rooms as they were before any roomless tally joined: so no joining depends on an earlier one.
  for (const cluster of joinByMessages(joinByStreaks(roomless))) {
    const home =
      ordered.find(([, room]) => sharesMessage(room.tally, cluster.tally)) ??
      ordered.find(([, room]) => sharesStreak(room.tally, cluster.tally));
    if (home) rooms.set(home[0], combine(rooms.get(home[0]) as Joined, cluster));
    else alone.push(cluster);
  }
  return [...ordered.map(([id]) => rooms.get(id) as Joined), ...alone];
}

/** {@link groupRooms} without saying where they come from. */
export const joinRooms = (tallies: readonly Tally[]): Tally[] =>
  groupRooms(tallies).map(({ tally }) => tally);

/** Both as one; of one room, or one of them roomless. */
export const combine = (a: Joined, b: Joined): Joined => ({
  tally: merge(a.tally, b.tally),
  from: [...a.from, ...b.from].sort((one, other) => one - other),
});

/** Merges tallies that share a message, until none do. */
function joinByMessages(tallies: readonly Joined[]): Joined[] {
  const found: Joined[] = [];
  for (const each of tallies) {
    let cluster = each;
    for (let i = found.length - 1; i >= 0; i -= 1) {
      const other = found[i] as Joined;
      if (!sharesMessage(other.tally, cluster.tally)) continue;
      cluster = combine(other, cluster);
      found.splice(i, 1);
    }
    found.push(cluster);
  }
  return found;
}

/** Merges roomless tallies that share a streak: a recording cut while it went on. */
function joinByStreaks(tallies: readonly Joined[]): readonly Joined[] {
  if (tallies.length < 2) return tallies;
  const parents = tallies.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    return root;
  };
  const seenIn = new Map<string, number>();
  for (const [index, { tally }] of tallies.entries()) {
    for (const id of streakIds(tally)) {
      const first = seenIn.get(id);
      if (first === undefined) seenIn.set(id, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  }
  const clusters = new Map<number, Joined>();
  for (const [index, tally] of tallies.entries()) {
    const root = rootOf(index);
    const cluster = clusters.get(root);
    clusters.set(root, cluster ? combine(cluster, tally) : tally);
  }
  return [...clusters.values()];
}

/** Viewer, gift and streak id of each streak whose viewer is known; not the receiver, which a recorder may have lost. */
function* streakIds({ streaks }: Tally): Generator<string> {
  for (const { row, user, giftId } of eachStreak(streaks))
    if (user !== '') yield `${user}\n${giftId}\n${groupOf(streaks, row)}`;
}

/** Whether a streak of a known viewer is in both. Only those with the same gift and streak id are salted to be compared. */
function sharesStreak(room: Tally, roomless: Tally): boolean {
  if (room.streaks.size === 0 || roomless.streaks.size === 0) return false;
  const viewers = new Map<string, string[]>();
  for (const id of streakIds(roomless)) {
    const at = id.indexOf('\n');
    const rest = id.slice(at);
    const same = viewers.get(rest);
    if (same) same.push(id.slice(0, at));
    else viewers.set(rest, [id.slice(0, at)]);
  }
  for (const id of streakIds(room)) {
    const at = id.indexOf('\n');
    const viewer = id.slice(0, at);
    if (viewers.get(id.slice(at))?.some((each) => salted(each, room.room as RoomId) === viewer)) return true;
  }
  return false;
}

function sharesMessage(a: Tally, b: Tally): boolean {
  for (const kind of ['gift', 'like', 'comment'] as const satisfies readonly (keyof Messages)[])
    if (shareMessage(a.messages[kind], b.messages[kind])) return true;
  if (sharesSocial(a, b, 'follow', 'socialFollow') || sharesSocial(a, b, 'share', 'socialShare')) return true;
  return sharesSingle(a, b) || sharesSingle(b, a);
}

type Social = 'follow' | 'share' | 'socialFollow' | 'socialShare';

const sharesSocial = ({ messages: a }: Tally, { messages: b }: Tally, one: Social, other: Social): boolean =>
  shareMessage(a[one], b[one]) ||
  shareMessage(a[other], b[other]) ||
  shareMessage(a[one], b[other]) ||
  shareMessage(a[other], b[one]);

/** Whether a gift message without streak in `a` is in `b`, with its streak or without. */
function sharesSingle(a: Tally, b: Tally): boolean {
  for (const id of eachMessageId(a.singles))
    if (hasSingle(b.singles, id) || hasMessage(b.messages.gift, id)) return true;
  return false;
}
