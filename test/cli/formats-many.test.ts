import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { PAYOUT_COLUMNS } from '../../src/render/csv/calibrate.ts';
import { FIGURE_COLUMNS } from '../../src/render/csv/compare.ts';
import { QUANTILE_COLUMNS } from '../../src/render/csv/forecast.ts';
import { GROUP_COLUMNS } from '../../src/render/csv/history.ts';
import { CREATOR_COLUMNS } from '../../src/render/csv/influence.ts';
import { WAY_COLUMNS } from '../../src/render/csv/plan.ts';
import { SESSION_COLUMNS } from '../../src/render/csv/sessions.ts';
import {
  FORMATS,
  formatsOf,
  CALIBRATE,
  COMPARE,
  FORECAST,
  HISTORY,
  INFLUENCE,
  PLAN,
} from '../../src/render/registry.ts';
import { runWith } from '../io.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const inFixtures = { cwd: join(ROOT, 'fixtures') };
const BERLIN = ['--timezone', 'Europe/Berlin', '--no-config'];
const SEASON = 'history/a-season.csv';

const CASES: Record<
  string,
  { readonly args: readonly string[]; readonly formats: readonly string[]; readonly rows: number }
> = {
  history: { args: [SEASON, '--by', 'month'], formats: formatsOf(HISTORY), rows: 5 },
  compare: { args: [SEASON, '--a', '2026-02', '--b', '2026-03'], formats: formatsOf(COMPARE), rows: 17 },
  influence: { args: ['influence/associated/season.csv'], formats: formatsOf(INFLUENCE), rows: 1 },
  forecast: { args: [SEASON, '--duration', '2h'], formats: formatsOf(FORECAST), rows: 5 },
  plan: { args: [SEASON, '--target', '500USD'], formats: formatsOf(PLAN), rows: 10 },
  calibrate: { args: ['calibrate/payouts.csv', SEASON], formats: formatsOf(CALIBRATE), rows: 4 },
};
const known = new Map<string, Promise<string>>();

/** What a command prints; asked once, since the shuffles of an association take their time. */
function printed(command: string, ...more: readonly string[]): Promise<string> {
  const key = [command, ...more].join(' ');
  const text = known.get(key) ?? print([command, ...(CASES[command]?.args ?? []), ...BERLIN, ...more]);
  known.set(key, text);
  return text;
}

async function print(args: readonly string[]): Promise<string> {
  const { code, stdout } = await runWith(args, inFixtures);
  expect(code).toBe(0);
  return stdout;
}

const each = Object.entries(CASES);

describe('every format of the commands on many LIVEs', () => {
  it.each(each)(
    '%s keeps the claims apart: no amount beside likes but 0, and none that adds them',
    async (command, { formats }) => {
      for (const format of formats) {
        const text = await printed(command, '--format', format);
        expect(text).not.toMatch(/likes (earned|brought|made|generated)/i);
        if (command !== 'influence') expect(text).not.toMatch(/went along/);
      }
    },
  );

  it.each(each)('%s says in Markdown what the table says', async (command) => {
    const marked = (await printed(command, '--format', 'markdown'))
      .replace(/\\(.)/g, '$1')
      .replaceAll('*', '');
    const table = await printed(command, '--quiet');
    for (const piece of table.split('\n').flatMap((line) => line.trim().split(/ {2,}/)))
      expect(marked.replaceAll('&#8203;', '')).toContain(piece.replaceAll('*', ''));
  });

  it.each(each)('%s tells a workflow its answer, and adds the page to the summary', async (command) => {
    const table = await printed(command, '--quiet');
    const github = await printed(command, '--format', 'github', '--quiet');
    expect(github).toContain(`::notice title=live-earnings::${table.split('\n')[0]?.replaceAll('%', '%25')}`);
  });

  it.each(each)('%s is one line for any width', async (command) => {
    for (const width of ['20', '80', '400']) {
      const line = await printed(command, '--format', 'line', '--width', width);
      expect(line.split('\n')).toHaveLength(2);
      expect(line).not.toMatch(/\.\n$/);
    }
  });

  it.each(each)(
    '%s has lines of JSON with a version, and the same in CSV by path',
    async (command, { rows }) => {
      const lines = (await printed(command, '--format', 'ndjson'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const cells = parse(await printed(command, '--format', 'csv'), { columns: true }) as Record<
        string,
        string
      >[];
      expect([lines.length, cells.length]).toEqual([rows, rows]);
      for (const [index, line] of lines.entries()) {
        expect(line).toMatchObject({ schemaVersion: 1, tool: { name: 'live-earnings' } });
        for (const [path, cell] of Object.entries(cells[index] ?? {})) {
          const value = path.split('.').reduce((at, key) => at?.[key] ?? null, line);
          expect([path, cell]).toEqual([path, value === null ? '' : String(value)]);
        }
      }
    },
  );

  it.each(each)('%s writes what its extensions name, each as it prints it', async (_, { formats }) => {
    for (const name of formats) expect(FORMATS).toHaveProperty(name);
    expect(formats.slice(0, 5)).toEqual(['table', 'json', 'ndjson', 'csv', 'markdown']);
    expect(formats.slice(-2)).toEqual(['github', 'line']);
  });
});

describe('what is refused or unknown', () => {
  const rows = async (args: readonly string[]): Promise<Record<string, string>[]> => {
    const { stdout } = await runWith([...args, '--no-config', '--format', 'csv'], inFixtures);
    return parse(stdout, { columns: true });
  };

  it('is a row without figures that says why', async () => {
    const [forecast] = await rows(['forecast', 'forecast/too-few/few.csv', '--duration', '2h']);
    expect(forecast).toMatchObject({
      status: 'refused',
      reason: 'too-few-sessions',
      coins: '',
      'cash.expected': '',
    });
    const [plan] = await rows(['plan', '--target', '500USD', '--net', '--deduct', 'all=100%']);
    expect(plan).toMatchObject({ status: 'refused', reason: 'deductions-take-everything', expected: '' });
    const [influence] = await rows(['influence', 'forecast/too-few/few.csv']);
    expect(influence).toMatchObject({
      status: 'not_enough_data',
      likesPaid: '0',
      'associated.total.cash.low': '',
    });
  });

  it('has no upper end for a lower bound', async () => {
    const groups = await rows(['history', 'history/an-agency.csv', '--by', 'creator', '--timezone', 'UTC']);
    const bound = groups.find((group) => group['direct.lowerBound'] === 'true');
    expect(bound?.['direct.cash.high']).toBe('');
    expect(Number(bound?.['direct.cash.expected'])).toBeGreaterThan(0);
  });
});

describe('docs/csv.md', () => {
  const sections = readFileSync(join(ROOT, 'docs/csv.md'), 'utf8').split(/^## /m).slice(1);
  it.each(
    Object.entries({
      estimate: SESSION_COLUMNS,
      history: GROUP_COLUMNS,
      compare: FIGURE_COLUMNS,
      influence: CREATOR_COLUMNS,
      forecast: QUANTILE_COLUMNS,
      plan: WAY_COLUMNS,
      calibrate: PAYOUT_COLUMNS,
    } as Record<string, readonly { readonly name: string }[]>),
  )('has every column of %s, in order', (command, columns) => {
    const section = sections.find((text) => text.startsWith(`${command}\n`)) ?? '';
    const cells = [...section.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) => [
      ...cell.matchAll(/`([^`]+)`/g),
    ]);
    expect(cells.map(([, name]) => name)).toEqual(columns.map(({ name }) => name));
  });
});
