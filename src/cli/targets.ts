import { extname } from 'node:path';
import { fail } from '../diagnostics/diagnostic.ts';
import { BASIC, type FormatName, FORMATS } from '../render/registry.ts';
import type { OutputOptions } from './options.ts';

/** Where a report goes, and as what. */
export interface Target {
  /** As it was typed; `null` is standard output. */
  readonly path: string | null;
  readonly format: FormatName;
}

/** Paths of `-o` as they were typed; `null` for `-`, and alone where there is no `-o`. */
export function outputPaths({ output }: Pick<OutputOptions, 'output'>): readonly (string | null)[] {
  const typed = output === undefined ? [] : typeof output === 'string' ? [output] : output;
  return typed.length === 0 ? [null] : typed.map((path) => (path === '-' ? null : path));
}

/**
 * A report for each `-o`, or one for standard output. An extension that belongs to a format names it; `--format` (or `--json`)
 * names that of standard output and of every other file; else it is a table.
 *
 * @param offered what the command can print
 * @throws InputError USAGE for an extension that says nothing, and for a format that goes nowhere
 */
export function chooseTargets(options: OutputOptions, offered: readonly FormatName[] = BASIC): Target[] {
  const asked = askedFormat(options);
  const targets = outputPaths(options).map((path): Target => {
    const extension = path === null ? '' : extname(path).toLowerCase();
    const format = offered.find((name) => FORMATS[name].extensions.includes(extension));
    if (format !== undefined && format !== 'table') return { path, format };
    if (asked !== null) return { path, format: asked };
    if (format === undefined && extension !== '') refuseExtension(extension, offered);
    return { path, format: 'table' };
  });
  const [first] = targets;
  if (asked !== null && first && targets.every(({ format }) => format !== asked)) {
    const flag = options.json ? '--json' : `--format ${asked}`;
    fail('USAGE', {
      message: `${flag} goes nowhere: ${targets.length === 1 ? `the extension of ${first.path} says ${first.format}` : 'the extension of every -o says something else'}.`,
      hint: `For both, print one of them: ${flag} -o - -o ${first.path}`,
    });
  }
  return targets;
}

function askedFormat({ json, format }: OutputOptions): FormatName | null {
  if (json && format !== undefined && format !== 'json') {
    fail('USAGE', {
      message: `--json and --format ${format} exclude each other.`,
      hint: 'Give one of them.',
    });
  }
  // commander has checked it against what the command offers.
  return json ? 'json' : ((format as FormatName | undefined) ?? null);
}

function refuseExtension(extension: string, offered: readonly FormatName[]): never {
  const known = offered.flatMap((name) => FORMATS[name].extensions.slice(0, 1));
  fail('USAGE', {
    message: `No format belongs to the extension ${extension}.`,
    hint: `Known: ${known.join(', ')}; or choose with --format.`,
  });
}
