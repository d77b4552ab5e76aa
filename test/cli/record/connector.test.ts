import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { documentOf, runWith, type RunResult } from '../../io.ts';
import { installFake, newFolders } from '../../sources/live/fake-connector.ts';
import { until } from '../../sources/live/live-server.ts';

const { newFolder, remove } = newFolders();
afterEach(remove);
const linesOf = (path: string): string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];

/** Runs until the condition holds, then interrupts. */
async function runUntil(argv: readonly string[], cwd: string, done: () => boolean): Promise<RunResult> {
  let interrupt = (): void => {};
  const running = runWith(argv, {
    cwd,
    interruption: (given) => {
      interrupt = given;
    },
  });
  await Promise.race([until(done), running]);
  interrupt();
  return running;
}

describe('record --from connector', () => {
  it.each([1, 2] as const)('says what it starts, and writes what version %i emits', async (shape) => {
    const cwd = installFake(
      newFolder(),
      `this.emit('connected', { roomId: '7672330000000000000' });
       for (const n of [1, 2, 2, 3]) this.emit('gift', gift(n));`,
      shape,
    );
    const path = join(cwd, 'e.ndjson');
    const { code, stderr } = await runUntil(
      ['record', '-o', 'e.ndjson', '--from', 'connector', '@the_host', '--color', 'never'],
      cwd,
      () => linesOf(path).length >= 6,
    );
    expect(code).toBe(130);
    const [note = '', begun] = stderr.split('\n');
    expect(note).toMatch(
      shape === 1 ? /^note: tiktok-live-connector 1\.2\.3,/ : /^note: tiktok-live-connector 2\.5\.0,/,
    );
    expect(note).toContain(shape === 1 ? 'licence MIT' : 'licence AGPL-3.0-only');
    expect(note).toContain('signed by a third party (Euler Stream)');
    expect(begun).toBe('Recording tiktok-live-connector (@the_host) into "e.ndjson". End it with Ctrl-C.');
    const { direct, completeness } = await documentOf(['estimate', path, '--no-config']);
    expect([direct.coins, completeness?.malformed, completeness?.duplicates]).toEqual([3, 0, 1]);
  });

  it('goes on in one file through a drop, with the gap marked and a replay counted once', async () => {
    const cwd = installFake(
      newFolder(),
      `this.emit('connected', { roomId: '7672330000000000000' });
       for (const n of [visit, visit + 1]) this.emit('gift', gift(n));
       if (visit === 1) setTimeout(() => this.emit('disconnected'), 5);`,
    );
    const path = join(cwd, 'e.ndjson');
    await runUntil(
      ['record', '-o', 'e.ndjson', '--from', 'connector', 'the_host', '-q'],
      cwd,
      () => linesOf(path).length >= 8,
    );
    const notes = linesOf(path)
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'recorder')
      .map(({ data }) => data.reason ?? data.note);
    expect(notes).toEqual(['started', 'disconnected', 'stopped']);
    const { direct } = await documentOf(['estimate', path, '--no-config']);
    expect(direct.coins).toBe(3);
  }, 20_000);

  it('without the package says what to install, and what to know before', async () => {
    const cwd = newFolder();
    for (const more of [[], ['--connector', 'elsewhere']]) {
      const { code, stderr } = await runWith(
        ['record', '-o', 'e.ndjson', '--from', 'connector', '@a', '--color', 'never', ...more],
        { cwd },
      );
      expect(code).toBe(2);
      expect(stderr).toContain('npm install tiktok-live-connector');
      expect(stderr).toContain('AGPL-3.0 from 2.4.2 on');
      expect(stderr).toContain('signed by a third party (Euler Stream)');
      expect(stderr).toContain(
        more.length > 0 ? 'not installed in "elsewhere"' : 'in this folder or above it',
      );
    }
    expect(existsSync(join(cwd, 'e.ndjson'))).toBe(false);
  });

  it('needs to know whose LIVE', async () => {
    const cwd = installFake(newFolder(), '');
    const { code, stderr } = await runWith(['record', '-o', 'e.ndjson', '--from', 'connector'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--from connector @the_host')]);
  });
});

describe('watch --from connector', () => {
  it('counts it, and ends with the LIVE', async () => {
    const cwd = installFake(
      newFolder(),
      `this.emit('connected', { roomId: '7672330000000000000' }); this.emit('gift', gift(1));
       this.emit('streamEnd', { action: 3 });`,
    );
    const { code, stdout, stderr } = await runWith(
      ['watch', '--from', 'connector', '@the_host', '--no-config', '--color', 'never'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('about $0.01 from gifts');
    expect(stderr).toContain('note: tiktok-live-connector 2.5.0,');
  });
});

/** The package of a hostile folder leaves a mark as soon as it is loaded. */
describe('a folder that holds such a package', () => {
  const hostile = (): { cwd: string; mark: string } => {
    const folder = newFolder();
    const mark = join(folder, 'was-run');
    const cwd = installFake(
      folder,
      `this.emit('gift', gift(1)); this.emit('streamEnd', {})`,
      2,
      `fs.writeFileSync(${JSON.stringify(mark)}, '');`,
    );
    writeFileSync(join(cwd, 'live.jsonl'), '{"event":"like","data":{"likeCount":1}}\n');
    writeFileSync(join(cwd, '.live-earningsrc.yaml'), 'timezone: UTC\n');
    return { cwd, mark };
  };

  it.each([
    [['estimate', 'live.jsonl']],
    [['watch', 'live.jsonl', '--json', '--every', '1']],
    [['config']],
    [['history', 'live.jsonl']],
    [['record', '-o', 'e.ndjson', '--url', 'ws://127.0.0.1:9/']],
    [['record', '-o', 'e.ndjson', '--from', 'command', '--', process.execPath, '-e', '1']],
    [['record', '-o', 'e.ndjson', '--from', 'connector']],
    [['record', '-o', 'e.ndjson', '--from', 'connector', '@a', '--connector', 'other']],
    [['record', '--from', 'connector', '@a']],
  ])('is not run by %j', async (argv) => {
    const { cwd, mark } = hostile();
    let checks = 0;
    await runUntil(argv, cwd, () => (checks += 1) > 100);
    expect(existsSync(mark)).toBe(false);
  });

  it('is run when it is named, which shows that the mark works', async () => {
    const { cwd, mark } = hostile();
    await runWith(['watch', '--from', 'connector', '@the_host'], { cwd });
    expect(existsSync(mark)).toBe(true);
  });

  it.each(['source: connector', 'from: connector', 'connector: .'])(
    'cannot have it started by its settings: %s',
    async (text) => {
      const { cwd, mark } = hostile();
      writeFileSync(join(cwd, '.live-earningsrc.yaml'), `${text}\n`);
      const { code } = await runWith(['watch'], { cwd });
      expect([code, existsSync(mark)]).toEqual([2, false]);
    },
  );
});
