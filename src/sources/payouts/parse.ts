import { nearestWord } from '../../diagnostics/nearest.ts';
import { type Diagnostic, diagnostic, fail, InputError, type Place } from '../../diagnostics/diagnostic.ts';
import type { Currency } from '../../money/currency.ts';
import type { Money } from '../../money/money.ts';
import { PAYOUT_STATUSES, type Payout } from '../../session/payout.ts';
import { type Days, readAmount, readCurrency, readDay, readMoment, readPeriod, readStatus } from './cells.ts';
import { COLUMNS, type Column, headingOf } from './columns.ts';

interface Row {
  readonly cells: readonly string[];
  /** On which it begins. */
  readonly line: number;
}

const LINE_END = /\r\n|\n|\r/g;

/**
 * Reads a table of payouts: a header, then one payout a row. Needed are `from` and `to` (days, both included) or `period` (or
 * `month`), and `amount`; `currency`, `paid-on` and `status` may follow. Cells are separated by comma, semicolon or tab.
 *
 * @param path the name that diagnostics show
 * @param currency of amounts that name none; `null` asks for one in the table
 * @returns payouts in the order of the table
 * @throws InputError with every fault of the table, each with its line: DATA_KEY_UNKNOWN and DATA_KEY_MISSING for columns,
 * DATA_VALUE_INVALID for cells, TABLE_QUOTE_OPEN where a quotation mark never closes, INPUT_EMPTY where it has no row
 */
export async function parsePayouts(text: string, path: string, currency: Currency | null): Promise<Payout[]> {
  const [header, ...rows] = await rowsOf(text, path);
  if (!header || rows.length === 0) fail('INPUT_EMPTY', { path });
  const columns = columnsOf(header, path);
  const problems: Diagnostic[] = [];
  const payouts = rows.flatMap((row) =>
    payoutOf(row, columns, { file: path, line: row.line }, currency, problems),
  );
  if (problems.length > 0) throw new InputError(problems);
  return payouts;
}

async function rowsOf(text: string, path: string): Promise<Row[]> {
  const { parse, CsvError } = await import('csv-parse/sync');
  const rows: Row[] = [];
  let ended = 0;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record(cells: string[], { lines }) {
        const inside = cells.reduce((sum, cell) => sum + (cell.match(LINE_END)?.length ?? 0), 0);
        rows.push({ cells, line: lines - inside });
        ended = lines;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fail('TABLE_QUOTE_OPEN', {}, { file: path, line: ended + 1 });
  }
  return rows;
}

/** The mark that makes most of the header; a comma where there is one column only. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string): number => header.split(mark).length;
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

interface Columns {
  readonly width: number;
  readonly at: ReadonlyMap<Column, number>;
  /** Named by the header of the amounts. */
  readonly currency: Currency | null;
}

const NEEDED = {
  amount: 'what was paid, as in 212.40',
  period: 'a period such as 2026-03, or the columns from and to',
};

function columnsOf(header: Row, path: string): Columns {
  const problems: Diagnostic[] = [];
  const at = new Map<Column, number>();
  const place = { file: path, line: header.line };
  let currency: Currency | null = null;
  for (const [index, text] of header.cells.entries()) {
    const heading = headingOf(text);
    if (heading.kind === 'silent') continue;
    if (heading.kind === 'unknown') {
      const nearest = nearestWord(text, COLUMNS);
      problems.push(diagnostic('DATA_KEY_UNKNOWN', { key: text, nearest, known: COLUMNS }, place));
      continue;
    }
    const { column } = heading;
    if (at.has(column))
      problems.push(
        diagnostic(
          'TABLE_COLUMN_TWICE',
          { column: text, first: header.cells[at.get(column) as number] as string },
          place,
        ),
      );
    else at.set(column, index);
    currency ??= heading.currency;
  }
  const missing = (key: Column, expected: string): void => {
    problems.push(diagnostic('DATA_KEY_MISSING', { key, expected }, place));
  };
  if (!at.has('amount')) missing('amount', NEEDED.amount);
  if (!at.has('period') && !at.has('from') && !at.has('to')) missing('period', NEEDED.period);
  else if (!at.has('period')) {
    if (!at.has('from')) missing('from', 'the first day of the period');
    if (!at.has('to')) missing('to', 'the last day of the period');
  }
  if (problems.length > 0) throw new InputError(problems);
  return { width: header.cells.length, at, currency };
}

/** One payout, or none with its problems noted. */
function payoutOf(
  { cells }: Row,
  columns: Columns,
  at: Place,
  currency: Currency | null,
  problems: Diagnostic[],
): Payout[] {
  if (cells.length !== columns.width) {
    const expected = `${columns.width} cells, one for each column`;
    problems.push(
      diagnostic('DATA_VALUE_INVALID', { key: 'row', value: `${cells.length} cells`, expected }, at),
    );
    return [];
  }
  const cell: Cell = (column) => {
    const text = cells[columns.at.get(column) ?? -1] ?? '';
    return NOTHING.test(text) ? '' : text;
  };
  const read: Read = (column, value, expected) => {
    if (value === null)
      problems.push(
        cell(column) === ''
          ? diagnostic('DATA_KEY_MISSING', { key: column, expected }, at)
          : diagnostic('DATA_VALUE_INVALID', { key: column, value: cell(column), expected }, at),
      );
    return value;
  };
  const days = daysOf(cell, read);
  const paid = moneyOf(cell, columns.currency, currency, read);
  const paidText = cell('paid-on');
  const paidOn = paidText === '' ? null : read('paid-on', readMoment(paidText), 'a date like 2026-04-15');
  const status = read('status', readStatus(cell('status')), PAYOUT_STATUSES.join(', '));
  if (!days || !paid || !status || (paidText !== '' && paidOn === null)) return [];
  if (paidOn !== null && paidOn < days.from) {
    read('paid-on', null, `a day of the period or later, which begins on ${days.from}`);
    return [];
  }
  return [{ ...days, money: paid, paidOn, status, at }];
}

/** What people write into a cell that has nothing to say. */
const NOTHING = /^(?:[-\u2013\u2014]|n\/a)$/i;

type Cell = (column: Column) => string;
/** Notes a problem of the column where there is no value. */
type Read = <Value>(column: Column, value: Value | null, expected: string) => Value | null;

const AMOUNTS = {
  'not-an-amount': 'an amount of 0 or more, like 212.40 or 1,234.50',
  'no-currency': 'an amount with its currency, like 212.40USD, or a column currency',
  conflict: 'an amount in the currency that the table names',
} as const;

/** @param assumed for amounts to which the table gives no currency */
function moneyOf(cell: Cell, ofHeader: Currency | null, assumed: Currency | null, read: Read): Money | null {
  const own = cell('currency');
  const named =
    own === '' ? ofHeader : read('currency', readCurrency(own), 'a currency of three letters, like EUR');
  if (own !== '' && named === null) return null;
  const text = cell('amount');
  const written = readAmount(text, named);
  const amount = written === 'no-currency' && assumed !== null ? readAmount(text, assumed) : written;
  return typeof amount === 'string' ? read('amount', null, AMOUNTS[amount]) : amount;
}

function daysOf(cell: Cell, read: Read): Days | null {
  const period = cell('period');
  if (period !== '') {
    const expected = 'a month like 2026-03, a week like 2026-W10, or days like 2026-03-01/2026-03-15';
    const days = read('period', readPeriod(period), expected);
    // Both said: they must say the same.
    const { from, to } = { from: cell('from'), to: cell('to') };
    if (days && from !== '' && from !== days.from) read('from', null, `the period's first day, ${days.from}`);
    if (days && to !== '' && to !== days.to) read('to', null, `the period's last day, ${days.to}`);
    return days;
  }
  const from = read('from', readDay(cell('from')), 'a date like 2026-03-01');
  const to = read('to', readDay(cell('to')), 'a date like 2026-03-31');
  if (from === null || to === null) return null;
  return from <= to ? { from, to } : read('to', null, `a day not before ${from}`);
}
