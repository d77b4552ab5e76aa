import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type * as z from 'zod';
import type { CheckSetting, Settings } from '../config/settings.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import type { Baseline } from '../report/checks/baseline.ts';
import type { AskedCheck, ThresholdResult } from '../report/checks/threshold.ts';
import type { Io } from './io.ts';
import type { CheckOptions } from './options.ts';
import { reasonOf } from './output.ts';

/** The document that a command prints: what its figures are called, and the key that every one has. */
export interface Judged {
  readonly schema: () => Promise<z.ZodType>;
  readonly section: string;
}

const REPORT: Judged = {
  schema: async () => (await import('../report/schema.ts')).reportSchema,
  section: 'direct',
};

/** Judges the document that will be printed. It is made only where there is something to judge. */
export type Judge = (document: () => Promise<unknown>) => Promise<readonly ThresholdResult[]>;

/**
 * Reads every check of flags and settings, and the baseline, before any input is read. Without a check nothing is loaded,
 * and zod only for checks that name a figure.
 *
 * @param judged the estimate's document unless said otherwise
 * @throws InputError FLAG_VALUE_INVALID, DATA_VALUE_INVALID, CHECK_FIGURE_UNKNOWN, BASELINE_UNUSABLE, INPUT_UNREADABLE
 */
export async function openChecks(
  options: CheckOptions,
  { failUnder, checks }: Pick<Settings, 'failUnder' | 'checks'>,
  io: Io,
  judged: Judged = REPORT,
): Promise<Judge> {
  if (failUnder === null && checks.length === 0) {
    if (options.baseline !== undefined) {
      fail('USAGE', {
        message: '--baseline compares nothing without a check.',
        hint: 'Add one: --fail-if "direct.cash.expected < 80%"',
      });
    }
    return () => Promise.resolve([]);
  }
  const { readChecks, readFailUnder } = await import('../report/checks/read.ts');
  const thresholds = failUnder === null ? [] : [readFailUnder(asked(failUnder, 'failUnder'))];
  if (checks.length > 0) {
    const { figuresOf } = await import('../report/checks/figures.ts');
    const list = checks.map((check, index) => asked(check, `checks[${index}]`));
    const figures = figuresOf(await judged.schema());
    thresholds.push(...readChecks(list, figures, options.baseline !== undefined));
  }
  const baseline = options.baseline === undefined ? null : await openBaseline(options.baseline, io, judged);
  return async (document) => {
    const { judge } = await import('../report/checks/judge.ts');
    return judge(thresholds, await document(), baseline);
  };
}

/** Flags and variables are called by their name, a check of a file by its key and its place. */
function asked({ text, origin: { kind, detail }, at }: CheckSetting, key: string): AskedCheck {
  const typed = kind === 'flag' || kind === 'environment';
  return { text, origin: detail ?? kind, key: typed ? null : key, at };
}

async function openBaseline(path: string, io: Io, { section }: Judged): Promise<Baseline> {
  const { readBaseline, refuseMissing } = await import('../report/checks/baseline.ts');
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch((error: unknown) =>
    (error as { code?: unknown }).code === 'ENOENT'
      ? refuseMissing(path)
      : fail('INPUT_UNREADABLE', { path, reason: reasonOf(error) }),
  );
  return readBaseline(text, path, section);
}
