import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { nearestWord } from '../../diagnostics/nearest.ts';
import { SORT_FIGURES, type SortFigure } from '../../history/sort.ts';
import { wallClock } from '../../history/zone.ts';
import type { Period } from '../../period/period.ts';
import { HISTORY, formatsOf } from '../../render/registry.ts';
import { type HistoryAsk, startHistoryReport } from '../../report/history/build.ts';
import type { PeriodsReport } from '../../report/history/periods.ts';
import { eachSession } from '../../sources/each.ts';
import { type Judged, openChecks } from '../checks.ts';
import { askedBy, historyRequest } from '../history.ts';
import type { Io } from '../io.ts';
import { weekStartOf } from '../locale.ts';
import type { HistoryReportOptions } from '../options.ts';
import { conclude, openOutput, pageOf, viewOf } from '../present.ts';
import { checksFor } from '../report-checks.ts';
import { settingsFor } from '../settings.ts';
import { readWindow } from '../window.ts';

const DOCUMENT: Judged = {
  schema: async () => (await import('../../report/history/schema.ts')).historySchema,
  section: 'histories',
};

/** What many LIVEs paid, by period or by name. Returns 1 when a check or `--strict` fails. */
export async function history(
  inputs: readonly string[],
  options: HistoryReportOptions,
  io: Io,
): Promise<number> {
  const kept = options.baseline === undefined ? inputs : [...inputs, options.baseline];
  const formats = formatsOf(HISTORY);
  const write = await openOutput(options, io, kept, formats);
  if (inputs.length === 0) {
    fail('USAGE', {
      message: 'Which LIVEs? No input was given.',
      hint: 'A table with a row a LIVE, session files, event logs or folders: live-earnings history season.csv',
    });
  }
  const top = readTop(options.top);
  const sort = readSort(options);
  const asked = askedBy(options);
  const settings = await settingsFor(options, io);
  const request = historyRequest(inputs, options, settings, io);
  const timezone = settings.timezone ?? request.machineTimezone();
  const window = await readWindow(options, timezone);
  // The least that one LIVE is to bring, as a configuration has it, says nothing about all of them.
  const failUnder = options.failUnder === undefined ? null : settings.failUnder;
  const checks = await checksFor(settings.checks, DOCUMENT);
  const judge = await openChecks(options, { failUnder, checks }, io, DOCUMENT);

  const ask: HistoryAsk = {
    by: options.by ?? null,
    weekStart: options.weekStart ?? weekStartOf(io.env, settings.locale),
    timezone,
    clock: await wallClock(timezone),
    window,
    asked,
    sort,
    top,
  };
  const builder = startHistoryReport(ask, settings);
  let lives = 0;
  const periods: Period[] = [];
  const found = await eachSession(
    request,
    (session) => {
      lives += 1;
      builder.add(session);
    },
    (covering) => {
      periods.push(...covering);
    },
  );
  const zoneAssumed = settings.timezone === null ? [diagnostic('DAYS_IN_MACHINE_ZONE', { timezone })] : [];
  const ofPeriods = async (notes: readonly Diagnostic[]): Promise<PeriodsReport> => {
    const { periodsReport } = await import('../../report/history/periods.ts');
    return periodsReport(periods, ask, settings, settings.agencyShare, notes);
  };
  if (lives === 0 && periods.length > 0) {
    const { PERIODS } = await import('../../render/period-formats.ts');
    const covered = await ofPeriods([...found, ...(settings.notes ?? [])]);
    const thresholds = await judge(async () => {
      const { toPeriodsHistory } = await import('../../render/json/history-periods.ts');
      return toPeriodsHistory(covered, io.version);
    });
    const report = { ...covered, thresholds };
    await write(pageOf(PERIODS, report, viewOf(options, io)), settings.locale);
    return conclude(report, options, io, formats);
  }
  const beside = periods.length > 0 ? await ofPeriods([]) : null;
  const apart = beside
    ? [...beside.diagnostics, diagnostic('PERIODS_APART', { periods: beside.inputs.periods })]
    : [];
  const built = {
    ...builder.report([...found, ...apart, ...zoneAssumed, ...(settings.notes ?? [])]),
    periods: beside,
  };
  const thresholds = await judge(async () => {
    const { toHistoryDocument } = await import('../../render/json/history.ts');
    return toHistoryDocument(built, io.version);
  });
  const report = { ...built, thresholds };
  await write(pageOf(HISTORY, report, viewOf(options, io)), settings.locale);
  return conclude(report, options, io, formats);
}

function readTop(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  return fail('FLAG_VALUE_INVALID', { flag: '--top', value: text, expected: 'a whole number from 1' });
}

/** Figures begin with the largest, groups with the first; `--ascending` and `--descending` say otherwise. */
function readSort({ sort, ascending, descending }: HistoryReportOptions): HistoryAsk['sort'] {
  if (ascending && descending) {
    fail('USAGE', { message: '--ascending and --descending exclude each other.', hint: 'Give one of them.' });
  }
  const turned = ascending ? 'ascending' : descending ? 'descending' : null;
  if (sort === undefined && turned === null) return null;
  if (sort !== undefined && !SORT_NAMES.includes(sort)) {
    const near = nearestWord(sort, SORT_NAMES);
    fail('FLAG_VALUE_INVALID', {
      flag: '--sort',
      value: sort,
      expected: near === null ? `one of ${SORT_NAMES.join(', ')}` : near,
    });
  }
  const figure = SORT_FIGURES.find((each) => sortName(each) === sort) ?? 'key';
  return { figure, direction: turned ?? (figure === 'key' ? 'ascending' : 'descending') };
}

/** As flags are written: `cash-per-hour`. */
const sortName = (figure: SortFigure): string =>
  figure.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `group` is the order of dates or names. */
const SORT_NAMES: readonly string[] = ['group', ...SORT_FIGURES.map(sortName)];
