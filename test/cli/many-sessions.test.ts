import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/config/schema.ts';
import type { CalibrationDocument } from '../../src/report/calibrate/document.ts';
import type { ForecastDocument } from '../../src/report/forecast/document.ts';
import type { PlanDocument } from '../../src/report/plan/document.ts';
import { runWith } from '../io.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
const SEASON = join(FIXTURES, 'history/a-season.csv');
const PAYOUTS = join(FIXTURES, 'calibrate/payouts.csv');
const BERLIN = ['--timezone', 'Europe/Berlin'];

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'many-sessions-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const put = (name: string, text: string): string => {
  const path = join(cwd, name);
  writeFileSync(path, text);
  return path;
};
async function document<Shape>(...argv: string[]): Promise<Shape> {
  const { stdout, stderr } = await runWith([...argv, '--json'], { cwd });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Shape;
}

describe('forecast', () => {
  it('says of a table what is wrong with it even where its first row is somebody else', async () => {
    const rows = ['02', '09', '16'].map((day) => `ana,2026-05-${day}T18:00:00Z,1h30m,800`);
    const table = `creator,startedAt,duration,coins\nbo,2026-05-01T18:00:00Z,2h,900\n${rows.join('\n')}\nana,2026-05-23T18:00:00Z,1h30m,many\n`;
    const { diagnostics, history } = await document<ForecastDocument>(
      'forecast',
      put('two.csv', table),
      '--duration',
      '2h',
      '--creator',
      'ana',
    );
    expect(diagnostics.map(({ code }) => code)).toContain('ROW_LEFT_OUT');
    expect(history.leftOut).toMatchObject([{ reason: 'other-creator', sessions: 1 }]);
  });

  it('fails under --strict on a row that was left out, and still prints', async () => {
    const rows = ['02', '09', '16'].map((day) => `2026-05-${day}T18:00:00Z,1h30m,800`);
    const path = put(
      'broken.csv',
      `startedAt,duration,coins\n${rows.join('\n')}\n2026-05-23T18:00:00Z,1h,many\n`,
    );
    const { code, stdout } = await runWith(['forecast', path, '--duration', '2h', '--strict']);
    expect(code).toBe(1);
    expect(stdout).toContain('FORECAST');
  });

  it('names a file that cannot be read, reports the rest, and fails under --strict', async () => {
    const broken = put('broken.yaml', 'likes: many\n');
    const args = ['forecast', SEASON, broken, '--duration', '2h'];
    const { code, stdout } = await runWith(args);
    expect(code).toBe(0);
    expect(stdout).toContain('broken.yaml');
    expect(stdout).toContain('40 LIVEs');
    expect((await runWith([...args, '--strict'])).code).toBe(1);
  });

  it('takes a LIVE that is given twice once', async () => {
    const twice = await document<ForecastDocument>('forecast', SEASON, SEASON, '--duration', '2h');
    const once = await document<ForecastDocument>('forecast', SEASON, '--duration', '2h');
    expect(twice.forecast).toEqual(once.forecast);
  });

  it('never writes over the history', async () => {
    const path = put('mine.txt', readFileSync(SEASON, 'utf8'));
    const { code, stderr } = await runWith(['forecast', path, '--duration', '2h', '-o', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('it is one of the inputs')]);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(SEASON, 'utf8'));
  });

  it('takes a check of the configuration that cannot be read as the error it is', async () => {
    const config = put('config.yaml', 'checks: [forecast.sessions is 3]\n');
    const { code, stderr } = await runWith(['forecast', SEASON, '--duration', '2h', '--config', config]);
    expect(code).toBe(2);
    expect(stderr).toContain('forecast.sessions is 3');
  });
});

describe('plan', () => {
  it('takes one LIVE of a file with flags laid over it', async () => {
    const path = put('one.yaml', 'duration: 2h\ncoins: 4000\n');
    const { plan } = await document<PlanDocument>('plan', path, '--target', '40USD', '--gifters', '20');
    expect(plan.time).toMatchObject({ kind: 'plain', minutes: { fewest: null, middle: 240, most: null } });
    expect(plan.gifters).toMatchObject({ needed: 40, coinsPerGifter: '200' });
  });

  it('asks for one LIVE where a flag describes one', async () => {
    const { code, stderr } = await runWith(['plan', SEASON, '--target', '40USD', '--viewers', '300']);
    expect(code).toBe(2);
    expect(stderr).toContain('--viewers describes one LIVE, but 40 were given');
  });

  it('knows a typed creator as the LIVE, and a named one as a choice', async () => {
    const typed = await document<PlanDocument>(
      'plan',
      '--target',
      '4USD',
      '--coins',
      '400',
      '--duration',
      '1h',
      '--creator',
      'ana',
    );
    expect(typed.history).toMatchObject({ creator: 'ana', used: 1 });
    const chosen = await document<PlanDocument>('plan', SEASON, '--target', '4USD', '--creator', 'ana');
    expect(chosen.history).toMatchObject({ creator: null, used: 0, given: 40 });
    expect(chosen.plan.time?.reason).toBe('pace-unknown');
  });

  it('never promises less than the target: the coins pay it, whatever the rate', async () => {
    const { plan } = await document<PlanDocument>('plan', '--target', '10USD', '--cash-per-coin', '1/210');
    expect(plan.coins).toMatchObject({ fewest: 2100, expected: 2100, most: 2100 });
  });
});

describe('calibrate', () => {
  it('prints lines that hold once they are pasted', async () => {
    const { calibration } = await document<CalibrationDocument>('calibrate', PAYOUTS, SEASON, ...BERLIN);
    const yaml = calibration.settings?.yaml ?? '';
    expect(() => configSchema.parse(parse(yaml, { schema: 'core' }))).not.toThrow();
    const { stdout } = await runWith(['rates', '--json', '--config', put('pasted.yaml', yaml)]);
    const line = calibration.settings?.lines.find(({ key }) => key.at(-1) === 'value')?.value;
    expect(stdout).toContain(`"value": "${line}"`);
    expect(stdout).toContain('my own: 3 payouts for days from 2026-01-01 to 2026-03-31');
  });

  it('has no table line broken in the lines to paste, however narrow the page', async () => {
    const { stdout } = await runWith(['calibrate', PAYOUTS, SEASON, ...BERLIN, '--width', '40']);
    const [, pasted = ''] = /\.live-earningsrc\.yaml\n((?: {4}.*\n)+)/.exec(stdout) ?? [];
    const { calibration } = await document<CalibrationDocument>('calibrate', PAYOUTS, SEASON, ...BERLIN);
    expect(parse(pasted)).toEqual(parse(calibration.settings?.yaml ?? ''));
  });

  it("counts days by the clock that is asked for, and names the machine's where none is", async () => {
    const late = 'startedAt,duration,coins\n2026-01-31T23:30:00Z,1h,1000\n2026-01-15T20:00:00Z,1h,1000\n';
    const args = ['calibrate', put('p.csv', 'month,amount,currency\n2026-01,9,USD\n'), put('h.csv', late)];
    const utc = await document<CalibrationDocument>(...args, '--timezone', 'UTC');
    const berlin = await document<CalibrationDocument>(...args, ...BERLIN);
    expect(utc.calibration.payouts[0]).toMatchObject({ sessions: 2, coins: 2000, acrossTheEnd: 1 });
    expect(berlin.calibration.payouts[0]).toMatchObject({ sessions: 1, coins: 1000, acrossTheEnd: 0 });
    expect(utc.calibration.timezoneAssumed).toBe(false);
    const machine = await document<CalibrationDocument>(...args);
    expect(machine.calibration.timezoneAssumed).toBe(true);
    expect(machine.calibration.timezone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('leaves a row its own time zone, whatever the days are counted by', async () => {
    const row = 'startedAt,timezone,duration,coins\n2026-02-01T02:00:00,Asia/Tokyo,1h,1000\n';
    const args = ['calibrate', put('p.csv', 'month,amount,currency\n2026-01,9,USD\n'), put('z.csv', row)];
    const { calibration } = await document<CalibrationDocument>(...args, '--timezone', 'UTC');
    expect(calibration.payouts[0]).toMatchObject({ sessions: 1, coins: 1000 });
  });

  it('refuses two inputs from one standard input, an unknown currency and a missing table', async () => {
    const both = await runWith(['calibrate', '-', '-'], { stdin: 'month,amount\n' });
    expect([both.code, both.stderr]).toEqual([
      2,
      expect.stringContaining('cannot both come from standard input'),
    ]);
    const currency = await runWith(['calibrate', PAYOUTS, SEASON, '--currency', 'dollars']);
    expect([currency.code, currency.stderr]).toEqual([
      2,
      expect.stringContaining('--currency cannot be "dollars"'),
    ]);
    const missing = await runWith(['calibrate', 'nowhere.csv', SEASON], { cwd });
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('No file "nowhere.csv"')]);
  });

  it('never writes over the payouts', async () => {
    const path = put('payouts.txt', readFileSync(PAYOUTS, 'utf8'));
    const { code, stderr } = await runWith(['calibrate', path, SEASON, '-o', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('it is one of the inputs')]);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(PAYOUTS, 'utf8'));
  });
});
