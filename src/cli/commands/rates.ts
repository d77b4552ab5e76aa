import { renderRates, renderRatesJson } from '../../render/rates.ts';
import type { Io } from '../io.ts';
import type { OutputOptions, SettingsOptions } from '../options.ts';
import { openOutput } from '../present.ts';
import { settingsFor } from '../settings.ts';

/** The rates in force with value, range, source, date and confidence. */
export async function rates(options: SettingsOptions & OutputOptions, io: Io): Promise<number> {
  const write = await openOutput(options, io);
  const settings = await settingsFor(options, io);
  const profiles = [...settings.profiles.values()].filter(
    ({ platform }) => options.platform === undefined || platform === settings.platform,
  );
  await write(
    {
      json: () => renderRatesJson(profiles, io.version),
      table: (layout) => renderRates(profiles, layout),
    },
    settings.locale,
  );
  return 0;
}
