import type { Aliases } from '../header-aliases.ts';
import { columnOf, isForeign, nearestColumn } from './columns.ts';

/** How the rows of a table are written. */
export interface Layout {
  readonly delimiter: string;
  /** Lines before the header: Excel's `sep=;`. */
  readonly before: 0 | 1;
  readonly header: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
const SEPARATOR = /^sep=([,;\t])(?:\r\n|\n|\r)/i;

/** More of them is one long line of something else, in which nearest words need not be looked for. */
const MOST_COLUMNS = 200;

/** Says who, when or where alone; without any other column it is no table of sessions. */
const NAMES: ReadonlySet<string> = new Set([
  'creator',
  'platform',
  'title',
  'roomId',
  'startedAt',
  'endedAt',
  'date',
  'time',
  'timezone',
  'currency',
  'host',
  'notes',
]);

/**
 * The delimiter and header of a table with a row a session; `null` where the text begins like something else. At least one
 * figure must be named by a known header and half of all headers be known or nearly so: then a mistyped one is a mistake
 * to name, not another kind of table.
 *
 * @param head the beginning of the text
 * @param aliases headers of the user's
 */
export function layoutOf(head: string, aliases?: Aliases<'sessions'>): Layout | null {
  const text = head.replace(/^\ufeff/, '');
  const separator = SEPARATOR.exec(text);
  const body = separator ? text.slice(separator[0].length) : text;
  if (/^\s*[[{<]/.test(body)) return null;
  const candidates = separator ? [separator[1] as string] : DELIMITERS;
  let best: { header: readonly string[]; delimiter: string; known: number } | null = null;
  for (const delimiter of candidates) {
    const header = firstRecord(body, delimiter);
    const known = header.filter((each) => columnOf(each, aliases) !== null).length;
    if (known > (best?.known ?? 0)) best = { header, delimiter, known };
  }
  return best && isSessions(best.header, aliases)
    ? { delimiter: best.delimiter, before: separator ? 1 : 0, header: best.header }
    : null;
}

function isSessions(header: readonly string[], aliases?: Aliases<'sessions'>): boolean {
  const named = header.filter((each) => each.trim() !== '');
  const foreign = (each: string): boolean => isForeign(each) && columnOf(each, aliases) === null;
  if (named.length > MOST_COLUMNS || named.some(foreign)) return false;
  const columns = named.map((each) => columnOf(each, aliases)).filter((each) => each !== null);
  if (columns.every(({ name }) => NAMES.has(name))) return false;
  const nearly = named.filter((each) => columnOf(each, aliases) === null && nearestColumn(each) !== null);
  return (columns.length + nearly.length) * 2 >= named.length;
}

/** The cells of the first record, which quotes may stretch over several lines. */
export function firstRecord(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text.charAt(at + 1) === '"') {
        cell += mark;
        at += 1;
      } else quoted = false;
    } else if (mark === '"' && cell === '') quoted = true;
    else if (mark === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (mark === '\n' || mark === '\r') break;
    else cell += mark;
  }
  return [...cells, cell];
}
