import type { Range } from '../money/money.ts';
import { coarser, daysOf } from './coarser.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Grouped } from './group.ts';
import {
  everyPeriod,
  firstDayOf,
  monthOf,
  type Period,
  periodFrom,
  type PeriodLength,
  PERIODS,
  type WeekStart,
} from './period.ts';
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
  const all = daysOf([days]);
  const last = all.at(-1);
  if (last === undefined) return null;
  for (const length of PERIODS) {
    const startOf = (day: number): string => periodFrom(firstDayOf(day, length, weekStart), length).start;
    const since = (day: number, most: number): Period[] =>
      everyPeriod([startOf(day), startOf(last)], length, weekStart, most);
    const first = all[0] as number;
    const whole = since(first, MOST_MOMENTS + 1);
    if (whole.length <= MOST_MOMENTS) {
      const from = firstDayOf(first, length, weekStart);
      return { length, cut: false, moments: momentsOf(whole, days, length, weekStart, from) };
    }
    if (length !== 'month') continue;
    const earliest = monthOf(last, 1 - MOST_MOMENTS);
    const recent = all.find((day) => day >= earliest) as number;
    const from = monthOf(recent, 0);
    const moments = momentsOf(since(recent, MOST_MOMENTS), days, length, weekStart, from);
    return { length, cut: true, moments };
  }
  return null;
}

/** @param from the first day of the first of them */
function momentsOf(
  periods: readonly Period[],
  days: Grouped,
  length: PeriodLength,
  weekStart: WeekStart,
  from: number,
): Moment[] {
  const { keys, table } = coarser(days, length, weekStart, from);
  const byStart = new Map<string, Figures>();
  for (let group = 0; group < keys.count(); group += 1) {
    const key = keys.of(group);
    if (key.kind === 'period') byStart.set(key.start, figuresOf(table.sums(group) as Sums));
  }
  return periods.map((period) => {
    const figures = byStart.get(period.start);
    return { period, sessions: figures?.sessions ?? 0, cash: figures?.cash ?? null };
  });
}
