import type { Catalogue } from '../../../src/rates/catalogue.ts';
import { catalogueLoader } from '../../../src/rates/load-catalogue.ts';

const load = catalogueLoader({ gifts: new Map(), cataloguePlatform: new Map([['tiktok', 'tiktok']]) });

/** The built-in gifts. */
export const loadCatalogue = (): Promise<Catalogue> => load('tiktok');
