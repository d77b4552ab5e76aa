import { basename, extname } from 'node:path';
import { fail } from '../../diagnostics/diagnostic.ts';
import { type Input, peek } from '../input.ts';
import { isWorkbook, sheetsOf } from './workbook.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** The archive itself is held in memory, since its directory stands at its end. */
const LARGEST_ARCHIVE = 512 * 1024 * 1024;
/** What a file in it may be when unpacked; it is read in passing. */
const LARGEST_FILE = 1024 * 1024 * 1024;
const MOST_FILES = 200;

const TABLES = new Set(['.csv', '.tsv', '.json', '.jsonl', '.ndjson', '.xlsx']);

/**
 * What a ZIP archive or a workbook holds, each as an input of its own: the sheets of a workbook; of TikTok's data download the
 * one file that tells of LIVEs, and none of the others, which are private; of any other archive its tables and logs.
 *
 * @throws InputError INPUT_INCOMPLETE, INPUT_TOO_LARGE, INPUT_UNRECOGNISED when nothing in it can be read
 */
export async function unpackInput(input: Input): Promise<readonly Input[]> {
  const { path } = input;
  const bytes = await allOf(input);
  const entries = zipEntries(bytes, path);
  if (isWorkbook(entries)) return sheetsOf(bytes, entries, path);
  const chosen = chooseFrom(entries);
  if (chosen.length === 0 || chosen.length > MOST_FILES)
    fail('INPUT_UNRECOGNISED', { path, looksLike: 'a ZIP archive', wayOut: 'unpack' });
  const inputs: Input[] = [];
  for (const { name, unpack } of chosen) {
    const inner = await peek(`${path}/${name}`, unpack(LARGEST_FILE));
    // A workbook in an archive is opened; an archive in an archive is none of this tool's.
    inputs.push(...(extname(name).toLowerCase() === '.xlsx' ? await sheetsIn(inner) : [inner]));
  }
  return inputs;
}

async function sheetsIn(input: Input): Promise<readonly Input[]> {
  const bytes = await allOf(input);
  const entries = zipEntries(bytes, input.path);
  return isWorkbook(entries) ? sheetsOf(bytes, entries, input.path) : [];
}

function chooseFrom(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const named = (pattern: RegExp): ZipEntry[] => entries.filter(({ name }) => pattern.test(basename(name)));
  const download = named(/^user_data(?:_tiktok)?\.json$/i);
  if (download.length > 0) return download;
  const history = named(/^Go Live History\.txt$/i);
  if (history.length > 0) return history;
  return entries.filter(
    ({ name }) =>
      TABLES.has(extname(name).toLowerCase()) &&
      !name.startsWith('__MACOSX/') &&
      !basename(name).startsWith('.'),
  );
}

async function allOf({ path, chunks }: Input): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_ARCHIVE) fail('INPUT_TOO_LARGE', { path, limit: LARGEST_ARCHIVE });
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
