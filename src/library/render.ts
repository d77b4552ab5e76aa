import { canonicalLocale, expectedLocale } from '../config/locale.ts';
import { version } from '../../package.json';
import { PLAIN } from '../render/paint.ts';
import {
  CALIBRATE,
  COMPARE,
  ESTIMATE,
  FORECAST,
  type FormatName,
  FORMATS,
  formatsOf,
  HISTORY,
  INFLUENCE,
  PLAN,
  type Renderers,
} from '../render/registry.ts';
import { inLocale, loadNumerals } from '../render/text/numerals.ts';
import type { CalibrationReport } from '../report/calibrate/build.ts';
import type { CompareReport } from '../report/compare/build.ts';
import type { ForecastReport } from '../report/forecast/build.ts';
import type { HistoryReport } from '../report/history/build.ts';
import type { InfluenceReport } from '../report/influence/build.ts';
import type { PlanReport } from '../report/plan/build.ts';
import type { Report } from '../report/report.ts';
import type { Of } from './many.ts';

interface Reports {
  readonly estimate: Report;
  readonly history: HistoryReport;
  readonly compare: CompareReport;
  readonly influence: InfluenceReport;
  readonly forecast: ForecastReport;
  readonly plan: PlanReport;
  readonly calibrate: CalibrationReport;
}

const RENDERERS: { readonly [Kind in keyof Reports]: Renderers<Reports[Kind]> } = {
  estimate: ESTIMATE,
  history: HISTORY,
  compare: COMPARE,
  influence: INFLUENCE,
  forecast: FORECAST,
  plan: PLAN,
  calibrate: CALIBRATE,
};

/** Whatever `estimate`, `history`, `compare`, `influence`, `forecast`, `plan` or `calibrate` returned. */
export type AnyReport = { [Kind in keyof Reports]: Of<Kind, Reports[Kind]> }[keyof Reports];

export interface RenderOptions {
  /** Columns to lay a table or a line out for; not given, nothing is wrapped. */
  readonly width?: number;
  /** Nothing of a long list is summed up. */
  readonly all?: boolean;
  /** No notes and hints; warnings stay. */
  readonly quiet?: boolean;
  /** How numbers are set for people: `de-DE`. What programs read stays as it is; without data for it, so does the rest. */
  readonly locale?: string | null;
}

/** The formats that a report has, in the order of the command's help. */
export const formats = ({ kind }: Pick<AnyReport, 'kind'>): FormatName[] =>
  formatsOf(RENDERERS[kind] as Renderers<never>);

/** A report as text. Throws `RangeError` for a format that it has not, see {@link formats}, and for a locale that is none. */
export async function render(
  report: AnyReport,
  format: FormatName,
  { width, all, quiet, locale }: RenderOptions = {},
): Promise<string> {
  // The kind of a report and its renderers belong together, which the compiler cannot follow through a union.
  const renderer = (RENDERERS[report.kind] as Renderers<AnyReport>)[format];
  if (!renderer) {
    throw new RangeError(`${report.kind} has no format ${format}, but ${formats(report).join(', ')}`);
  }
  const view = {
    version,
    width: width ?? null,
    paint: PLAIN,
    all: all === true,
    quiet: quiet === true,
    blocks: true,
  };
  const numbers = await loadNumerals(localeOf(locale));
  return inLocale(FORMATS[format].forPeople ? numbers : null, async () => renderer(report, view));
}

function localeOf(locale: string | null | undefined): string | null {
  if (locale === undefined || locale === null) return null;
  const tag = canonicalLocale(locale);
  if (tag === null) throw new RangeError(`${locale} is no locale: give ${expectedLocale(locale)}`);
  return tag;
}
