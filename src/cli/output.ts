import { appendFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '../diagnostics/diagnostic.ts';
import type { ColorChoice } from './color.ts';
import type { Io } from './io.ts';
import type { OutputOptions } from './options.ts';
import { outputPaths } from './targets.ts';

/** `--color`, `--no-color`, or automatic. */
export const colorChoice = ({ color }: Pick<OutputOptions, 'color'>): ColorChoice =>
  color === false ? 'never' : (color ?? 'auto');

/**
 * Columns to lay out for: `--width`, then COLUMNS, then the terminal; `null` (no wrapping) for pipes and files
 * (decision 25).
 */
export function chooseWidth(options: OutputOptions, toStdout: boolean, io: Io): number | null {
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
  if (!toStdout) return null;
  const columns = Number(io.env.COLUMNS);
  if (Number.isInteger(columns) && columns >= 20) return columns;
  return io.stdout.isTTY ? Math.max(20, io.stdout.columns ?? 80) : null;
}

/** Refuses an output path that cannot work, or that would destroy an input or another output, before any work is done. */
export async function checkOutput(
  options: Pick<OutputOptions, 'output'>,
  io: Io,
  inputs: readonly string[] = [],
): Promise<void> {
  const seen = new Set<string | null>();
  for (const typed of outputPaths(options)) {
    const path = typed === null ? null : await checkPath(typed, io, inputs);
    if (seen.has(path)) {
      fail('USAGE', {
        message: `-o ${typed ?? '-'} is given twice, and would be written over.`,
        hint: 'Give every file once.',
      });
    }
    seen.add(path);
  }
}

/** The one path of a file, whatever links lead to it. */
async function checkPath(typed: string, io: Io, inputs: readonly string[]): Promise<string> {
  const path = resolve(io.cwd, typed);
  const refuse = (reason: string): never => fail('OUTPUT_UNWRITABLE', { path: typed, reason });
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
  return target ? realpath(path) : join(await realpath(dirname(path)), basename(path));
}

/** A text and where it belongs; `null` is standard output. */
export interface Output {
  readonly path: string | null;
  readonly text: string;
}

/** Writes one text where `-o` says. */
export const writeOutput = (
  text: string,
  options: { readonly output?: string | undefined },
  io: Io,
): Promise<void> => writeOutputs([{ path: outputPaths({ ...options })[0] ?? null, text }], io);

/**
 * Writes every text where it belongs. A file appears whole or not at all; and none is put in its place before all of them are on
 * the disk, so that a full disk leaves every earlier file as it was.
 */
export async function writeOutputs(outputs: readonly Output[], io: Io): Promise<void> {
  const files = outputs.flatMap(({ path, text }) => (path === null ? [] : [{ path, text }]));
  const staged: { typed: string; temporary: string; path: string }[] = [];
  const devices: { typed: string; path: string; text: string }[] = [];
  let current = '';
  try {
    for (const { path: typed, text } of files) {
      current = typed;
      const named = resolve(io.cwd, typed);
      // A link stays a link: what it points to is written.
      const path = await realpath(named).catch(() => named);
      const present = await stat(path).catch(() => null);
      // A pipe or a device takes bytes; renaming a file over it would replace it.
      if (present && !present.isFile()) devices.push({ typed, path, text });
      else staged.push({ typed, temporary: await stage(path, text), path });
    }
    for (const { typed, path, text } of devices) {
      current = typed;
      await writeFile(path, text);
    }
    for (const { typed, temporary, path } of staged) {
      current = typed;
      await rename(temporary, path);
    }
  } catch (error) {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
    fail('OUTPUT_UNWRITABLE', { path: current, reason: reasonOf(error) });
  }
  for (const { path, text } of outputs) if (path === null) io.stdout.write(text);
}

/** Beside the target, so that the rename stays on one file system. */
async function stage(path: string, text: string): Promise<string> {
  const { randomUUID } = await import('node:crypto');
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Adds a page to the summary of a workflow's step, below what other commands have written. */
export async function appendSummary(page: string, path: string): Promise<void> {
  const { fitSummary } = await import('../render/github/summary.ts');
  try {
    const written = await stat(path).catch(() => null);
    const text = fitSummary(page, written?.size ?? 0);
    if (text !== null) await appendFile(path, text);
  } catch (error) {
    fail('OUTPUT_UNWRITABLE', { path, reason: reasonOf(error) });
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
