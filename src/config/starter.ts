import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail } from '../diagnostics/diagnostic.ts';
import { isProjectConfig, PROJECT_FILES, reasonOf } from './discover.ts';
import { configTemplate } from './template.ts';

/** Where the starter goes when nobody names a place. */
const STARTER_FILE = '.live-earningsrc.yaml';

/**
 * Writes the commented starter file and never overwrites one.
 *
 * @param path relative to `cwd`; `null` for the project's usual file, which is refused beside any other project
 * configuration too, because only the first of them is ever read
 * @returns the absolute path written
 * @throws InputError CONFIG_EXISTS or OUTPUT_UNWRITABLE
 */
export function writeStarter(cwd: string, path: string | null): string {
  const target = resolve(cwd, path ?? STARTER_FILE);
  if (target === join(cwd, STARTER_FILE)) {
    const present = PROJECT_FILES.find((name) => isProjectConfig(cwd, name));
    if (present !== undefined) fail('CONFIG_EXISTS', { path: present });
  }
  try {
    writeFileSync(target, configTemplate(), { flag: 'wx' });
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'EEXIST') fail('CONFIG_EXISTS', { path: path ?? STARTER_FILE });
    fail('OUTPUT_UNWRITABLE', { path: path ?? STARTER_FILE, reason });
  }
  return target;
}
