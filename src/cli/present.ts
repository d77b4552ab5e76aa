import type { Paint } from '../render/paint.ts';
import { loadPaint, wantsColor } from './color.ts';
import type { Io } from './io.ts';
import type { OutputOptions } from './options.ts';
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

/** A file is no terminal: colour there only when it is asked for. */
function paintFor(options: OutputOptions, io: Io): Promise<Paint> {
  const choice = colorChoice(options);
  return loadPaint(toStdout(options) ? wantsColor(choice, io.env, io.stdout) : choice === 'always');
}
