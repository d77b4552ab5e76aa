import { type Grouped, type GroupKey, keyOfPeriod, SETS_AT_ONCE } from './group.ts';
import { type PeriodLength, periodFinder, type WeekStart } from './period.ts';
import { startSumsTable } from './sums-table.ts';

const DAY = 86_400_000;

/**
 * Sessions by days as sessions by weeks or months: the same sums, put together. So sessions need not be read again once it is
 * known how long a history is.
 *
 * @param days grouped by day
 * @param since `YYYY-MM-DD`: no days before it
 */
export function coarser(days: Grouped, length: PeriodLength, weekStart: WeekStart, since = ''): Grouped {
  if (length === 'day') return days;
  const find = periodFinder(length, weekStart, keyOfPeriod);
  const keys: GroupKey[] = [];
  const table = startSumsTable(SETS_AT_ONCE);
  const numbers = new Map<string, number>();
  const starts = days.keys.map(startOf);
  const inOrder = [...starts.keys()].sort((a, b) => compareText(starts[a] as string, starts[b] as string));
  for (const set of inOrder) {
    const key = days.keys[set] as GroupKey;
    if (startOf(key) < since) continue;
    const outer: GroupKey = key.kind === 'period' ? find(timeOf(key.start)) : key;
    let number = numbers.get(startOf(outer));
    if (number === undefined) {
      number = table.open();
      numbers.set(startOf(outer), number);
      keys.push(outer);
    }
    table.addFrom(number, days.table, set);
  }
  return { ...days, keys, table };
}

/** What is of no period has no start. */
const startOf = (key: GroupKey): string => (key.kind === 'period' ? key.start : '');
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of a date, in UTC. */
export const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The days with a session, ascending. */
export const daysOf = (grouped: readonly Grouped[]): string[] =>
  grouped.flatMap(({ keys }) => keys.flatMap((key) => (key.kind === 'period' ? [key.start] : []))).sort();

/** Days from the first of some to the last, both counted. */
export function spanOf(dates: readonly string[]): number {
  const [first] = dates;
  const last = dates.at(-1);
  return first === undefined || last === undefined ? 0 : (Date.parse(last) - Date.parse(first)) / DAY + 1;
}
