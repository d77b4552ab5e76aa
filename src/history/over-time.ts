import type { Range } from '../money/money.ts';
import { coarser, startsOf } from './coarser.ts';
import type { Group, History } from './group.ts';
import { everyPeriod, type Period, type PeriodLength, PERIODS, type WeekStart } from './period.ts';

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
export function overTime(days: History, weekStart: WeekStart): OverTime | null {
  for (const length of PERIODS) {
    const { groups } = coarser(days, length, weekStart);
    const starts = startsOf(groups);
    if (starts.length === 0) return null;
    const whole = everyPeriod(starts, length, weekStart, MOST_MOMENTS + 1);
    if (whole.length <= MOST_MOMENTS) return { length, cut: false, moments: momentsOf(whole, groups) };
    if (length !== 'month') continue;
    const last = monthNumber(starts.at(-1) as string);
    const recent = starts.filter((start) => last - monthNumber(start) < MOST_MOMENTS);
    const periods = everyPeriod(recent, length, weekStart, MOST_MOMENTS);
    return { length, cut: true, moments: momentsOf(periods, groups) };
  }
  return null;
}

const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

function momentsOf(periods: readonly Period[], groups: readonly Group[]): Moment[] {
  const byStart = new Map(
    groups.flatMap(({ key, figures }) => (key.kind === 'period' ? [[key.start, figures] as const] : [])),
  );
  return periods.map((period) => {
    const figures = byStart.get(period.start);
    return { period, sessions: figures?.sessions ?? 0, cash: figures?.cash ?? null };
  });
}
