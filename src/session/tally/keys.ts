import type { GiftId, RoomId, UserId } from '../ids.ts';
import { type Pseudonym, salted } from './pseudonym.ts';
import { MADE_UP } from './tally.ts';

// Ids cannot hold a line feed (the sources refuse control characters in them), so a key can be taken apart again, which
// saves its parts from being stored a second time beside it.
const SEPARATOR = '\n';

/** Who gave what to whom. `user: ''` and `receiver: null` are unknown. */
export interface Giving {
  readonly user: Pseudonym;
  readonly receiver: UserId | null;
  readonly giftId: GiftId;
}

// Joined rather than written as a template: V8 keeps a template as a tree of its parts beside the flat text, and there is
// a key a purchase.
const keyOf = ({ user, receiver, giftId }: Giving, ...rest: string[]): string =>
  [user, receiver ?? '', giftId, ...rest].join(SEPARATOR);

/** The key of a streak with an id. */
export const streakKey = (giving: Giving, groupId: string): string => keyOf(giving, groupId);

/** The key of a gift message without message id and streak, by its own creation time in ms (decision 2). */
export const madeUpKey = (giving: Giving, repeatCount: number, time: number): string =>
  MADE_UP + keyOf({ ...giving, receiver: null }, String(repeatCount), String(time));

/** The key under which gift messages that nothing identifies are counted. */
export const looseKey = (giving: Giving, repeatCount: number, ended: boolean, unit: number | null): string =>
  keyOf(giving, String(repeatCount), ended ? '1' : '0', String(unit ?? ''));

/** Takes a streak's or a loose gift's key apart: the giving, then what followed it. */
export function partsOf(key: string): Giving & { readonly rest: readonly string[] } {
  const [user = '', receiver = '', giftId = '', ...rest] = key.split(SEPARATOR);
  return {
    user,
    receiver: receiver === '' ? null : (receiver as UserId),
    giftId: giftId as GiftId,
    rest,
  };
}

/** The same key with the viewer's pseudonym salted for `room`; for keys of all three forms. */
export function saltedKey(key: string, room: RoomId): string {
  const prefix = key.startsWith(MADE_UP) ? MADE_UP : '';
  const end = key.indexOf(SEPARATOR);
  return prefix + salted(key.slice(prefix.length, end), room) + key.slice(end);
}
