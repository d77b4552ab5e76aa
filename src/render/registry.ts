import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CalibrationReport } from '../report/calibrate/build.ts';
import type { ThresholdResult } from '../report/checks/threshold.ts';
import type { CompareReport } from '../report/compare/build.ts';
import type { ForecastReport } from '../report/forecast/build.ts';
import type { HistoryReport } from '../report/history/build.ts';
import type { InfluenceReport } from '../report/influence/build.ts';
import type { PlanReport } from '../report/plan/build.ts';
import type { Report } from '../report/report.ts';
import { SCHEMA_VERSION } from '../report/version.ts';
import type { Paint } from './paint.ts';
import type { Block } from './table/block.ts';

interface Format {
  /** Of the files that hold it, the usual one first; none for what only standard output is good for. */
  readonly extensions: readonly string[];
  /** Whether what was noticed is told in it; where it is not, standard error tells it. */
  readonly tells: boolean;
  /** Whether people read it: then numbers follow their locale. */
  readonly forPeople: boolean;
}

const people = (...extensions: readonly string[]): Format => ({ extensions, tells: true, forPeople: true });
const programs = (tells: boolean, ...extensions: readonly string[]): Format => ({
  extensions,
  tells,
  forPeople: false,
});

/** Every format that a command may offer, in the order in which help names them. */
export const FORMATS = {
  table: people('.txt', '.text', '.log', '.out'),
  json: programs(true, '.json'),
  ndjson: programs(false, '.ndjson', '.jsonl'),
  csv: programs(false, '.csv'),
  markdown: people('.md', '.markdown'),
  html: people('.html', '.htm'),
  github: people(),
  line: people(),
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

/** What decides how a report looks, beside the report itself. */
export interface View {
  /** Of the tool, for documents. */
  readonly version: string;
  /** Columns to lay out for; `null` does not wrap. */
  readonly width: number | null;
  readonly paint: Paint;
  /** Nothing of a long list is summed up. */
  readonly all: boolean;
  /** No notes and hints; warnings stay. */
  readonly quiet: boolean;
  /** Whether the reader's screen can show block elements. */
  readonly blocks: boolean;
}

type Renderer<Value> = (value: Value, view: View) => string | Promise<string>;

/** The formats of one command. Each is loaded only when it is asked for. */
export type Renderers<Value> = Readonly<
  Record<'table' | 'json', Renderer<Value>> & Partial<Record<FormatName, Renderer<Value>>>
>;

export const ESTIMATE: Renderers<Report> = {
  table: async (report, view) => (await import('./table/table.ts')).renderTable(report, view),
  json: async (report, { version }) => (await import('./json/json.ts')).renderJson(report, version),
  ndjson: async (report, { version }) =>
    (await import('./ndjson/sessions.ts')).renderSessions(report, version),
  csv: async (report, { version }) => (await import('./csv/sessions.ts')).renderSessions(report, version),
  markdown: async (report, view) => (await import('./markdown/report.ts')).renderMarkdown(report, view),
  html: async (report, view) => (await import('./html/report.ts')).renderHtml(report, view),
  github: async (report, { quiet }) => (await import('./github/report.ts')).renderAnnotations(report, quiet),
  line: async (report, { width }) => (await import('./line/report.ts')).renderLine(report, width),
};

/** A row a line, and the version on each. */
const lines = async (rows: readonly object[], { version }: View): Promise<string> =>
  (await import('./ndjson/lines.ts')).renderLines({ schemaVersion: SCHEMA_VERSION, version }, rows);

/** The page of the table as Markdown: its own marks for what is strong, and no width. */
async function marked(page: (view: View) => readonly Block[], view: View): Promise<string> {
  const { MARKDOWN, renderBlocks } = await import('./markdown/blocks.ts');
  return renderBlocks(page({ ...view, width: null, paint: MARKDOWN, blocks: true }));
}

/** What every report tells a workflow run. */
interface Judged {
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

const annotated = async (answer: string, report: Judged, { quiet }: View): Promise<string> =>
  (await import('./github/told.ts')).renderTold({ ...report, answer }, quiet);

export const HISTORY: Renderers<HistoryReport> = {
  table: async (report, view) => (await import('./table/history.ts')).renderHistoryTable(report, view),
  json: async (report, { version }) => (await import('./json/history.ts')).renderHistoryJson(report, version),
  ndjson: async (report, view) =>
    lines((await import('./rows/history.ts')).groupRows(report, view.version), view),
  csv: async (report, { version }) => (await import('./csv/history.ts')).renderGroups(report, version),
  markdown: async (report, view) => {
    const { historyBlocks } = await import('./table/history.ts');
    return marked((own) => historyBlocks(report, own), view);
  },
  html: async (report, view) => (await import('./html/history.ts')).renderHistoryHtml(report, view),
  github: async (report, view) =>
    annotated((await import('./table/history.ts')).historyHeadline(report), report, view),
  line: async (report, { width }) => (await import('./line/history.ts')).renderHistoryLine(report, width),
};

export const COMPARE: Renderers<CompareReport> = {
  table: async (report, view) => (await import('./table/compare.ts')).renderCompareTable(report, view),
  json: async (report, { version }) => (await import('./json/compare.ts')).renderCompareJson(report, version),
  ndjson: async (report, view) =>
    lines((await import('./rows/compare.ts')).figureRows(report, view.version), view),
  csv: async (report, { version }) => (await import('./csv/compare.ts')).renderFigures(report, version),
  markdown: async (report, view) => {
    const { compareBlocks } = await import('./table/compare.ts');
    return marked((own) => compareBlocks(report, own), view);
  },
  html: async (report, view) => (await import('./html/compare.ts')).renderCompareHtml(report, view),
  github: async (report, view) =>
    annotated((await import('./table/compare.ts')).compareHeadline(report), report, view),
  line: async (report, { width }) => (await import('./line/compare.ts')).renderCompareLine(report, width),
};

export const INFLUENCE: Renderers<InfluenceReport> = {
  table: async (report, view) =>
    (await import('./table/influence/page.ts')).renderInfluenceTable(report, view),
  json: async (report, { version }) =>
    (await import('./json/influence.ts')).renderInfluenceJson(report, version),
  ndjson: async (report, view) =>
    lines((await import('./rows/influence.ts')).creatorRows(report, view.version), view),
  csv: async (report, { version }) => (await import('./csv/influence.ts')).renderCreators(report, version),
  markdown: async (report, view) => {
    const { influenceBlocks } = await import('./table/influence/page.ts');
    return marked((own) => influenceBlocks(report, own), view);
  },
  html: async (report, view) => (await import('./html/influence.ts')).renderInfluenceHtml(report, view),
  github: async (report, view) =>
    annotated((await import('./table/influence/page.ts')).influenceHeadline(report), report, view),
  line: async (report, { width }) => (await import('./line/influence.ts')).renderInfluenceLine(report, width),
};

export const FORECAST: Renderers<ForecastReport> = {
  table: async (report, view) => (await import('./table/forecast.ts')).renderForecastTable(report, view),
  json: async (report, { version }) =>
    (await import('./json/forecast.ts')).renderForecastJson(report, version),
  ndjson: async (report, view) =>
    lines((await import('./rows/forecast.ts')).quantileRows(report, view.version), view),
  csv: async (report, { version }) => (await import('./csv/forecast.ts')).renderQuantiles(report, version),
  markdown: async (report, view) => {
    const { forecastBlocks } = await import('./table/forecast.ts');
    return marked((own) => forecastBlocks(report, own), view);
  },
  html: async (report, view) => (await import('./html/forecast.ts')).renderForecastHtml(report, view),
  github: async (report, view) =>
    annotated((await import('./table/forecast.ts')).forecastHeadline(report), report, view),
  line: async (report, { width }) => (await import('./line/forecast.ts')).renderForecastLine(report, width),
};

export const PLAN: Renderers<PlanReport> = {
  table: async (report, view) => (await import('./table/plan.ts')).renderPlanTable(report, view),
  json: async (report, { version }) => (await import('./json/plan.ts')).renderPlanJson(report, version),
  ndjson: async (report, view) => lines((await import('./rows/plan.ts')).wayRows(report, view.version), view),
  csv: async (report, { version }) => (await import('./csv/plan.ts')).renderWays(report, version),
  markdown: async (report, view) => {
    const { planBlocks } = await import('./table/plan.ts');
    return marked((own) => planBlocks(report, own), view);
  },
  github: async (report, view) =>
    annotated((await import('./table/plan.ts')).planHeadline(report), report, view),
  line: async (report, { width }) => (await import('./line/plan.ts')).renderPlanLine(report, width),
};

export const CALIBRATE: Renderers<CalibrationReport> = {
  table: async (report, view) => (await import('./table/calibrate.ts')).renderCalibrationTable(report, view),
  json: async (report, { version }) =>
    (await import('./json/calibrate.ts')).renderCalibrationJson(report, version),
  ndjson: async (report, view) =>
    lines((await import('./rows/calibrate.ts')).payoutRows(report, view.version), view),
  csv: async (report, { version }) => (await import('./csv/calibrate.ts')).renderPayouts(report, version),
  markdown: async (report, view) => {
    const { calibrationBlocks } = await import('./table/calibrate.ts');
    return marked((own) => calibrationBlocks(report, own), view);
  },
  github: async (report, view) =>
    annotated((await import('./table/calibrate.ts')).calibrationHeadline(report), report, view),
  line: async (report, { width }) =>
    (await import('./line/calibrate.ts')).renderCalibrationLine(report, width),
};

/** What a command that offers no other prints. */
export const BASIC: readonly FormatName[] = ['table', 'json'];

/** In the order of {@link FORMATS}. */
export const formatsOf = <Value>(renderers: Renderers<Value>): FormatName[] =>
  (Object.keys(FORMATS) as FormatName[]).filter((name) => renderers[name] !== undefined);
