import pty from '@lydell/node-pty';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gift, until } from '../sources/live/live-server.ts';
import { BIN, bareEnv, spawnBuilt } from './spawn.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newLog = (...numbers: readonly number[]): string => {
  const path = join(folder, `${(files += 1)}.ndjson`);
  writeFileSync(path, numbers.map((number) => `${gift(number)}\n`).join(''));
  return path;
};

const ENTER = '\u001b[?1049h';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';

interface Terminal {
  readonly text: () => string;
  /** What the screen shows, line by line. */
  readonly screen: () => readonly string[];
  readonly type: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  readonly ended: Promise<number>;
}

function onTerminal(args: readonly string[], columns: number, rows = 24): Terminal {
  const terminal = pty.spawn(process.execPath, [BIN, 'watch', '--no-config', ...args], {
    cols: columns,
    rows,
    env: bareEnv({ TERM: 'xterm-256color' }),
  });
  let text = '';
  terminal.onData((data) => {
    text += data;
  });
  return {
    text: () => text,
    screen: () =>
      (text.split('\u001b[?2026l').at(-2) ?? '')
        .replace(/\u001b\[[\d;?]*[A-Za-z]/g, '')
        .split('\r\n')
        .map((line) => line.replace(/^.*\u001b.*$/, '')),
    type: (keys) => terminal.write(keys),
    resize: (width, height) => terminal.resize(width, height),
    kill: (signal) => terminal.kill(signal),
    ended: new Promise((settle) => terminal.onExit(({ exitCode }) => settle(exitCode))),
  };
}

describe('on a terminal', () => {
  it.each([40, 80, 120])(
    'follows a log within %i columns, and ends with the report on ^C',
    async (columns) => {
      const path = newLog(1, 2);
      const terminal = onTerminal([path, '--color', 'never'], columns);
      await until(() => terminal.screen().join('\n').includes('2 coins'));
      appendFileSync(path, `${gift(3)}\n`);
      await until(() => terminal.screen().join('\n').includes('3 coins'));
      for (const line of terminal.screen()) expect(line.length).toBeLessThan(columns);
      terminal.type('\u0003');
      expect(await terminal.ended).toBe(130);
      const [during = '', after = ''] = terminal.text().split(LEAVE);
      expect(during.startsWith(ENTER)).toBe(true);
      expect(after.replaceAll('\r', '')).toContain('You get about $0.02 from gifts');
      // Nothing of the screen stays among what is read later.
      expect(terminal.text().split(ENTER)).toHaveLength(2);
    },
  );

  it('fits what it shows to another size within a moment', async () => {
    const terminal = onTerminal([newLog(1, 2), '--color', 'never'], 120, 30);
    await until(() => terminal.screen().join('\n').includes('2 coins'));
    terminal.resize(40, 8);
    await until(() => terminal.screen().length <= 8 && terminal.screen().every((line) => line.length < 40));
    expect(terminal.screen()[0]).toContain('You get about $0.01');
    terminal.type('\u0003');
    await terminal.ended;
  });

  it('is given back on SIGTERM, too', async () => {
    const terminal = onTerminal([newLog(1)], 80);
    await until(() => terminal.text().includes('GIFTS'));
    terminal.kill('SIGTERM');
    expect(await terminal.ended).toBe(130);
    expect(terminal.text()).toContain(LEAVE);
  });

  it('is given back when the log cannot be read any more', async () => {
    const path = newLog();
    writeFileSync(path, 'likes: 48213\n');
    const terminal = onTerminal([path], 80);
    expect(await terminal.ended).toBe(2);
    const [, after = ''] = terminal.text().split(LEAVE);
    expect(after).toContain('holds figures of a LIVE');
  });

  it('follows a log that is rotated', async () => {
    const path = newLog(1);
    const terminal = onTerminal([path, '--color', 'never'], 80);
    await until(() => terminal.screen().join('\n').includes('1 coins'));
    renameSync(path, `${path}.1`);
    writeFileSync(path, `${gift(2)}\n${gift(3)}\n`);
    await until(() => terminal.screen().join('\n').includes('3 coins'));
    terminal.type('\u0003');
    expect(await terminal.ended).toBe(130);
  });
});

describe('in a pipe', () => {
  it('ends with what is piped into it', async () => {
    const stdin = `${gift(1)}\n${gift(2)}\n`;
    const { code, stdout, stderr } = await spawnBuilt(['watch', '-', '--json', '--no-config'], { stdin });
    expect([code, stderr]).toEqual([0, '']);
    const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    expect([last.direct.coins, last.watch.over]).toEqual([2, true]);
  });

  it('does not wait for a standard input that stays open when it is interrupted', async () => {
    const child = spawn(process.execPath, [BIN, 'watch', '-', '--no-config'], {
      env: bareEnv(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += String(chunk);
    });
    child.stdin.write(`${gift(1)}\n`);
    await until(() => out !== '');
    const ended = new Promise((settle) => child.on('close', settle));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(out).toContain('You get about $0.01 from gifts');
  });

  it('stops quietly when nobody reads its lines any more', async () => {
    const path = newLog(1);
    const child = spawn(process.execPath, [BIN, 'watch', path, '--json', '--every', '1', '--no-config'], {
      env: bareEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += String(chunk);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((settle) => child.on('close', settle))).toBe(0);
    expect(err).toBe('');
  });
});
