import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { watch } from '../../src/cli/commands/watch.ts';
import type { Io } from '../../src/cli/io.ts';
import type { WatchOptions } from '../../src/cli/options.ts';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import type { WatchDocument } from '../../src/report/watch/document.ts';
import { watchSchema } from '../../src/report/watch/schema.ts';
import { documentOf, runWith } from '../io.ts';
import { frame, gift, type LiveServer, startServer, until } from '../sources/live/live-server.ts';

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

const HASTY = { tick: 10, idle: 20, grace: 60 };

interface Run {
  readonly out: () => string;
  readonly err: () => string;
  readonly interrupt: () => void;
  readonly over: Promise<number>;
}

interface World {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Columns and rows of a terminal. */
  readonly terminal?: readonly [number, number];
}

function start(inputs: readonly string[], options: WatchOptions = {}, world: World = {}): Run {
  let out = '';
  let err = '';
  let interrupt = (): void => {};
  const [columns, rows] = world.terminal ?? [];
  const io: Io = {
    env: { HOME: '/nonexistent', ...world.env },
    cwd: world.cwd ?? '/nonexistent',
    version: '0.0.0-test',
    stdin: { isTTY: world.stdin === undefined, chunks: world.stdin ?? (async function* () {})() },
    stdout: {
      isTTY: columns !== undefined,
      columns,
      rows,
      write(text) {
        out += text;
      },
    },
    stderr: {
      isTTY: false,
      columns: undefined,
      write(text) {
        err += text;
      },
    },
    workers: { entry: new URL('file:///nonexistent'), count: 0 },
    node: process.execPath,
    onInterrupt(handler) {
      interrupt = handler;
      return () => {};
    },
  };
  const over = watch(inputs, { config: false, ...options }, io, HASTY);
  // Tests that expect a rejection wait for it later.
  over.catch(() => {});
  return { out: () => out, err: () => err, interrupt: () => interrupt(), over };
}

const linesOf = (text: string): WatchDocument[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const codesOf = async (over: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await over.catch((found: unknown) => found);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).diagnostics.map(({ code }) => code);
};
/** Bytes that come when they are given, until `null` is. */
function channel(): {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly give: (text: string | null) => void;
} {
  const waiting: (string | null)[] = [];
  let wake = (): void => {};
  return {
    give(text) {
      waiting.push(text);
      wake();
    },
    chunks: (async function* () {
      for (;;) {
        while (waiting.length === 0) await new Promise<void>((resume) => (wake = resume));
        const text = waiting.shift() ?? null;
        if (text === null) return;
        yield Buffer.from(text);
      }
    })(),
  };
}

describe('a locale', () => {
  it('sets the numbers of the lines and of the report, and none of the JSON', async () => {
    const text = `${gift(1)}\n${gift(2)}\n`;
    const shown = await runWith(['watch', '-', '--no-config', '--locale', 'ar-EG'], { stdin: text });
    const estimate = await runWith(['estimate', '-', '--no-config', '--locale', 'ar-EG'], { stdin: text });
    expect(estimate.stdout).toMatch(/[\u0661-\u0669]/);
    expect(shown.stdout.endsWith(estimate.stdout)).toBe(true);
    const line = shown.stdout.split('\n')[0] as string;
    expect(line.replace(/^\S+Z/, '')).not.toMatch(/[0-9]/);
    const { stdout } = await runWith(['watch', '-', '--no-config', '--json', '--locale', 'ar-EG'], {
      stdin: text,
    });
    expect(stdout).not.toMatch(/[\u0660-\u0669\u2068]/);
  });

  it('sets those of the screen', async () => {
    const { chunks, give } = channel();
    const run = start(['-'], { locale: 'ar-EG', color: false }, { stdin: chunks, terminal: [80, 24] });
    give(`${gift(1)}\n`);
    await until(() => run.out().includes('GIFTS'));
    const frame = run.out().slice(run.out().lastIndexOf('You get'), run.out().lastIndexOf('GIFTS'));
    expect(frame).toMatch(/[\u0661-\u0669]/);
    expect(frame.replace(/\u001b\[[?\d;]*[A-Za-z]/g, '')).not.toMatch(/[0-9]/);
    give(null);
    expect(await run.over).toBe(0);
  });
});

describe('standard input', () => {
  it('ends with the report of estimate', async () => {
    const text = `${gift(1)}\n${gift(2)}\n`;
    const { code, stdout, stderr } = await runWith(['watch', '-', '--no-config'], { stdin: text });
    const estimate = await runWith(['estimate', '-', '--no-config'], { stdin: text });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.endsWith(estimate.stdout)).toBe(true);
  });

  it('gives the same document, with a head, as each line of JSON', async () => {
    const { chunks, give } = channel();
    const run = start(['-'], { json: true }, { stdin: chunks });
    give(`${gift(1)}\n`);
    await until(() => run.out() !== '');
    give(`${gift(2, { repeatEnd: false })}\n`);
    give(null);
    expect(await run.over).toBe(0);
    const lines = linesOf(run.out());
    expect(lines.map(({ watch: head }) => [head.events, head.pendingStreaks, head.over])).toEqual([
      [1, 0, false],
      [2, 1, true],
    ]);
    for (const line of lines) watchSchema.parse(line);
    const { watch: _, ...document } = lines[1] as WatchDocument;
    expect(document).toEqual(
      await documentOf(['estimate', '-', '--no-config'], {
        stdin: `${gift(1)}\n${gift(2, { repeatEnd: false })}\n`,
      }),
    );
  });

  it.each([
    ['nothing', '', 'INPUT_EMPTY'],
    ['blank lines', '\n\n', 'INPUT_EMPTY'],
    ['something else', 'hello\nworld\n', 'INPUT_UNRECOGNISED'],
    ['figures', 'likes: 48213\nviewers: 350\n', 'NOT_WATCHABLE'],
    [
      'gifts that nobody can read',
      `${frame('gift', { gift: { what: 1 }, user: {} })}\n`,
      'INPUT_UNRECOGNISED',
    ],
  ])('is refused where estimate would be misled: %s', async (_, text, code) => {
    const { chunks, give } = channel();
    const run = start(['-'], {}, { stdin: chunks });
    give(text);
    give(null);
    expect(await codesOf(run.over)).toEqual([code]);
    expect(run.out()).toBe('');
  });

  it('tells the error as a line where lines are JSON', async () => {
    const { code, stdout } = await runWith(['watch', '-', '--json'], { stdin: 'hello\n' });
    expect(code).toBe(2);
    expect(stdout.trimEnd()).not.toContain('\n');
    expect(JSON.parse(stdout).error.code).toBe('INPUT_UNRECOGNISED');
  });

  it('is let go when interrupted, though more could come: exit code 130 and the report', async () => {
    const { chunks, give } = channel();
    const run = start(['-'], {}, { stdin: chunks });
    give(`${gift(1)}\n`);
    await until(() => run.out() !== '');
    run.interrupt();
    expect(await run.over).toBe(130);
    expect(run.out()).toContain('You get about $0.01 from gifts');
  });

  it('has one line a minute off a terminal, none with --quiet', async () => {
    for (const quiet of [false, true]) {
      const { chunks, give } = channel();
      const run = start(['-'], { quiet }, { stdin: chunks });
      give(`${gift(1)}\n`);
      await new Promise((resume) => setTimeout(resume, 100));
      give(null);
      await run.over;
      const lines = run
        .out()
        .split('\n')
        .filter((line) => /^\d{4}-\d\d-\d\dT/.test(line));
      expect(lines).toHaveLength(quiet ? 0 : 1);
      if (!quiet) expect(lines[0]).toMatch(/Z {2}\$0\.01 from gifts .*, counted · .* · last event 0 s ago$/);
    }
  });

  it('asks for something when it is a terminal', async () => {
    expect(await codesOf(start(['-']).over)).toEqual(['STDIN_IS_TERMINAL']);
  });
});

describe('a log', () => {
  const write = (text: string): { readonly cwd: string; readonly path: string } => {
    const cwd = newFolder();
    const path = join(cwd, 'e.ndjson');
    writeFileSync(path, text);
    return { cwd, path };
  };

  it('is followed until it tells the end of the LIVE', async () => {
    const { cwd, path } = write(`${gift(1)}\n`);
    const run = start(['e.ndjson'], { json: true, every: '1' }, { cwd });
    await until(() => run.out() !== '');
    appendFileSync(path, `${gift(2)}\n${frame('streamEnd', { action: 3 })}\n${gift(3)}\n`);
    expect(await run.over).toBe(0);
    const last = linesOf(run.out()).at(-1);
    expect(last?.watch).toMatchObject({ events: 4, over: true });
    const { watch: _, ...document } = last as WatchDocument;
    expect(document).toEqual(await documentOf(['estimate', 'e.ndjson', '--no-config'], { cwd }));
  });

  it.each([
    ['streamEnd', frame('streamEnd', { action: 3 })],
    ['LiveEndEvent', JSON.stringify({ type: 'LiveEndEvent', data: {} })],
    [
      'a control message',
      frame('WebcastControlMessage', { common: { msgId: '7600000000000000009' }, action: 3 }),
    ],
  ])('ends with %s', async (_, end) => {
    const { cwd } = write(`${gift(1)}\n${end}\n`);
    expect(await start(['e.ndjson'], {}, { cwd }).over).toBe(0);
  });

  it.each([
    ['a pause', frame('WebcastControlMessage', { action: 1 })],
    [
      'a comment that says so',
      frame('chat', { comment: '"streamEnd"', msgId: '7600000000000000009', userId: '1' }),
    ],
    [
      'an end and a new connection',
      `${frame('streamEnd')}\n${frame('connected', { roomId: '7650000000000000001' })}`,
    ],
  ])('does not end with %s', async (_, text) => {
    const { cwd } = write(`${gift(1)}\n${text}\n`);
    const run = start(['e.ndjson'], {}, { cwd });
    let over = false;
    void run.over.then(() => {
      over = true;
    });
    await new Promise((resume) => setTimeout(resume, 200));
    expect(over).toBe(false);
    run.interrupt();
    expect(await run.over).toBe(130);
  });

  it('shows nothing as long as it may be of anything, and says so', async () => {
    const { cwd, path } = write('{"event":"chat","da');
    const run = start(['e.ndjson'], {}, { cwd, terminal: [80, 24] });
    await until(() => run.out().includes('No message of a LIVE among what has come so far.'));
    expect(run.out()).not.toContain('$');
    appendFileSync(path, `\n${gift(1)}\n`);
    await until(() => run.out().includes('$0.01'));
    run.interrupt();
    await run.over;
  });

  it.each([
    ['a session file', 'likes: 48213\nviewers: 350\n', 'NOT_WATCHABLE'],
    ['packed data', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'NOT_WATCHABLE'],
    ['a printed log', '2026-01-01 20:00:00 - INFO - mira sent Rose x3\n'.repeat(3), 'INPUT_UNRECOGNISED'],
  ])('is refused at once when it is %s', async (_, text, code) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'e.ndjson'), text);
    expect(await codesOf(start(['e.ndjson'], {}, { cwd }).over)).toEqual([code]);
  });

  it('is named by one name that exists', async () => {
    const cwd = newFolder();
    expect(await codesOf(start(['nope.ndjson'], {}, { cwd }).over)).toEqual(['INPUT_NOT_FOUND']);
    expect(await codesOf(start(['a', 'b'], {}, { cwd }).over)).toEqual(['USAGE']);
    expect(await codesOf(start(['.'], {}, { cwd }).over)).toEqual(['INPUT_UNREADABLE']);
    expect(await codesOf(start(['a'], { from: 'tikfinity' }, { cwd }).over)).toEqual(['USAGE']);
    for (const every of ['0', '1.5', 'x', '86401'])
      expect(await codesOf(start(['a'], { every }, { cwd }).over)).toEqual(['FLAG_VALUE_INVALID']);
  });

  it('without anything is no report of $0', async () => {
    const { cwd } = write('');
    const run = start(['e.ndjson'], {}, { cwd });
    await new Promise((resume) => setTimeout(resume, 60));
    run.interrupt();
    expect(await run.over).toBe(130);
    expect([run.out(), run.err()]).toEqual(['', 'Nothing that can be counted has come.\n']);
  });

  it('is judged in the end by the checks of the settings', async () => {
    const { cwd } = write(`${gift(1)}\n${frame('streamEnd')}\n`);
    writeFileSync(join(cwd, '.live-earningsrc.yaml'), 'failUnder: 100USD\n');
    const run = start(['e.ndjson'], { config: undefined as never }, { cwd });
    expect(await run.over).toBe(1);
    expect(run.err()).toContain('100');
  });

  it('says nothing of viewers by name, in whatever form', async () => {
    const chat = frame('chat', {
      comment: 'secret words',
      msgId: '7600000000000000009',
      uniqueId: 'somebody_1',
      userId: '71',
    });
    for (const options of [{}, { json: true }] as const) {
      const { cwd } = write(`${gift(1)}\n${chat}\n`);
      for (const terminal of [undefined, [100, 30]] as const) {
        const run = start(['e.ndjson'], options, { cwd, ...(terminal && { terminal }) });
        await until(() => /likes/i.test(run.out()));
        run.interrupt();
        await run.over;
        expect(run.out()).not.toMatch(/somebody_1|viewer_1|secret words|7000000000000000101/);
      }
    }
  });
});

describe('a terminal', () => {
  it('is redrawn in place and given back, with the report in it', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'e.ndjson'), `${gift(1)}\n`);
    const run = start(['e.ndjson'], { color: 'never' }, { cwd, terminal: [80, 24] });
    await until(() => run.out().includes('GIFTS'));
    run.interrupt();
    // At once, as another ^C ends the process.
    expect(run.out().endsWith('\u001b[?7h\u001b[?25h\u001b[?1049l')).toBe(true);
    expect(await run.over).toBe(130);
    const [during = '', after = ''] = run.out().split('\u001b[?1049l');
    expect(during.startsWith('\u001b[?1049h\u001b[?25l')).toBe(true);
    expect(during).not.toContain('\n\n');
    expect(after).toMatch(/^You get about \$0\.01 from gifts/);
    expect(after).not.toContain('\u001b');
  });

  it('is calm: what has not changed is not written again', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'e.ndjson'), `${gift(1)}\n`);
    const run = start(['e.ndjson'], {}, { cwd, terminal: [80, 24] });
    await until(() => run.out().includes('GIFTS'));
    const frames = (): number => run.out().split('\u001b[?2026h').length - 1;
    const before = frames();
    await new Promise((resume) => setTimeout(resume, 500));
    // A tick is 10 ms here; only the seconds since the last event move.
    expect(frames() - before).toBeLessThanOrEqual(2);
    run.interrupt();
    await run.over;
  });

  it.each([
    ['that cannot be written over', { TERM: 'dumb' }, {}],
    ['when JSON is asked for', {}, { json: true }],
  ])('gets lines %s', async (_, env, options) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'e.ndjson'), `${gift(1)}\n`);
    const run = start(['e.ndjson'], options, { cwd, env, terminal: [80, 24] });
    await until(() => run.out() !== '');
    run.interrupt();
    await run.over;
    expect(run.out()).not.toContain('\u001b');
  });

  it('is given back when something goes wrong', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'e.ndjson'), 'likes: 48213\n');
    const run = start(['e.ndjson'], {}, { cwd, terminal: [80, 24] });
    expect(await codesOf(run.over)).toEqual(['NOT_WATCHABLE']);
    expect(run.out().endsWith('\u001b[?1049l')).toBe(true);
  });

  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }, false],
    ['nothing', {}, true],
  ])('has colour as ever: %s', async (_, env, colour) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'e.ndjson'), `${gift(1)}\n`);
    const run = start(['e.ndjson'], {}, { cwd, env, terminal: [80, 24] });
    await until(() => run.out().includes('GIFTS'));
    run.interrupt();
    await run.over;
    expect(/\u001b\[\d+m/.test(run.out())).toBe(colour);
  });
});

describe('a live source', () => {
  it('is counted like what record would write down', async () => {
    const server = await serve((socket) => {
      for (const number of [1, 2, 2, 3]) socket.send(gift(number));
    });
    const run = start([], { url: server.url, json: true, every: '1' });
    await until(() => run.out() !== '');
    run.interrupt();
    expect(await run.over).toBe(130);
    const last = linesOf(run.out()).at(-1);
    expect([last?.direct.coins, last?.watch.events, last?.completeness.duplicates]).toEqual([3, 4, 1]);
    expect(last?.watch.secondsSinceLastEvent).toBeLessThan(5);
  });

  it('ends with the LIVE', async () => {
    const server = await serve((socket) => {
      socket.send(gift(1));
      socket.send(frame('streamEnd', { action: 3 }));
    });
    const run = start([], { url: server.url });
    expect(await run.over).toBe(0);
    expect(run.err()).toBe('Connected to TikFinity.\n');
    expect(run.out()).toContain('You get about $0.01 from gifts');
  });

  it('goes on through a drop, and says so', async () => {
    const server = await serve((socket, visit) => {
      socket.send(gift(visit));
      if (visit === 1) setTimeout(() => socket.terminate(), 20);
    });
    const run = start([], { url: server.url, json: true, every: '1' });
    await until(() => (linesOf(run.out()).at(-1)?.direct.coins ?? 0) >= 2);
    run.interrupt();
    await run.over;
    expect(run.err()).toMatch(/^Connected[^]*Not connected to TikFinity[^]*Connected/);
  });

  it('can be any program, whose failure is told after what it brought', async () => {
    const script = `console.log(${JSON.stringify(gift(1))}); console.error('broken pipe to the moon'); process.exitCode = 3;`;
    const run = start(
      [process.execPath, '-e', script],
      { from: 'command', color: 'never' },
      { terminal: [80, 24], cwd: newFolder() },
    );
    expect(await codesOf(run.over)).toEqual(['LIVE_COMMAND_FAILED']);
    const [, after = ''] = run.out().split('\u001b[?1049l');
    expect(after).toMatch(/^You get about \$0\.01 from gifts/);
    expect(run.err()).toContain('  broken pipe to the moon\n');
    expect(run.err()).toContain('note: live-earnings counts what the program prints');
  });

  it('must be on this computer', async () => {
    expect(await codesOf(start([], { url: 'ws://192.168.1.20:21213/' }).over)).toEqual(['ADDRESS_NOT_LOCAL']);
    expect(await codesOf(start([], { from: 'live-studio' }).over)).toEqual(['CREDENTIALS_MISSING']);
    expect(await codesOf(start([], { from: 'command' }).over)).toEqual(['COMMAND_MISSING']);
  });
});
