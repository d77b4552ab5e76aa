import { fc, test } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type CsvColumn, renderCsv } from '../../../src/render/csv/csv.ts';
import { sanitise } from '../../../src/render/text/sanitise.ts';

interface Row {
  readonly name: string;
  readonly amount: string | null;
}
const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'name', kind: 'text', value: ({ name }) => name },
  { name: 'amount', kind: 'number', value: ({ amount }) => amount },
];
const cellsOf = (rows: readonly Row[]): string[][] => parse(renderCsv(COLUMNS, rows));
const nameOf = (name: string): string | undefined => cellsOf([{ name, amount: null }])[1]?.[0];

/** What a spreadsheet computes: cells that begin so and are no number. */
const formula = (cell: string): boolean =>
  /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell.trimStart()) && !/^-?\d+(\.\d+)?$/.test(cell);

/** Texts that look for trouble. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...'=+-@"\',;|\t\r\n ＝＠\u001b[\u202e\u200b0a'.split('')), fc.string()), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const decimal = fc
  .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.stringMatching(/^\d{1,14}$/))
  .map(([whole, decimals]) => `${whole}.${decimals}`);

describe('a CSV', () => {
  test.prop([fc.array(fc.record({ name: hostile, amount: decimal }), { maxLength: 8 })])(
    'has a line a row, keeps every number to the last digit with its sign, and every text but for the guard',
    (rows) => {
      const text = renderCsv(COLUMNS, rows);
      expect(text.split('\n')).toHaveLength(rows.length + 2);
      const [head, ...cells] = parse(text);
      expect(head).toEqual(['name', 'amount']);
      expect(cells.map(([, amount]) => amount)).toEqual(rows.map(({ amount }) => amount));
      expect(
        cells.map(([name = '']) =>
          name.replace(/^'(?=[=+\-@＝＋－＠])/, '').replace(/(;[ "]*)'(?=[=+\-@＝＋－＠])/g, '$1'),
        ),
      ).toEqual(
        rows.map(({ name }) =>
          sanitise(name)
            .replace(/^'(?=[=+\-@＝＋－＠])/, '')
            .replace(/(;[ "]*)'(?=[=+\-@＝＋－＠])/g, '$1'),
        ),
      );
    },
  );

  test.prop([fc.array(hostile, { minLength: 1, maxLength: 8 })])(
    'holds no formula, whether cells are parted at commas or at semicolons',
    (names) => {
      // Behind another cell: there a mark of quotation parts nothing for who parts at semicolons.
      const text = renderCsv(
        [...COLUMNS].reverse(),
        names.map((name) => ({ name, amount: '1.5' })),
      );
      const cells = [
        ...parse(text).flat(),
        ...text.split(/[;\n]/).map((cell) => cell.replace(/^["\s]+/, '')),
      ];
      expect(cells.filter(formula)).toEqual([]);
    },
  );

  it('guards what a spreadsheet would compute, and nothing else', () => {
    expect(nameOf('=1+1')).toBe("'=1+1");
    expect(nameOf('@mira_sings')).toBe("'@mira_sings");
    expect(nameOf('-5')).toBe("'-5");
    expect(nameOf('\t=1')).toBe("'=1");
    expect(nameOf('＝1')).toBe("'＝1");
    expect(nameOf('a;=1')).toBe("a;'=1");
    expect(nameOf('a; "=1')).toBe(`a; "'=1`);
    expect(nameOf('a-b=c')).toBe('a-b=c');
    expect(renderCsv(COLUMNS, [{ name: 'a', amount: '-12.345678901234567890' }])).toContain(
      'a,-12.345678901234567890\n',
    );
  });

  it('guards a text that is declared a number, too', () => {
    expect(cellsOf([{ name: 'a', amount: '=1' }])[1]?.[1]).toBe("'=1");
  });

  it('leaves an unknown cell empty, which is not 0', () => {
    expect(renderCsv(COLUMNS, [{ name: 'a', amount: null }])).toBe('name,amount\na,\n');
  });
});
