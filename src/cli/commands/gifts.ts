import { renderGifts, renderGiftsJson } from '../../render/gifts.ts';
import { catalogueLoader } from '../../rates/load-catalogue.ts';
import { searchGifts } from '../../rates/search.ts';
import { rateInForce } from '../../rates/profile.ts';
import type { Io } from '../io.ts';
import type { OutputOptions, SettingsOptions } from '../options.ts';
import { openOutput } from '../present.ts';
import { settingsFor } from '../settings.ts';

/** The gift catalogue, searched; 1 when nothing matches, as grep does. */
export async function gifts(
  query: string,
  options: SettingsOptions & OutputOptions,
  io: Io,
): Promise<number> {
  const write = await openOutput(options, io);
  const settings = await settingsFor(options, io);
  const catalogue = await catalogueLoader(settings)(settings.platform);
  const found = searchGifts(catalogue, query);
  const profile = settings.profiles.get(settings.platform);
  const rate = profile ? rateInForce(profile.cashPerCoin, null) : null;
  const page = { query, found, total: catalogue.gifts.length, rate, currency: profile?.currency ?? null };
  await write(
    {
      json: () => renderGiftsJson(page, io.version),
      table: (layout) => renderGifts(page, layout),
    },
    settings.locale,
  );
  return found.length === 0 ? 1 : 0;
}
