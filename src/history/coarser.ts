import { type Group, groupOf, type GroupKey, type History } from './group.ts';
import { type PeriodLength, periodFinder, type WeekStart } from './period.ts';
import { sortGroups } from './sort.ts';
import { mergeSums, type Sums } from './sums.ts';

const DAY = 86_400_000;

/**
 * A history by days as one by weeks or months: the same sums, put together. So sessions need not be read again once it is
 * known how long a history is.
 *
 * @param days grouped by day
 */
export function coarser(days: History, length: PeriodLength, weekStart: WeekStart): History {
  if (length === 'day') return days;
  const find = periodFinder(length, weekStart);
  const parts = new Map<string, { key: GroupKey; sums: Sums[] }>();
  for (const { key, sums } of days.groups) {
    const outer: GroupKey =
      key.kind === 'period' ? { kind: 'period', ...find(Date.parse(`${key.start}T00:00:00Z`)) } : key;
    const id = outer.kind === 'period' ? outer.start : outer.kind;
    const part = parts.get(id) ?? { key: outer, sums: [] };
    part.sums.push(sums);
    parts.set(id, part);
  }
  const groups = [...parts.values()].map(
    ({ key, sums }): Group => groupOf(key, mergeSums(sums) as Sums, days.total),
  );
  return { ...days, groups: sortGroups(groups, 'key', 'ascending') };
}

/** The days with a session, ascending. */
export const daysOf = (histories: readonly History[]): string[] =>
  histories.flatMap(({ groups }) => startsOf(groups)).sort();

/** Days from the first of some to the last, both counted. */
export function spanOf(dates: readonly string[]): number {
  const [first] = dates;
  const last = dates.at(-1);
  return first === undefined || last === undefined ? 0 : (Date.parse(last) - Date.parse(first)) / DAY + 1;
}

/** The first days of the periods that a history by periods has, in its order. */
export const startsOf = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ key }) => (key.kind === 'period' ? [key.start] : []));
