import type { RoomId } from '../ids.ts';
import { merge } from './merge.ts';
import { hasMessage, shareMessage } from './message-set.ts';
import { isMadeUp, type Messages, type Tally } from './tally.ts';

/**
 * One tally a room. A tally without a room joins the room it shares a message id with, directly or through other roomless
 * tallies; one that shares with several rooms joins the one with the smallest id; one that shares nothing stays by itself,
 * as it may be another LIVE. The result does not depend on the order of the input.
 */
export function joinRooms(tallies: readonly Tally[]): Tally[] {
  const rooms = new Map<RoomId, Tally>();
  const roomless: Tally[] = [];
  for (const tally of tallies) {
    if (tally.room === null) roomless.push(tally);
    else {
      const known = rooms.get(tally.room);
      rooms.set(tally.room, known ? merge(known, tally) : tally);
    }
  }
  const ordered = [...rooms.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const alone: Tally[] = [];
  // Clusters first, rooms as they were before any roomless tally joined: so no joining depends on an earlier one.
  for (const cluster of clusters(roomless)) {
    const home = ordered.find(([, room]) => sharesMessage(room, cluster));
    if (home) rooms.set(home[0], merge(rooms.get(home[0]) as Tally, cluster));
    else alone.push(cluster);
  }
  return [...ordered.map(([id]) => rooms.get(id) as Tally), ...alone];
}

/** Merges tallies that share a message, until none do. */
function clusters(tallies: readonly Tally[]): Tally[] {
  const found: Tally[] = [];
  for (const tally of tallies) {
    let cluster = tally;
    for (let i = found.length - 1; i >= 0; i -= 1) {
      if (!sharesMessage(found[i] as Tally, cluster)) continue;
      cluster = merge(found[i] as Tally, cluster);
      found.splice(i, 1);
    }
    found.push(cluster);
  }
  return found;
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
  for (const id of a.singles.keys())
    if (!isMadeUp(id) && (b.singles.has(id) || hasMessage(b.messages.gift, id))) return true;
  return false;
}
