import type { Settings } from '../config/settings.ts';
import { type Diagnostic, fail } from '../diagnostics/diagnostic.ts';
import { hasAnySessionField } from '../sources/typed/empty.ts';
import type { TypedFields } from '../sources/typed/fields.ts';
import type { Session } from '../session/session.ts';
import { loadHistory } from './history.ts';
import type { Io } from './io.ts';
import type { EstimateOptions } from './options.ts';

/** What `--history` names, and what is off in the files themselves. */
export interface Earlier {
  /** `null` without `--history`. */
  readonly sessions: readonly Session[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `--history` takes every file behind it, so that a shell's `past/*.yaml` cannot slip into the LIVEs to estimate; then the LIVE
 * itself may have gone there by mistake.
 *
 * @throws InputError USAGE where nothing is left to estimate, or standard input would be read twice
 */
export function refuseSwallowed(
  inputs: readonly string[],
  { history }: Pick<EstimateOptions, 'history'>,
  flags: TypedFields,
): void {
  if (history === undefined) return;
  if (inputs.length === 0 && !hasAnySessionField(flags)) {
    fail('USAGE', {
      message: '--history takes every file behind it, so there is no LIVE left to estimate.',
      hint: 'Name the LIVE first: live-earnings estimate evening.yaml --history past/',
    });
  }
  if (inputs.includes('-') && history.includes('-')) {
    fail('USAGE', {
      message: 'Standard input can be the LIVE or the history, not both.',
      hint: 'Give one of them as a file.',
    });
  }
}

/** @throws InputError as `load` */
export async function loadEarlier(options: EstimateOptions, settings: Settings, io: Io): Promise<Earlier> {
  const { history } = options;
  if (history === undefined) return { sessions: null, diagnostics: [] };
  const { sessions, diagnostics } = await loadHistory(history, options, settings, io);
  // Notes and doubts about single LIVEs of the past would read as if they were about this one.
  const placed = sessions.flatMap((session) => session.diagnostics.filter(({ at }) => at !== null));
  const found = [...diagnostics, ...placed].filter(({ severity }) => severity !== 'info');
  return { sessions, diagnostics: found };
}
