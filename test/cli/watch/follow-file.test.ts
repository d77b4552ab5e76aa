import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { liveCount } from '../../../src/cli/watch/count.ts';
import { followFile } from '../../../src/cli/watch/follow-file.ts';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import { gift, until } from '../../sources/live/live-server.ts';

const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of clean.splice(0).reverse()) await each();
});

const HASTY = { poll: 5, quiet: 40 };

interface Followed {
  readonly path: string;
  /** The texts of the parts so far. */
  readonly parts: () => readonly string[];
  readonly stop: () => Promise<void>;
}

function follow(first: string): Followed {
  const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
  clean.push(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'evening.ndjson');
  writeFileSync(path, first);
  const parts = [''];
  const stop = new AbortController();
  const over = followFile(
    'evening.ndjson',
    path,
    HASTY,
  )(
    {
      bytes(bytes) {
        parts.push(parts.pop() + Buffer.from(bytes).toString());
      },
      part: () => void parts.push(''),
    },
    stop.signal,
  );
  const end = async (): Promise<void> => {
    stop.abort();
    await over;
  };
  clean.push(end);
  return { path, parts: () => parts, stop: end };
}

const line = (number: number): string => `${gift(number)}\n`;

describe('a file that grows', () => {
  it('is handed over as it grows, wherever it is torn, and nothing of it twice', async () => {
    const { path, parts } = follow('a\nb');
    await until(() => parts()[0] === 'a\nb');
    appendFileSync(path, 'c\n');
    await until(() => parts()[0] === 'a\nbc\n');
    appendFileSync(path, 'd');
    appendFileSync(path, 'e\n');
    await until(() => parts()[0] === 'a\nbc\nde\n');
    expect(parts()).toHaveLength(1);
  });

  it('may begin with nothing', async () => {
    const { path, parts } = follow('');
    appendFileSync(path, 'a\n');
    await until(() => parts()[0] === 'a\n');
  });
});

describe('a file that is cut off or written anew', () => {
  it('is read from its beginning', async () => {
    const { path, parts } = follow('long enough\n');
    await until(() => parts()[0] !== '');
    truncateSync(path);
    appendFileSync(path, 'b\n');
    await until(() => parts()[1] === 'b\n');
    expect(parts()).toEqual(['long enough\n', 'b\n']);
  });

  it('is noticed though it is as long as before, or longer', async () => {
    const { path, parts } = follow('aaaa\n');
    await until(() => parts()[0] !== '');
    writeFileSync(path, 'bbbb\n');
    await until(() => parts()[1] === 'bbbb\n');
    writeFileSync(path, 'cccccccccc\n');
    await until(() => parts()[2] === 'cccccccccc\n');
    expect(parts()).toHaveLength(3);
  });
});

describe('a file that another takes the place of', () => {
  it('is read to its end, also what its writer still adds to it', async () => {
    const { path, parts } = follow('a\n');
    await until(() => parts()[0] !== '');
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'c\n');
    appendFileSync(`${path}.1`, 'b\n');
    await until(() => parts()[1] === 'c\n');
    expect(parts()).toEqual(['a\nb\n', 'c\n']);
  });

  it('is followed by each that came after it, though they come faster than the old one is given up', async () => {
    const { path, parts } = follow('0\n');
    for (let number = 1; number <= 4; number += 1) {
      renameSync(path, `${path}.${number}`);
      writeFileSync(path, `${number}\n`);
      await new Promise((resume) => setTimeout(resume, 20));
    }
    await until(() => parts().length === 5 && parts()[4] !== '');
    expect(parts()).toEqual(['0\n', '1\n', '2\n', '3\n', '4\n']);
  });

  it('is waited for when there is none', async () => {
    const { path, parts } = follow('a\n');
    await until(() => parts()[0] !== '');
    unlinkSync(path);
    await new Promise((resume) => setTimeout(resume, 60));
    writeFileSync(path, 'b\n');
    await until(() => parts()[1] === 'b\n');
    expect(parts()).toEqual(['a\n', 'b\n']);
  });
});

it('says what cannot be read', async () => {
  const gone = followFile(
    'gone.ndjson',
    '/nonexistent/gone.ndjson',
    HASTY,
  )({ bytes: () => {}, part: () => {} }, new AbortController().signal);
  const error: unknown = await gone.catch((found: unknown) => found);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).diagnostics[0]).toMatchObject({
    code: 'INPUT_UNREADABLE',
    args: { path: 'gone.ndjson', reason: 'the folder does not exist' },
  });
});

/**
 * Writes gifts in pieces that end anywhere, and rotates or cuts off in turn: rotates as soon as the reader has found the file at
 * all, cuts off when it has read all of it. Standard input tells how many lines it has read.
 */
const WRITER = `
import { closeSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
const [path, source, often] = process.argv.slice(1);
const lines = readFileSync(source, 'utf8').split('\\n').slice(0, -1);
const step = Number(often);
let seen = 0;
let heard = () => {};
process.stdin.on('data', (text) => {
  seen = Number(String(text).trim().split('\\n').at(-1));
  heard();
});
const reaches = async (count) => {
  while (seen < count) await new Promise((resume) => (heard = resume));
};
let file = openSync(path, 'a');
const write = (text) => {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from, Math.min(997, bytes.length - from));
};
for (let at = 0, turn = 1; at < lines.length; at += step, turn += 1) {
  write(lines.slice(at, at + step).map((line) => line + '\\n').join(''));
  if (turn % 3 === 0) {
    await reaches(at + step);
    truncateSync(path);
  } else {
    await reaches(at + 1);
    renameSync(path, path + '.' + turn);
    closeSync(file);
    file = openSync(path, 'a');
  }
}
process.stdin.destroy();
`;

it('loses nothing of what another process writes at speed, rotates and cuts off', async () => {
  const GIFTS = 20_000;
  const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
  clean.push(() => rmSync(folder, { recursive: true }));
  const [path, source] = [join(folder, 'evening.ndjson'), join(folder, 'source')];
  writeFileSync(source, Array.from({ length: GIFTS }, (_, number) => line(number)).join(''));
  writeFileSync(path, '');
  const count = liveCount('evening.ndjson');
  const stop = new AbortController();
  let parts = 1;
  const part = (): void => {
    parts += 1;
    count.part();
  };
  const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, path, source, '2500']);
  writer.stdin.on('error', () => {});
  let lines = 0;
  const bytes = (more: Uint8Array): void => {
    count.push(more);
    for (const byte of more) if (byte === 0x0a) lines += 1;
    writer.stdin.write(`${lines}\n`);
  };
  const over = followFile('evening.ndjson', path, HASTY)({ bytes, part }, stop.signal);
  const written = new Promise((settle) => writer.on('close', settle));
  expect(await written).toBe(0);
  await until(() => lines >= GIFTS);
  stop.abort();
  await over;
  count.end();
  const reading = count.recording()?.reading;
  const malformed = reading?.tallies.reduce((sum, tally) => sum + tally.malformed, 0);
  expect([reading?.gifts.read, malformed]).toEqual([GIFTS, 0]);
  expect(parts).toBeGreaterThanOrEqual(8);
});
