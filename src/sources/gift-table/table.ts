import { fail, type Place } from '../../diagnostics/diagnostic.ts';
import { firstRecord } from '../session-table/layout.ts';

/** One row of a table, its cells trimmed. */
export interface Row {
  readonly cells: readonly string[];
  /** 1-based, where it begins. */
  readonly line: number;
}

/** A table with a header. Every row has as many cells as the header. */
export interface Table {
  readonly path: string;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly Row[];
  /** Rows torn, too long, or with another number of cells: how many, and where the first of them are. */
  readonly malformed: Malformed;
}

export interface Malformed {
  readonly count: number;
  /** `file:line` of the first five. */
  readonly positions: readonly string[];
}

/** Counts what cannot be read, and keeps the first places. */
export interface MalformedRows extends Malformed {
  readonly add: (line: number) => void;
}

// Enough to find the place and see whether it is a pattern.
const POSITIONS = 5;

export function malformedRows(path: string, before: Malformed = { count: 0, positions: [] }): MalformedRows {
  const positions = [...before.positions];
  let { count } = before;
  return {
    get count() {
      return count;
    },
    positions,
    add(line) {
      count += 1;
      if (positions.length < POSITIONS) positions.push(`${path}:${line}`);
    },
  };
}

/**
 * A table with rows and none that can be read is no LIVE without gifts.
 *
 * @throws InputError INPUT_UNRECOGNISED
 */
export function failIfUnreadable(read: number, { count }: Malformed, path: string): void {
  if (read === 0 && count > 0)
    fail('INPUT_UNRECOGNISED', { path, looksLike: 'a table of gifts, none of whose rows can be read' });
}

export const placeOf = ({ path }: Table, line: number): Place => ({ file: path, line });

const DELIMITERS = [',', ';', '\t'];

export interface Header {
  readonly cells: readonly string[];
  readonly delimiter: string;
}

/**
 * The first line of a text as a table's header; `null` when it has no two columns. Looks at characters only, so that no parser
 * is loaded for an input of another kind.
 */
export function headerOf(head: string): Header | null {
  const [line] = head.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1);
  if (line === undefined || line.length > 4096 || /^\s*[{[]/.test(line)) return null;
  const delimiter = DELIMITERS.map((mark) => ({ mark, cells: firstRecord(line, mark) })).sort(
    (a, b) => b.cells.length - a.cells.length,
  )[0];
  if (delimiter === undefined || delimiter.cells.length < 2) return null;
  return { cells: delimiter.cells.map(headerCell), delimiter: delimiter.mark };
}

export const headerCell = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"')
    .trim();

/** Whether a header is exactly this one, in this order. */
export const hasHeader = (header: readonly string[], expected: readonly string[]): boolean =>
  header.length === expected.length && header.every((cell, at) => cell === expected[at]);
