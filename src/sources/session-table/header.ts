import { type Diagnostic, diagnostic, InputError } from '../../diagnostics/diagnostic.ts';
import type { Aliases } from '../header-aliases.ts';
import { COLUMN_NAMES, type Column, type ColumnName, columnOf, headerKey, nearestColumn } from './columns.ts';

/** The columns of a table in its own order; `null` for one without a header, which must stay blank. */
export type Header = readonly ({ readonly column: Column; readonly header: string } | null)[];

/** Columns that are one field: two of them in a table would be two answers to one question. */
const SAME_FIELD: readonly (readonly ColumnName[])[] = [
  ['startedAt', 'date'],
  ['startedAt', 'time'],
  ['duration', 'durationSeconds', 'durationMinutes', 'durationHours'],
];

/**
 * @param line on which the header stands
 * @throws InputError with a DATA_KEY_UNKNOWN for every unknown column, and a TABLE_COLUMN_TWICE for every second of a kind
 */
export function readHeader(
  cells: readonly string[],
  file: string,
  line: number,
  aliases?: Aliases<'sessions'>,
): Header {
  const problems: Diagnostic[] = [];
  const seen = new Map<ColumnName, string>();
  const header = cells.map((cell) => {
    const written = cell.trim();
    if (written === '') return null;
    const column = columnOf(written, aliases);
    if (!column) {
      const args = { key: written, nearest: nearestColumn(written), known: COLUMN_NAMES };
      problems.push(diagnostic('DATA_KEY_UNKNOWN', args, { file, line }));
      return null;
    }
    if (column.kind === 'ignored') return { column, header: written };
    const field = [column.name, ...SAME_FIELD.filter((names) => names.includes(column.name)).flat()];
    const first = field.map((name) => seen.get(name)).find((each) => each !== undefined);
    if (first !== undefined) {
      const alias = (aliases?.get(headerKey(written)) ?? aliases?.get(headerKey(first)))?.at;
      const args = { column: written, first, ...(alias !== undefined && { alias }) };
      problems.push(diagnostic('TABLE_COLUMN_TWICE', args, { file, line }));
    }
    seen.set(column.name, written);
    return { column, header: written };
  });
  if (problems.length > 0) throw new InputError(problems);
  return header;
}
