const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const DAY = 86_400_000;

/** How dates with the year at the end are written. */
type Order = 'month-first' | 'day-first';

/** Why a table's dates cannot be read: some is none, or all fit both orders. */
export type DatesProblem =
  | { readonly kind: 'not-a-date'; readonly index: number }
  | { readonly kind: 'order' };

/**
 * The days of a table as `YYYY-MM-DD`: `2026-07-01`, `2026/7/1`, `2026年7月1日`, `07/01/2026`, `01.07.2026`. Whether the month or
 * the day comes first depends on the language: the order is the one in which all are dates, else the one in which most rows are
 * the day after or before their neighbour, since there is a row for every day.
 */
export function readDays(cells: readonly string[]): readonly string[] | DatesProblem {
  const [first, second] = (['month-first', 'day-first'] as const).map((order) =>
    cells.map((cell) => dayOf(cell, order)),
  ) as [(string | null)[], (string | null)[]];
  const whole = [first, second].filter((days): days is string[] => !days.includes(null));
  if (whole.length === 0) {
    const index = first.findIndex((day, at) => day === null && second[at] === null);
    return index >= 0 ? { kind: 'not-a-date', index } : { kind: 'order' };
  }
  const [one = [], other = one] = whole;
  if (one.every((day, index) => day === other[index])) return one;
  const difference = neighbours(one) - neighbours(other);
  return difference === 0 ? { kind: 'order' } : difference > 0 ? one : other;
}

function dayOf(cell: string, order: Order): string | null {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/[T ]00:00(?::00)?.*$/, '');
  const iso = YEAR_FIRST.exec(text);
  if (iso) return existing(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const [, a = '', mark, b = '', year = ''] = YEAR_LAST.exec(text) ?? [];
  if (mark === undefined) return null;
  // Nobody puts points between a month and a day.
  const dayFirst = mark === '.' || order === 'day-first';
  return dayFirst ? existing(year, b, a) : existing(year, a, b);
}

function existing(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

/** Rows that are one day from the row before. */
const neighbours = (days: readonly string[]): number =>
  days.filter((day, index) => {
    const before = days[index - 1];
    return before !== undefined && Math.abs(Date.parse(day) - Date.parse(before)) === DAY;
  }).length;

/** Whether there are at least two days, each one day after or before its neighbour. */
export const isEveryDay = (days: readonly string[]): boolean =>
  days.length > 1 && neighbours(days) === days.length - 1;
