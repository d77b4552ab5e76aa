import { fc, test } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { splitRows } from '../../../src/sources/session-table/rows.ts';

const LONGEST = 4 * 1024 * 1024;

async function rowsOf(pieces: readonly Uint8Array[], delimiter = ','): Promise<string[][]> {
  const rows: string[][] = [];
  const splitter = splitRows(delimiter, LONGEST, (cells) => rows.push([...cells]));
  for (const piece of pieces) await splitter.push(piece);
  await splitter.end();
  return rows;
}

const byLibrary = (bytes: Uint8Array, delimiter = ','): string[][] =>
  parse(Buffer.from(bytes), {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });

const part = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'a',
      '12',
      ' ',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '',
      'é',
      '万',
      '\ufeff',
      '\0',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('"', '"a,\nb"', '""', 'a "b" c') },
  { weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
);
const plainPart = part.filter((text) => !text.includes('"'));
/** With bytes that are no text now and then, cut anywhere. */
const cut = (parts: fc.Arbitrary<string[]>) =>
  fc
    .tuple(
      parts,
      fc.option(fc.uint8Array({ minLength: 1, maxLength: 3, min: 128 })),
      fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
    )
    .map(([texts, odd, lengths]) => {
      const bytes = Buffer.concat([Buffer.from(texts.join('')), ...(odd ? [odd, Buffer.from('x\n')] : [])]);
      const pieces: Uint8Array[] = [];
      let from = 0;
      for (const length of lengths) {
        pieces.push(bytes.subarray(from, from + length));
        from += length;
      }
      return { bytes, pieces: [...pieces, bytes.subarray(from)] };
    });

/** Both refuse a quotation mark that is never closed. */
async function outcome<Value>(work: () => Value | Promise<Value>): Promise<Value | string> {
  try {
    return await work();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('rows of a table', () => {
  test.prop([cut(fc.array(plainPart, { maxLength: 30 })), fc.constantFrom(',', ';', '\t')], {
    numRuns: 2000,
  })('without quotation marks are those of csv-parse', async ({ bytes, pieces }, delimiter) => {
    expect(await rowsOf(pieces, delimiter)).toEqual(byLibrary(bytes, delimiter));
  });

  test.prop([cut(fc.array(part, { maxLength: 30 })), fc.constantFrom(',', ';', '\t')], { numRuns: 1000 })(
    'with them are, too, wherever the first one comes',
    async ({ bytes, pieces }, delimiter) => {
      expect(await outcome(() => rowsOf(pieces, delimiter))).toEqual(
        await outcome(() => byLibrary(bytes, delimiter)),
      );
    },
  );

  it('end at carriage returns alone, also where these are many', async () => {
    const line = `${'x'.repeat(999)},y`;
    const piece = Buffer.from(`${line}\r`.repeat(100));
    const rows = await rowsOf(Array.from({ length: 20 }, () => piece));
    expect(rows).toHaveLength(2000);
    expect(rows.at(-1)).toEqual(line.split(','));
  });

  it('are not endless', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    await expect(rowsOf(Array.from({ length: 6 }, () => piece))).rejects.toMatchObject({
      code: 'CSV_MAX_RECORD_SIZE',
    });
  });
});
