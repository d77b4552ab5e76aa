import { readTime, resolveTime, type TimeProblem } from './time.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * One end of a stretch of time, as `--since` and `--until` take it: a day (`2026-03-01`, whole on both sides: `until` is the
 * moment after it ends) or a time (`2026-03-01T20:00`, with or without offset). Days and times without offset are in
 * `timezone`, where a day may be 23 or 25 hours long.
 *
 * @param timezone IANA name or offset, known to exist
 * @returns ms since 1970, the first moment inside (`since`) or the first one outside (`until`); or why the text is neither
 */
export async function readBound(
  text: string,
  side: 'since' | 'until',
  timezone: string,
): Promise<number | TimeProblem> {
  const typed = text.trim();
  if (!DAY.test(typed)) {
    const resolved = await resolveTime(typed, timezone, { machineTimezone: timezone });
    return typeof resolved === 'string' ? resolved : Date.parse(resolved.instant);
  }
  // Only the time of day is missing from a day that exists.
  const problem = readTime(typed);
  if (problem !== 'no-time-of-day') return typeof problem === 'string' ? problem : 'not-a-time';
  const { Temporal } = await import('temporal-polyfill');
  const day = Temporal.PlainDate.from(typed);
  const first = side === 'since' ? day : day.add({ days: 1 });
  return first.toZonedDateTime(timezone).epochMilliseconds;
}
