import type { Range } from '../money/money.ts';
import { coarser, daysOf, timeOf } from './coarser.ts';
import { figuresOf } from './figures.ts';
import type { Grouped } from './group.ts';
import { everyPeriod, type Period, periodAt, type PeriodLength, PERIODS, type WeekStart } from './period.ts';
import type { Sums } from './sums.ts';

/** A period of a history, also one without a LIVE. */
export interface Moment {
  readonly period: Period;
  /** 0: a gap. */
  readonly sessions: number;
  /** `null` in a gap, and where no session tells its income. */
  readonly cash: Range | null;
}

/** Income over time: every period from the first LIVE to the last. */
export interface OverTime {
  readonly length: PeriodLength;
  /** Periods before these are not in it: there are more than fit a line. */
  readonly cut: boolean;
  readonly moments: readonly Moment[];
}

/** What fits a line beside its title, on a terminal of 80 columns. */
const MOST_MOMENTS = 60;

/**
 * Income by the shortest periods that fit a line.
 *
 * @param days grouped by day
 * @returns `null` when no session says when it was
 */
export function overTime(days: Grouped, weekStart: WeekStart): OverTime | null {
  const dates = daysOf([days]);
  const last = dates.at(-1);
  if (last === undefined) return null;
  for (const length of PERIODS) {
    const startOf = (date: string): string => periodAt(timeOf(date), length, weekStart).start;
    const since = (date: string, most: number): Period[] =>
      everyPeriod([startOf(date), startOf(last)], length, weekStart, most);
    const whole = since(dates[0] as string, MOST_MOMENTS + 1);
    if (whole.length <= MOST_MOMENTS) {
      return { length, cut: false, moments: momentsOf(whole, days, length, weekStart) };
    }
    if (length !== 'month') continue;
    const recent = dates.find((date) => monthNumber(last) - monthNumber(date) < MOST_MOMENTS) as string;
    const moments = momentsOf(since(recent, MOST_MOMENTS), days, length, weekStart);
    return { length, cut: true, moments };
  }
  return null;
}

const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

function momentsOf(
  periods: readonly Period[],
  days: Grouped,
  length: PeriodLength,
  weekStart: WeekStart,
): Moment[] {
  const start = periods[0]?.start ?? '';
  const { keys, table } = coarser(days, length, weekStart, start);
  const byStart = new Map(
    keys.flatMap((key, set) =>
      key.kind === 'period' && key.start >= start
        ? [[key.start, figuresOf(table.sums(set) as Sums)] as const]
        : [],
    ),
  );
  return periods.map((period) => {
    const figures = byStart.get(period.start);
    return { period, sessions: figures?.sessions ?? 0, cash: figures?.cash ?? null };
  });
}
