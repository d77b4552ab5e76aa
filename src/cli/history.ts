import type { Settings } from '../config/settings.ts';
import type { Asked } from '../report/many/choose.ts';
import { type Loaded, load, type LoadRequest } from '../sources/load.ts';
import type { TypedFields } from '../sources/typed/fields.ts';
import { parseFlags, type RawSessionFlags } from '../sources/typed/flags.ts';
import type { Io } from './io.ts';
import { loadRequest } from './load-request.ts';
import type { HistoryOptions } from './options.ts';

/**
 * The sessions of a history. A creator or a platform that is asked for chooses among them; it does not rename them, as the flags
 * of one session would.
 *
 * @param session flags that describe the only session there is; read with the others, so that every fault is told at once
 * @throws InputError as `load`
 */
export function loadHistory(
  inputs: readonly string[],
  options: HistoryOptions,
  settings: Settings,
  io: Io,
  session: RawSessionFlags = {},
): Promise<Loaded> {
  const flags = parseFlags({ ...session, host: options.host });
  return load(historyRequest(inputs, options, settings, io, flags));
}

/**
 * How the inputs of a report on many sessions are read: one that cannot be is left out with a warning that names it.
 *
 * @param flags those of `--host` unless given; with `--timezone` a session's own zone would be replaced, where often only the days
 * of a calendar are meant
 */
export const historyRequest = (
  inputs: readonly string[],
  options: HistoryOptions,
  settings: Settings,
  io: Io,
  flags: TypedFields = parseFlags({ host: options.host }),
): LoadRequest =>
  loadRequest(
    {
      inputs,
      flags,
      valueIs: options.valueIs ?? null,
      earningIs: options.earningIs ?? null,
      broken: 'leave-out',
      strict: options.strict === true,
      quiet: options.quiet === true,
      suggestCommand: () => null,
    },
    settings,
    io,
  );

/** @throws InputError FLAG_VALUE_INVALID */
export const askedBy = ({ creator, platform }: HistoryOptions): Asked => ({
  creator: parseFlags({ creator }).creator,
  platform: parseFlags({ platform }).platform,
});
