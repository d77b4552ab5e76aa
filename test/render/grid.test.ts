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
