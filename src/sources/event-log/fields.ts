import type { GiftId, MessageId, RoomId, UserId } from '../../session/ids.ts';

/** Readers of single payload fields. Each answers `null` for what is missing, empty or not what it should be. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A nested object, or an empty one. */
export const objectAt = (data: JsonObject, key: string): JsonObject => {
  const value = data[key];
  return isObject(value) ? value : {};
};

// Ids and handles are ASCII on TikTok. They end up in keys and reports: no spaces, no control characters, and no essays.
const ID = /^[!-~]{1,64}$/;

/** An id as text. `0` is how every dialect writes "none"; a number that JSON.parse has rounded is no id any more. */
export function idOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && text !== '0' && ID.test(text) ? text : null;
}

export const messageIdOf = idOf as (value: unknown) => MessageId | null;
export const userIdOf = idOf as (value: unknown) => UserId | null;
export const roomIdOf = idOf as (value: unknown) => RoomId | null;
export const giftIdOf = idOf as (value: unknown) => GiftId | null;

/** A whole number from 0 to 2^53 - 1, written as a number or as digits. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** Like {@link countOf}, where 0 means unknown (decision 4). */
export const positiveOf = (value: unknown): number | null => countOf(value) || null;

/** A count that a message says: `null` is not said, `broken` is there and no whole number: the message cannot be counted. */
export type Told = number | null | 'broken';

/** Like {@link countOf}; missing or empty is not said. */
export function toldOf(value: unknown): Told {
  if (value === undefined || value === null || value === '') return null;
  return countOf(value) ?? 'broken';
}

/** How often a gift was sent; 0 is not said either. */
export const repeatsOf = (value: unknown): Told => toldOf(value) || null;

/** Text of at most 200 characters; viewers and gift names do not get more room. */
export function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim().slice(0, 200) : '';
  return text === '' ? null : text;
}

/** `repeatEnd` is a boolean in connector 1.x, 0 or 1 in 2.x, and text in some relays. */
export const isTrue = (value: unknown): boolean =>
  value === true || value === 1 || value === '1' || value === 'true';

// Before TikTok had LIVE, and after any log: a time outside is a broken one, and would stretch the session over decades.
const EARLIEST = Date.UTC(2016, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A time in ms since 1970. A few writers store seconds: anything below 10^12 is. ISO 8601 needs its offset. */
export function timeOf(value: unknown): number | null {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.+(?:Z|[+-]\d\d:?\d\d)$/.test(value))
    return plausible(Date.parse(value));
  const number = countOf(value);
  return number === null ? null : plausible(number < 1e12 ? number * 1000 : number);
}

const plausible = (ms: number): number | null => (ms >= EARLIEST && ms < LATEST ? ms : null);
