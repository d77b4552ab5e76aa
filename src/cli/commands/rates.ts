import { renderRates, renderRatesJson } from '../../render/rates.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io } from '../io.ts';
import type { OutputOptions, SettingsOptions } from '../options.ts';
import { checkOutput, chooseFormat, chooseWidth, colorChoice, toStdout, writeOutput } from '../output.ts';
import { settingsFor } from '../settings.ts';

/** The rates in force with value, range, source, date and confidence. */
export async function rates(options: SettingsOptions & OutputOptions, io: Io): Promise<number> {
  const format = chooseFormat(options);
  const width = chooseWidth(options, io);
  await checkOutput(options, io);
  const settings = await settingsFor(options, io);
  const profiles = [...settings.profiles.values()].filter(
    ({ platform }) => options.platform === undefined || platform === settings.platform,
  );
  if (format === 'json') {
    await writeOutput(renderRatesJson(profiles, io.version), options, io);
    return 0;
  }
  const paint = await loadPaint(toStdout(options) && wantsColor(colorChoice(options), io.env, io.stdout));
  await writeOutput(await renderRates(profiles, { width, paint }), options, io);
  return 0;
}
