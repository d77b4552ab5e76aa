import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import { decideValue, type ValuedRow } from '../../../src/sources/gift-table/value-column.ts';
import type { ValueIs } from '../../../src/sources/source.ts';
import { catalogue, context } from './reading.ts';

const column = { column: 'diamonds', at: { file: 'gifts.csv', line: 1 } };
const row = (name: string, count: number, value: number | null): ValuedRow => ({
  name,
  giftId: null,
  count,
  value,
  line: 2,
});
const decide = (rows: readonly ValuedRow[], named: ValueIs | null = null, told: ValueIs | null = null) =>
  decideValue(rows, named, column, context({ valueIs: told }));

const reasonOf = async (rows: readonly ValuedRow[]): Promise<unknown> => {
  const error = await decide(rows).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw new Error('it was decided');
  return error.diagnostics.map(({ code, args }) => [code, args]);
};

describe('what a value column holds', () => {
  test.each<[string, ValuedRow[], ValueIs]>([
    ['one gift', [row('Rose', 3, 1), row('Galaxy', 1, 1000)], 'unit'],
    ['all of a row', [row('Rose', 3, 3), row('Galaxy', 1, 1000)], 'total'],
    ['all, of a name with several prices', [row('Heart', 3, 30)], 'total'],
    ['one, of a name with several prices', [row('Heart', 3, 200)], 'unit'],
    ['all, beside gifts that nobody knows', [row('Zorblax', 2, 7), row('Rose', 3, 3)], 'total'],
    ['one, beside rows without value', [row('Rose', 5, null), row('Rose', 3, 1)], 'unit'],
  ])('the catalogue says %s', async (_, rows, is) => {
    const decided = await decide(rows);
    expect(decided.is).toBe(is);
    expect(decided.notes.map(({ code, args }) => [code, args])).toEqual([
      ['VALUE_READ_AS', { column: 'diamonds', is, by: 'catalogue' }],
    ]);
  });

  test.each<[string, ValuedRow[]]>([
    ['no row of several gifts', [row('Zorblax', 1, 7), row('Rose', 1, 1)]],
    ['no value', [row('Rose', 5, null)]],
    ['no row', []],
  ])('%s: no matter', async (_, rows) => {
    expect(await decide(rows)).toEqual({ is: 'unit', notes: [] });
  });

  test.each<[string, ValuedRow[]]>([
    ['no-known-gift', [row('Zorblax', 2, 7)]],
    ['single-gifts', [row('Rose', 1, 1), row('Zorblax', 2, 7)]],
    ['fits-neither', [row('Rose', 3, 1), row('GG', 3, 3)]],
    ['fits-neither', [row('Rose', 3, 2)]],
    // Three prices of one name, and both readings fit: a question, never a guess.
    ['single-gifts', [row('Love you', 20, 20), row('Love you', 1, 199)]],
  ])('%s is a question to the user', async (reason, rows) => {
    expect(await reasonOf(rows)).toEqual([['VALUE_AMBIGUOUS', { column: 'diamonds', reason }]]);
  });

  test('the user is believed before the name of the column, and that before the catalogue', async () => {
    const rows = [row('Rose', 3, 1)];
    expect((await decide(rows, 'total')).is).toBe('total');
    expect((await decide(rows, 'total', 'unit')).is).toBe('unit');
    expect((await decide(rows, null, 'total')).is).toBe('total');
  });

  const sole = catalogue.gifts.filter(({ giftId, price }) => giftId !== '' && price.kind === 'priced');
  const gift = fc.constantFrom(...sole);
  test.prop([fc.array(fc.tuple(gift, fc.integer({ min: 1, max: 99 })), { minLength: 1, maxLength: 20 })])(
    'is found out from any gifts, by id',
    async (sent) => {
      const rows = (is: ValueIs): ValuedRow[] =>
        sent.map(([{ giftId, price }, count]) => {
          const coins = price.kind === 'priced' ? price.coins : 0;
          return { name: null, giftId, count, value: is === 'unit' ? coins : coins * count, line: 2 };
        });
      const several = sent.some(([, count]) => count > 1);
      expect((await decide(rows('unit'))).is).toBe('unit');
      expect((await decide(rows('total'))).is).toBe(several ? 'total' : 'unit');
    },
  );
});
