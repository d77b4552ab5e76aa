import { fail, type Place } from '../../diagnostics/diagnostic.ts';
import type { Aliases } from '../header-aliases.ts';
import { type Input, smallChunks } from '../input.ts';
import type { TypedFields } from '../typed/fields.ts';
import type { Faults } from './faults.ts';
import { readHeader } from './header.ts';
import type { Layout } from './layout.ts';
import { type RowReading, rowReader } from './row.ts';
import { splitRows } from './rows.ts';

/** One session of a table, and where it stands. */
export interface SessionRow {
  readonly fields: TypedFields;
  readonly at: Place;
}

/** A row longer than this is an open quotation mark that has swallowed the rows below. */
const LONGEST_ROW = 8 * 1024 * 1024;
/** Rows that live together: few enough to be forgotten where they were made, before the collector moves them. */
const PIECE = 2 * 1024;
const NO_CELLS: readonly string[] = [];
const LINE_END = /\r\n|\n|\r/g;

/**
 * The sessions of a table, some at a time as they are read: memory does not grow with the table. Broken rows are told to
 * `faults`.
 *
 * @throws InputError for a header with faults, and TABLE_QUOTE_OPEN for a quotation mark that never closes, as nothing tells
 * which rows it swallowed
 */
export async function* csvRows(
  input: Input,
  layout: Layout,
  faults: Faults,
  aliases?: Aliases<'sessions'>,
): AsyncGenerator<readonly SessionRow[]> {
  const file = input.path;
  let batch: SessionRow[] = [];
  let readRow: ((cells: readonly string[], at: Place) => RowReading) | null = null;
  /** Of the record that comes next. */
  let line = 1;
  let before = layout.before;

  const record = (cells: readonly string[], quoted: boolean): void => {
    const at: Place = { file, line };
    // Counted here: of the parser's own counts one is made for every row, which costs more than reading it.
    line += 1;
    for (const cell of quoted ? cells : NO_CELLS)
      if (cell.includes('\n') || cell.includes('\r')) line += cell.match(LINE_END)?.length ?? 0;
    if (before > 0) {
      before = 0;
      return;
    }
    if (!readRow) {
      readRow = rowReader(readHeader(cells, file, at.line as number, aliases));
      return;
    }
    const row = readRow(cells, at);
    if (row.kind === 'blank') return;
    faults.row();
    if (row.kind === 'broken') faults.leftOut(row.faults.map((fault) => ({ fault, at })));
    else batch.push({ fields: row.fields, at });
  };

  const rows = splitRows(layout.delimiter, LONGEST_ROW, record);
  const told = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if (isOpenQuote(error)) fail('TABLE_QUOTE_OPEN', {}, { file, line });
      throw error;
    }
  };
  for await (const chunk of smallChunks(input)) {
    for (let from = 0; from < chunk.length; from += PIECE) {
      await told(rows.push(chunk.subarray(from, from + PIECE)));
      yield batch;
      batch = [];
    }
  }
  await told(rows.end());
  yield batch;
}

const isOpenQuote = (error: unknown): boolean =>
  ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes((error as { readonly code?: string }).code ?? '');
