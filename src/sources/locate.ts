import { realpathSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, fail } from '../diagnostics/diagnostic.ts';

/** A file to read: as the user would name it, and where it really is. */
export interface LocatedFile {
  readonly path: string;
  readonly realPath: string;
  /** A regular file, when it was found: no pipe, whose writer waits for a reader. */
  readonly isFile: boolean;
}

export type Located = LocatedFile | 'stdin';

/** Files of a folder that can hold a session; anything else there is none of this tool's business. */
const EXTENSIONS = ['.yaml', '.yml', '.json', '.jsonl', '.ndjson', '.csv', '.tsv', '.xlsx'];
/** `evening.jsonl.gz` is an `evening.jsonl`. */
const SESSION_NAME = new RegExp(
  `^[^.][^]*(?:${EXTENSIONS.join('|').replaceAll('.', '\\.')})(?:\\.gz|\\.zst)?$`,
  'i',
);

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
  const take = (path: string, realPath: string, isFile: boolean): void => {
    const earlier = seen.get(realPath);
    if (earlier !== undefined) {
      diagnostics.push(diagnostic('INPUT_LEFT_OUT', { path, other: earlier, reason: 'same-file' }));
      return;
    }
    seen.set(realPath, path);
    located.push({ path, realPath, isFile });
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
      take(input, realpathSync.native(absolute), found.isFile());
      continue;
    }
    const entries = (await readdir(absolute, { withFileTypes: true }))
      .filter((entry) => !entry.isDirectory() && SESSION_NAME.test(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (entries.length === 0) fail('FOLDER_EMPTY', { path: input, extensions: EXTENSIONS });
    const [shown, real] = [within(input), within(realpathSync.native(absolute))];
    for (const entry of entries) {
      const path = `${real}${entry.name}`;
      // Only a link leads elsewhere, and asking ten thousand files takes a tenth of a second.
      const realPath = entry.isFile() ? path : realpathSync.native(path);
      take(`${shown}${entry.name}`, realPath, entry.isFile());
    }
  }
  return { located, diagnostics };
}

/** What stands before the names of a folder's files. */
const within = (folder: string): string => join(folder, '_').slice(0, -1);
