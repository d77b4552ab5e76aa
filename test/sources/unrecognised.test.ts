import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { locateInputs } from '../../src/sources/locate.ts';
import { guessKind } from '../../src/sources/unrecognised.ts';

/** As the head of an input is made. */
const head = (bytes: string | Uint8Array): string => new TextDecoder().decode(Buffer.from(bytes));
const kind = (bytes: string | Uint8Array): unknown => {
  const guess = guessKind(head(bytes));
  return guess && [guess.looksLike, guess.wayOut];
};
const at = (offset: number, text: string): Buffer =>
  Buffer.concat([Buffer.alloc(offset, 'a'), Buffer.from(text)]);

describe('what is not read is named, with a way out', () => {
  test.each([
    ['PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml', 'an Excel workbook', 'workbook'],
    ['PK\u0003\u0004\u0014\0docProps/app.xml…xl/workbook.xml', 'an Excel workbook', 'workbook'],
    ['PK\u0003\u0004\u0014\0user_data_tiktok.json', 'a ZIP archive', 'unpack'],
    ['PK\u0005\u0006\0\0', 'a ZIP archive', 'unpack'],
    [gzipSync('again'), 'a gzip file inside another', 'unpack'],
    [Buffer.from('fd377a585a000004', 'hex'), 'a compressed file', 'unpack'],
    ['BZh91AY&SY', 'a compressed file', 'unpack'],
    [Buffer.from('377abcaf271c0004', 'hex'), 'a compressed file', 'unpack'],
    [at(257, 'ustar\0'), 'a tar archive', 'unpack'],
    ['SQLite format 3\0\u0010', 'a SQLite database', 'sqlite'],
    ['PAR1\u0015\u0004', 'a Parquet table', 'export'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'an image', 'figures'],
    [Buffer.from('ffd8ffe000104a464946', 'hex'), 'an image', 'figures'],
    [at(4, 'ftypisom').fill(0, 0, 4), 'a video', 'figures'],
    ['%PDF-1.7', 'a PDF document', 'figures'],
    ['<!DOCTYPE html><p>', 'a web page or XML document', 'figures'],
    ['{"TikTok Live":{"Go Live History":{}}}', "TikTok's data download", null],
    ['[{"kind":"x","giftId":5655}]', 'an event log of a kind that is not read yet', null],
    [Buffer.from('fffe00007b000000', 'hex'), 'text in UTF-32', 'utf-8'],
    [Buffer.from('likes: 5', 'utf16le'), 'text in UTF-16 without a byte-order mark', 'utf-8'],
    [Buffer.from('likes: 5', 'utf16le').swap16(), 'text in UTF-16 without a byte-order mark', 'utf-8'],
    ['\0\0\0\u0001\0', 'binary data', null],
    ['GiftEvent(user=User(id=1), repeat_count=4)', 'Python objects as they are printed', 'record'],
    ["{'event': 'gift', 'repeat_end': True}", 'Python objects as they are printed', 'record'],
    [
      '2025-08-11 15:44:49,066 - INFO - \u{1f381} nia → TikTok x4 (4\u{1f48e} = $0.020)\n',
      'a text log with printed totals',
      'record',
    ],
    [
      '2025-08-11 15:44:49,066 - INFO - Viewer update: 57 viewers',
      'a text log with printed totals',
      'record',
    ],
    ['[2025-08-11 15:44:49] [INFO] nia liked (6)', 'a text log with printed totals', 'record'],
    [
      'INFO:TikTokLiveConnector:GIFT from nia: Fest Pop x4 (4 coins, 4 pts)',
      'a text log with printed totals',
      'record',
    ],
    ['Connected!\nnia sent Rose x5\n', 'a text log with printed totals', 'record'],
    ['date,creator,hours\n2026-01-01,nia,2\n', 'a CSV table', null],
    ['date;creator;hours\n', 'a CSV table', null],
    ['\n[1, 2]', 'JSON of another kind', null],
  ])('%#', (bytes, looksLike, wayOut) => {
    expect(kind(bytes)).toEqual([looksLike, wayOut]);
  });

  test.each(['hello', 'a note, with one comma', ''])('%j is anything', (text) => {
    expect(kind(text)).toBeNull();
  });

  test.each([' ', ' sent', 'x1', '{"a":', '[', ',', '2025-08-11 15:44:49 ', 'a\0'])(
    'a head of %j takes no time',
    (text) => {
      const started = performance.now();
      guessKind(`${text.repeat(64 * 1024).slice(0, 64 * 1024)}x`);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );
});

test('a folder is read with what is compressed in it, and without what is no session', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-folder-'));
  mkdirSync(join(cwd, 'logs'));
  for (const name of [
    'a.jsonl.gz',
    'b.JSON.ZST',
    'c.yaml',
    'd.txt.gz',
    'e.gz',
    '.f.jsonl.gz',
    'g.gz.jsonl',
    'h.zst',
  ])
    writeFileSync(join(cwd, 'logs', name), '');
  const { located } = await locateInputs(['logs'], cwd, () => null);
  expect(located.map((place) => place !== 'stdin' && place.path)).toEqual([
    'logs/a.jsonl.gz',
    'logs/b.JSON.ZST',
    'logs/c.yaml',
    'logs/g.gz.jsonl',
  ]);
  rmSync(cwd, { recursive: true });
});
