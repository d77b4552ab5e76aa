import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fail } from '../diagnostics/diagnostic.ts';
import type { ColorChoice } from './color.ts';
import type { Io } from './io.ts';
import type { OutputOptions } from './options.ts';

export type FormatName = 'table' | 'json';

/** `--json`, else `--format`, else the extension of `-o`, else a table. */
export function chooseFormat(options: OutputOptions): FormatName {
  if (options.json) {
    if (options.format && options.format !== 'json') {
      fail('USAGE', {
        message: `--json and --format ${options.format} exclude each other.`,
        hint: 'Give one of them.',
      });
    }
    return 'json';
  }
  if (options.format) return options.format as FormatName;
  const extension = toStdout(options) ? '' : extname(options.output as string).toLowerCase();
  if (extension === '.json') return 'json';
  if (!PLAIN_TEXT.has(extension)) {
    fail('USAGE', {
      message: `No format belongs to the extension ${extension}.`,
      hint: 'Known: .json, and .txt for the table; or choose with --format.',
    });
  }
  return 'table';
}

/** Extensions under which a table is what one expects. */
const PLAIN_TEXT = new Set(['', '.txt', '.text', '.log', '.out']);

/** `--color`, `--no-color`, or automatic. */
export const colorChoice = ({ color }: OutputOptions): ColorChoice =>
  color === false ? 'never' : (color ?? 'auto');

/** Whether the report goes to the terminal or pipe rather than to a file. */
export const toStdout = (options: OutputOptions): boolean =>
  options.output === undefined || options.output === '-';

/**
 * Columns to lay out for: `--width`, then COLUMNS, then the terminal; `null` (no wrapping) for pipes and files
 * (decision 25).
 */
export function chooseWidth(options: OutputOptions, io: Io): number | null {
  if (options.width !== undefined) {
    const width = Number(options.width);
    if (!Number.isInteger(width) || width < 20 || width > 1000) {
      fail('FLAG_VALUE_INVALID', {
        flag: '--width',
        value: options.width,
        expected: 'a number of columns from 20 to 1000',
      });
    }
    return width;
  }
  if (!toStdout(options)) return null;
  const columns = Number(io.env.COLUMNS);
  if (Number.isInteger(columns) && columns >= 20) return columns;
  return io.stdout.isTTY ? Math.max(20, io.stdout.columns ?? 80) : null;
}

/** Refuses an output path that cannot work, or that would destroy an input, before any work is done. */
export async function checkOutput(
  options: OutputOptions,
  io: Io,
  inputs: readonly string[] = [],
): Promise<void> {
  if (toStdout(options)) return;
  const path = resolve(io.cwd, options.output as string);
  const refuse = (reason: string): never =>
    fail('OUTPUT_UNWRITABLE', { path: options.output as string, reason });
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder) refuse(REASONS.ENOENT as string);
  else if (!folder.isDirectory()) refuse(REASONS.ENOTDIR as string);
  const target = await stat(path).catch(() => null);
  if (target?.isDirectory()) refuse(REASONS.EISDIR as string);
  for (const input of inputs) {
    const read = await stat(resolve(io.cwd, input)).catch(() => null);
    if (target && read && read.ino === target.ino && read.dev === target.dev)
      refuse('it is one of the inputs');
  }
}

/** Writes the report where it belongs; a file appears whole or not at all. */
export async function writeOutput(text: string, options: OutputOptions, io: Io): Promise<void> {
  if (toStdout(options)) {
    io.stdout.write(text);
    return;
  }
  const named = resolve(io.cwd, options.output as string);
  try {
    // A link stays a link: what it points to is written.
    const path = await realpath(named).catch(() => named);
    const present = await stat(path).catch(() => null);
    // A pipe or a device takes bytes; renaming a file over it would replace it.
    if (present && !present.isFile()) await writeFile(path, text);
    else await replaceFile(path, text);
  } catch (error) {
    fail('OUTPUT_UNWRITABLE', { path: options.output as string, reason: reasonOf(error) });
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const { randomUUID } = await import('node:crypto');
  // Beside the target, so that the rename stays on one file system.
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'the folder does not exist',
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** A system error in a few words. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return REASONS[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}
