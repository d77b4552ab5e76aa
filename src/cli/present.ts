import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Paint } from '../render/paint.ts';
import type { ThresholdResult } from '../report/checks/threshold.ts';
import { loadPaint, wantsColor } from './color.ts';
import type { Io } from './io.ts';
import type { CheckOptions, OutputOptions } from './options.ts';
import { checkOutput, chooseFormat, chooseWidth, colorChoice, toStdout, writeOutput } from './output.ts';

/** How a table is to be laid out. */
export interface TableLayout {
  readonly width: number | null;
  readonly paint: Paint;
}

/** One text for each format; only the one that is asked for is made. */
export interface Page {
  readonly json: () => string | Promise<string>;
  readonly table: (layout: TableLayout) => Promise<string>;
}

/**
 * Checks everything about the output that can be wrong, before any work is done, and returns what will write the page.
 *
 * @param inputs paths that must not be written to
 */
export async function openOutput(
  options: OutputOptions,
  io: Io,
  inputs: readonly string[] = [],
): Promise<(page: Page) => Promise<void>> {
  const format = chooseFormat(options);
  const width = chooseWidth(options, io);
  await checkOutput(options, io, inputs);
  return async (page) => {
    const text =
      format === 'json' ? await page.json() : await page.table({ width, paint: await paintFor(options, io) });
    await writeOutput(text, options, io);
  };
}

/** What decides how a run ends once its report is out. */
export interface Outcome {
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The end of every command that makes a report: 1 when a check did not pass, or with `--strict` on any warning, each named on
 * standard error whatever `--quiet` says; else 0.
 */
export async function conclude(
  { thresholds, diagnostics }: Outcome,
  options: CheckOptions & OutputOptions,
  io: Io,
): Promise<0 | 1> {
  const warnings = options.strict ? diagnostics.filter(({ severity }) => severity !== 'info') : [];
  const passed = thresholds.every(({ verdict }) => verdict === 'passed');
  if (passed && warnings.length === 0) return 0;
  const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stderr));
  if (!passed) {
    const { renderThresholds } = await import('../render/text/checks.ts');
    io.stderr.write(renderThresholds(thresholds, paint));
  }
  if (warnings.length > 0) {
    const { renderStrict } = await import('../render/text/errors.ts');
    io.stderr.write(renderStrict(warnings, paint));
  }
  return 1;
}

/** A file is no terminal: colour there only when it is asked for. */
function paintFor(options: OutputOptions, io: Io): Promise<Paint> {
  const choice = colorChoice(options);
  return loadPaint(toStdout(options) ? wantsColor(choice, io.env, io.stdout) : choice === 'always');
}
