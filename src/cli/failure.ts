import { CommanderError } from 'commander';
import { type Diagnostic, diagnostic, InputError } from '../diagnostics/diagnostic.ts';
import { type ColorChoice, loadPaint, wantsColor } from './color.ts';
import { OVERVIEW } from './help.ts';
import type { Io } from './io.ts';

export interface FailureOptions {
  /** The format that was asked for, as it was typed; `null` is none. */
  readonly format: string | null;
  readonly color: ColorChoice;
  readonly debug: boolean;
}

/** Turns whatever stopped the run into a message (and for programs a document) and its exit code. No stack traces. */
export async function reportFailure(error: unknown, options: FailureOptions, io: Io): Promise<number> {
  // commander reports help and version through an error, too.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const found = diagnosticsOf(error, options.debug);
  const { renderErrors } = await import('../render/text/errors.ts');
  const paint = await loadPaint(wantsColor(options.color, io.env, io.stderr));
  io.stderr.write(renderErrors(found, paint));
  // A call without anything is a question for help.
  if (found[0]?.code === 'NOTHING_TO_ESTIMATE' && !DOCUMENTS.has(options.format ?? ''))
    io.stderr.write(`\n${OVERVIEW}`);
  const document = await errorIn(options.format, found, io.version);
  if (document !== '') io.stdout.write(document);
  return 2;
}

/** Formats that a program reads: in these the error is a document, too. */
const DOCUMENTS: ReadonlySet<string> = new Set(['json', 'ndjson', 'github']);

async function errorIn(
  format: string | null,
  found: readonly Diagnostic[],
  version: string,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../render/json/error.ts')).renderErrorDocument(found, version);
    case 'ndjson':
      return (await import('../render/json/error.ts')).renderErrorLine(found, version);
    case 'github':
      return (await import('../render/github/report.ts')).renderErrorAnnotations(found);
    case null:
    default:
      return '';
  }
}

function diagnosticsOf(error: unknown, debug: boolean): readonly Diagnostic[] {
  if (error instanceof InputError) return error.diagnostics;
  if (error instanceof CommanderError) return [usage(error)];
  const message =
    error instanceof Error ? (debug ? (error.stack ?? error.message) : error.message) : String(error);
  return [diagnostic('INTERNAL', { message })];
}

/** commander's message is `error: unknown option '--lkes'\n(Did you mean --likes?)`. */
function usage(error: CommanderError): Diagnostic {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const message = first.charAt(0).toUpperCase() + first.slice(1);
  const suggestion = rest
    .join(' ')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  return diagnostic('USAGE', {
    message: /[.!?]$/.test(message) ? message : `${message}.`,
    hint: suggestion || 'See: live-earnings --help',
  });
}
