import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import { readTable } from '../../../src/sources/gift-table/read-table.ts';
import { inputOf } from './reading.ts';

const table = async (text: string | Uint8Array) => {
  const { header, rows, malformed } = await readTable(await inputOf(text));
  return {
    header,
    rows: rows.map(({ cells, line }) => [line, ...cells]),
    malformed: [...malformed.positions],
  };
};

describe('reading a table', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('ends its lines with %s', async (_, end) => {
    const text = ['gift,count', '"Rose, ""red""",3', '', `"two${end}lines",4`, 'GG,5'].join(end);
    expect(await table(text)).toEqual({
      header: ['gift', 'count'],
      rows: [
        [2, 'Rose, "red"', '3'],
        [4, `two${end}lines`, '4'],
        [6, 'GG', '5'],
      ],
      malformed: [],
    });
  });

  test.each([
    ['a byte-order mark', '\ufeffgift;count\nRose;3\n'],
    ['UTF-16', Buffer.from('\ufeffgift;count\nRose;3\n', 'utf16le')],
    ['tabs', 'gift\tcount\nRose\t3'],
    ['quotes around everything', '"gift","count"\n"Rose","3"\n'],
    ['mixed line ends', 'gift,count\r\nRose,3\n'],
    ['spaces around cells', ' gift , count \n Rose , 3 \n'],
  ])('has %s', async (_, text) => {
    expect(await table(text)).toEqual({ header: ['gift', 'count'], rows: [[2, 'Rose', '3']], malformed: [] });
  });

  test.each<[string, string, unknown[]]>([
    ['a torn last row', 'gift,count\nRose,3\nGalax', ['table.csv:3']],
    ['a torn quotation', 'gift,count\nRose,3\n"Gala,1', ['table.csv:3']],
    ['NUL padding', 'gift,count\nRose,3\n\0\0\0\0', ['table.csv:3']],
    ['a row with too many cells', 'gift,count\nRose,3,4\nRose,3\n', ['table.csv:2']],
  ])('loses nothing but %s', async (_, text, malformed) => {
    const read = await table(text);
    expect(read.rows.map(([, ...cells]) => cells)).toEqual([['Rose', '3']]);
    expect(read.malformed).toEqual(malformed);
  });

  test('goes on after a quotation that never closes, and after an endless row', async () => {
    const after = Array.from({ length: 4000 }, (_, i) => `GG,${i + 1}`);
    const text = ['gift,count', 'Rose,3', '"never closed,1', 'x'.repeat(20_000), ...after].join('\n');
    const read = await table(text);
    expect(read.rows).toHaveLength(1 + after.length);
    expect(read.rows.at(-1)).toEqual([4004, 'GG', '4000']);
    expect(read.malformed).toEqual(['table.csv:3', 'table.csv:4']);
  });

  test('gives up on a file of nothing but broken rows', async () => {
    const text = `gift,count\n${`${'x'.repeat(16_500)}\n`.repeat(202)}Rose,1\n`;
    await expect(readTable(await inputOf(text))).rejects.toThrow(InputError);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '礼', ' ', ',', ';', '"', '\n', '1', '=') });
  test.prop([
    fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }),
    fc.constantFrom(',', ';', '\t'),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\ufeff'),
  ])('reads what was written', async (cells, mark, end, bom) => {
    const rows = cells.filter((row) => row.some((each) => each.trim() !== ''));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const text =
      bom +
      ['one,two,three'.replaceAll(',', mark), ...rows.map((row) => row.map(quoted).join(mark))].join(end);
    const read = await table(text);
    expect(read.header).toEqual(['one', 'two', 'three']);
    expect(read.rows.map(([, ...row]) => row)).toEqual(rows.map((row) => row.map((each) => each.trim())));
    expect(read.malformed).toEqual([]);
  });

  test.prop([fc.array(fc.constantFrom('a', ',', '"', '\n', '\r', '\0', '\ud800', 'é'), { maxLength: 200 })])(
    'never fails but as an input that cannot be read',
    async (parts) => {
      const text = `gift,count\n${parts.join('')}`;
      const read = await table(text).catch((error) => {
        if (!(error instanceof InputError)) throw error;
        return null;
      });
      if (read !== null) for (const row of read.rows) expect(row).toHaveLength(3);
    },
  );
});
