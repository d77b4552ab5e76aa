import type { Currency } from '../money/currency.ts';
import { exact, multiply } from '../money/exact.ts';
import type { CatalogueGift } from '../rates/catalogue.ts';
import type { Rate } from '../rates/profile.ts';
import { priceBand } from '../rates/search.ts';
import { SCHEMA_VERSION } from '../report/version.ts';
import { toJsonText } from './json/text.ts';
import type { Paint } from './paint.ts';
import { type Block, layoutPage } from './table/block.ts';
import type { Cell } from './table/grid.ts';
import { formatAmount, formatCount } from './text/amount.ts';
import { sanitise } from './text/sanitise.ts';
import { plural, quote } from './text/words.ts';

export interface GiftPage {
  readonly query: string;
  readonly found: readonly CatalogueGift[];
  /** Gifts in the whole catalogue. */
  readonly total: number;
  readonly rate: Rate | null;
  readonly currency: Currency | null;
}

export async function renderGifts(
  page: GiftPage,
  { width, paint }: { readonly width: number | null; readonly paint: Paint },
): Promise<string> {
  const blocks = blocksOf(page, paint);
  return layoutPage(blocks, width);
}

function blocksOf({ query, found, total, rate, currency }: GiftPage, paint: Paint): Block[] {
  const scope = `the catalogue holds ${plural(total, 'gift')}`;
  if (found.length === 0) {
    return [
      {
        kind: 'text',
        text: `No gift matches ${quote(query)}; ${scope}. Try part of a name, or a price such as 100-500.`,
        indent: 0,
      },
    ];
  }
  const rows = found.map((gift): Cell[] => [
    { text: gift.giftId || '-' },
    { text: sanitise(gift.name) },
    {
      text:
        gift.price.kind === 'priced'
          ? formatCount(gift.price.coins)
          : gift.price.kind === 'free'
            ? 'free'
            : '-',
    },
    {
      text:
        gift.price.kind === 'priced' && rate && currency
          ? formatAmount(multiply(exact(gift.price.coins), rate.value), currency)
          : '-',
    },
    { text: gift.price.kind === 'priced' ? priceBand(gift.price.coins) : '-' },
    { text: gift.type === null ? '-' : gift.type === 1 ? 'yes' : 'no' },
    { text: gift.asOf ?? sanitise(gift.source) },
  ]);
  return [
    {
      kind: 'text',
      text: `${plural(found.length, 'gift')}${query ? ` for ${quote(query)}` : ''}; ${scope}.`,
      indent: 0,
    },
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Id', align: 'right' },
          { title: 'Gift', align: 'left', breakTo: 12 },
          { title: 'Coins', align: 'right' },
          { title: `Pays ${currency ?? ''}`.trim(), align: 'right' },
          { title: 'Kind', align: 'left', drop: 1 },
          { title: 'Streaks', align: 'left', drop: 3 },
          { title: 'Seen', align: 'left', drop: 2 },
        ],
        rows,
      },
    },
    {
      kind: 'text',
      text: "An id's price has never changed; a new price comes as a new id under the old name. Add or correct gifts in the configuration.",
      indent: 0,
      style: paint.quiet,
    },
  ];
}

export const renderGiftsJson = ({ query, found, total }: GiftPage, version: string): string =>
  toJsonText({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    query,
    total,
    gifts: found.map(({ giftId, name, price, type, source, asOf }) => ({
      giftId: giftId || null,
      name,
      coins: price.kind === 'priced' ? price.coins : price.kind === 'free' ? 0 : null,
      band: price.kind === 'priced' ? priceBand(price.coins) : null,
      streakable: type === null ? null : type === 1,
      source,
      asOf,
    })),
  });
