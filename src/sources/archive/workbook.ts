import { fail } from '../../diagnostics/diagnostic.ts';
import { type Input, peek } from '../input.ts';
import type { ZipEntry } from './zip.ts';

/** What all parts of a workbook may be when unpacked: a sheet of some 100,000 rows. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Whether an archive is an Excel workbook (Office Open XML). */
export const isWorkbook = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) => name === 'xl/workbook.xml');

/**
 * The sheets of a workbook as tables of text, so that every format of tables can be in one. Numbers come as the file has them,
 * which is more than a number of this language holds; days as ISO 8601.
 *
 * @throws InputError INPUT_INCOMPLETE, INPUT_TOO_LARGE
 */
export async function sheetsOf(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  path: string,
): Promise<readonly Input[]> {
  await verify(entries, path);
  const { default: readWorkbook } = await import('read-excel-file/universal');
  // A copy, because a Buffer can be a part of a larger one.
  const { buffer } = Uint8Array.from(bytes);
  const sheets = await readWorkbook(buffer, { parseNumber: (text: string) => text }).catch(() =>
    fail('INPUT_INCOMPLETE', { path, format: 'XLSX', reason: 'corrupt' }),
  );
  const filled = sheets.filter(({ data }) => data.length > 0);
  return Promise.all(
    filled.map(({ sheet, data }) =>
      peek(filled.length === 1 ? path : `${path} [${sheet}]`, pieces(data.map(lineOf))),
    ),
  );
}

/**
 * The library trusts the sizes that the archive gives, and makes every row as wide as the widest: a few bytes can ask for any
 * amount of memory. So all of it is unpacked once within bounds, looked at, and let go.
 */
async function verify(entries: readonly ZipEntry[], path: string): Promise<void> {
  let left = MOST_BYTES;
  for (const entry of entries) {
    let rows = 0;
    let columns = 0;
    let before = '';
    for await (const chunk of entry.unpack(MOST_BYTES)) {
      left -= chunk.length;
      const text = before + Buffer.from(chunk).toString('latin1');
      // The last mark may be cut off: it is looked at with what follows.
      const cut = Math.max(0, text.lastIndexOf('<'));
      for (const [, address] of text.slice(0, cut).matchAll(MARK)) {
        if (address === undefined) rows += 1;
        else columns = Math.max(columns, columnNumber(address));
      }
      before = text.slice(cut).slice(0, LONGEST_MARK);
      if (left < 0 || rows * columns > MOST_CELLS) fail('INPUT_TOO_LARGE', { path, limit: MOST_BYTES });
    }
  }
}

/** With cells left empty; twenty times what 100,000 creators need. */
const MOST_CELLS = 50_000_000;
const LONGEST_MARK = 4096;
/** The beginning of a row, or of a cell with the letters of its column. */
const MARK = /<(?:\w{1,20}:)?(?:row\b|c\b[^<>]{0,200}?\br="([A-Za-z]{1,3})\d)/g;

/** `A` is 1, `XFD` 16384. */
const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

async function* pieces(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let at = 0; at < lines.length; at += 1000)
    yield encoder.encode(`${lines.slice(at, at + 1000).join('\n')}\n`);
}

type Value = string | number | boolean | object | null | undefined;

/** A row is a line, so that its number in the file is its number in the sheet. */
const lineOf = (row: readonly Value[]): string => row.map(cellOf).join(',');

function cellOf(value: Value): string {
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.\d+Z$/, '');
  if (value === null || value === undefined || typeof value === 'object') return '';
  const text = String(value).replaceAll(/[\r\n]+/g, ' ');
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
