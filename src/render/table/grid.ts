import Table from 'cli-table3';
import { type Measure, wrapHard } from '../text/width.ts';
import { layoutBelow } from './below.ts';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns with a rank are dropped when the table is too wide, highest rank first. */
  readonly drop?: number;
  /** A text column that may be broken over lines, at least this wide, when nothing is left to drop. */
  readonly breakTo?: number;
}

/** A cell's text, and a style that adds no width (a colour). */
export interface Cell {
  readonly text: string;
  readonly style?: (text: string) => string;
}

export interface Grid {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly headStyle: (text: string) => string;
}

const GAP = 2;
const BLANK = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
}; // prettier-ignore

/**
 * Lays out a table in at most `width` columns (`null`: as wide as it wants). Numbers are never cut. What is too wide gives way in
 * this order: columns with a rank go, the highest first; a text column is broken over lines; then the columns at the right leave
 * the table and stand below their row, each behind its title.
 */
export function layoutGrid(grid: Grid, width: number | null, measure: Measure): string[] {
  const { columns, rows } = fit(grid, width, measure);
  const widths = columns.map((column, index) =>
    Math.max(
      measure(column.title),
      ...rows.flatMap((row) => (row[index] ?? []).map((cell) => measure(cell.text))),
    ),
  );
  const beside = width === null ? columns.length : besideIn(widths, width);
  const head = columns.map((column): Cell[] => [{ text: column.title, style: grid.headStyle }]);
  const all = [head, ...rows].map((row) => row.slice(0, beside));
  const lines: string[] = [];
  for (let start = 0; start < all.length; start += PIECE) {
    lines.push(...layoutRows(all.slice(start, start + PIECE), columns.slice(0, beside), widths, measure));
  }
  if (width === null || beside === columns.length) return lines;
  let at = 0;
  return all.flatMap((row, index) => {
    const own = lines.slice(at, at + Math.max(...row.map((cells) => cells.length)));
    at += own.length;
    if (index === 0) return own;
    const left = columns.slice(beside);
    const cells = left.map((column) => grid.rows[index - 1]?.[grid.columns.indexOf(column)] ?? EMPTY);
    return [...own, ...layoutBelow(left, cells, width, measure, grid.headStyle)];
  });
}

/** How many columns stand side by side: the first, and those behind it that fit as well. */
function besideIn(widths: readonly number[], width: number): number {
  let total = 0;
  const past = widths.findIndex((each, index) => {
    total += each + (index > 0 ? GAP : 0);
    return total > width;
  });
  return past === -1 ? widths.length : Math.max(1, past);
}

/** cli-table3 is quadratic in rows and in the lines of a cell: 10,000 rows take it 13 s whole, 0.5 s in these pieces (as built, see trims). */
const PIECE = 50;

/** Lays rows out as one row of cli-table3 whose cells are whole columns, which costs less than a cell for each. */
function layoutRows(
  rows: readonly (readonly (readonly Cell[])[])[],
  columns: readonly Column[],
  widths: readonly number[],
  measure: Measure,
): string[] {
  const tokens: string[] = [];
  const heights = rows.map((row) => Math.max(...row.map((cells) => cells.length)));
  const table = new Table({
    colWidths: widths.slice(0, columns.length),
    colAligns: columns.map((column) => column.align),
    chars: BLANK,
    // Colour is ours alone: by default cli-table3 colours heads and borders even in a pipe.
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(
    columns.map((_, column) =>
      rows
        .flatMap((row, index) =>
          Array.from({ length: heights[index] as number }, (__, line) => row[column]?.[line] ?? EMPTY),
        )
        .map((cell) => token(tokens, cell, measure))
        .join('\n'),
    ),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => reveal(line, tokens).trimEnd());
}

const EMPTY: Cell = { text: '' };

/** Drops and breaks columns until the table fits, or nothing more can be done. */
function fit(
  grid: Grid,
  width: number | null,
  measure: Measure,
): { columns: readonly Column[]; rows: readonly (readonly (readonly Cell[])[])[] } {
  let kept = grid.columns.map((column, index) => ({ column, index }));
  const widthOf = (index: number, title: string): number =>
    Math.max(measure(title), ...grid.rows.map((row) => measure(row[index]?.text ?? '')));
  const total = (): number =>
    kept.reduce((sum, { column, index }) => sum + widthOf(index, column.title), GAP * (kept.length - 1));
  while (width !== null && total() > width) {
    const droppable = kept.filter(({ column }) => column.drop !== undefined);
    if (droppable.length === 0) break;
    const worst = droppable.reduce((a, b) => ((b.column.drop as number) > (a.column.drop as number) ? b : a));
    kept = kept.filter((each) => each !== worst);
  }
  const excess = width === null ? 0 : total() - width;
  const limitOf = ({ column, index }: (typeof kept)[number], over: number): number => {
    const natural = widthOf(index, column.title);
    const least = Math.max(column.breakTo as number, measure(column.title));
    // Where breaking is not enough, columns go below, and only what is wider than the page is broken.
    return natural - over >= least ? natural - over : (width as number);
  };
  const breakable = kept.find(({ column }) => column.breakTo !== undefined);
  const limit = breakable && excess > 0 ? limitOf(breakable, excess) : Number.POSITIVE_INFINITY;
  return {
    columns: kept.map(({ column }) => column),
    rows: grid.rows.map((row) =>
      kept.map(({ column, index }) => {
        const cell = row[index] ?? { text: '' };
        if (column.breakTo === undefined || measure(cell.text) <= limit) return [cell];
        return wrapHard(cell.text, limit, measure).map((text) => ({ ...cell, text }));
      }),
    ),
  };
}

const FIRST = 0xe000;
const FILL = '\uf8ff';

/**
 * cli-table3 measures with an old string-width that is wrong for Thai and new emoji, and counts colour itself. So every
 * cell goes in as private-use characters of the width we measured, and comes out as itself in {@link reveal}.
 */
function token(tokens: string[], { text, style }: Cell, measure: Measure): string {
  const width = measure(text);
  if (width === 0) return '';
  tokens.push(style ? style(text) : text);
  const number = tokens.length - 1;
  return String.fromCharCode(FIRST + number) + FILL.repeat(width - 1);
}

function reveal(line: string, tokens: readonly string[]): string {
  return line.replace(
    /([\ue000-\uf76f])\uf8ff*/g,
    (_, mark: string) => tokens[mark.charCodeAt(0) - FIRST] ?? '',
  );
}
