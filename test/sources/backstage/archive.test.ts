import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { workbook, zip } from '../../../fixtures/backstage/archive.mjs';
import { type InputError } from '../../../src/diagnostics/diagnostic.ts';
import { unpackInput } from '../../../src/sources/archive/unpack.ts';
import { type Input, peek, readText } from '../../../src/sources/input.ts';
import { runWith } from '../../io.ts';

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
const open = async (bytes: Uint8Array): Promise<readonly Input[]> =>
  unpackInput(await peek('in.zip', pieces(bytes)));
const texts = async (bytes: Uint8Array): Promise<string[][]> =>
  Promise.all((await open(bytes)).map(async (input) => [input.path, await readText(input)]));
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: InputError) => [error.diagnostics[0]?.code, error.diagnostics[0]?.args],
  );

describe('an archive', () => {
  it('gives its tables, and none of what is not', async () => {
    const bytes = zip({
      'a/one.csv': 'x,y\n1,2\n',
      'photo.jpg': 'JFIF',
      '__MACOSX/a.csv': 'x',
      'a/.b.csv': 'x',
    });
    expect(await texts(bytes)).toEqual([['in.zip/a/one.csv', 'x,y\n1,2\n']]);
    expect(await texts(zip({ 'one.csv': 'x,y\n' }, { stored: true }))).toEqual([['in.zip/one.csv', 'x,y\n']]);
  });

  it('gives of a data download the one file that tells of LIVEs', async () => {
    const bytes = zip({ 'user_data_tiktok.json': '{}', 'other.json': '{"secret":1}', 'x.csv': 'a,b' });
    expect((await open(bytes)).map(({ path }) => path)).toEqual(['in.zip/user_data_tiktok.json']);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30), 'truncated'],
    [
      'with a byte changed',
      (bytes: Buffer) => {
        const at = bytes.indexOf('one.csv') + 12;
        bytes[at] = (bytes[at] as number) ^ 0x55;
        return bytes;
      },
      'corrupt',
    ],
  ])('is not counted when it is %s', async (_, damage, reason) => {
    const bytes = damage(zip({ 'one.csv': 'creator,likes\nmira,48213\n'.repeat(50) }));
    expect(await codeOf(texts(bytes))).toMatchObject(['INPUT_INCOMPLETE', { reason }]);
  });

  it('is refused when it is encrypted, lies about a size, or holds nothing that can be read', async () => {
    const files = { 'one.csv': 'x,y\n1,2\n' };
    expect(await codeOf(texts(zip(files, { flags: 1 })))).toMatchObject([
      'INPUT_INCOMPLETE',
      { reason: 'unsupported' },
    ]);
    expect(await codeOf(texts(zip(files, { lie: 3 })))).toMatchObject([
      'INPUT_INCOMPLETE',
      { reason: 'corrupt' },
    ]);
    expect(await codeOf(texts(zip(files, { lie: 2 ** 31 })))).toMatchObject(['INPUT_TOO_LARGE', {}]);
    expect(await codeOf(open(zip({ 'a.jpg': 'x' })))).toMatchObject([
      'INPUT_UNRECOGNISED',
      { wayOut: 'unpack' },
    ]);
  });
});

describe('a workbook', () => {
  it('becomes a table of text for each sheet, with numbers as the file has them', async () => {
    const bytes = workbook({
      First: [
        ['Creator ID', 'say "hi", you'],
        [{ number: '7359135855103475718' }, { number: '8.8460000000000008E1' }],
      ],
      Empty: [],
      'Sheet 2': [['a\nb']],
    });
    expect(await texts(bytes)).toEqual([
      [
        'in.zip [First]',
        '"Creator ID","say ""hi"", you"\n7359135855103475718,8.8460000000000008E1\n'.replace(
          '"Creator ID"',
          'Creator ID',
        ),
      ],
      ['in.zip [Sheet 2]', 'a b\n'],
    ]);
  });

  it('that would need more memory than its bytes is refused before it is read', async () => {
    const rows = Array.from({ length: 4000 }, () => []);
    const wide = workbook({ A: [...rows, Array.from({ length: 600 }, () => 'x')] });
    expect(await texts(wide)).toHaveLength(1);
    const sparse = workbook({ A: [...rows, ['x']] });
    const far = zip({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml': `<sheetData>${'<row/>'.repeat(4000)}<row><c s="1" r="XFD1"><v>1</v></c></row></sheetData>`,
    });
    expect(await texts(sparse)).toHaveLength(1);
    expect(await codeOf(open(far))).toMatchObject(['INPUT_TOO_LARGE', {}]);
    const bomb = zip({ 'xl/workbook.xml': '<workbook/>' }, { lie: 2 ** 30 });
    expect(await codeOf(open(bomb))).toMatchObject(['INPUT_TOO_LARGE', {}]);
  });
});

describe('the program', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'archive-'));
  afterAll(() => {
    rmSync(cwd, { recursive: true });
  });

  it('reads a table with a row a LIVE from a sheet as from a file', async () => {
    const rows = [
      ['creator', 'startedAt', 'duration', 'coins'],
      ['mira_sings', '2026-07-01T18:00Z', '2h', '1000'],
      ['mira_sings', '2026-07-02T18:00Z', '2h', '500'],
    ];
    writeFileSync(join(cwd, 'season.xlsx'), workbook({ Season: rows }));
    writeFileSync(join(cwd, 'season.csv'), rows.map((row) => `${row.join(',')}\n`).join(''));
    const [sheet, file] = await Promise.all(
      ['season.xlsx', 'season.csv'].map((path) =>
        runWith(['history', path, '--json', '--timezone', 'UTC'], { cwd }),
      ),
    );
    expect(sheet).toEqual(file);
    expect(JSON.parse(sheet?.stdout ?? '').direct.coins).toBe(1500);
  });
});
