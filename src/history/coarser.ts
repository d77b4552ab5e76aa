import { type Grouped, type GroupKey, keyOfPeriod } from './group.ts';
import { type PeriodLength, periodFinder, type WeekStart } from './period.ts';
import { startSums, type Sums, type SumsBuilder } from './sums.ts';

const DAY = 86_400_000;

/**
 * Sessions by days as sessions by weeks or months: the same sums, put together. So sessions need not be read again once it is
 * known how long a history is.
 *
 * @param days grouped by day
 */
export function coarser(days: Grouped, length: PeriodLength, weekStart: WeekStart): Grouped {
  if (length === 'day') return days;
  const find = periodFinder(length, weekStart, keyOfPeriod);
  const parts = new Map<string, { readonly key: GroupKey; readonly builder: SumsBuilder }>();
  for (const { key, sums } of [...days.parts].sort((a, b) => compareText(startOf(a.key), startOf(b.key)))) {
    const outer: GroupKey = key.kind === 'period' ? find(timeOf(key.start)) : key;
    const part = parts.get(startOf(outer)) ?? { key: outer, builder: startSums() };
    part.builder.merge(sums);
    parts.set(startOf(outer), part);
  }
  return {
    ...days,
    parts: [...parts.values()].map(({ key, builder }) => ({ key, sums: builder.sums() as Sums })),
  };
}

/** What is of no period has no start. */
const startOf = (key: GroupKey): string => (key.kind === 'period' ? key.start : '');
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of a date, in UTC. */
export const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The days with a session, ascending. */
export const daysOf = (grouped: readonly Grouped[]): string[] =>
  grouped
    .flatMap(({ parts }) => parts.flatMap(({ key }) => (key.kind === 'period' ? [key.start] : [])))
    .sort();

/** Days from the first of some to the last, both counted. */
export function spanOf(dates: readonly string[]): number {
  const [first] = dates;
  const last = dates.at(-1);
  return first === undefined || last === undefined ? 0 : (Date.parse(last) - Date.parse(first)) / DAY + 1;
}
