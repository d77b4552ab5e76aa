/**
 * The library: what the commands do, as functions. Sessions are loaded, a question makes a report of them, and a report is
 * rendered.
 *
 *     const loaded = await load({ inputs: ['evening.yaml'] });
 *     const report = estimate(loaded);
 *     console.log(await render(report, 'json'));
 */
import type { LoadedSessions } from './library/load.ts';
import type { Of } from './library/many.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/report.ts';

export { load, period, settings } from './library/load.ts';
export type { LoadedSessions, LoadOptions, SettingsOptions } from './library/load.ts';
export { calibrate, compare, forecast, history, influence, plan } from './library/many.ts';
export type {
  CalibrateOptions,
  CompareOptions,
  ForecastOptions,
  HistoryOptions,
  InfluenceOptions,
  PlanOptions,
  WhoseOptions,
} from './library/many.ts';
export { formats, render } from './library/render.ts';
export type { AnyReport, RenderOptions } from './library/render.ts';
export type { FormatName } from './render/registry.ts';

export type { Diagnostic, DiagnosticCode, Place } from './diagnostics/diagnostic.ts';
export { InputError } from './diagnostics/diagnostic.ts';
export type { Settings } from './config/settings.ts';
export type { Session } from './session/session.ts';
export type { RawSessionFlags } from './sources/typed/flags.ts';

export type { CalibrationReport } from './report/calibrate/build.ts';
export type { CompareReport } from './report/compare/build.ts';
export type { ForecastReport } from './report/forecast/build.ts';
export type { HistoryReport } from './report/history/build.ts';
export type { InfluenceReport } from './report/influence/build.ts';
export type { PlanReport } from './report/plan/build.ts';
export type { Report, SessionReport } from './report/report.ts';

export type { CalibrationDocument } from './report/calibrate/document.ts';
export type { CompareDocument } from './report/compare/document.ts';
export type { ErrorDocument, ReportDocument } from './report/document.ts';
export type { ForecastDocument } from './report/forecast/document.ts';
export type { HistoryReportDocument } from './report/history/document.ts';
export type { InfluenceDocument } from './report/influence/document.ts';
export type { PlanDocument } from './report/plan/document.ts';

export interface EstimateOptions {
  /** The creator's earlier LIVEs, for own yardsticks. */
  readonly history?: LoadedSessions;
  /** Every minute of a recording in the JSON. */
  readonly timeline?: boolean;
}

/** What the sessions paid and what their likes did. Pure: the same sessions give the same report. */
export const estimate = (
  { sessions, diagnostics, settings }: LoadedSessions,
  { history, timeline }: EstimateOptions = {},
): Of<'estimate', Report> => ({
  kind: 'estimate',
  ...buildReport(sessions, settings, diagnostics, history?.sessions ?? null),
  timeline: timeline === true,
});
