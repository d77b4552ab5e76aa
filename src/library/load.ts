import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { placeIn } from '../history/window.ts';
import { catalogueLoader } from '../rates/load-catalogue.ts';
import { type Loaded, load as loadSessions } from '../sources/load.ts';
import { machineTimezone } from '../sources/times.ts';
import { parseFlags, type RawSessionFlags } from '../sources/typed/flags.ts';
import { readStretch } from '../sources/typed/stretch.ts';

/** Sessions with the settings that they are to be judged by. */
export interface LoadedSessions extends Loaded {
  readonly settings: Settings;
  /** What a comparison calls them: the inputs as given, or a period. */
  readonly name: string;
}

export interface LoadOptions {
  /** Files and folders, as on the command line; `-` is not read here. */
  readonly inputs?: readonly string[];
  /** Figures as the flags of `estimate` take them, in camelCase: `{ likes: '48,213', gift: ['Rose=120'] }`. */
  readonly figures?: RawSessionFlags;
  /** From {@link settings}; the built-in rates otherwise. */
  readonly settings?: Settings;
  /** What a value column holds in a gift table that does not tell: coins of one gift, or of the whole row. */
  readonly valueIs?: 'unit' | 'total';
  /** An input of several that cannot be read: an error, or left out with a warning that names it. Default: an error. */
  readonly broken?: 'stop' | 'leave-out';
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
  /** Of the reports: `EUR`; with the exchanges that it takes: `['1USD=0.92EUR@2026-11-20']`. */
  readonly currency?: string;
  readonly exchange?: readonly string[];
}

/** Rates and settings. Unlike the command it looks for no file by itself. Throws `InputError`. */
export async function settings(options: SettingsOptions = {}): Promise<Settings> {
  const { config = null, cwd = '.', ...flags } = options;
  return resolveSettings({ cwd, env: {}, configPath: config, noConfig: config === null, flags });
}

/** Reads inputs and figures into sessions. Throws `InputError` when something cannot be read. */
export async function load(options: LoadOptions): Promise<LoadedSessions> {
  const used = options.settings ?? (await settings());
  const inputs = options.inputs ?? [];
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const loaded = await loadSessions({
    inputs,
    flags: parseFlags(options.figures ?? {}),
    platform: used.platform,
    timezone: used.timezone,
    machineTimezone,
    catalogue: catalogueLoader(used),
    valueIs: options.valueIs ?? null,
    headers: used.headers,
    broken: options.broken ?? 'stop',
    everything: false,
    workers: { entry: new URL('./worker.mjs', import.meta.url), count: 0 },
    progress: () => {},
    cwd: options.cwd ?? '.',
    stdin: { isTTY: true, chunks: nothing() },
    suggestCommand: () => null,
  });
  const diagnostics = [...loaded.diagnostics, ...(used.notes ?? [])];
  return { ...loaded, diagnostics, settings: used, name: inputs.length > 0 ? inputs.join(', ') : 'figures' };
}

/**
 * The sessions that started within a period: `2026`, `2026-06`, `2026-06-14` or `2026-06-01..2026-06-14`, both ends part of it, by
 * the days of the settings' time zone, else of the machine's. Throws `InputError` when there is none.
 */
export async function period(loaded: LoadedSessions, text: string): Promise<LoadedSessions> {
  const stretch = await readStretch(text, zoneOf(loaded.settings));
  if (typeof stretch !== 'object') {
    const expected = 'a year, a month, a day, or two of them: 2026-06-01..2026-06-14';
    return fail('FLAG_VALUE_INVALID', { flag: 'period', value: text, expected });
  }
  const places = loaded.sessions.map((session) => placeIn(stretch, session));
  const [first, ...others] = loaded.sessions.filter((_, index) => places[index] === 'inside');
  const count = (place: 'outside' | 'undated'): number => places.filter((each) => each === place).length;
  if (!first) {
    return fail('SESSIONS_NONE_INSIDE', { outside: count('outside'), undated: count('undated'), others: 0 });
  }
  return { ...loaded, sessions: [first, ...others], name: text };
}

/** Whose days are meant. */
export const zoneOf = ({ timezone }: Settings): string => timezone ?? machineTimezone();
