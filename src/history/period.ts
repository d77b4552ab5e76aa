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
export function periodAt(wall: number, length: PeriodLength, weekStart: WeekStart): Period {
  const day = Math.floor(wall / DAY);
  if (length === 'day') return between(day, day + 1);
  if (length === 'week') {
    const first = day - mod(day + FIRST_WEEKDAY[weekStart], 7);
    return between(first, first + 7);
  }
  const date = new Date(day * DAY);
  const month = (later: number): number =>
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1) / DAY;
  return between(month(0), month(1));
}

/** What is made of {@link periodAt}, once a day: histories ask for the same few hundred days over and over. */
export function periodFinder<Made>(
  length: PeriodLength,
  weekStart: WeekStart,
  make: (period: Period) => Made,
): (wall: number) => Made {
  const known = new Map<number, Made>();
  return (wall) => {
    const day = Math.floor(wall / DAY);
    const before = known.get(day);
    if (before !== undefined) return before;
    const made = make(periodAt(wall, length, weekStart));
    known.set(day, made);
    return made;
  };
}

/** The period after one of the same length. */
export const nextPeriod = ({ end }: Period, length: PeriodLength, weekStart: WeekStart): Period =>
  periodAt(Date.parse(`${end}T00:00:00Z`), length, weekStart);

/** Days since 1970 as a period. */
const between = (start: number, end: number): Period => ({ start: dateOf(start), end: dateOf(end) });

const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

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
