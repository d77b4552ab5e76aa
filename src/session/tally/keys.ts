import type { GiftId, RoomId, UserId } from '../ids.ts';
import type { Giving } from './giving.ts';
import { salted } from './pseudonym.ts';

// Ids cannot hold a line feed (the sources refuse control characters in them), so a key can be taken apart again, which
// saves its parts from being stored a second time beside it.
const SEPARATOR = '\n';

/** What a message id begins with when it was made up (decision 2); the platform's are digits. */
export const MADE_UP = '~';

const keyOf = ({ user, receiver, giftId }: Giving, ...rest: string[]): string =>
  [user, receiver ?? '', giftId, ...rest].join(SEPARATOR);

/** What a gift message without message id and streak is told apart and ordered by: its own creation time in ms (decision 2). */
export const madeUpKey = (giving: Giving, repeatCount: number, time: number): string =>
  MADE_UP + keyOf({ ...giving, receiver: null }, String(repeatCount), String(time));

/** The key under which gift messages that nothing identifies are counted. */
export const looseKey = (giving: Giving, repeatCount: number, ended: boolean, unit: number | null): string =>
  keyOf(giving, String(repeatCount), ended ? '1' : '0', String(unit ?? ''));

/** Takes a loose gift's key apart: the giving, then count, whether ended, and unit. */
export function partsOf(key: string): Giving & { readonly rest: readonly string[] } {
  const [user = '', receiver = '', giftId = '', ...rest] = key.split(SEPARATOR);
  return {
    user,
    receiver: receiver === '' ? null : (receiver as UserId),
    giftId: giftId as GiftId,
    rest,
  };
}

/** A loose gift's key with the viewer's pseudonym salted for `room`. */
export function saltedKey(key: string, room: RoomId): string {
  const end = key.indexOf(SEPARATOR);
  return salted(key.slice(0, end), room) + key.slice(end);
}
