import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputError } from '../../src/diagnostics/diagnostic.ts';
import { closeInput, type Input, openFile, peek, readText } from '../../src/sources/input.ts';
import { inPieces, noise } from './compression/packing.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-earnings-input-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, bytes: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const all = async ({ chunks }: Input): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
};
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: InputError) => error.diagnostics[0]?.code,
  );
const text = noise(200_000);

describe('a plain file', () => {
  test('can be read by ranges, and nothing but its head is read before it is asked for', async () => {
    const path = write('plain.jsonl', text);
    const input = await openFile('plain.jsonl', path);
    expect(input.file).toEqual({ realPath: path, size: 200_000 });
    expect(input.head).toBe(text.subarray(0, 64 * 1024).toString());
    write('plain.jsonl', 'changed');
    expect((await all(input)).toString()).toBe('changed');
  });

  test('that is empty has no head', async () => {
    const input = await openFile('empty', write('empty', ''));
    expect([input.head, input.file?.size, (await all(input)).length]).toEqual(['', 0, 0]);
  });

  test('that cannot be opened stops the run', async () => {
    expect(await codeOf(openFile('none', join(folder, 'none')))).toBe('INPUT_UNREADABLE');
    expect(await codeOf(openFile('.', folder))).toBe('INPUT_UNREADABLE');
  });

  test('that vanishes before it is read stops the run', async () => {
    const path = write('gone', text);
    const input = await openFile('gone', path);
    await setTimeout(20);
    rmSync(path);
    expect(await codeOf(all(input))).toBe('INPUT_UNREADABLE');
  });
});

test('a named pipe is opened once', async () => {
  const path = join(folder, 'pipe');
  execFileSync('sh', ['-c', `mkfifo "${path}"`]);
  const source = write('source', text);
  const writer = spawn('sh', ['-c', `cat "${source}" > "${path}"`]);
  const input = await openFile('pipe', path);
  expect(input.file).toBeNull();
  expect((await all(input)).equals(text)).toBe(true);
  writer.kill();
});

describe('a compressed input', () => {
  test.each(['gzip-misnamed/live.jsonl', 'zstd-log/live.jsonl.zst'])(
    '%s is unpacked, as file and as stream',
    async (name) => {
      const path = resolve(import.meta.dirname, '../../fixtures/compressed', name);
      const log = readFileSync(
        resolve(import.meta.dirname, '../../fixtures/event-log/connector-2.5/live.jsonl'),
      );
      const inputs = [await openFile(name, path), await peek('stdin', inPieces(readFileSync(path), 11))];
      for (const input of inputs) {
        expect([input.file, input.diagnostics]).toEqual([null, []]);
        expect(log.toString().startsWith(input.head)).toBe(true);
        expect((await all(input)).equals(log)).toBe(true);
      }
    },
  );

  test('is unpacked once: a second layer is for the user', async () => {
    const input = await peek('twice', inPieces(gzipSync(gzipSync('text'))));
    expect(input.head.startsWith('\u001f')).toBe(true);
  });

  test('tells of damage when all is read, and how much came before', async () => {
    const input = await peek('cut.gz', inPieces(gzipSync(text).subarray(0, -5000), 1000));
    expect(input.diagnostics).toEqual([]);
    const bytes = (await all(input)).length;
    expect(input.diagnostics).toEqual([
      {
        code: 'INPUT_DAMAGED',
        severity: 'warning',
        args: { format: 'gzip', reason: 'truncated', bytes },
        at: { file: 'cut.gz' },
      },
    ]);
  });

  test('lets go of what it reads from, read or not', async () => {
    for (const packed of [gzipSync(text), text]) {
      for (const reads of [0, 1]) {
        let open = true;
        async function* source() {
          try {
            yield* inPieces(packed, 70_000);
          } finally {
            open = false;
          }
        }
        const input = await peek('stdin', source());
        for (let i = 0; i < reads; i += 1) await input.chunks[Symbol.asyncIterator]().next();
        await closeInput(input);
        expect(open).toBe(false);
      }
    }
  });
});

describe('UTF-16', () => {
  const words = '{"nick":"Zoë 美咲 👋"}\r\n';
  const little = Buffer.from(`\ufeff${words}`, 'utf16le');
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

  test.each([
    ['little-endian', little],
    ['big-endian', swapped(little)],
    ['little-endian without mark', little.subarray(2)],
    ['big-endian without mark', swapped(little).subarray(2)],
    ['compressed', gzipSync(little)],
  ])('%s comes as UTF-8', async (_, bytes) => {
    for (const size of [1, 3, 1000]) {
      const input = await peek('stdin', inPieces(bytes, size));
      expect(input.head).toBe(words);
      expect((await all(input)).toString()).toBe(words);
    }
    const input = await openFile('utf-16', write('utf-16', bytes));
    expect([input.file, (await all(input)).toString()]).toEqual([null, words]);
  });

  test('that is torn or broken is no reason to stop', async () => {
    const bytes = Buffer.concat([little, Buffer.from([0x00, 0xd8, 0x41, 0x00, 0x42])]);
    expect((await all(await peek('stdin', inPieces(bytes, 4)))).toString()).toBe(`${words}\ufffdA\ufffd`);
  });

  test.each([
    ['UTF-8 with mark', Buffer.from('\ufeff{"a":1}')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['padding', Buffer.from('\0\0{"a":1}')],
    ['a padded brace', Buffer.from('{\0\0\0\0')],
  ])('is not %s', async (_, bytes) => {
    expect(await all(await peek('stdin', inPieces(bytes)))).toEqual(bytes);
  });
});

describe('a text that is wanted whole', () => {
  test('may have a byte-order mark', async () => {
    expect(await readText(await peek('a.yaml', inPieces(Buffer.from('\ufefflikes: 1'), 2)))).toBe('likes: 1');
  });

  test('is never half of one', async () => {
    const packed = gzipSync('likes: 12345\ncoins: 1\n');
    expect(await readText(await peek('a.yaml.gz', inPieces(packed)))).toContain('coins');
    for (const cut of [packed.subarray(0, -9), packed.subarray(0, -1)])
      expect(await codeOf(readText(await peek('a.yaml.gz', inPieces(cut))))).toBe('INPUT_INCOMPLETE');
    const padded = Buffer.concat([packed, Buffer.alloc(9)]);
    expect(await readText(await peek('a.yaml.gz', inPieces(padded)))).toContain('coins');
  });

  test('is refused when it would fill the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024, ' '));
    expect(await codeOf(readText(await peek('bomb.gz', inPieces(bomb))))).toBe('INPUT_TOO_LARGE');
  });
});
