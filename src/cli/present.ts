import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Paint, PLAIN } from '../render/paint.ts';
import { inLocale, loadNumerals } from '../render/text/numerals.ts';
import { type FormatName, FORMATS, formatsOf, type Renderers, type View } from '../render/registry.ts';
import type { ThresholdResult } from '../report/checks/threshold.ts';
import { loadPaint, wantsColor } from './color.ts';
import type { Io } from './io.ts';
import { showsBlocks } from './locale.ts';
import type { CheckOptions, OutputOptions } from './options.ts';
import { appendSummary, checkOutput, chooseWidth, colorChoice, writeOutputs } from './output.ts';
import { chooseTargets, type Target } from './targets.ts';

/** How a table is to be laid out. */
export type TableLayout = Pick<View, 'width' | 'paint'>;

type Text = (layout: TableLayout) => string | Promise<string>;

/** One text for each format; only those that are asked for are made. */
export type Page = Readonly<Record<'table' | 'json', Text> & Partial<Record<FormatName, Text>>>;

/** How a report is to look, by what was asked for. */
export const viewOf = (
  { quiet, all }: Pick<OutputOptions, 'quiet'> & { readonly all?: boolean },
  io: Io,
): Omit<View, keyof TableLayout> => ({
  version: io.version,
  all: all === true,
  quiet: quiet === true,
  blocks: showsBlocks(io.env),
});

/** A value in every format that the registry has for it. */
export function pageOf<Value>(
  renderers: Renderers<Value>,
  value: Value,
  view: Omit<View, keyof TableLayout>,
): Page {
  const texts = formatsOf(renderers).map((name): [FormatName, Text] => [
    name,
    async (layout) => (await renderers[name]?.(value, { ...view, ...layout })) ?? '',
  ]);
  return Object.fromEntries(texts) as Partial<Record<FormatName, Text>> as Page;
}

/**
 * Checks everything about the output that can be wrong, before any work is done, and returns what will write the page, with
 * numbers for people as they are set in a locale.
 *
 * @param inputs paths that must not be written to
 * @param offered the formats that the page will have
 */
export async function openOutput(
  options: OutputOptions,
  io: Io,
  inputs: readonly string[] = [],
  offered?: readonly FormatName[],
): Promise<(page: Page, locale: string | null) => Promise<void>> {
  const targets = chooseTargets(options, offered);
  const widths = targets.map(({ path }) => chooseWidth(options, path === null, io));
  await checkOutput(options, io, inputs);
  return async (page, locale) => {
    const numbers = await loadNumerals(locale);
    const outputs = [];
    for (const [index, { path, format }] of targets.entries()) {
      const layout = { width: widths[index] ?? null, paint: await paintFor(path, options, io) };
      const set = FORMATS[format].forPeople ? numbers : null;
      outputs.push({ path, text: await inLocale(set, async () => (await page[format]?.(layout)) ?? '') });
    }
    await writeOutputs(outputs, io);
    await inLocale(numbers, () => summarise(targets, page, io));
  };
}

/** In a workflow of GitHub the annotations come with a page for the summary of the step. */
async function summarise(targets: readonly Target[], page: Page, io: Io): Promise<void> {
  const path = io.env.GITHUB_STEP_SUMMARY;
  if (!path || !page.markdown || targets.every(({ format }) => format !== 'github')) return;
  await appendSummary(await page.markdown({ width: null, paint: PLAIN }), path);
}

/** What decides how a run ends once its report is out. */
export interface Outcome {
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The end of every command that makes a report: 1 when a check did not pass, or with `--strict` on any warning, each named on
 * standard error whatever `--quiet` says; else 0. What was noticed is told there where no report tells it.
 *
 * @param offered as given to `openOutput`
 */
export async function conclude(
  { thresholds, diagnostics }: Outcome,
  options: CheckOptions & OutputOptions,
  io: Io,
  offered?: readonly FormatName[],
): Promise<0 | 1> {
  const warnings = diagnostics.filter(({ severity }) => severity !== 'info');
  const failing = options.strict ? warnings : [];
  const passed = thresholds.every(({ verdict }) => verdict === 'passed');
  const untold = untoldOf(diagnostics, options, offered);
  if (passed && failing.length === 0 && untold.length === 0) return 0;
  const paint = await loadPaint(wantsColor(colorChoice(options), io.env, io.stderr));
  if (untold.length > 0) {
    const { renderFindings } = await import('../render/text/errors.ts');
    io.stderr.write(renderFindings(untold, paint));
  }
  if (!passed) {
    const { renderThresholds } = await import('../render/text/checks.ts');
    io.stderr.write(renderThresholds(thresholds, paint));
  }
  if (failing.length > 0) {
    const { renderStrict } = await import('../render/text/errors.ts');
    io.stderr.write(renderStrict(failing, paint));
  }
  return passed && failing.length === 0 ? 0 : 1;
}

/** What no format that was written has room for: notes, then warnings, unless `--strict` names them anyway. */
function untoldOf(
  diagnostics: readonly Diagnostic[],
  options: CheckOptions & OutputOptions,
  offered: readonly FormatName[] | undefined,
): Diagnostic[] {
  if (chooseTargets(options, offered).some(({ format }) => FORMATS[format].tells)) return [];
  const notes = options.quiet ? [] : diagnostics.filter(({ severity }) => severity === 'info');
  return [...notes, ...(options.strict ? [] : diagnostics.filter(({ severity }) => severity !== 'info'))];
}

/** A file is no terminal: colour there only when it is asked for. */
function paintFor(path: string | null, options: OutputOptions, io: Io): Promise<Paint> {
  const choice = colorChoice(options);
  return loadPaint(path === null ? wantsColor(choice, io.env, io.stdout) : choice === 'always');
}
