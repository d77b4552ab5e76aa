import { knownOffset, rememberOffset } from './local-offset.ts';

/** A time as ISO 8601 writes it, known to exist on the calendar. `offset: null`: local time of some zone. */
export interface WrittenTime {
  /** `YYYY-MM-DDTHH:MM:SS`, with a fraction where one was written. */
  readonly local: string;
  /** `Z` or `±HH:MM`. */
  readonly offset: string | null;
}

/** Why a text is not a time. */
export type TimeProblem = 'not-a-time' | 'no-time-of-day' | 'no-such-date' | 'no-such-zone';

export interface ResolvedTime {
  /** ISO 8601 with offset. */
  readonly instant: string;
  /** The machine's zone where nothing else said which; `null` when the time or the user did. */
  readonly assumedTimezone: string | null;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME =
  /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)? ?(z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/i;

/** In full, and on a day that every month has: what programs write, for which nothing need be taken apart. */
const FULL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Reads `2026-03-01T20:00`, `2026-03-01 20:00:30+01:00`, `…Z`. A date alone is not a time: the zone may even change its day. */
export function readTime(text: string): WrittenTime | TimeProblem {
  if (FULL.test(text)) {
    const end = text.endsWith('Z') ? -1 : -'+00:00'.length;
    return { local: text.slice(0, end), offset: text.slice(end) };
  }
  const trimmed = text.trim();
  const date = DATE.exec(trimmed.slice(0, 10));
  if (!date) return 'not-a-time';
  const [day, y, m, d] = date;
  if (Number(d) < 1 || Number(d) > daysIn(Number(y), Number(m))) return 'no-such-date';
  if (trimmed.length === 10) return 'no-time-of-day';
  const time = /^[t ]$/i.test(trimmed.charAt(10)) ? TIME.exec(trimmed.slice(11)) : null;
  if (!time) return 'not-a-time';
  const [, hour, minute, second = '00', fraction, offset] = time;
  const local = `${day}T${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  return { local, offset: offset === undefined ? null : fullOffset(offset) };
}

/** Days of a Gregorian month; 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function fullOffset(offset: string): string {
  if (offset.toUpperCase() === 'Z') return 'Z';
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/**
 * The instant a written time means. With an offset it is kept as it is; without one it is local time in `timezone`, else in
 * the machine's zone. A time that the clock skips or repeats is read as Temporal's `compatible` does: after a gap, before
 * a repetition.
 *
 * @param machine asked only for a time without offset and time zone: the answer costs 20 ms at first
 */
export async function resolveTime(
  text: string,
  timezone: string | null,
  machine: { readonly machineTimezone: string },
): Promise<ResolvedTime | TimeProblem> {
  const known = resolveAtOnce(text, timezone, machine);
  if (known !== null) return known;
  const { local } = readTime(text) as WrittenTime;
  const { Temporal } = await import('temporal-polyfill');
  const zone = timezone ?? machine.machineTimezone;
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
    rememberOffset(zoned, zone);
    const instant = zoned.toString({ timeZoneName: 'never' });
    return { instant, assumedTimezone: timezone === null ? zone : null };
  } catch {
    return 'no-such-zone';
  }
}

/** {@link resolveTime} of a time with an offset, or one whose offset is known from earlier ones; `null` for others. */
export function resolveAtOnce(
  text: string,
  timezone: string | null,
  machine: { readonly machineTimezone: string },
): ResolvedTime | TimeProblem | null {
  // It is its own instant, and nothing has to be put together.
  if (FULL.test(text)) return { instant: text, assumedTimezone: null };
  const written = readTime(text);
  if (typeof written === 'string') return written;
  const { local } = written;
  if (written.offset !== null) return { instant: `${local}${written.offset}`, assumedTimezone: null };
  const zone = timezone ?? machine.machineTimezone;
  const offset = local.includes('.') ? null : knownOffset(local, zone);
  if (offset === null) return null;
  return { instant: `${local}${offset}`, assumedTimezone: timezone === null ? zone : null };
}

/** Seconds from one resolved time to another; negative when `to` is earlier. Fractions are cut off. */
export const secondsBetween = (from: string, to: string): number =>
  Math.trunc((Date.parse(to) - Date.parse(from)) / 1000);

/** A resolved time so many seconds later, in the same offset. */
export function secondsLater(instant: string, seconds: number): string {
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(instant)?.[0] ?? 'Z';
  const local = Date.parse(`${instant.slice(0, instant.length - offset.length)}Z`) + seconds * 1000;
  return `${new Date(local).toISOString().replace(/\.000Z$|Z$/, '')}${offset}`;
}
