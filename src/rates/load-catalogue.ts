import { type Catalogue, createCatalogue, type GiftOverride } from './catalogue.ts';

/** What the settings say about gifts. */
export interface GiftSettings {
  /** Gifts the user added or corrected, by platform. */
  readonly gifts: ReadonlyMap<string, readonly GiftOverride[]>;
  /** The built-in platform whose catalogue a platform uses; `null` for one that stands alone. */
  readonly cataloguePlatform: ReadonlyMap<string, string | null>;
}

/** The catalogue of a platform with the user's own gifts in it; loaded once, and only when somebody asks. */
export function catalogueLoader({
  gifts,
  cataloguePlatform,
}: GiftSettings): (platform: string) => Promise<Catalogue> {
  const loaded = new Map<string, Promise<Catalogue>>();
  return (platform) => {
    const catalogue =
      loaded.get(platform) ??
      loadCatalogue(cataloguePlatform.get(platform) ?? null, gifts.get(platform) ?? []);
    loaded.set(platform, catalogue);
    return catalogue;
  };
}

async function loadCatalogue(builtIn: string | null, own: readonly GiftOverride[]): Promise<Catalogue> {
  if (builtIn !== 'tiktok') return createCatalogue([], own);
  const { tiktokCatalogue } = await import('./tiktok/catalogue.ts');
  return tiktokCatalogue(own);
}
