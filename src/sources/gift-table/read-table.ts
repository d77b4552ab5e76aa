import { fail } from '../../diagnostics/diagnostic.ts';
import { type Input, readText } from '../input.ts';
import { headerCell, headerOf, malformedRows, type Row, type Table } from './table.ts';

/** Longer than any row of a comment or a gift; a quote that never closes is given up here. */
const LONGEST_ROW = 16 * 1024;
/** Each broken row makes the parser start anew after it; a file of nothing else is no table. */
const MOST_RESTARTS = 200;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Reads a whole CSV: quotes, line feeds inside them, a byte-order mark, any line ending, `,` `;` or tab. A row that cannot be
 * read costs itself and no other: the parser starts anew on the next line.
 *
 * @throws InputError when the input is damaged, too large, or nothing but broken rows
 */
export async function readTable(input: Input): Promise<Table> {
  const header = headerOf(input.head);
  const unreadable = (): never => fail('INPUT_UNRECOGNISED', { path: input.path, looksLike: 'a CSV table' });
  if (header === null) return unreadable();
  const { parse, CsvError } = await import('csv-parse/sync');
  const bytes = Buffer.from(await readText(input));
  const malformed = malformedRows(input.path);
  const rows: Row[] = [];
  let start = 0;
  let line = 1;
  for (let restarts = 0; start < bytes.length; restarts += 1) {
    if (restarts > MOST_RESTARTS) unreadable();
    let end = start;
    let endLine = line;
    try {
      parse(bytes.subarray(start), {
        delimiter: header.delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: true,
        max_record_size: LONGEST_ROW,
        on_record(cells: string[], { bytes_records: read }) {
          const from = start + read;
          rows.push({ cells: cells.map((cell) => cell.trim()), line: endLine });
          endLine += linesIn(bytes, end, from);
          end = from;
          return null;
        },
      });
      break;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      malformed.add(endLine);
      start = nextLine(bytes, end);
      line = endLine + linesIn(bytes, end, start);
    }
  }
  const [first, ...rest] = rows;
  const columns = first?.cells.length ?? 0;
  const filled = rest.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
  for (const row of filled) if (row.cells.length !== columns) malformed.add(row.line);
  return {
    path: input.path,
    header: first?.cells.map(headerCell) ?? [],
    headerLine: first?.line ?? 1,
    rows: filled.filter(({ cells }) => cells.length === columns),
    malformed,
  };
}

/** Line endings in a part that begins and ends at the beginning of a row. */
function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i += 1) if (isLineEnd(bytes, i)) lines += 1;
  return lines;
}

const isLineEnd = (bytes: Uint8Array, i: number): boolean =>
  bytes[i] === LINE_FEED || (bytes[i] === CARRIAGE_RETURN && bytes[i + 1] !== LINE_FEED);

/** Where the line after the one at `from` begins, or the end. */
function nextLine(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && !isLineEnd(bytes, i)) i += 1;
  return Math.min(bytes.length, i + 1);
}
