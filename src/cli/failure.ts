import { CommanderError } from 'commander';
import { type Diagnostic, diagnostic, InputError } from '../diagnostics/diagnostic.ts';
import { type ColorChoice, loadPaint, wantsColor } from './color.ts';
import { OVERVIEW } from './help.ts';
import type { Io } from './io.ts';

export interface FailureOptions {
  readonly json: boolean;
  readonly color: ColorChoice;
  readonly debug: boolean;
}

/** Turns whatever stopped the run into a message (and with `--json` a document) and its exit code. No stack traces. */
export async function reportFailure(error: unknown, options: FailureOptions, io: Io): Promise<number> {
  // commander reports help and version through an error, too.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const found = diagnosticsOf(error, options.debug);
  const { renderErrors } = await import('../render/text/errors.ts');
  const paint = await loadPaint(wantsColor(options.color, io.env, io.stderr));
  io.stderr.write(renderErrors(found, paint));
  // A call without anything is a question for help.
  if (found[0]?.code === 'NOTHING_TO_ESTIMATE' && !options.json) io.stderr.write(`\n${OVERVIEW}`);
  if (options.json) {
    const { renderErrorDocument } = await import('../render/json/error.ts');
    io.stdout.write(renderErrorDocument(found, io.version));
  }
  return 2;
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
