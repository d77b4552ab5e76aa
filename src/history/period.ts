/** The lengths of time that a history can be cut into. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type PeriodLength = (typeof PERIODS)[number];

export type WeekStart = 'monday' | 'saturday' | 'sunday';

/** A stretch of the calendar. Dates are `YYYY-MM-DD`; `end` is the first day that is no longer part of it. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

const DAY = 86_400_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY: Readonly<Record<WeekStart, number>> = { monday: 3, sunday: 4, saturday: 5 };

/**
 * The day, week or month that a wall-clock time lies in (Gregorian calendar).
 *
 * @param wall what the clock showed, in ms since 1970 as if in UTC: see `zone.ts`
 */
export const periodAt = (wall: number, length: PeriodLength, weekStart: WeekStart): Period =>
  periodFrom(firstDayOf(dayAt(wall), length, weekStart), length);

/** Of a wall-clock time, in days since 1970: what a long history keeps of each of its days. */
export const dayAt = (wall: number): number => Math.floor(wall / DAY);

/** The first day of the period that a day lies in, both in days since 1970. */
export function firstDayOf(day: number, length: PeriodLength, weekStart: WeekStart): number {
  if (length === 'day') return day;
  return length === 'week' ? day - mod(day + FIRST_WEEKDAY[weekStart], 7) : monthOf(day, 0);
}

/** @param first the day on which it begins, in days since 1970 */
export function periodFrom(first: number, length: PeriodLength): Period {
  if (length === 'month') return between(first, monthOf(first, 1));
  return between(first, first + (length === 'day' ? 1 : 7));
}

/** The first day of the month that is so many after that of a day. */
export function monthOf(day: number, later: number): number {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1) / DAY;
}

/** The period after one of the same length. */
export const nextPeriod = ({ end }: Period, length: PeriodLength, weekStart: WeekStart): Period =>
  periodAt(Date.parse(`${end}T00:00:00Z`), length, weekStart);

/** Days since 1970 as a period. */
const between = (start: number, end: number): Period => ({ start: dateOf(start), end: dateOf(end) });

/** `YYYY-MM-DD` of a day. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const mod = (value: number, by: number): number => ((value % by) + by) % by;

/**
 * All periods from the first to the last, with those in which nothing happened: what a chart over time needs.
 *
 * @param starts dates on which periods of that length start, ascending
 * @param most how many are made at the most; a typing error in one year would fill a list without end
 */
export function everyPeriod(
  starts: readonly string[],
  length: PeriodLength,
  weekStart: WeekStart,
  most: number,
): Period[] {
  const [first] = starts;
  const last = starts.at(-1);
  const periods: Period[] = [];
  if (first === undefined || last === undefined) return periods;
  let period = periodAt(Date.parse(`${first}T00:00:00Z`), length, weekStart);
  while (period.start <= last && periods.length < most) {
    periods.push(period);
    period = nextPeriod(period, length, weekStart);
  }
  return periods;
}
