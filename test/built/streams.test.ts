import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIN, bareEnv, spawnBuilt } from './spawn.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'live-earnings-'));
const shell = (
  command: string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((settle) => {
    const child = spawn('sh', ['-c', command], {
      env: bareEnv({ LE: `${process.execPath} ${BIN}`, ...env }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('close', (code) =>
      settle({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });

describe('pipes', () => {
  it('end quietly when the reader has seen enough', async () => {
    const { stdout, stderr } = await shell('$LE gifts --no-config | head -1; echo done');
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(3);
  });

  it('deliver everything, however slow the reader', async () => {
    const whole = await spawnBuilt(['gifts', '--json', '--no-config']);
    expect(whole.stdout.length).toBeGreaterThan(200_000);
    const slow = await shell('$LE gifts --json --no-config | (sleep 0.5; cat)');
    expect(slow.stdout).toBe(whole.stdout);
  });

  it('carry the report alone; what went wrong goes to stderr', async () => {
    const bad = await spawnBuilt(['estimate', '--gift', 'Rsoe=1', '--no-config']);
    expect([bad.code, bad.stdout]).toEqual([2, '']);
    const good = await spawnBuilt(['estimate', '--gift', 'Rose=1', '--no-config']);
    expect([good.code, good.stderr]).toEqual([0, '']);
  });

  it('are not wrapped unless a width is asked for', async () => {
    const args = ['estimate', '--gift', 'Rose=1', '--no-config'];
    const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
    expect(widest((await spawnBuilt(args)).stdout)).toBeGreaterThan(90);
    expect(widest((await spawnBuilt([...args, '--width', '60'])).stdout)).toBeLessThanOrEqual(60);
    expect(widest((await spawnBuilt(args, { env: { COLUMNS: '70' } })).stdout)).toBeLessThanOrEqual(70);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  it('is one line and exit 2', async () => {
    const { code, stderr } = await shell('$LE estimate --likes 5 --no-config > /dev/full');
    expect([code, stderr]).toEqual([2, 'error: Standard output cannot be written: ENOSPC.\n']);
  });
});

describe('colour', () => {
  const ESCAPE = '\u001b[';
  const colored = async (args: string[], env: Record<string, string>): Promise<boolean> =>
    (await spawnBuilt(['estimate', '--gift', 'Rose=1', '--no-config', ...args], { env })).stdout.includes(
      ESCAPE,
    );

  it.each([
    ['off in a pipe', [], {}, false],
    ['on with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['off with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['off when NO_COLOR is set, even with FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['on with an empty NO_COLOR', [], { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    ['on with --color always, whatever the environment', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['off with --no-color', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['off with --color=never', ['--color=never'], { FORCE_COLOR: '1' }, false],
  ])('is %s', async (_, args, env, expected) =>
    expect(await colored(args, env as Record<string, string>)).toBe(expected),
  );

  it('never reaches JSON', async () => {
    const { stdout } = await spawnBuilt(['estimate', '--gift', 'Rose=1', '--json', '--no-config'], {
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout).not.toContain(ESCAPE);
  });
});

describe('-o', () => {
  it('writes the whole file, picks the format by extension, and leaves nothing else behind', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'report.json'), 'old');
    const { code, stdout } = await spawnBuilt(
      ['estimate', '--gift', 'Rose=1', '-o', 'report.json', '--no-config'],
      { cwd },
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).schemaVersion).toBe(1);
    expect(readdirSync(cwd)).toEqual(['report.json']);
  });

  it('leaves the old file alone when the run fails', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'report.json'), 'old');
    const { code } = await spawnBuilt(['estimate', '--gift', 'Rsoe=1', '-o', 'report.json', '--no-config'], {
      cwd,
    });
    expect([code, readFileSync(join(cwd, 'report.json'), 'utf8'), readdirSync(cwd)]).toEqual([
      2,
      'old',
      ['report.json'],
    ]);
  });

  it('writes through a link and into a pipe, and replaces neither', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'real.txt'), 'old');
    symlinkSync('real.txt', join(cwd, 'link.txt'));
    await spawnBuilt(['estimate', '--likes', '5', '-o', 'link.txt', '--no-config'], { cwd });
    expect(lstatSync(join(cwd, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real.txt'), 'utf8')).toContain('DIRECT');
    const { stdout } = await shell(
      `cd '${cwd}' && mkfifo pipe.json && (cat pipe.json & $LE estimate --likes 5 -o pipe.json --no-config; wait)`,
    );
    expect(JSON.parse(stdout).session.likes.total).toBe(5);
    expect(lstatSync(join(cwd, 'pipe.json')).isFIFO()).toBe(true);
  });

  it('means standard output by -', async () => {
    const { stdout } = await spawnBuilt(['estimate', '--gift', 'Rose=1', '-o', '-', '--no-config']);
    expect(stdout).toContain('DIRECT');
  });
});

describe('standard input', () => {
  const log = readFileSync(join(import.meta.dirname, '../../fixtures/estimate/friday-evening/live.jsonl'));

  it('is recognised by content', async () => {
    const fromLog = await spawnBuilt(['estimate', '-', '--json', '--no-config'], { stdin: log });
    expect(JSON.parse(fromLog.stdout).direct.coins).toBe(5995);
    const fromYaml = await spawnBuilt(['estimate', '-', '--json', '--no-config'], {
      stdin: 'likes: 48,213\ngifts:\n  Rose: 120\n',
    });
    expect(JSON.parse(fromYaml.stdout).session.likes.total).toBe(48_213);
    const fromJson = await spawnBuilt(['estimate', '-', '--json', '--no-config'], { stdin: '{"likes": 7}' });
    expect(JSON.parse(fromJson.stdout).session.likes.total).toBe(7);
  });

  it('that is empty or unknown is an error, never $0', async () => {
    for (const stdin of ['', '\n\n', 'hello world\n', '{"a":1}\n', '[1,2,3]', '\u0000\u0001\u0002']) {
      const { code, stdout } = await spawnBuilt(['estimate', '-', '--no-config'], { stdin });
      expect([stdin, code, stdout]).toEqual([stdin, 2, '']);
    }
  });
});

describe('interruption', () => {
  it('exits with 130', async () => {
    const child = spawn(process.execPath, [BIN, 'estimate', '-', '--no-config'], {
      env: bareEnv(),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const closed = new Promise((settle) => child.on('close', settle));
    setTimeout(() => child.kill('SIGINT'), 700);
    expect(await closed).toBe(130);
  });
});

describe('an old Node', () => {
  it('gets one clear line', async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, 'old.cjs'),
      "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });",
    );
    const { code, stdout, stderr } = await spawnBuilt(['--version'], {
      cwd,
      env: { NODE_OPTIONS: `--require ${join(cwd, 'old.cjs')}` },
    });
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'live-earnings needs Node.js 20.19 or newer; this is 18.20.4.\n',
    ]);
  });
});
