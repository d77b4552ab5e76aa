import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import type { Io } from './io.ts';
import type { CheckOptions, SettingsOptions } from './options.ts';

/**
 * Settings as configuration, environment and flags have them, in the currency that is asked for.
 *
 * @param ownCurrencies in those that the rates were set in, whatever the reports are in
 */
export async function settingsFor(
  options: SettingsOptions & CheckOptions,
  io: Io,
  { ownCurrencies = false } = {},
): Promise<Settings> {
  const settings = await resolveSettings({
    cwd: io.cwd,
    env: io.env,
    configPath: typeof options.config === 'string' ? options.config : null,
    noConfig: options.config === false,
    flags: options,
    ownCurrencies,
  });
  if (settings.headers.length > 0) {
    // Told before anything is read, and by `config`, too.
    const { headerAliases } = await import('../sources/header-aliases.ts');
    headerAliases(settings.headers);
  }
  return settings;
}
