import { fail } from '../../diagnostics/diagnostic.ts';
import { NO_COUNTS, NO_PARTS, NOT_BEFORE, type Period } from '../../period/period.ts';
import { countCell, durationCell, isBlank } from '../backstage/cells.ts';
import { headerOf, placeOf, type Row, type Table } from '../gift-table/table.ts';
import type { Aliases } from '../header-aliases.ts';
import { startFaults } from '../session-table/faults.ts';
import type { PeriodDraft, Source } from '../source.ts';
import { readAverage } from '../typed/count.ts';
import { tornRows } from '../backstage/torn-rows.ts';
import {
  type AnalyticsColumns,
  type AnalyticsField,
  analyticsColumns,
  isDaily,
  saysSeconds,
} from './columns.ts';
import { isEveryDay, readDays } from './dates.ts';

/**
 * LIVE analytics as TikTok's LIVE Center exports them: four tables with a row a day (revenue, engagement, activity, viewers),
 * which join on the date.
 *
 * Traps:
 * - A row is a day and not a LIVE; on some days there were several, on others none and 0 diamonds.
 * - People (gifters, viewers who commented, unique viewers) are unique within a day.
 * - The language of the screen decides headers, the order of a date, and suffixes such as `1.2万`.
 * - Nothing says whose days these are.
 */
export const analytics: Source = {
  name: 'LIVE analytics table',
  recognise(head, aliases) {
    const header = headerOf(head);
    const columns = header && analyticsColumns(header.cells, aliases?.analytics);
    return (
      columns !== null && isDaily(header?.cells ?? [], columns, () => daysFollow(head, header?.delimiter))
    );
  },
  async read(input, { aliases }) {
    const { readTable } = await import('../gift-table/read-table.ts');
    return [draftOf(await readTable(input), aliases?.analytics)];
  },
};

/** As far as the beginning of the text shows. */
function daysFollow(head: string, delimiter = ','): boolean {
  const lines = head.split(/\r\n|\n|\r/).slice(1, -1);
  const first = lines.filter((line) => line.trim() !== '').map((line) => line.split(delimiter)[0] ?? '');
  const days = readDays(first.map((cell) => cell.replaceAll('"', '')));
  return Array.isArray(days) && isEveryDay(days as readonly string[]);
}

function draftOf(table: Table, aliases?: Aliases<'analytics'>): PeriodDraft {
  const { fields, inSeconds, twice } = analyticsColumns(table.header, aliases) as AnalyticsColumns;
  if (twice) fail('TABLE_COLUMN_TWICE', twice, placeOf(table, table.headerLine));
  const faults = startFaults(table.path);
  const rows = table.rows.filter(({ cells }) => !isTotal(cells[0] ?? ''));
  const days = daysOf(table, rows);
  const periods: Period[] = [];
  for (const [index, { cells, line }] of rows.entries()) {
    const at = placeOf(table, line);
    faults.row();
    const broken: string[] = [];
    const cell = (field: AnalyticsField): [text: string, header: string] => {
      const where = fields.indexOf(field);
      return [cells[where] ?? '', table.header[where] ?? field];
    };
    const take = (
      field: AnalyticsField,
      read: (text: string, header: string) => number | null | 'broken',
    ) => {
      const [text, header] = cell(field);
      const value = read(text, header);
      if (value !== 'broken') return value;
      broken.push(header);
      return null;
    };
    const count = (field: AnalyticsField): number | null => take(field, countCell);
    const day = days[index] ?? '';
    const period: Period = {
      platform: 'tiktok',
      source: 'analytics',
      at,
      creator: null,
      creatorId: null,
      days: { from: day, to: day },
      lastThirtyDays: false,
      exportedAt: null,
      counts: {
        ...NO_COUNTS,
        diamonds: count('diamonds'),
        durationSeconds: take('duration', (text, header) =>
          secondsCell(text, inSeconds || saysSeconds(header)),
        ),
        lives: count('lives'),
        views: count('views'),
        likes: count('likes'),
        shares: count('shares'),
        follows: count('follows'),
        gifters: count('gifters'),
        commenters: count('commenters'),
      },
      viewers: { average: take('average', averageCell), peak: count('peak'), unique: count('unique') },
      parts: NO_PARTS,
      before: NOT_BEFORE,
    };
    if (broken.length === 0) periods.push(period);
    else
      faults.leftOut(
        broken.map((header) => ({
          fault: { kind: 'unreadable', column: header, expected: 'a number' },
          at,
        })),
      );
  }
  tornRows(table.malformed, faults);
  return { kind: 'period', path: table.path, periods, notes: faults.findings() };
}

function daysOf(table: Table, rows: readonly Row[]): readonly string[] {
  const cells = rows.map((row) => row.cells[0] ?? '');
  const days = readDays(cells);
  if (!('kind' in days)) return days;
  const column = table.header[0] ?? 'date';
  if (days.kind === 'order')
    return fail('DATES_AMBIGUOUS', { column, example: cells[0] ?? '' }, { file: table.path });
  const { line } = rows[days.index] as Row;
  return fail(
    'DATA_VALUE_INVALID',
    { key: column, value: cells[days.index] ?? '', expected: 'a day such as 2026-07-01' },
    placeOf(table, line),
  );
}

/** Some exports add the days up at the end. */
const isTotal = (cell: string): boolean =>
  /^(?:total|合計|sum|summe|gesamt)$/i.test(cell.normalize('NFKC').trim());

const secondsCell = (text: string, seconds: boolean): number | null | 'broken' =>
  seconds && /^[\d.,]+$/.test(text.trim()) ? countCell(text) : durationCell(text, false);

function averageCell(text: string): number | null | 'broken' {
  if (isBlank(text)) return null;
  const value = readAverage(text.trim());
  return typeof value === 'number' ? value : 'broken';
}
