import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { wallClock } from '../../history/zone.ts';
import { COMPARE, formatsOf } from '../../render/registry.ts';
import { buildComparison, type CompareAsk } from '../../report/compare/build.ts';
import { readStretch, type Stretch } from '../../sources/typed/stretch.ts';
import type { Judged } from '../checks.ts';
import { collectSides } from '../compare-sides.ts';
import { askedBy, historyRequest } from '../history.ts';
import type { Io } from '../io.ts';
import type { CompareOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { openReportChecks } from '../report-checks.ts';
import { settingsFor } from '../settings.ts';

const DOCUMENT: Judged = {
  schema: async () => (await import('../../report/compare/schema.ts')).compareSchema,
  section: 'decomposition',
};

/** Two LIVEs, or two sets of them, side by side. Returns 1 when a check or `--strict` fails. */
export async function compare(inputs: readonly string[], options: CompareOptions, io: Io): Promise<number> {
  const history = options.history ?? [];
  const baseline = options.baseline === undefined ? [] : [options.baseline];
  const formats = formatsOf(COMPARE);
  const write = await openOutput(options, io, [...inputs, ...history, ...baseline], formats);
  const periods = periodsOf(inputs, options);
  if ([...inputs, ...history].filter((input) => input === '-').length > 1) {
    fail('USAGE', {
      message: 'Standard input can be read once only.',
      hint: 'Give the others as files.',
    });
  }
  const asked = askedBy(options);
  const settings = await settingsFor(options, io);
  const requestFor = (paths: readonly string[]) => historyRequest(paths, options, settings, io);
  const timezone = settings.timezone ?? requestFor([]).machineTimezone();
  const stretches = periods && {
    a: await stretchOf('--a', periods.a, timezone),
    b: await stretchOf('--b', periods.b, timezone),
  };
  const judge = await openReportChecks(options, settings, io, DOCUMENT, 'figures.cashPerHour.ratio < 0.8');

  const sides = await collectSides(inputs, history, stretches, requestFor);
  const [first = '', second = ''] = inputs;
  const ask: CompareAsk = {
    a: { of: periods?.a ?? first, sessions: sides.a },
    b: { of: periods?.b ?? second, sessions: sides.b },
    pool: sides.pool,
    shared: sides.shared,
    undated: sides.undated,
    asked,
    clock: periods && (await wallClock(timezone)),
  };
  const zoneAssumed: Diagnostic[] =
    periods && settings.timezone === null ? [diagnostic('DAYS_IN_MACHINE_ZONE', { timezone })] : [];
  const built = buildComparison(ask, settings, [
    ...sides.diagnostics,
    ...zoneAssumed,
    ...(settings.notes ?? []),
  ]);
  const thresholds = await judge(async () => {
    const { toCompareDocument } = await import('../../render/json/compare.ts');
    return toCompareDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(COMPARE, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}

/** Two inputs are two sides; with `--a` and `--b` all inputs are one history, and the sides are periods of it. */
function periodsOf(
  inputs: readonly string[],
  { a, b }: CompareOptions,
): { readonly a: string; readonly b: string } | null {
  if (a !== undefined && b !== undefined && inputs.length > 0) return { a, b };
  if (a === undefined && b === undefined && inputs.length === 2) return null;
  if (a !== undefined || b !== undefined) {
    const missing = a === undefined ? '--a' : b === undefined ? '--b' : 'an input';
    return fail('USAGE', {
      message: `Periods are compared with --a, --b and their history; ${missing} is missing.`,
      hint: 'Like this: live-earnings compare season.csv --a 2026-06 --b 2026-07',
    });
  }
  return fail('USAGE', {
    message: `Two inputs are compared, or two periods of one history; ${inputs.length === 0 ? 'none was' : inputs.length === 1 ? 'one was' : `${inputs.length} were`} given.`,
    hint: 'Two inputs: compare monday.yaml tuesday.yaml. Two periods: compare season.csv --a 2026-06 --b 2026-07',
  });
}

async function stretchOf(flag: '--a' | '--b', text: string, timezone: string): Promise<Stretch> {
  const stretch = await readStretch(text, timezone);
  if (typeof stretch === 'object') return stretch;
  const expected = {
    'no-such-date': 'dates that exist',
    'ends-before-it-begins': 'a period that ends after it begins',
    'not-a-time': 'a month such as 2026-06, a day, a year, or two of them: 2026-06-01..2026-06-14',
    'no-time-of-day': 'a month such as 2026-06, a day, a year, or two of them: 2026-06-01..2026-06-14',
    'no-such-zone': 'times in a time zone that exists',
  }[stretch];
  return fail('FLAG_VALUE_INVALID', { flag, value: text, expected });
}
