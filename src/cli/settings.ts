import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import type { Io } from './io.ts';
import type { CheckOptions, SettingsOptions } from './options.ts';

export const settingsFor = (options: SettingsOptions & CheckOptions, io: Io): Promise<Settings> =>
  resolveSettings({
    cwd: io.cwd,
    env: io.env,
    configPath: typeof options.config === 'string' ? options.config : null,
    noConfig: options.config === false,
    flags: options,
  });
