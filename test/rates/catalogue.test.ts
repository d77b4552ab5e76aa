import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createCatalogue, normaliseName } from '../../src/rates/catalogue.ts';
import { catalogueLoader } from '../../src/rates/load-catalogue.ts';
import { searchGifts } from '../../src/rates/search.ts';
import { tiktokCatalogue } from '../../src/rates/tiktok/catalogue.ts';

const catalogue = tiktokCatalogue();
const found = (nameOrId: string) => {
  const lookup = catalogue.find(nameOrId);
  return lookup.kind === 'found' ? [lookup.giftId, lookup.price] : lookup.kind;
};
const coins = (count: number) => ({ kind: 'priced', coins: count });

describe('the gift catalogue', () => {
  it('holds every observed gift once, with a price, a date and a source', () => {
    expect(catalogue.gifts).toHaveLength(1152);
    expect(new Set(catalogue.gifts.map(({ giftId }) => giftId)).size).toBe(1152);
    for (const gift of catalogue.gifts) {
      expect(gift.price.kind === 'priced' && gift.price.coins).toBeGreaterThan(0);
      expect(gift.asOf).toMatch(/^202[4-6]-\d\d-\d\d$/);
      expect(gift.source).not.toBe('');
    }
  });

  it.each([
    ['5655', ['5655', coins(1)]],
    ['Rose', ['5655', coins(1)]],
    ['  rOsE ', ['5655', coins(1)]],
    ['Ｒｏｓｅ', ['5655', coins(1)]],
    ['Lion', ['6369', coins(29_999)]],
    // Two ids at one price: the price is certain, the id is not.
    ['Galaxy', [null, coins(1000)]],
    ["Lion's Mane", found('Lion’s Mane')],
    ['Heart', 'ambiguous'],
    ['Ros', 'unknown'],
    ['Rose Nebula', 'unknown'],
    ['', 'unknown'],
  ])('finds %j exactly or not at all', (text, expected) => expect(found(text)).toEqual(expected));

  it("spells apostrophes alike: Lion's Mane is found however it is typed", () => {
    expect(found("Lion's Mane")).toEqual([expect.any(String), coins(expect.any(Number) as never)]);
  });

  test.prop([fc.constantFrom(...catalogue.gifts)])(
    'never answers a name with a price that another id contradicts',
    (gift) => {
      const lookup = catalogue.find(gift.name);
      if (lookup.kind === 'found') expect(lookup.price).toEqual(gift.price);
      else expect(lookup.kind).toBe('ambiguous');
    },
  );

  test.prop([fc.string()])('never uses a near name', (text) => {
    const lookup = catalogue.find(text);
    if (lookup.kind !== 'found') return;
    const known =
      catalogue.byId(text.trim()) ??
      catalogue.gifts.find(({ name }) => normaliseName(name) === normaliseName(text));
    expect(known).toBeDefined();
  });

  it('suggests what may have been meant, cheapest of equals first', () => {
    const lookup = catalogue.find('Rsoe');
    expect(lookup.kind === 'unknown' && lookup.suggestions.map(({ name }) => name)).toEqual(['Rose', 'Rosa']);
  });

  it("lets the user's gifts correct and add, by id or by name", () => {
    const own = createCatalogue(catalogue.gifts, [
      { giftId: '5655', name: 'Rose', price: { kind: 'priced', coins: 2 }, type: 1, source: 'mine' },
      { giftId: null, name: 'Heart', price: { kind: 'free' }, type: null, source: 'mine' },
    ]);
    expect(own.byId('5655')?.price).toEqual(coins(2));
    expect(own.find('heart')).toEqual({
      kind: 'found',
      giftId: null,
      name: 'Heart',
      price: { kind: 'free' },
    });
  });

  it("starts empty for a platform that stands alone, and from TikTok's for one that extends it", async () => {
    const load = catalogueLoader({
      gifts: new Map(),
      cataloguePlatform: new Map([
        ['mine', 'tiktok'],
        ['beans', null],
      ]),
    });
    expect((await load('mine')).gifts).toHaveLength(1152);
    expect((await load('beans')).gifts).toHaveLength(0);
    expect(await load('mine')).toBe(await load('mine'));
  });
});

describe('browsing', () => {
  const names = (query: string) => searchGifts(catalogue, query).map(({ name }) => name);
  const prices = (query: string) =>
    searchGifts(catalogue, query).map(({ price }) => (price.kind === 'priced' ? price.coins : 0));

  it('finds parts of names, cheapest first', () => {
    expect(names('lion')).toContain('Lion');
    expect(prices('lion')).toEqual([...prices('lion')].sort((a, b) => a - b));
  });

  it('finds prices and ranges with both their ends, simple and elaborate alike', () => {
    expect(new Set(prices('1000'))).toEqual(new Set([1000]));
    const range = prices('1000-1088');
    expect([Math.min(...range), Math.max(...range)]).toEqual([1000, 1088]);
    expect(Math.max(...prices('simple'))).toBe(30);
    expect(Math.min(...prices('grand'))).toBeGreaterThanOrEqual(10_000);
    const bands = ['simple', 'middle', 'elaborate', 'grand'].flatMap(prices);
    expect(bands).toHaveLength(catalogue.gifts.length);
  });

  it('finds an id', () => expect(names('5655')).toEqual(['Rose']));
});
