import { renderGifts, renderGiftsJson } from '../../render/gifts.ts';
import { catalogueLoader } from '../../rates/load-catalogue.ts';
import { searchGifts } from '../../rates/search.ts';
import { rateInForce } from '../../rates/profile.ts';
import { loadPaint, wantsColor } from '../color.ts';
import type { Io } from '../io.ts';
import type { OutputOptions, SettingsOptions } from '../options.ts';
import { checkOutput, chooseFormat, chooseWidth, colorChoice, toStdout, writeOutput } from '../output.ts';
import { settingsFor } from '../settings.ts';

/** The gift catalogue, searched; 1 when nothing matches, as grep does. */
export async function gifts(
  query: string,
  options: SettingsOptions & OutputOptions,
  io: Io,
): Promise<number> {
  const format = chooseFormat(options);
  const width = chooseWidth(options, io);
  await checkOutput(options, io);
  const settings = await settingsFor(options, io);
  const catalogue = await catalogueLoader(settings)(settings.platform);
  const found = searchGifts(catalogue, query);
  const profile = settings.profiles.get(settings.platform);
  const rate = profile ? rateInForce(profile.cashPerCoin, null) : null;
  const page = { query, found, total: catalogue.gifts.length, rate, currency: profile?.currency ?? null };
  if (format === 'json') {
    await writeOutput(renderGiftsJson(page, io.version), options, io);
  } else {
    const paint = await loadPaint(toStdout(options) && wantsColor(colorChoice(options), io.env, io.stdout));
    await writeOutput(await renderGifts(page, { width, paint }), options, io);
  }
  return found.length === 0 ? 1 : 0;
}
