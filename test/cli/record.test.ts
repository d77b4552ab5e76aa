import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { record } from '../../src/cli/commands/record.ts';
import type { Io } from '../../src/cli/io.ts';
import type { LogFs } from '../../src/cli/record/append-only.ts';
import { chooseLogs } from '../../src/cli/record/log-choice.ts';
import { openRecorder } from '../../src/cli/record/recorder.ts';
import { openSpool } from '../../src/cli/record/spool.ts';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import { documentOf, runWith, type RunResult, type World } from '../io.ts';
import { frame, gift, type LiveServer, startServer, until } from '../sources/live/live-server.ts';
import { fullDisk } from './record/full-disk.ts';

const clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of clean.splice(0)) await each();
});
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
  clean.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const serve = async (...args: Parameters<typeof startServer>): Promise<LiveServer> => {
  const server = await startServer(...args);
  clean.push(server.close);
  return server;
};
const linesOf = (path: string): string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
interface Line {
  readonly event: string;
  readonly data: Record<string, unknown>;
  readonly receivedAt: number;
}
const parsed = (path: string): Line[] => linesOf(path).map((line) => JSON.parse(line));
const received = (path: string): unknown[] =>
  parsed(path)
    .filter(({ event }) => event !== 'recorder')
    .map(({ data }) => data['msgId'] ?? data['roomId'] ?? null);
const notes = (path: string): unknown[] =>
  parsed(path)
    .filter(({ event }) => event === 'recorder')
    .map(({ data }) => data['note']);
const ids = (...numbers: readonly number[]): unknown[] =>
  numbers.map((number) => JSON.parse(gift(number)).data.msgId);

/** Records until the condition holds, then interrupts. */
async function recordUntil(
  argv: readonly string[],
  done: () => boolean,
  world: World = {},
): Promise<RunResult> {
  let interrupt = (): void => {};
  const running = runWith(['record', ...argv], {
    ...world,
    interruption: (given) => {
      interrupt = given;
    },
  });
  await Promise.race([until(done), running]);
  interrupt();
  return running;
}

describe('a recording', () => {
  it('holds what came, is read as it was sent, and ends with 130', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const server = await serve((socket) => {
      for (const number of [1, 2, 2, 3]) socket.send(gift(number));
    });
    const { code, stdout, stderr } = await recordUntil(
      ['-o', 'e.ndjson', '--url', server.url],
      () => linesOf(path).length >= 5,
      { cwd },
    );
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain(
      'Recorded 4 records, 4 gift messages into "e.ndjson".\nNext: live-earnings estimate e.ndjson\n',
    );
    expect(received(path)).toEqual(ids(1, 2, 2, 3));
    expect(notes(path)).toEqual(['started', 'stopped']);
    const document = await documentOf(['estimate', path, '--no-config']);
    expect(document.direct.coins).toBe(3);
    expect(document.completeness).toMatchObject({ malformed: 0 });
  });

  it('goes on in its file after a kill, and marks what it missed', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const torn = `${gift(1)}\n${gift(2).slice(0, 40)}`;
    writeFileSync(path, torn);
    const server = await serve((socket) => socket.send(gift(3)));
    await recordUntil(['-o', 'e.ndjson', '--url', server.url, '-q'], () => linesOf(path).length >= 5, {
      cwd,
    });
    expect(readFileSync(path, 'utf8').startsWith(`${torn}\n`)).toBe(true);
    const [, , ...added] = linesOf(path);
    expect(added.map((line) => JSON.parse(line).data.note ?? 'gift')).toEqual([
      'started',
      'gap',
      'gift',
      'stopped',
    ]);
    const { direct, completeness } = await documentOf(['estimate', path, '--no-config']);
    expect([direct.coins, completeness?.malformed]).toEqual([2, 1]);
  });

  it('is known by its first record, however long that is', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const server = await serve((socket) => {
      socket.send('x'.repeat(9 * 1024 * 1024));
      socket.send(gift(1, { filler: 'x'.repeat(200_000) }));
    });
    await recordUntil(['-o', path, '--url', server.url], () => linesOf(path).length >= 3);
    expect(parsed(path).map(({ event, data }) => data['note'] ?? event)).toEqual([
      'gift',
      'started',
      'left-out',
      'stopped',
    ]);
    expect((await documentOf(['estimate', path, '--no-config'])).direct.coins).toBe(1);
  });

  it('is lines, even when an array comes first', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const server = await serve((socket) => {
      socket.send(`[${gift(1)}]`);
      socket.send(gift(2));
    });
    await recordUntil(['-o', path, '--url', server.url], () => linesOf(path).length >= 3);
    const { direct, completeness } = await documentOf(['estimate', path, '--no-config']);
    expect([direct.coins, completeness?.malformed]).toEqual([1, 1]);
  });

  it('takes another file for another LIVE', async () => {
    const cwd = newFolder();
    const server = await serve((socket) => {
      for (const each of [
        frame('connected'),
        gift(1),
        frame('streamEnd'),
        frame('connected', { roomId: '77' }),
        gift(2),
      ])
        socket.send(each);
    });
    const { stderr } = await recordUntil(
      ['-o', 'e.ndjson', '--url', server.url],
      () => linesOf(join(cwd, 'e.2.ndjson')).length >= 3,
      { cwd },
    );
    expect(received(join(cwd, 'e.ndjson'))).toEqual([null, ...ids(1), null]);
    expect(received(join(cwd, 'e.2.ndjson'))).toEqual(['77', ...ids(2)]);
    expect(stderr).toContain(
      'into "e.ndjson", "e.2.ndjson".\nNext: live-earnings estimate e.ndjson e.2.ndjson\n',
    );
  });

  it('connects again and marks the gap, and replays stay for the reader to drop', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const server = await serve((socket, visit) => {
      socket.send(gift(1));
      socket.send(gift(visit + 1), () => {
        if (visit === 1) socket.terminate();
      });
    });
    const { stderr } = await recordUntil(['-o', path, '--url', server.url], () => linesOf(path).length >= 6);
    expect(received(path)).toEqual(ids(1, 2, 1, 3));
    expect(notes(path)).toEqual(['started', 'gap', 'stopped']);
    expect(stderr).toContain(
      'Not connected to TikFinity: the connection was cut. Trying again until it answers.\n',
    );
    expect((await documentOf(['estimate', path, '--no-config'])).direct.coins).toBe(3);
  });

  it('leaves out what is too large, keeps what is torn, and says so', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const server = await serve((socket) => {
      socket.send(gift(1));
      socket.send('x'.repeat(9 * 1024 * 1024));
      socket.send('{"event":"gi');
      socket.send(gift(2));
    });
    const { stderr } = await recordUntil(['-o', path, '--url', server.url], () => linesOf(path).length >= 5);
    const lines = linesOf(path);
    expect(lines.find((line) => line.includes('left-out'))).toMatch(
      /"note":"left-out","reason":"too-large","bytes":9437184/,
    );
    expect(lines[3]).toBe('{"event":"gi');
    expect(stderr).toContain('1 record cannot be read; they are in the log as they came.\n');
    expect(stderr).toContain('1 record of more than 8 MB was left out.\n');
  });

  it('of a program ends with it', async () => {
    const cwd = newFolder();
    const script = `for (const line of ${JSON.stringify([gift(1), gift(2)])}) console.log(line)`;
    const { code, stderr } = await runWith(
      ['record', '-o', 'e.ndjson', '--from', 'command', '--', process.execPath, '-e', script],
      { cwd, env: { PATH: process.env.PATH ?? '' } },
    );
    expect(code).toBe(0);
    expect(received(join(cwd, 'e.ndjson'))).toEqual(ids(1, 2));
    expect(stderr.indexOf('AGPL-3.0')).toBeLessThan(stderr.indexOf('Recording the program'));
    expect(stderr).toContain('Euler Stream');
  });

  it('of a program that fails is kept, and is an error', async () => {
    const cwd = newFolder();
    const script = `console.log(${JSON.stringify(gift(1))}); console.error('\\u001b[2Jgone'); process.exit(7)`;
    const { code, stderr } = await runWith(
      ['record', '-o', 'e.ndjson', '--from', 'command', '--', process.execPath, '-e', script],
      { cwd, env: { PATH: process.env.PATH ?? '' } },
    );
    expect(code).toBe(2);
    expect(received(join(cwd, 'e.ndjson'))).toEqual(ids(1));
    expect(stderr).toContain('\n  gone\n');
    expect(stderr).toContain('ended with exit code 7.');
  });

  it('makes no file where nothing came', async () => {
    const cwd = newFolder();
    const server = await serve(() => {});
    const { code, stderr } = await recordUntil(
      ['-o', 'e.ndjson', '--url', server.url],
      () => server.visits() > 0,
      { cwd },
    );
    expect([code, readdirSync(cwd)]).toEqual([130, []]);
    expect(stderr).toContain('Nothing was recorded.\n');
  });

  it('never tells or writes the secret of LIVE Studio', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const secret = 'very-secret-42';
    const server = await serve((socket) => {
      socket.on('message', (data) => {
        socket.send(JSON.stringify({ type: 'AUTH_RESULT', success: true, message: secret }));
        socket.send(
          JSON.stringify({
            type: 'EVENT',
            event: 'live.chat',
            timestamp: 1_786_010_400_000,
            payload: { message_id: '1', content: (data as Buffer).toString() },
          }),
        );
      });
      socket.send(
        JSON.stringify({
          type: 'SERVER_HELLO',
          product: 'tiktok_live_studio',
          channel: 'third-party-im',
          version: '1.0.0',
        }),
      );
    });
    const { stderr } = await recordUntil(
      ['-o', path, '--from', 'live-studio', '--url', server.url, '--app-id', 'a', '--key-id', 'k'],
      () => linesOf(path).length >= 2,
      { env: { LIVE_EARNINGS_TOKEN: `${secret}\n` } },
    );
    expect(readFileSync(path, 'utf8')).toContain('live.chat');
    expect(readFileSync(path, 'utf8') + stderr).not.toContain(secret);
  });

  it('shows one line that is written over on a terminal, no wider than it', async () => {
    const cwd = newFolder();
    const server = await serve((socket) => socket.send(gift(1)));
    const begun = Date.now();
    const { stderr } = await recordUntil(
      ['-o', 'e.ndjson', '--url', server.url],
      () => Date.now() - begun > 600,
      {
        cwd,
        columns: 50,
      },
    );
    const shown = stderr.split('\r\u001b[2K').slice(2);
    expect(shown.some((line) => line.startsWith('1 record, 1 gift message · last 0 s ago'))).toBe(true);
    for (const line of shown.slice(0, -1)) expect(line.length).toBeLessThan(50);
  });
});

describe('the words about a recording', () => {
  const cases: { argv: string[]; env: Record<string, string> }[] = [
    { argv: ['--locale', 'fa'], env: {} },
    { argv: [], env: { LIVE_EARNINGS_LOCALE: 'fa' } },
  ];
  it.each(cases)('have the numbers of a locale: $argv $env', async ({ argv, env }) => {
    const cwd = newFolder();
    const server = await serve((socket) => {
      socket.send(gift(1));
    });
    const { stderr } = await recordUntil(
      ['-o', 'e.ndjson', '--url', server.url, ...argv],
      () => linesOf(join(cwd, 'e.ndjson')).length >= 2,
      { cwd, env },
    );
    expect(stderr).toContain('Recorded \u2068۱\u2069 record, \u2068۱\u2069 gift message into "e.ndjson".');
  });

  it('are as they were without one, and one that is none ends the call', async () => {
    const cwd = newFolder();
    const refused = await runWith(['record', '-o', 'e.ndjson', '--locale', 'fa_IR'], { cwd });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'error: --locale cannot be "fa_IR".\n  Give a language tag: fa-IR.\n',
    ]);
    expect(existsSync(join(cwd, 'e.ndjson'))).toBe(false);
  });
});

describe('what cannot be recorded', () => {
  it.each([
    [['record'], 'Where to?'],
    [['record', '-o', '-'], 'Where to?'],
    [['record', '-o', 'away/e.ndjson'], 'the folder does not exist'],
    [['record', '-o', 'e', '--url', 'ws://example.com/'], '--allow-remote'],
    [['record', '-o', 'e', '--url', 'http://localhost/'], '--url cannot be'],
    [['record', '-o', 'e', '--from', 'tiktok'], 'tikfinity, live-studio, connector, command'],
    [['record', '-o', 'e', '--from', 'live-studio', '--app-id', 'a'], 'Missing: --key-id and --token'],
    [['record', '-o', 'e', '--from', 'command'], 'Which program?'],
    [['record', '-o', 'e', 'node'], '--from command'],
    [
      ['record', '-o', 'e', '--from', 'command', '--', 'no-such-program'],
      'There is no program "no-such-program".',
    ],
  ])('%j is an error', async (argv, words) => {
    const cwd = newFolder();
    const { code, stdout, stderr } = await runWith(argv, { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replace(/\s+/g, ' ')).toContain(words);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('a full disk', () => {
  const world = (cwd: string): { io: Io; err: string[]; interrupt: () => void } => {
    const err: string[] = [];
    const given = { interrupt: (): void => {} };
    const sink = { isTTY: false, columns: undefined, write: (text: string) => void err.push(text) };
    const io: Io = {
      env: {},
      cwd,
      version: '0',
      stdin: { isTTY: true, chunks: (async function* () {})() },
      stdout: sink,
      stderr: sink,
      workers: { entry: new URL('file:///nonexistent'), count: 0 },
      node: process.execPath,
      onInterrupt(handler) {
        given.interrupt = handler;
        return () => {};
      },
    };
    return { io, err, interrupt: () => given.interrupt() };
  };

  it('loses nothing when there is room again', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    const disk = fullDisk(500);
    const server = await serve((socket) => {
      for (let number = 1; number <= 50; number += 1) socket.send(gift(number));
    });
    const { io, err, interrupt } = world(cwd);
    const running = record([], { output: 'e.ndjson', url: server.url }, io, { disk, mostHeld: 1e6 });
    await until(() => err.join('').includes('The log cannot be written: the disk is full.'));
    disk.room = Infinity;
    await until(() => err.join('').includes('nothing was lost'));
    interrupt();
    expect(await running).toBe(130);
    expect(received(path)).toEqual(ids(...Array.from({ length: 50 }, (_, i) => i + 1)));
  });

  it('ends the recording once too much waits, and names what is lost', async () => {
    const cwd = newFolder();
    const server = await serve((socket) => {
      for (let number = 0; number < 2000; number += 1) socket.send(gift(number));
    });
    const { io, err } = world(cwd);
    const running = record([], { output: 'e.ndjson', url: server.url }, io, {
      disk: fullDisk(0),
      mostHeld: 50_000,
    });
    const error = (await running.catch((found: unknown) => found)) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.diagnostics).toMatchObject([
      { code: 'RECORDING_INCOMPLETE', args: { path: 'e.ndjson', reason: 'the disk is full' } },
    ]);
    const lost = error.diagnostics[0]?.args as unknown as { records: number; gifts: number };
    expect(lost.records).toBeGreaterThan(100);
    expect(lost.gifts).toBe(lost.records);
    expect(err.join('')).toContain('Nothing was recorded.');
  });

  it('makes an interruption an error, when something is lost', async () => {
    const cwd = newFolder();
    const server = await serve((socket) => socket.send(gift(1)));
    const disk = fullDisk(0);
    const { io, interrupt } = world(cwd);
    const running = record([], { output: 'e.ndjson', url: server.url, quiet: true }, io, {
      disk,
      mostHeld: 1e6,
    });
    await until(() => existsSync(join(cwd, 'e.ndjson')));
    interrupt();
    await expect(running).rejects.toMatchObject({
      diagnostics: [{ code: 'RECORDING_INCOMPLETE', args: { records: 1, gifts: 1 } }],
    });
  });

  it('that does not confirm is told of', async () => {
    const cwd = newFolder();
    const server = await serve((socket) => socket.send(gift(1)));
    const disk = fullDisk(Infinity);
    disk.syncFails = 'EIO';
    const { io, interrupt } = world(cwd);
    const running = record([], { output: 'e.ndjson', url: server.url, quiet: true }, io, {
      disk,
      mostHeld: 1e6,
    });
    await until(() => linesOf(join(cwd, 'e.ndjson')).length >= 2);
    interrupt();
    await expect(running).rejects.toMatchObject({ diagnostics: [{ code: 'RECORDING_UNCONFIRMED' }] });
  });
});

describe('eight hours', () => {
  it('need no more memory than a minute', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const path = join(newFolder(), 'e.ndjson');
    // Where the bytes go makes no difference to the heap, and half of the time.
    const disk: LogFs = { ...fullDisk(Infinity), writeSync: (_file, _bytes, _from, length) => length };
    const recorder = openRecorder(
      { choice: chooseLogs(path, [], Date.now()), spool: openSpool(disk), found: [] },
      { by: 'test', source: 'tikfinity' },
    );
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const texts = Array.from({ length: 1000 }, (_, number) => gift(number));
    const push = (from: number, to: number): void => {
      for (let number = from; number < to; number += 1) {
        recorder.record(texts[number % 1000] as string, Date.now());
        if (number % 1000 === 0) recorder.tick();
      }
    };
    push(0, 10_000);
    const before = heap();
    push(10_000, 200_000);
    expect(heap() - before).toBeLessThan(2_000_000);
    expect(recorder.state().records).toBe(200_000);
    recorder.end();
  });
});
