import pty from '@lydell/node-pty';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gift, type LiveServer, startServer, until } from '../sources/live/live-server.ts';
import { BIN, bareEnv, spawnBuilt } from './spawn.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newPath = (): string => join(folder, `${(files += 1)}.ndjson`);
const text = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** A LIVE that is on for each who listens: one gift after the other, none of them twice. */
let server: LiveServer;
beforeAll(async () => {
  server = await startServer((socket, visit) => {
    let sent = visit * 1_000_000;
    const ticking = setInterval(() => {
      for (let i = 0; i < 20; i += 1) socket.send(gift((sent += 1)));
    }, 2);
    socket.on('close', () => clearInterval(ticking));
  });
});
afterAll(() => server.close());

const record = (args: readonly string[]): ChildProcess & { readonly told: () => string } => {
  const child = spawn(process.execPath, [BIN, 'record', ...args], {
    env: bareEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += String(chunk);
  });
  return Object.assign(child, { told: () => told });
};
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((settle) => child.on('close', settle));
const numberOf = (line: string): number =>
  Number(BigInt(JSON.parse(line).data.msgId) - 7_600_000_000_000_000_000n);
const isNote = (line: string): boolean => line.startsWith('{"event":"recorder"');

describe('an interrupted recording', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends cleanly on %s: the log complete, exit code 130',
    async (signal) => {
      const path = newPath();
      const child = record(['-o', path, '--url', server.url]);
      const over = ended(child);
      await until(() => text(path).split('\n').length > 50);
      child.kill(signal);
      expect(await over).toBe(130);
      const lines = text(path).split('\n');
      expect(lines.at(-1)).toBe('');
      expect(JSON.parse(lines.at(-2) ?? '').data.note).toBe('stopped');
      const numbers = lines
        .slice(0, -1)
        .filter((line) => !isNote(line))
        .map(numberOf);
      expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] as number) + at));
      expect(child.told()).toContain(`Recorded ${numbers.length.toLocaleString('en')} records, `);
    },
  );

  it('goes on when nobody reads what it tells', async () => {
    const path = newPath();
    const child = record(['-o', path, '--url', server.url]);
    const over = ended(child);
    child.stderr?.destroy();
    await until(() => text(path).split('\n').length > 50);
    child.kill('SIGINT');
    expect(await over).toBe(130);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full for good', () => {
  it('is told of at once, and is an error in the end', async () => {
    const child = record(['-o', '/dev/full', '--url', server.url]);
    const over = ended(child);
    await until(() => child.told().includes('The log cannot be written: the disk is full.'));
    child.kill('SIGINT');
    expect(await over).toBe(2);
    expect(child.told()).toMatch(
      /error: [\d,]+ records \([\d,]+ gift messages\) received since \S+ could not be written to "\/dev\/full" and are lost/,
    );
  });
});

/** Starts a recording into a file, kills it at some moment, and compares the file with what was sent and shown. */
async function killOnce(path: string, delay: number): Promise<{ readonly shown: number }> {
  const before = text(path);
  const terminal = pty.spawn(process.execPath, [BIN, 'record', '-o', path, '--url', server.url], {
    cols: 100,
    rows: 10,
    env: bareEnv({ TERM: 'xterm' }),
  });
  let told = '';
  terminal.onData((data) => {
    told += data;
  });
  const gone = new Promise((settle) => terminal.onExit(settle));
  await until(() => text(path).length > before.length + 300);
  await new Promise((resume) => setTimeout(resume, delay));
  terminal.kill('SIGKILL');
  await gone;

  const after = text(path);
  expect(after.startsWith(before)).toBe(true);
  const numbers = after.slice(before.length).split('\n').filter(isGift).map(numberOf);
  // Nothing within is missing, doubled or out of order.
  expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] as number) + at));
  const shown = [...told.matchAll(/\r\u001b\[2K([\d,]+) records?,/g)].map(([, count]) =>
    Number(count?.replaceAll(',', '')),
  );
  expect(numbers.length).toBeGreaterThanOrEqual(shown.at(-1) ?? 0);
  return { shown: shown.at(-1) ?? 0 };
}

describe('kill -9', () => {
  it.concurrent.each([0, 1, 2, 3])(
    'costs at most the line that was being written, and none that was shown (%i)',
    async (lane) => {
      const path = newPath();
      const ROUNDS = 5;
      let shown = 0;
      // Moments that have nothing to do with what it is doing: before anything was shown, between, after.
      for (let round = 0; round < ROUNDS; round += 1)
        shown += (await killOnce(path, (lane * ROUNDS + round) * 19)).shown;
      const lines = text(path)
        .split('\n')
        .filter((line) => line !== '');
      const broken = lines.filter((line) => !isWhole(line)).length;
      expect(broken).toBeLessThanOrEqual(ROUNDS);
      if (lane === 3) expect(shown).toBeGreaterThan(0);
      const estimate = await spawnBuilt(['estimate', path, '--json', '--no-config']);
      const { direct, completeness } = JSON.parse(estimate.stdout);
      expect([direct.coins, completeness.malformed]).toEqual([lines.filter(isGift).length, broken]);
    },
  );
});

const isGift = (line: string): boolean => isWhole(line) && !isNote(line);

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
