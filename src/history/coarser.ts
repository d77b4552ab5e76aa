import { type Grouped, SETS_AT_ONCE, startPeriods } from './group.ts';
import { firstDayOf, type PeriodLength, type WeekStart } from './period.ts';
import { startSumsTable } from './sums-table.ts';

/**
 * Sessions by days as sessions by weeks or months: the same sums, put together. So sessions need not be read again once it is
 * known how long a history is.
 *
 * @param days grouped by day
 * @param since in days since 1970: only days from here on, and only what has one
 */
export function coarser(
  days: Grouped,
  length: PeriodLength,
  weekStart: WeekStart,
  since = Number.NEGATIVE_INFINITY,
): Grouped {
  if (length === 'day') return days;
  const table = startSumsTable(SETS_AT_ONCE);
  const { keys, numberOf } = startPeriods(length, table);
  const timeOf = (group: number): number => days.keys.firstDay(group) ?? Number.NEGATIVE_INFINITY;
  const inOrder = Array.from({ length: days.keys.count() }, (_, group) => group)
    .filter((group) => timeOf(group) >= since)
    .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  for (const group of inOrder) {
    const day = days.keys.firstDay(group);
    const number = numberOf(day === null ? null : firstDayOf(day, length, weekStart));
    table.addFrom(number, days.table, group);
  }
  return { ...days, keys, table };
}

/** The days with a session, ascending, in days since 1970; of all currencies, each of its own. */
export const daysOf = (grouped: readonly Grouped[]): number[] =>
  grouped
    .flatMap(({ keys }) =>
      Array.from({ length: keys.count() }, (_, group) => keys.firstDay(group)).filter((day) => day !== null),
    )
    .sort((a, b) => a - b);

/** Days from the first of some to the last, both counted. */
export function spanOf(days: readonly number[]): number {
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? 0 : last - first + 1;
}
