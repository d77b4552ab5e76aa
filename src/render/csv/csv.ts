import { sanitise } from '../text/sanitise.ts';

/** `null` is unknown, and an empty cell. */
export type CsvValue = string | number | boolean | null;

/** One variable of a tidy table. A `number` is a count, or exact decimal text; anything else is a text. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'truth';
  readonly value: (row: Row) => CsvValue;
}

/**
 * A table as RFC 4180 writes it, with one line a row whatever the cells hold, and `\n` as the line's end.
 *
 * Numbers stand as they are, with their sign. Texts come from outside: a spreadsheet takes one that begins with `=`, `+`, `-` or
 * `@` for a formula and computes it, so such a text gets an apostrophe, which spreadsheets read as "this is text".
 */
export function renderCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ name }) => textCell(name)),
    ...rows.map((row) => columns.map(({ kind, value }) => cell(kind, value(row)))),
  ];
  return lines.map((line) => `${line.join(',')}\n`).join('');
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

function cell(kind: CsvColumn<never>['kind'], value: CsvValue): string {
  if (value === null) return '';
  const text = String(value);
  // Only what is declared a number and looks like one goes unguarded.
  return kind === 'number' && NUMBER.test(text) ? text : textCell(text);
}

/** Also in full width, which spreadsheets take for the same. */
const FORMULA = /^[=+\-@\uff0b\uff0d\uff1d\uff20]/;
/** Where decimals have a comma, spreadsheets part the cells at semicolons, quoted or not. */
const PARTED = /(;[\s"]*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

function textCell(text: string): string {
  const clean = sanitise(text).replace(PARTED, "$1'");
  const safe = FORMULA.test(clean) ? `'${clean}` : clean;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
