import type { RowFault } from '../../diagnostics/args.ts';
import { type Diagnostic, diagnostic, InputError, type Place } from '../../diagnostics/diagnostic.ts';

/** Rows that are named one by one; of the others it is said how many they are. */
const MOST_NAMED = 20;

export interface Reason {
  readonly fault: RowFault;
  readonly at: Place;
}

/** What was wrong with the rows of one input, in memory that does not grow with them. */
export interface Faults {
  /** A row was met that is not blank. */
  readonly row: () => void;
  /** That row is left out, for these reasons. */
  readonly leftOut: (reasons: readonly Reason[]) => void;
  /**
   * What to tell; nothing when all rows were read.
   *
   * @throws InputError INPUT_EMPTY when there was no row, TABLE_UNREADABLE when none could be read
   */
  readonly findings: () => readonly Diagnostic[];
}

export function startFaults(path: string): Faults {
  const named: Diagnostic[] = [];
  let rows = 0;
  let left = 0;
  return {
    row() {
      rows += 1;
    },
    leftOut(reasons) {
      left += 1;
      if (left > MOST_NAMED) return;
      for (const { fault, at } of reasons) named.push(diagnostic('ROW_LEFT_OUT', { fault }, at));
    },
    findings() {
      if (rows === 0) throw new InputError([diagnostic('INPUT_EMPTY', { path })]);
      if (left === 0) return [];
      if (left === rows) {
        throw new InputError([diagnostic('TABLE_UNREADABLE', { rows }, { file: path }), ...named]);
      }
      return [diagnostic('ROWS_LEFT_OUT', { left, rows }, { file: path }), ...named];
    },
  };
}
