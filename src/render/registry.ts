import type { Report } from '../report/report.ts';
import type { Paint } from './paint.ts';

interface Format {
  /** Of the files that hold it, the usual one first; none for what only standard output is good for. */
  readonly extensions: readonly string[];
  /** Whether what was noticed is told in it; where it is not, standard error tells it. */
  readonly tells: boolean;
}

const format = (tells: boolean, ...extensions: readonly string[]): Format => ({ extensions, tells });

/** Every format that a command may offer, in the order in which help names them. */
export const FORMATS = {
  table: format(true, '.txt', '.text', '.log', '.out'),
  json: format(true, '.json'),
  ndjson: format(false, '.ndjson', '.jsonl'),
  csv: format(false, '.csv'),
  markdown: format(true, '.md', '.markdown'),
  html: format(true, '.html', '.htm'),
  github: format(true),
  line: format(true),
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

/** What a command that offers no other prints. */
export const BASIC: readonly FormatName[] = ['table', 'json'];

/** In the order of {@link FORMATS}. */
export const formatsOf = <Value>(renderers: Renderers<Value>): FormatName[] =>
  (Object.keys(FORMATS) as FormatName[]).filter((name) => renderers[name] !== undefined);
