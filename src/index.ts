/**
 * The library: what the command does, as three functions.
 *
 *     const loaded = await load({ inputs: ['evening.yaml'] });
 *     const report = estimate(loaded);
 *     console.log(await render(report, 'json'));
 */
import { version } from '../package.json';
import { resolveSettings } from './config/resolve.ts';
import type { Settings } from './config/settings.ts';
import { catalogueLoader } from './rates/load-catalogue.ts';
import { renderJson } from './render/json/json.ts';
import { PLAIN } from './render/paint.ts';
import { renderTable } from './render/table/table.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/report.ts';
import { type Loaded, load as loadSessions } from './sources/load.ts';
import { parseFlags, type RawSessionFlags } from './sources/typed/flags.ts';

export type { Diagnostic, DiagnosticCode, Place } from './diagnostics/diagnostic.ts';
export { InputError } from './diagnostics/diagnostic.ts';
export type { Report, SessionReport } from './report/report.ts';
export type { ErrorDocument, ReportDocument } from './report/document.ts';
export type { Session } from './session/session.ts';
export type { Settings } from './config/settings.ts';
export type { Loaded } from './sources/load.ts';
export type { RawSessionFlags } from './sources/typed/flags.ts';

export interface LoadOptions {
  /** Files and folders, as on the command line; `-` is not read here. */
  readonly inputs?: readonly string[];
  /** Figures as the flags of `estimate` take them, in camelCase: `{ likes: '48,213', gift: ['Rose=120'] }`. */
  readonly figures?: RawSessionFlags;
  /** From {@link settings}; the built-in rates otherwise. */
  readonly settings?: Settings;
  /** What a value column holds in a gift table that does not tell: coins of one gift, or of the whole row. */
  readonly valueIs?: 'unit' | 'total';
  /** Paths are relative to it. */
  readonly cwd?: string;
}

export interface SettingsOptions {
  /** A configuration file; `null` or absent uses the built-in rates alone. */
  readonly config?: string | null;
  readonly cwd?: string;
  readonly platform?: string;
  readonly timezone?: string;
  readonly cashPerCoin?: string;
  readonly coinsPerDiamond?: string;
  readonly deduct?: string[];
}

/** Rates and settings. Unlike the command it looks for no file by itself. Throws {@link InputError}. */
export function settings({ config = null, cwd = '.', ...flags }: SettingsOptions = {}): Promise<Settings> {
  return resolveSettings({ cwd, env: {}, configPath: config, noConfig: config === null, flags });
}

/** Reads inputs and figures into sessions. Throws {@link InputError} when something cannot be read. */
export async function load(options: LoadOptions): Promise<Loaded & { readonly settings: Settings }> {
  const used = options.settings ?? (await settings());
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const loaded = await loadSessions({
    inputs: options.inputs ?? [],
    flags: parseFlags(options.figures ?? {}),
    platform: used.platform,
    timezone: used.timezone,
    machineTimezone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    catalogue: catalogueLoader(used),
    valueIs: options.valueIs ?? null,
    everything: false,
    workers: { entry: new URL('./worker.mjs', import.meta.url), count: 0 },
    progress: () => {},
    cwd: options.cwd ?? '.',
    stdin: { isTTY: true, chunks: nothing() },
    suggestCommand: () => null,
  });
  return { ...loaded, settings: used };
}

/** What the sessions paid and what their likes did. Pure: the same sessions give the same report. */
export const estimate = ({
  sessions,
  diagnostics,
  settings: used,
}: Loaded & { readonly settings: Settings }): Report => buildReport(sessions, used, diagnostics);

/** The report as text: the versioned JSON document, or the table in `width` columns (default: unwrapped). */
export async function render(
  report: Report,
  format: 'json' | 'table',
  options: { readonly width?: number } = {},
): Promise<string> {
  if (format === 'json') return renderJson(report, version);
  return renderTable(report, { width: options.width ?? null, paint: PLAIN, all: false, quiet: false });
}
