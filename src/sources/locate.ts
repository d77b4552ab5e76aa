import { realpathSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, fail } from '../diagnostics/diagnostic.ts';

/** A file to read: as the user would name it, and where it really is. */
export interface LocatedFile {
  readonly path: string;
  readonly realPath: string;
}

export type Located = LocatedFile | 'stdin';

/** Files of a folder that can hold a session; anything else there is none of this tool's business. */
const EXTENSIONS = new Set(['.yaml', '.yml', '.json', '.jsonl', '.ndjson', '.csv', '.tsv', '.xlsx']);

/**
 * Resolves what the user named: files, folders (read one level deep, in name order), `-`. The same real file given twice
 * is read once (decision 9).
 *
 * @throws InputError when something does not exist
 */
export async function locateInputs(
  inputs: readonly string[],
  cwd: string,
  suggestCommand: (word: string) => string | null,
): Promise<{ located: Located[]; diagnostics: Diagnostic[] }> {
  const located: Located[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, string>();
  const take = async (path: string, absolute: string): Promise<void> => {
    // In turn and at once: asking through the thread pool costs several times as much, ten thousand times.
    const realPath = realpathSync.native(absolute);
    const earlier = seen.get(realPath);
    if (earlier !== undefined) {
      diagnostics.push(diagnostic('INPUT_LEFT_OUT', { path, other: earlier, reason: 'same-file' }));
      return;
    }
    seen.set(realPath, path);
    located.push({ path, realPath });
  };
  for (const input of inputs) {
    if (input === '-') {
      if (!located.includes('stdin')) located.push('stdin');
      continue;
    }
    const absolute = resolve(cwd, input);
    const found = await stat(absolute).catch(() => null);
    if (!found) fail('INPUT_NOT_FOUND', { path: input, cwd, command: suggestCommand(input) });
    if (!found.isDirectory()) {
      await take(input, absolute);
      continue;
    }
    const names = (await readdir(absolute, { withFileTypes: true }))
      .filter((entry) => !entry.isDirectory() && isSessionName(entry.name))
      .map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : 1));
    if (names.length === 0) fail('FOLDER_EMPTY', { path: input, extensions: [...EXTENSIONS] });
    for (const name of names) await take(join(input, name), join(absolute, name));
  }
  return { located, diagnostics };
}

/** `evening.jsonl.gz` is an `evening.jsonl`. */
const isSessionName = (name: string): boolean =>
  !basename(name).startsWith('.') &&
  EXTENSIONS.has(extname(name.replace(/\.(?:gz|zst)$/i, '')).toLowerCase());
