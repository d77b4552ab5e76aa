import { fc, test } from '@fast-check/vitest';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Grid, layoutGrid } from '../../src/render/table/grid.ts';
import { loadMeasure, wrap, wrapHard } from '../../src/render/text/width.ts';

const plain = (text: string): string => text;
const grid = (names: readonly string[]): Grid => ({
  headStyle: plain,
  columns: [
    { title: 'Gift', align: 'left', breakTo: 6 },
    { title: 'Coins', align: 'right' },
    { title: 'Share', align: 'right', drop: 1 },
  ],
  rows: names.map((name, index) => [{ text: name }, { text: `${index * 1111}` }, { text: '1.0%' }]),
});

const names = fc.array(
  fc.constantFrom('Rose', '薔薇の花束', 'กุหลาบ', '👩‍🚀 rocket', 'وردة', 'Lion’s Mane', 'x'),
  { minLength: 1, maxLength: 8 },
);

describe('tables', () => {
  test.prop([names])('line up whatever the script', async (each) => {
    const measure = await loadMeasure(each);
    const lines = layoutGrid(grid(each), null, measure);
    const ends = lines.map((line) => stringWidth(line));
    expect(new Set(ends).size).toBe(1);
  });

  test.prop([names, fc.integer({ min: 14, max: 60 })])(
    'never cut a number, and drop the droppable first',
    async (each, width) => {
      const measure = await loadMeasure(each);
      const text = layoutGrid(grid(each), width, measure).join('\n');
      for (const index of each.keys()) expect(text).toContain(`${index * 1111}`);
      expect(text).not.toContain('…');
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, 13));
    },
  );

  it('colours cells without counting the colour', () => {
    const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
    const [, row = ''] = layoutGrid(
      {
        headStyle: plain,
        columns: [{ title: 'A', align: 'right' }],
        rows: [[{ text: '1', style: red }], [{ text: '1,000' }]],
      },
      null,
      (text) => text.length,
    );
    expect(row).toBe('    \u001b[31m1\u001b[39m');
  });

  it('lays out ten thousand rows in pieces of equal width', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `gift ${index}`);
    const lines = layoutGrid(grid(many), null, (text) => text.length);
    expect(lines).toHaveLength(10_001);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it('keeps private-use characters of a name', () => {
    const [, row = ''] = layoutGrid(grid(['\ue000\uf8ff']), null, (text) => text.length);
    expect(row).toContain('\ue000\uf8ff');
  });
});

describe('a page too narrow for a table', () => {
  const wide = (names: readonly string[]): Grid => ({
    headStyle: plain,
    columns: [
      { title: 'Gift', align: 'left', breakTo: 12 },
      { title: 'Count', align: 'right' },
      { title: 'Note', align: 'left', drop: 1 },
      { title: 'Coins', align: 'right' },
      { title: 'Payout USD', align: 'right' },
    ],
    rows: names.map((name, index) => [
      { text: name },
      { text: `${index}` },
      { text: 'note' },
      { text: `${index}1,234,567` },
      { text: index === 0 ? '' : `${index}6,172.83` },
    ]),
  });
  const length = (text: string): number => text.length;

  it('puts the columns at the right below their row, each behind its title, once nothing is left to drop or break', () => {
    expect(layoutGrid(wide(['Rose', 'Finger Heart']), 46, length)).toEqual([
      'Gift          Count       Coins  Payout USD',
      'Rose              0  01,234,567',
      'Finger Heart      1  11,234,567   16,172.83',
    ]);
    expect(layoutGrid(wide(['Rose', 'Finger Heart']), 36, length)).toEqual([
      'Gift          Count       Coins',
      'Rose              0  01,234,567',
      'Finger Heart      1  11,234,567',
      '  Payout USD 16,172.83',
    ]);
    expect(layoutGrid(wide(['Rose', 'Finger Heart']), 24, length)).toEqual([
      'Gift          Count',
      'Rose              0',
      '  Coins 01,234,567',
      'Finger Heart      1',
      '  Coins 11,234,567',
      '  Payout USD 16,172.83',
    ]);
  });

  test.prop([names, fc.integer({ min: 24, max: 60 })])(
    'is never overrun, and every number stays whole and beside its title',
    async (each, width) => {
      const measure = await loadMeasure(each);
      const lines = layoutGrid(wide(each), width, measure);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      for (const index of each.keys()) {
        expect(lines.join('\n')).toContain(`${index}1,234,567`);
        if (index > 0) expect(lines.join('\n')).toContain(`${index}6,172.83`);
      }
    },
  );

  it('lays out ten thousand rows no slower', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `gift ${index}`);
    expect(layoutGrid(wide(many), 30, length).length).toBeGreaterThan(20_000);
  });
});

describe('wrapping', () => {
  test.prop([fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }), fc.integer({ min: 9, max: 40 })])(
    'keeps all words and stays within the width',
    (words, width) => {
      const lines = wrap(words.join(' '), width, (text) => text.length);
      expect(lines.join(' ')).toBe(words.join(' '));
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    },
  );

  it('breaks a long name between graphemes', () => {
    expect(wrapHard('👩‍🚀👩‍🚀👩‍🚀', 4, stringWidth)).toEqual(['👩‍🚀👩‍🚀', '👩‍🚀']);
  });
});
