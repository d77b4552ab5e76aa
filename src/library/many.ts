import type { Settings } from '../config/settings.ts';
import { type Diagnostic, diagnostic, fail } from '../diagnostics/diagnostic.ts';
import type { Direction, SortFigure } from '../history/sort.ts';
import type { WeekStart } from '../history/period.ts';
import { wallClock } from '../history/zone.ts';
import { parseCurrency } from '../money/currency.ts';
import { catalogueLoader } from '../rates/load-catalogue.ts';
import { buildCalibration, type CalibrationReport } from '../report/calibrate/build.ts';
import { buildComparison, type CompareReport } from '../report/compare/build.ts';
import { buildForecast, type ForecastReport } from '../report/forecast/build.ts';
import { type By, type HistoryReport, startHistoryReport } from '../report/history/build.ts';
import { buildInfluence, type InfluenceReport } from '../report/influence/build.ts';
import { buildPlan, type PlanReport } from '../report/plan/build.ts';
import { startLivesTaken } from '../sources/overlap.ts';
import { loadPayouts } from '../sources/payouts/read.ts';
import { readChanges } from '../sources/typed/changes.ts';
import { parseFlags } from '../sources/typed/flags.ts';
import { readTarget } from '../sources/typed/target.ts';
import { type LoadedSessions, zoneOf } from './load.ts';

/** A report with the name of the question that it answers. */
export type Of<Kind extends string, Report> = Report & { readonly kind: Kind };

/** Whose sessions are meant, where there are those of several. */
export interface WhoseOptions {
  readonly creator?: string;
  readonly platform?: string;
}

export interface HistoryOptions extends WhoseOptions {
  /** Default: days up to 60 of them, then months. */
  readonly by?: By;
  /** Default: monday. */
  readonly weekStart?: WeekStart;
  /** Default: periods in order of time, names by what they were paid; `key` is the order of dates or names. */
  readonly sort?: { readonly figure: SortFigure | 'key'; readonly direction: Direction };
  /** So many groups; the others are added up as one. */
  readonly top?: number;
}

/** What many LIVEs paid, by period or by name. Throws `InputError`. */
export async function history(
  { sessions, diagnostics, settings }: LoadedSessions,
  { by, weekStart, sort, top, ...whose }: HistoryOptions = {},
): Promise<Of<'history', HistoryReport>> {
  const timezone = zoneOf(settings);
  const builder = startHistoryReport(
    {
      by: by ?? null,
      weekStart: weekStart ?? 'monday',
      timezone,
      clock: await wallClock(timezone),
      window: { since: null, until: null },
      asked: askedBy(whose),
      sort: sort ?? null,
      top: top ?? null,
    },
    settings,
  );
  for (const session of sessions) builder.add(session);
  return { kind: 'history', ...builder.report([...diagnostics, ...assumedZone(settings)]) };
}

export interface CompareOptions extends WhoseOptions {
  /** Further sessions of the creator, to know what is usual. Those that are on a side are not counted twice. */
  readonly history?: LoadedSessions;
}

/** Two sides, such as two LIVEs or two periods of one history; by the settings of the first. Throws `InputError`. */
export async function compare(
  a: LoadedSessions,
  b: LoadedSessions,
  { history: others, ...whose }: CompareOptions = {},
): Promise<Of<'compare', CompareReport>> {
  const { settings } = a;
  const taken = startLivesTaken();
  for (const session of a.sessions) taken.take(session);
  const shared = b.sessions.filter((session) => taken.take(session) !== null).length;
  const pool = (others?.sessions ?? []).filter((session) => taken.take(session) === null);
  const found = [...new Set([...a.diagnostics, ...b.diagnostics, ...(others?.diagnostics ?? [])])];
  const ask = {
    a: { of: a.name, sessions: a.sessions },
    b: { of: b.name, sessions: b.sessions },
    pool,
    shared,
    undated: 0,
    asked: askedBy(whose),
    clock: await wallClock(zoneOf(settings)),
  };
  return { kind: 'compare', ...buildComparison(ask, settings, found) };
}

export interface InfluenceOptions extends WhoseOptions {
  /** Of the shuffles: whole, 0 to 2^32 - 1. */
  readonly seed?: number;
}

/** Whether gifts go along with likes over a creator's sessions. Throws `InputError`. */
export const influence = (
  { sessions, diagnostics, settings }: LoadedSessions,
  { seed, ...whose }: InfluenceOptions = {},
): Of<'influence', InfluenceReport> => ({
  kind: 'influence',
  ...buildInfluence(sessions, askedBy(whose), seed ?? null, settings, diagnostics),
});

export interface ForecastOptions extends WhoseOptions {
  /** How long the next LIVE will be: `2h30m`, `150m` or `PT2H`. */
  readonly duration: string;
}

/** What the next LIVE may bring. Too short a history is an answer, too. Throws `InputError`. */
export function forecast(
  { sessions, diagnostics, settings }: LoadedSessions,
  { duration, ...whose }: ForecastOptions,
): Of<'forecast', ForecastReport> {
  const { durationSeconds } = parseFlags({ duration });
  if (durationSeconds === null) {
    return fail('FLAG_VALUE_INVALID', {
      flag: 'duration',
      value: '',
      expected: 'a length of time such as 2h',
    });
  }
  return {
    kind: 'forecast',
    ...buildForecast(sessions, askedBy(whose), durationSeconds, settings, diagnostics),
  };
}

export interface PlanOptions extends WhoseOptions {
  /** `500USD` or `60000coins`. */
  readonly target: string;
  /** The money of the target is what is left after deductions. */
  readonly net?: boolean;
  /** What if: `viewers=+20%`, `duration=3h`, `rate=0.006`. */
  readonly with?: readonly string[];
}

/** What reaches a target; without sessions, what can be said without any. Throws `InputError`. */
export async function plan(
  loaded: LoadedSessions | Pick<LoadedSessions, 'settings'>,
  { target, net, with: changes = [], ...whose }: PlanOptions,
): Promise<Of<'plan', PlanReport>> {
  const { settings } = loaded;
  const { sessions, diagnostics } = 'sessions' in loaded ? loaded : NOTHING;
  const typed = readTarget(target);
  if (net && typed.kind === 'coins') {
    fail('USAGE', {
      message: 'net is about money: nothing is deducted from coins.',
      hint: 'Give an amount, such as 500USD.',
    });
  }
  const asked = {
    ...askedBy(whose),
    target:
      typed.kind === 'money' ? { ...typed, after: net ? ('net' as const) : ('payout' as const) } : typed,
    changes: readChanges(changes),
  };
  const report = await buildPlan(sessions, asked, settings, catalogueLoader(settings), diagnostics);
  return { kind: 'plan', ...report };
}

const NOTHING: { readonly sessions: readonly []; readonly diagnostics: readonly Diagnostic[] } = {
  sessions: [],
  diagnostics: [],
};

export interface CalibrateOptions extends Pick<WhoseOptions, 'creator'> {
  /** A table with a row a payout: period, amount, currency, paid-on, status. */
  readonly payouts: string;
  /** Of amounts that name none. */
  readonly currency?: string;
  /** The path is relative to it. */
  readonly cwd?: string;
}

/** What a coin really paid, from payouts that arrived. Throws `InputError`. */
export async function calibrate(
  { sessions, diagnostics, settings }: LoadedSessions,
  { payouts: path, currency, cwd = '.', creator }: CalibrateOptions,
): Promise<Of<'calibrate', CalibrationReport>> {
  const known = currency === undefined ? null : parseCurrency(currency);
  if (currency !== undefined && known === null) {
    const expected = 'a currency of three letters, like EUR';
    fail('FLAG_VALUE_INVALID', { flag: 'currency', value: currency, expected });
  }
  const payouts = await loadPayouts(path, cwd, known);
  const name = zoneOf(settings);
  const days = { timezone: { name, assumed: settings.timezone === null }, wall: await wallClock(name) };
  const asked = askedBy(creator === undefined ? {} : { creator });
  return {
    kind: 'calibrate',
    ...buildCalibration(payouts, sessions, asked.creator, days, settings, diagnostics),
  };
}

const askedBy = ({ creator, platform }: WhoseOptions): ReturnType<typeof parseFlags> =>
  parseFlags({ creator, platform });

const assumedZone = (settings: Settings): Diagnostic[] =>
  settings.timezone === null ? [diagnostic('DAYS_IN_MACHINE_ZONE', { timezone: zoneOf(settings) })] : [];
