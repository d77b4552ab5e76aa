import type { Settings } from '../config/settings.ts';
import { catalogueLoader } from '../rates/load-catalogue.ts';
import type { LoadRequest } from '../sources/load.ts';
import { machineTimezone } from '../sources/times.ts';
import type { Io } from './io.ts';
import { progressOn } from './progress.ts';

type Given = Pick<LoadRequest, 'inputs' | 'flags' | 'suggestCommand'> &
  Pick<Partial<LoadRequest>, 'valueIs' | 'earningIs' | 'broken'> & {
    readonly strict: boolean;
    readonly quiet: boolean;
  };

/** What the load path needs of the world and the settings; every command that reads inputs asks with this. */
export const loadRequest = (
  { inputs, flags, suggestCommand, valueIs, earningIs, broken, strict, quiet }: Given,
  settings: Settings,
  io: Io,
): LoadRequest => ({
  inputs,
  flags,
  valueIs: valueIs ?? null,
  earningIs: earningIs ?? null,
  headers: settings.headers,
  broken: broken ?? 'stop',
  everything: strict,
  workers: io.workers,
  progress: quiet ? () => {} : progressOn(io.stderr),
  platform: settings.platform,
  timezone: settings.timezone,
  machineTimezone,
  catalogue: catalogueLoader(settings),
  cwd: io.cwd,
  stdin: io.stdin,
  suggestCommand,
});
