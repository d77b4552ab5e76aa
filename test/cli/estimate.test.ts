import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, runWith } from '../io.ts';

const folder = (files: Record<string, string>): string => {
  const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
};
const session = (creator: string, startedAt: string, roses: number, more = ''): string =>
  `creator: ${creator}\nstartedAt: ${startedAt}\nduration: 1h\ngifts: { Rose: ${roses} }\n${more}`;
const codeOf = async (argv: string[], cwd?: string): Promise<string> => {
  const { code, stdout } = await runWith(
    [...argv, '--json', '--no-config'],
    cwd === undefined ? {} : { cwd },
  );
  return code === 2 ? JSON.parse(stdout).error.code : `exit ${code}`;
};

describe('inputs', () => {
  it('are added up when they are different LIVEs, one starting when the other ends', async () => {
    const cwd = folder({
      'a.yaml': session('anna', '2026-11-20T20:00:00Z', 10),
      'b.yaml': session('anna', '2026-11-20T21:00:00Z', 5),
      'c.yaml': session('berta', '2026-11-20T20:30:00Z', 1),
    });
    const { direct, sessions } = await documentOf(['a.yaml', 'b.yaml', 'c.yaml'], { cwd });
    expect([direct.coins, sessions.length]).toEqual([16, 3]);
  });

  it('are never added twice: the same file, a link to it, an overlap of one creator however spelt', async () => {
    const cwd = folder({
      'a.yaml': session('anna', '2026-11-20T20:00:00Z', 10),
      'b.yaml': session('ANNA', '2026-11-20T21:30:00+01:00', 5),
    });
    symlinkSync(join(cwd, 'a.yaml'), join(cwd, 'link.yaml'));
    const { direct, diagnostics } = await documentOf(['a.yaml', 'link.yaml', './a.yaml', 'b.yaml'], { cwd });
    expect(direct.coins).toBe(10);
    expect(diagnostics.map(({ code, args }) => [code, args.reason])).toEqual([
      ['INPUT_LEFT_OUT', 'same-file'],
      ['INPUT_LEFT_OUT', 'same-file'],
      ['INPUT_LEFT_OUT', 'overlap'],
    ]);
  });

  it('may be a folder, read one level deep, hidden and other files left alone', async () => {
    const cwd = folder({
      'all/a.yaml': session('anna', '2026-11-20T20:00:00Z', 10),
      'all/b.json': '{"likes": 5}',
      'all/notes.txt': 'hello',
      'all/.hidden.yaml': 'likes: 1',
      'all/deeper/c.yaml': session('anna', '2026-11-21T20:00:00Z', 10),
      'empty/notes.txt': 'hello',
    });
    expect((await documentOf(['all'], { cwd })).sessions).toHaveLength(2);
    expect(await codeOf(['estimate', 'empty'], cwd)).toBe('FOLDER_EMPTY');
  });

  it('with flags: all of them for one LIVE, only creator, platform, timezone and host for several', async () => {
    const cwd = folder({
      'a.yaml': session('anna', '2026-11-20T20:00:00Z', 10),
      'b.yaml': session('berta', '2026-11-20T20:00:00Z', 1),
    });
    expect((await documentOf(['a.yaml', '--likes', '7'], { cwd })).session?.likes.total).toBe(7);
    expect(await codeOf(['estimate', 'a.yaml', 'b.yaml', '--likes', '7'], cwd)).toBe(
      'FLAG_NEEDS_ONE_SESSION',
    );
    expect(await codeOf(['estimate', 'a.yaml', 'b.yaml', '--timezone', 'Asia/Kolkata'], cwd)).toBe('exit 0');
  });

  it('that are missing, unreadable or nothing are errors', async () => {
    const cwd = folder({ 'empty.json': '', 'other.json': '{"a": 1}' });
    expect(await codeOf(['estimate', 'no.yaml'], cwd)).toBe('INPUT_NOT_FOUND');
    expect(await codeOf(['estimate', 'empty.json'], cwd)).toBe('INPUT_EMPTY');
    expect(await codeOf(['estimate', 'other.json'], cwd)).toBe('INPUT_UNRECOGNISED');
    expect(await codeOf(['estimate'], cwd)).toBe('NOTHING_TO_ESTIMATE');
    expect(await codeOf(['estimate', '--creator', 'anna'], cwd)).toBe('NOTHING_TO_ESTIMATE');
  });

  it('of different currencies are never added', async () => {
    const cwd = folder({
      'live-earnings.yaml':
        'profiles: { euro: { label: Euro LIVE, currency: EUR, cashPerCoin: 0.004, coinPrices: { app: 0.01 } } }',
      'a.yaml': 'platform: tiktok\ncoins: 5\n',
      'b.yaml': 'platform: euro\ncoins: 5\n',
    });
    const run = (argv: string[]) => runWith([...argv, '--config', 'live-earnings.yaml', '--json'], { cwd });
    const mixed = await run(['estimate', 'a.yaml', 'b.yaml']);
    expect([mixed.code, JSON.parse(mixed.stdout).error.code]).toEqual([2, 'CURRENCY_MISMATCH']);
    const fee = await run(['estimate', 'b.yaml', '--deduct', 'fee=1USD']);
    expect([fee.code, JSON.parse(fee.stdout).error.code]).toEqual([2, 'CURRENCY_MISMATCH']);
    expect(JSON.parse((await run(['estimate', 'b.yaml'])).stdout).direct.cash).toMatchObject({
      currency: 'EUR',
      expected: '0.02',
    });
  });
});

describe('figures', () => {
  it('beyond 2^53 - 1 are an error, never something rounded', async () => {
    expect(await codeOf(['estimate', '--gift', 'Lion=9007199254740991'])).toBe('COUNT_TOO_LARGE');
    expect(await codeOf(['estimate', '--gift', 'Rose=9007199254740991'])).toBe('exit 0');
  });

  it('are compared with the usual like rate, up to a factor of four', async () => {
    const cwd = folder({ 'c.yaml': 'influence: { referenceLikeRate: 0.1 }' });
    const argv = [
      '--likes',
      '60000',
      '--viewers',
      '100',
      '--duration',
      '1h',
      '--gift',
      'Rose=9',
      '--gift',
      '5827=9',
      '--config',
      'c.yaml',
    ];
    const { indirect, diagnostics } = await documentOf(argv, { cwd });
    expect(indirect?.scenario.againstReference).toMatchObject({ reference: 0.1, clamped: true });
    expect(diagnostics.map(({ code }) => code)).toEqual(['REFERENCE_CLAMPED']);
  });

  it('of other income stay apart from gifts', async () => {
    const { direct, otherIncome } = await documentOf([
      '--gift',
      'Rose=200',
      '--income',
      'brand=200USD',
      '--no-config',
    ]);
    expect([direct.cash.expected, otherIncome[0]?.amount]).toEqual(['1.00', '200.00']);
  });

  it('of a payout in another currency are not compared', async () => {
    const { sessions, diagnostics } = await documentOf([
      '--gift',
      'Rose=200',
      '--paid',
      '3EUR',
      '--no-config',
    ]);
    expect([sessions[0]?.payout, diagnostics.map(({ code }) => code)]).toEqual([null, ['PAID_CURRENCY']]);
  });
});

describe('usage', () => {
  it.each([
    ['--json', '--format', 'table'],
    ['--format', 'xml'],
    ['--width', 'wide'],
    ['--color', 'pink'],
    ['--unknown'],
    ['-o', '/nonexistent/folder/x.json'],
    ['--deduct', 'agency'],
    ['--timezone', 'Mars/Olympus'],
    ['--platform', 'tiktik'],
    ['--config', '/nonexistent.yaml'],
  ])('that is wrong exits with 2: %s %s %s', async (...flags) => {
    const { code, stderr } = await runWith([
      'estimate',
      '--likes',
      '5',
      ...flags.filter((flag) => flag !== undefined),
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('in JSON mode always answers with a document', async () => {
    for (const argv of [
      ['--json', '--unknown'],
      ['estimate', '--json'],
      ['rates', '--json', '--platform', 'x'],
    ]) {
      const { code, stdout } = await runWith(argv);
      expect([code, JSON.parse(stdout).schemaVersion]).toEqual([2, 1]);
    }
  });

  it('--strict fails on a warning and not on a note, and says why', async () => {
    const good = await runWith(['--likes', '5', '--gift', 'Rose=1', '--strict', '--no-config']);
    expect([good.code, good.stderr]).toEqual([0, '']);
    const bad = await runWith(['--gifts', '5', '--strict', '--no-config']);
    expect([bad.code, bad.stderr.includes('strict: failed on 1 warning')]).toEqual([1, true]);
    expect(bad.stdout).toContain('DIRECT');
  });

  it('an internal error is one line, and a stack only with --debug', async () => {
    const broken = {
      get stdout(): never {
        throw new Error('broken world');
      },
    };
    const run = async (argv: string[]): Promise<string> => {
      const { run: program } = await import('../../src/cli/run.ts');
      const err: string[] = [];
      const sink = { isTTY: false, columns: undefined, write: (text: string) => void err.push(text) };
      const io = Object.defineProperties(
        {
          env: {},
          cwd: '/nonexistent',
          version: '0',
          stderr: sink,
          stdin: { isTTY: true, chunks: (async function* () {})() },
        },
        Object.getOwnPropertyDescriptors(broken),
      );
      expect(await program(argv, io as never)).toBe(2);
      return err.join('');
    };
    expect(await run(['--likes', '5', '--no-config'])).toMatch(
      /^error: Something went wrong inside live-earnings: broken world\.\n {2}Run it again with --debug/,
    );
    expect(await run(['--likes', '5', '--no-config', '--debug'])).toContain('estimate.test.ts');
  });
});
