import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ReportDocument } from '../../src/report/document.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { documentOf, runWith } from '../io.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
const folder = (files: Record<string, string> = {}): string => {
  const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-checks-'));
  made.push(cwd);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
};
/** 120 coins, 0.60 USD. */
const ROSES = ['estimate', '--gift', 'Rose=120'];
const thresholds = (stdout: string) =>
  (JSON.parse(stdout) as ReportDocument).checks.filter((each) => each.kind === 'threshold');

describe('a check that passes', () => {
  it('ends with 0, says nothing beside the report, and stands in it', async () => {
    const { code, stdout, stderr } = await runWith([
      ...ROSES,
      '--fail-under',
      '0.60USD',
      '--fail-if',
      'direct.coins gt 120',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/CHECKS {2}all passed/);
    expect(stdout).toMatch(/direct\.coins +120 {2}at most 120 +passed/);
  });
});

describe('a check that does not', () => {
  const failing = [
    ...ROSES,
    '--fail-under',
    '1USD',
    '--fail-if',
    'direct.coins > 100',
    '--fail-if',
    'direct.coins < 1',
  ];

  it('ends with 1 after the report, and names figure, value and limit on standard error', async () => {
    const { code, stdout, stderr } = await runWith(failing);
    expect(code).toBe(1);
    expect(stdout).toContain('CHECKS  1 of 3 passed');
    expect(stderr).toBe(
      'failed: direct.cash.expected is 0.60 USD; it must be at least 1.00 USD.\n  --fail-under: 1USD\n' +
        'failed: direct.coins is 120; it must be at most 100.\n  --fail-if: direct.coins > 100\n' +
        'checks: 2 of 3 figures did not pass.\n',
    );
  });

  it('says so under --quiet as well, and where the report goes to a file', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await runWith([...failing, '--quiet', '-o', 'report.txt'], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('2 of 3');
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toContain('direct.coins');
  });

  it('leaves the JSON a valid document, with every check in it', async () => {
    const { code, stdout } = await runWith([...failing, '--json']);
    expect(code).toBe(1);
    reportSchema.parse(JSON.parse(stdout));
    expect(
      thresholds(stdout).map((each) => [each.check, each.origin, each.value, each.limit, each.verdict]),
    ).toEqual([
      ['1USD', '--fail-under', '0.60', '1.00', 'failed'],
      ['direct.coins > 100', '--fail-if', '120', '100', 'failed'],
      ['direct.coins < 1', '--fail-if', '120', '1', 'passed'],
    ]);
  });

  it('and --strict give one exit code, and all reasons', async () => {
    const gifts = ['estimate', '--gift', 'Rose=3', '--gift', 'Thing=2@?', '--strict'];
    const { code, stderr } = await runWith([...gifts, '--fail-if', 'direct.coins > 2']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^failed: direct\.coins is at least 3; it must be at most 2\./);
    expect(stderr).toContain('strict: failed on 1 warning.');
    expect((await runWith([...gifts, '--fail-if', 'direct.coins < 2'])).code).toBe(1);
    const alone = await runWith([...gifts.slice(0, -1), '--fail-if', 'direct.coins < 2']);
    expect([alone.code, alone.stderr]).toEqual([0, '']);
  });

  it('fails where it cannot tell and where nothing is known', async () => {
    const { stdout } = await runWith([
      'estimate',
      '--gift',
      'Rose=3',
      '--gift',
      'Thing=2@?',
      '--json',
      ...['direct.coins < 4', 'direct.coins < 3', 'direct.coins > 9', 'engagement.score < 1'].flatMap(
        (check) => ['--fail-if', check],
      ),
    ]);
    expect(thresholds(stdout).map(({ verdict }) => verdict)).toEqual([
      'cannot-tell',
      'passed',
      'cannot-tell',
      'unknown',
    ]);
  });
});

describe('a check that is none', () => {
  it('stops before anything is read', async () => {
    const { code, stdout, stderr } = await runWith([
      'estimate',
      '/nonexistent/live.jsonl',
      '--fail-if',
      'direct.cash.expectd < 3',
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'error: --fail-if: the report has no figure "direct.cash.expectd".\n  Did you mean "direct.cash.expected"?\n',
    );
  });

  it('is the document with --json', async () => {
    const { code, stdout } = await runWith([...ROSES, '--json', '--fail-if', 'coins < 3']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'CHECK_FIGURE_UNKNOWN',
      args: { candidates: ['direct.coins'] },
    });
  });

  it('stops for another currency than the report, whatever the figure', async () => {
    const { code, stderr } = await runWith([...ROSES, '--fail-under', '1EUR']);
    expect(code).toBe(2);
    expect(stderr).toContain('The limit of --fail-under is in EUR, but the payout is in USD.');
  });
});

describe('several sessions', () => {
  const roses = (count: number, day: number): string =>
    `creator: anna\nstartedAt: 2026-11-${day}T20:00:00Z\nduration: 1h\ngifts: { Rose: ${count} }\n`;

  it('are judged one by one with [*], and in total without', async () => {
    const cwd = folder({ 'a.yaml': roses(10, 20), 'b.yaml': roses(4, 21) });
    const { code, stdout } = await runWith(
      [
        'a.yaml',
        'b.yaml',
        '--json',
        '--fail-if',
        'sessions[*].direct.coins < 5',
        '--fail-if',
        'direct.coins < 14',
        '--fail-if',
        'engagement.score < 1',
      ],
      { cwd },
    );
    expect(code).toBe(1);
    expect(thresholds(stdout).map(({ figure, verdict }) => [figure, verdict])).toEqual([
      ['sessions[0].direct.coins', 'passed'],
      ['sessions[1].direct.coins', 'failed'],
      ['direct.coins', 'passed'],
      ['engagement.score', 'unknown'],
    ]);
  });
});

describe('--baseline', () => {
  it('compares with an earlier report, exactly', async () => {
    const cwd = folder();
    await runWith([...ROSES, '--json', '-o', 'last.json'], { cwd });
    const now = (coins: number, ...more: string[]) =>
      runWith(
        [
          'estimate',
          '--coins',
          String(coins),
          '--baseline',
          'last.json',
          '--fail-if',
          'direct.cash.expected < 80%',
          ...more,
        ],
        { cwd },
      );
    expect((await now(96)).code).toBe(0);
    const less = await now(95);
    expect(less.code).toBe(1);
    expect(less.stderr).toContain(
      'direct.cash.expected is 0.475 USD; it must be at least 0.48 USD, 80% of 0.60 USD in last.json.',
    );
    expect(thresholds((await now(95, '--json')).stdout)).toMatchObject([
      {
        limit: '0.48',
        percent: '80',
        baseline: { path: 'last.json', value: '0.60', known: 'exact' },
        verdict: 'failed',
      },
    ]);
    expect((await now(96)).stdout).toMatch(/Baseline .*\n.* 0\.60 USD {2}passed/);
  });

  it.each([
    ['none.json', 'BASELINE_UNUSABLE', 'missing'],
    ['broken.json', 'BASELINE_UNUSABLE', 'not-json'],
    ['other.json', 'BASELINE_UNUSABLE', 'not-a-report'],
    ['newer.json', 'BASELINE_UNUSABLE', 'version'],
    ['.', 'INPUT_UNREADABLE', 'it is a folder'],
  ])('%s: %s, %s, before anything is read', async (path, error, reason) => {
    const cwd = folder({
      'broken.json': '{',
      'other.json': '{"a": 1}',
      'newer.json': '{"schemaVersion": 9, "tool": {"name": "live-earnings"}, "direct": {}}',
    });
    const { code, stdout } = await runWith(
      ['no.jsonl', '--json', '--fail-under', '1USD', '--baseline', path],
      { cwd },
    );
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({ code: error, args: { reason } });
  });

  it('refuses the report of a run that stopped', async () => {
    const cwd = folder();
    const stopped = await runWith(['no.jsonl', '--json'], { cwd });
    writeFileSync(join(cwd, 'last.json'), stopped.stdout);
    const { stderr } = await runWith([...ROSES, '--fail-under', '1USD', '--baseline', 'last.json'], { cwd });
    expect(stderr).toContain('is the error of a run that stopped');
  });

  it('is never written over by the report', async () => {
    const cwd = folder();
    await runWith([...ROSES, '--json', '-o', 'last.json'], { cwd });
    const { code, stderr } = await runWith(
      [...ROSES, '--fail-under', '1USD', '--baseline', 'last.json', '-o', 'last.json'],
      { cwd },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('it is one of the inputs');
  });

  it('without a check is a mistake', async () => {
    expect((await runWith([...ROSES, '--baseline', 'x.json'])).stderr).toContain('compares nothing');
  });
});

describe('checks of a configuration', () => {
  const cwd = folder({
    '.live-earningsrc.yaml': 'failUnder: 1USD\nchecks:\n  - direct.coins < 200\n',
    'typo.yaml': 'checks:\n  - direct.coins > 1\n  - direct.cions < 200\n',
    'euro.yaml': 'failUnder: 1EUR\n',
  });

  it('are judged like flags, and named by file and line', async () => {
    const { code, stderr } = await runWith(ROSES, { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('  .live-earningsrc.yaml:1: 1USD\n');
    expect(stderr).toContain('  .live-earningsrc.yaml:3: direct.coins < 200\n');
  });

  it('are added to by --fail-if; --fail-under takes the place of failUnder', async () => {
    const { stdout } = await runWith(
      [...ROSES, '--json', '--fail-if', 'direct.coins > 5', '--fail-under', '0.5USD'],
      { cwd },
    );
    expect(thresholds(stdout).map(({ origin, verdict }) => [origin, verdict])).toEqual([
      ['--fail-under', 'passed'],
      ['.live-earningsrc.yaml:3', 'failed'],
      ['--fail-if', 'failed'],
    ]);
  });

  it('that are mistyped are found at their line', async () => {
    const { code, stderr } = await runWith([...ROSES, '--config', 'typo.yaml'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'error: typo.yaml:3:5: checks[1]: the report has no figure "direct.cions".\n  Did you mean "direct.coins"?\n',
    ]);
  });

  it('in another currency are named by key and place', async () => {
    const { stderr } = await runWith([...ROSES, '--config', 'euro.yaml'], { cwd });
    expect(stderr).toContain('euro.yaml:1:1: The limit of failUnder is in EUR');
  });
});

it('without checks the document is as before', async () => {
  expect((await documentOf(ROSES)).checks).toEqual([]);
});

describe('what is loaded', () => {
  const loads = async (...argv: string[]): Promise<string[]> => {
    const loaded = new Set<string>();
    vi.resetModules();
    for (const name of ['zod', '../../src/report/checks/read.ts', '../../src/report/checks/judge.ts'])
      vi.doMock(name, async (original) => {
        loaded.add(name.split('/').at(-1) as string);
        return original();
      });
    const { runWith: fresh } = await import('../io.ts');
    await fresh([...argv, '--no-config']);
    vi.doUnmock('zod');
    return [...loaded].sort();
  };

  it('is nothing without a check, and no zod for --fail-under', async () => {
    expect(await loads(...ROSES)).toEqual([]);
    expect(await loads(...ROSES, '--fail-under', '1USD')).toEqual(['judge.ts', 'read.ts']);
    expect(await loads(...ROSES, '--fail-if', 'direct.coins < 1')).toContain('zod');
  });
});
