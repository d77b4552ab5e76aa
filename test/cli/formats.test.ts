import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { SESSION_COLUMNS } from '../../src/render/csv/sessions.ts';
import { ESTIMATE, formatsOf } from '../../src/render/registry.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { documentOf, runWith } from '../io.ts';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'live-earnings-'));
const FIXTURES = join(import.meta.dirname, '../../fixtures');
const ROSES = ['estimate', '--gift', 'Rose=120', '--likes', '48213', '--no-config'];
const EVENINGS = [
  'estimate',
  'session/evening/evening.yaml',
  'session/several/second.yaml',
  'session/several/third.json',
  '--no-config',
];
/** One that was counted from a log, one as typed, one without income. */
const MIXED = ['estimate', 'estimate/friday-evening/live.jsonl', ...EVENINGS.slice(2)];
const inFixtures = { cwd: FIXTURES };

describe('every format of estimate', () => {
  it.each(formatsOf(ESTIMATE))(
    '%s keeps the claims apart and says what kind of figure it is',
    async (format) => {
      const { code, stdout } = await runWith([...EVENINGS.slice(0, 2), '--format', format], inFixtures);
      expect(code).toBe(0);
      // The income in some notation, likes with what they paid, and how the income is known.
      expect(stdout).toMatch(/16\.4[89]|16\.485/);
      expect(stdout).toMatch(/paid \$0|paid 0 USD|"paid":\s*"0"|indirect\.paid/);
      expect(stdout).toMatch(/as typed|declared/);
      // Low and high of the range.
      expect(stdout).toMatch(/10\.88/);
      expect(stdout).toMatch(/17\.47/);
    },
  );

  it.each(formatsOf(ESTIMATE))('%s marks a lower bound', async (format) => {
    const { stdout } = await runWith([...ROSES, '--gift', 'Rsoe=3@?', '--format', format]);
    expect(stdout).toMatch(/≥|at least|"lowerBound":\s*true|,true,USD,/);
    expect(stdout).toMatch(/unpricedGifts|without a price|No price is known/);
  });
});

describe('ndjson', () => {
  it('has a session a line, each an entry of the document with its version', async () => {
    const { stdout } = await runWith([...MIXED, '--format', 'ndjson'], inFixtures);
    const document = await documentOf(MIXED, inFixtures);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const [index, line] of lines.entries()) {
      const { schemaVersion, tool, checks, ...entry } = JSON.parse(line);
      expect(schemaVersion).toBe(1);
      expect(tool).toEqual(document.tool);
      expect(checks).toEqual([]);
      expect(entry).toEqual(document.sessions[index]);
      reportSchema.shape.sessions.element.parse(entry);
    }
  });

  it('carries the declared totals of its own session only', async () => {
    const { stdout } = await runWith([...ROSES, '--coins', '120', '--format', 'ndjson']);
    expect(JSON.parse(stdout).checks).toMatchObject([{ figure: 'coins', verdict: 'pass' }]);
  });

  it('is one line when the run stops, too', async () => {
    const { code, stdout } = await runWith(['estimate', '--gift', 'Rsoe=3', '--format', 'ndjson']);
    expect([code, stdout.split('\n').length]).toEqual([2, 2]);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, error: { code: 'GIFT_UNKNOWN' } });
  });
});

describe('csv', () => {
  const valueAt = (entry: unknown, path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key] ?? null, entry);

  it('has columns that are called after their path in the document, and hold what stands there', async () => {
    const { stdout } = await runWith([...MIXED, '--format', 'csv'], inFixtures);
    const document: ReportDocument = await documentOf(MIXED, inFixtures);
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(3);
    const computed = new Set(['session.paths', 'otherIncome.currency', 'otherIncome.amount']);
    for (const [index, row] of rows.entries()) {
      for (const { name } of SESSION_COLUMNS.filter((column) => !computed.has(column.name))) {
        const value = valueAt(document.sessions[index], name);
        expect([name, row[name]]).toEqual([
          name,
          value === null ? '' : `${value as string | number | boolean}`,
        ]);
      }
    }
  });

  it('adds declared income of one currency, and says nothing of a sum of several', async () => {
    const incomes = async (...more: string[]): Promise<unknown[]> => {
      const args = [...ROSES, ...more.flatMap((each) => ['--income', each]), '--format', 'csv'];
      const [row] = parse((await runWith(args)).stdout, { columns: true }) as Record<string, string>[];
      return [row?.['otherIncome.currency'], row?.['otherIncome.amount']];
    };
    expect(await incomes('brand=0.1USD', 'tip=0.2USD')).toEqual(['USD', '0.30']);
    expect(await incomes('brand=1USD', 'tip=2EUR')).toEqual(['USD; EUR', '']);
    expect(await incomes()).toEqual(['', '']);
  });
});

describe('what a format has no room for', () => {
  const unpriced = [...ROSES, '--gift', 'Rsoe=3@?'];
  it.each(['csv', 'ndjson'])('is told on standard error with %s', async (format) => {
    const { stdout, stderr } = await runWith([...unpriced, '--format', format]);
    expect(stdout).not.toContain('warning:');
    expect(stderr).toMatch(/^warning: No price is known for "Rsoe"/);
  });

  it('is told once with --strict, and not where another report tells it', async () => {
    const strict = await runWith([...unpriced, '--format', 'csv', '--strict']);
    expect([strict.code, strict.stderr.match(/No price is known/g)?.length]).toEqual([1, 1]);
    const both = await runWith([...unpriced, '-o', '-', '-o', 'a.csv'], { cwd: temporary() });
    expect([both.code, both.stderr]).toEqual([0, '']);
  });
});

describe('-o', () => {
  it('takes several files, each in the format of its extension, and prints nothing', async () => {
    const cwd = temporary();
    const names = ['a.json', 'a.ndjson', 'a.csv', 'a.md', 'a.txt', 'a'];
    const result = await runWith([...ROSES, ...names.flatMap((name) => ['-o', name])], { cwd });
    expect(result).toEqual({ code: 0, stdout: '', stderr: '' });
    const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
    expect(readdirSync(cwd).sort()).toEqual([...names].sort());
    expect(JSON.parse(read('a.json')).direct.coins).toBe(120);
    expect(JSON.parse(read('a.ndjson')).direct.coins).toBe(120);
    expect(read('a.csv').split('\n')).toHaveLength(3);
    expect(read('a.md')).toMatch(/^\*\*You get/);
    expect(read('a.txt')).toMatch(/^You get/);
    expect(read('a')).toBe(read('a.txt'));
  });

  it('prints beside files with -, where --format says as what', async () => {
    const cwd = temporary();
    const { stdout } = await runWith([...ROSES, '--format', 'line', '-o', '-', '-o', 'a.csv', '-o', 'a'], {
      cwd,
    });
    expect(stdout).toMatch(/^\$0\.60 from gifts/);
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toMatch(/^session\.platform,/);
    expect(readFileSync(join(cwd, 'a'), 'utf8')).toBe(stdout);
  });

  it.each([
    '--format csv -o a.json',
    '--json -o a.csv',
    '--format line -o a.csv -o a.json',
    '-o a.xlsx',
    '-o a.json -o ./a.json',
    '-o a.json -o link/a.json',
    '-o - -o -',
    '-o a.json -o nowhere/b.json',
  ])('refuses %s, and writes nothing', async (args) => {
    const cwd = temporary();
    symlinkSync(cwd, join(cwd, 'link'));
    const { code } = await runWith([...ROSES, ...args.split(' ')], { cwd });
    expect([code, readdirSync(cwd)]).toEqual([2, ['link']]);
  });

  it('keeps what --format says for a file whose extension is of no format', async () => {
    const cwd = temporary();
    await runWith([...ROSES, '--json', '-o', 'a.txt'], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, 'a.txt'), 'utf8')).direct.coins).toBe(120);
  });

  it.runIf(existsSync('/dev/full'))(
    'leaves every file as it was when one of them cannot be written',
    async () => {
      const cwd = temporary();
      writeFileSync(join(cwd, 'a.json'), 'before');
      const { code, stdout, stderr } = await runWith(
        [...ROSES, '-o', 'a.json', '-o', 'b.csv', '-o', '/dev/full', '-o', '-'],
        { cwd },
      );
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('"/dev/full": the disk is full');
      expect(readdirSync(cwd)).toEqual(['a.json']);
      expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe('before');
    },
  );
});

describe('github', () => {
  it('adds the page to the summary of the step, below what is there', async () => {
    const cwd = temporary();
    const summary = join(cwd, 'summary.md');
    writeFileSync(summary, '# Earlier\n');
    const env = { GITHUB_STEP_SUMMARY: summary };
    const { stdout } = await runWith([...ROSES, '--format', 'github'], { cwd, env });
    expect(stdout).toMatch(/^::notice title=live-earnings::You get about \$0\.60/);
    const page = (await runWith([...ROSES, '--format', 'markdown'])).stdout;
    expect(readFileSync(summary, 'utf8')).toBe(`# Earlier\n${page}\n`);
    await runWith([...ROSES, '--format', 'markdown'], { cwd, env });
    expect(readFileSync(summary, 'utf8')).toBe(`# Earlier\n${page}\n`);
  });

  it('says when the summary cannot be written', async () => {
    const { code, stderr } = await runWith([...ROSES, '--format', 'github'], {
      env: { GITHUB_STEP_SUMMARY: '/nonexistent/summary.md' },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('/nonexistent/summary.md')]);
  });

  it('names at most ten of a level, whatever the log holds', async () => {
    const gifts = Array.from({ length: 25 }, (_, index) => ['--gift', `Nobody${index}=1@?`]).flat();
    const { stdout } = await runWith(['estimate', ...gifts, '--format', 'github', '--no-config']);
    expect(stdout.match(/^::warning /gm)).toHaveLength(10);
  });
});

describe('line', () => {
  it('is one line, also for the width of a status bar', async () => {
    for (const width of ['20', '40', '80', '200']) {
      const { stdout } = await runWith([...EVENINGS, '--format', 'line', '--width', width], inFixtures);
      expect(stdout.split('\n')).toHaveLength(2);
      expect(stdout).toMatch(/3 LIVEs: ≥ \$\d+\.\d\d from gifts \(≥ \$\d+\.\d\d at the lowest rate\), /);
    }
  });
});
