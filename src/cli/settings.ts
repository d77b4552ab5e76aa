import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { type Catalogue, createCatalogue } from '../rates/catalogue.ts';
import type { Io } from './io.ts';
import type { SettingsOptions } from './options.ts';

export const settingsFor = (options: SettingsOptions, io: Io): Promise<Settings> =>
  resolveSettings({
    cwd: io.cwd,
    env: io.env,
    configPath: typeof options.config === 'string' ? options.config : null,
    noConfig: options.config === false,
    flags: options,
  });

/** The catalogue of a platform with the user's gifts in it; loaded once, and only when somebody asks. */
export function catalogues(settings: Settings): (platform: string) => Promise<Catalogue> {
  const loaded = new Map<string, Promise<Catalogue>>();
  return (platform) => {
    const known = loaded.get(platform) ?? loadCatalogue(platform, settings);
    loaded.set(platform, known);
    return known;
  };
}

async function loadCatalogue(platform: string, settings: Settings): Promise<Catalogue> {
  const own = settings.gifts.get(platform) ?? [];
  if (platform !== 'tiktok') return createCatalogue([], own);
  const { tiktokCatalogue } = await import('../rates/tiktok/catalogue.ts');
  return tiktokCatalogue(own);
}
