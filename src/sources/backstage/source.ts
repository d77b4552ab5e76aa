import { basename } from 'node:path';
import { fail } from '../../diagnostics/diagnostic.ts';
import type { Period, PeriodCounts } from '../../period/period.ts';
import { NO_COUNTS } from '../../period/period.ts';
import { headerOf, placeOf, type Table } from '../gift-table/table.ts';
import type { Aliases } from '../header-aliases.ts';
import { type Reason, startFaults } from '../session-table/faults.ts';
import type { PeriodDraft, Source } from '../source.ts';
import { countCell, daysCell, durationCell, handleCell, idCell, periodCell, roundingZeros } from './cells.ts';
import { tornRows } from './torn-rows.ts';
import { type BackstageColumns, type BackstageField, backstageColumns } from './columns.ts';

/**
 * The creator table of LIVE Backstage, where agencies see their creators: one row a creator and period, as CSV or a workbook.
 *
 * Traps:
 * - A period is the month to date: two exports of one month tell the same diamonds twice (`period/newest.ts`).
 * - Diamonds are what creators received, not coins; matches, multi-guest and fan club are parts of them.
 * - Ids have 19 digits, which spreadsheets round.
 * - Hours of this month are `23h 7m 8s` or `88.46h`, hours of the last one a bare number.
 * - A creator who has left has a sentence in the place of the id.
 * - Managers stand in it with e-mail addresses: what is not in `columns.ts` is not read, and no cell is ever quoted.
 */
export const backstage: Source = {
  name: 'LIVE Backstage creator table',
  recognise(head, aliases) {
    const header = headerOf(head);
    return header !== null && backstageColumns(header.cells, aliases?.backstage) !== null;
  },
  async read(input, { aliases }) {
    const { readTable } = await import('../gift-table/read-table.ts');
    return [draftOf(await readTable(input), aliases?.backstage)];
  },
};

function draftOf(table: Table, aliases?: Aliases<'backstage'>): PeriodDraft {
  const columns = backstageColumns(table.header, aliases) as BackstageColumns;
  if (columns.twice) fail('TABLE_COLUMN_TWICE', columns.twice, placeOf(table, table.headerLine));
  const faults = startFaults(table.path);
  const zeros = roundingZeros(table.rows.map(({ cells }) => cells[columns.at.creatorId ?? -1] ?? ''));
  const periods: Period[] = [];
  for (const row of table.rows) {
    if (row.cells.every((cell) => cell === '')) continue;
    faults.row();
    const at = placeOf(table, row.line);
    const read = periodOf(row.cells, columns, table, { zeros, at });
    if ('reasons' in read) faults.leftOut(read.reasons.map((fault) => ({ fault, at })));
    else periods.push(read);
  }
  tornRows(table.malformed, faults);
  return { kind: 'period', path: table.path, periods, notes: faults.findings() };
}

type Cells = (field: BackstageField) => string;

function periodOf(
  cells: readonly string[],
  { at: columns, inHours, lastThirtyDays }: BackstageColumns,
  table: Table,
  { zeros, at }: { readonly zeros: number; readonly at: Period['at'] },
): Period | { readonly reasons: readonly Reason['fault'][] } {
  const reasons: Reason['fault'][] = [];
  const cell: Cells = (field) => cells[columns[field] ?? -1] ?? '';
  const header = (field: BackstageField): string => table.header[columns[field] ?? -1] ?? field;
  const take = <Value>(
    field: BackstageField,
    expected: string,
    read: (text: string) => Value | 'broken',
  ): Value | null => {
    const value = read(cell(field));
    if (value !== 'broken') return value;
    reasons.push({ kind: 'unreadable', column: header(field), expected });
    return null;
  };
  const count = (field: BackstageField): number | null => take(field, 'a whole number', countCell);
  const length = (field: BackstageField): number | null =>
    take(field, 'a length such as 23h 7m 8s or 88.46h', (text) =>
      durationCell(text, inHours.has(field) || /\(hours\)/i.test(header(field))),
    );
  const days = (field: BackstageField): number | null => take(field, 'days such as 6 or 21d', daysCell);

  const id = idCell(cell('creatorId'), zeros);
  if (id !== null && 'problem' in id)
    reasons.push(
      id.problem === 'rounded'
        ? { kind: 'id-rounded', column: header('creatorId') }
        : { kind: 'unreadable', column: header('creatorId'), expected: 'the digits of an id' },
    );
  const creator = handleCell(cell('creator'));
  if (id === null && creator === null) reasons.push({ kind: 'nobody' });
  const counts: PeriodCounts = {
    ...NO_COUNTS,
    diamonds: count('diamonds'),
    durationSeconds: length('duration'),
    validDays: days('validDays'),
    lives: count('lives'),
    follows: count('follows'),
  };
  const period: Period = {
    platform: 'tiktok',
    source: 'backstage',
    at,
    creator,
    creatorId: id !== null && 'id' in id ? id.id : null,
    days: lastThirtyDays ? null : take('days', 'days such as 2026-07-01 ~ 2026-07-06', periodCell),
    lastThirtyDays,
    exportedAt: exportTime(table.path),
    counts,
    viewers: { average: null, peak: null, unique: null },
    parts: {
      matches: count('matches'),
      multiGuest: count('multiGuest'),
      multiGuestAsHost: count('multiGuestAsHost'),
      multiGuestAsGuest: count('multiGuestAsGuest'),
      fanClub: count('fanClub'),
    },
    before: {
      diamonds: count('diamondsBefore'),
      durationSeconds: length('durationBefore'),
      validDays: days('validDaysBefore'),
    },
  };
  return reasons.length > 0 ? { reasons } : period;
}

/** `Creator_data_2026_09_16_08_37_UTC0.xlsx`. */
function exportTime(path: string): number | null {
  const match = /(\d{4})_(\d\d)_(\d\d)_(\d\d)_(\d\d)_UTC([+-]?\d{1,2})/.exec(basename(path));
  if (!match) return null;
  const [year, month, day, hour, minute, offset] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour - offset, minute);
}
