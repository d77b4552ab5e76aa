import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { fail } from '../diagnostics/diagnostic.ts';
import type { DataPath } from './data-tree.ts';
import type { Origin } from './settings.ts';

/** A configuration file that was found and read, not yet parsed. */
export interface ConfigText {
  readonly kind: Origin['kind'];
  /** As messages show it: relative to the working directory when it is inside. */
  readonly file: string;
  readonly text: string;
  /** Where the configuration is in the file; only package.json holds other things. */
  readonly root: DataPath;
}

const KEY = 'live-earnings';

/** cosmiconfig's usual names, best first, without those that are code. */
export const PROJECT_FILES: readonly string[] = [
  'package.json',
  ...['', '.config/'].flatMap((folder) => {
    const name = `${folder}${folder === '' ? '.' : ''}${KEY}rc`;
    return [name, `${name}.json`, `${name}.yaml`, `${name}.yml`];
  }),
];

const CODE = /\.[cm]?[jt]sx?$/i;

/** The configuration in the working directory, and nowhere above it: a folder's settings are read where it is. */
export async function findProjectConfig(cwd: string): Promise<ConfigText | null> {
  const places = PROJECT_FILES.filter((name) => isProjectConfig(cwd, name));
  if (places.length === 0) return null;
  const { exploreProject } = await import('./explorer.ts');
  const found = await exploreProject(cwd, places);
  return found && configText('project', found.file, cwd, found.text);
}

/** Whether that name is a file which may hold configuration. Pipes and devices are none: reading one may never end. */
export function isProjectConfig(cwd: string, name: string): boolean {
  const path = join(cwd, name);
  if (!isFile(path)) return false;
  if (name !== 'package.json') {
    // cosmiconfig passes over what it may not read; a setting that is lost in silence costs money.
    requireReadable(path, name);
    return true;
  }
  try {
    return Object.hasOwn(JSON.parse(readFileSync(path, 'utf8')) as object, KEY);
  } catch {
    // A broken package.json is npm's business.
    return false;
  }
}

/** The user's own file, `$XDG_CONFIG_HOME/live-earnings/config.yaml` or `.json`. */
export function findUserConfig(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): ConfigText | null {
  // The XDG Base Directory Specification: a relative path in the variable is to be ignored.
  const named = env['XDG_CONFIG_HOME'];
  const base = named && isAbsolute(named) ? named : join(env['HOME'] || homedir(), '.config');
  for (const name of ['config.yaml', 'config.json']) {
    const path = join(base, KEY, name);
    if (isFile(path)) return configText('user', path, cwd, read(path, path, cwd));
  }
  return null;
}

/** The file that `--config` or LIVE_EARNINGS_CONFIG names; it must be there and be data. */
export function readNamedConfig(cwd: string, named: string): ConfigText {
  if (CODE.test(extname(named))) fail('CONFIG_CODE_REFUSED', { path: named });
  const path = resolve(cwd, named);
  return { ...configText('config-file', path, cwd, read(path, named, cwd)), file: named };
}

function configText(kind: Origin['kind'], path: string, cwd: string, text: string): ConfigText {
  const inside = relative(cwd, path);
  const file = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  return { kind, file, text, root: basename(path) === 'package.json' ? [KEY] : [] };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function requireReadable(path: string, shown: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    fail('INPUT_UNREADABLE', { path: shown, reason: reasonOf(error) });
  }
}

function read(path: string, shown: string, cwd: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') fail('CONFIG_NOT_FOUND', { path: shown, cwd });
    return fail('INPUT_UNREADABLE', { path: shown, reason });
  }
}

/** The system's name for what went wrong (`EACCES`), or the message where it has none. */
export const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
