import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type AnyReport,
  calibrate,
  compare,
  estimate,
  forecast,
  formats,
  history,
  influence,
  InputError,
  load,
  type LoadedSessions,
  period,
  plan,
  render,
  settings,
} from '../src/index.ts';
import { runWith } from './io.ts';

const cwd = resolve(import.meta.dirname, '../fixtures');
const { version } = JSON.parse(readFileSync(join(cwd, '../package.json'), 'utf8'));

const berlin = await settings({ timezone: 'Europe/Berlin' });
const season = (): Promise<LoadedSessions> =>
  load({ inputs: ['history/a-season.csv'], settings: berlin, cwd, broken: 'leave-out' });
const BERLIN = ['--timezone', 'Europe/Berlin', '--no-config'];
const SEASON = ['history/a-season.csv', ...BERLIN];

/** A report of the library, and the command that makes the same. */
const CASES: Record<
  string,
  { readonly report: () => Promise<AnyReport>; readonly command: readonly string[] }
> = {
  estimate: {
    report: async () =>
      estimate(await load({ figures: { likes: '48,213', gift: ['Rose=120', 'Lion=2'] }, settings: berlin })),
    command: ['estimate', '--likes', '48213', '--gift', 'Rose=120', '--gift', 'Lion=2', ...BERLIN],
  },
  history: {
    report: async () => history(await season(), { by: 'month' }),
    command: ['history', ...SEASON, '--by', 'month'],
  },
  compare: {
    report: async () => {
      const all = await season();
      return compare(await period(all, '2026-02'), await period(all, '2026-03'), { history: all });
    },
    command: ['compare', ...SEASON, '--a', '2026-02', '--b', '2026-03'],
  },
  influence: {
    report: async () => influence(await season(), { seed: 7 }),
    command: ['influence', ...SEASON, '--seed', '7'],
  },
  forecast: {
    report: async () => forecast(await season(), { duration: '2h' }),
    command: ['forecast', ...SEASON, '--duration', '2h'],
  },
  plan: {
    report: async () => plan(await season(), { target: '500USD', with: ['viewers=+20%'] }),
    command: ['plan', ...SEASON, '--target', '500USD', '--with', 'viewers=+20%'],
  },
  calibrate: {
    report: async () => calibrate(await season(), { payouts: 'calibrate/payouts.csv', cwd }),
    command: ['calibrate', 'calibrate/payouts.csv', ...SEASON],
  },
};

describe('the library', () => {
  it.each(Object.entries(CASES))(
    '%s gives what the command prints, in every format',
    async (_, { report, command }) => {
      const made = await report();
      for (const format of formats(made)) {
        const { stdout } = await runWith([...command, '--format', format], { cwd });
        expect(await render(made, format)).toBe(stdout.replaceAll('0.0.0-test', version));
      }
    },
  );

  it('says which formats a report has, and refuses the others', async () => {
    const made = await plan({ settings: berlin }, { target: '5000coins' });
    expect(formats(made)).toEqual(['table', 'json', 'ndjson', 'csv', 'markdown', 'github', 'line']);
    await expect(render(made, 'html')).rejects.toThrow('plan has no format html, but table, json');
  });

  it('reports in another currency by a declared exchange', async () => {
    const euros = await settings({ currency: 'EUR', exchange: ['1USD=0.92EUR@2026-11-20'] });
    const report = estimate(await load({ figures: { coins: '1000' }, settings: euros }));
    expect(await render(report, 'line')).toBe(
      '€4.60 from gifts (€3.04 to €4.88), as typed · likes paid 0 EUR\n',
    );
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['EXCHANGE_DECLARED']);
    await expect(settings({ exchange: ['1USD=0.92EUR@2026-11-20'] })).rejects.toThrow(InputError);
  });

  it('sets numbers for people as a locale has them, and for programs as ever', async () => {
    const report = estimate(await load({ figures: { coins: '60118', likes: '48213' } }));
    const [german, persian, plain] = await Promise.all([
      render(report, 'line', { locale: 'de-DE' }),
      render(report, 'line', { locale: 'fa' }),
      render(report, 'line', { locale: null }),
    ]);
    expect(german).toContain('300,59\u00a0$ from gifts');
    expect(persian).toContain('\u2068\u200e$۳۰۰٫۵۹\u2069 from gifts');
    expect(plain).toContain('$300.59 from gifts');
    expect(await render(report, 'json', { locale: 'de-DE' })).toBe(await render(report, 'json'));
    expect(await render(report, 'line', { locale: 'tlh' })).toBe(plain);
    await expect(render(report, 'line', { locale: 'de_DE' })).rejects.toThrow(
      'de_DE is no locale: give a language tag: de-DE',
    );
  });

  it('lays out for a width, and sums up unless all is asked for', async () => {
    const made = estimate(await load({ figures: { likes: '5', gift: ['Rose=120'] } }));
    const lines = (await render(made, 'table', { width: 40, quiet: true })).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it('throws what is wrong as values', async () => {
    const all = await season();
    const codeOf = async (work: () => Promise<unknown>): Promise<string | undefined> => {
      try {
        await work();
      } catch (error) {
        if (error instanceof InputError) return error.diagnostics[0]?.code;
      }
      return undefined;
    };
    expect(await codeOf(() => load({ inputs: ['nowhere.yaml'], cwd }))).toBe('INPUT_NOT_FOUND');
    expect(await codeOf(() => period(all, 'june'))).toBe('FLAG_VALUE_INVALID');
    expect(await codeOf(() => period(all, '1999'))).toBe('SESSIONS_NONE_INSIDE');
    expect(await codeOf(() => plan(all, { target: '5000coins', net: true }))).toBe('USAGE');
    expect(await codeOf(async () => forecast(all, { duration: '2:30' }))).toBe('FLAG_VALUE_INVALID');
    expect(
      await codeOf(() => calibrate(all, { payouts: 'calibrate/payouts.csv', currency: 'euro', cwd })),
    ).toBe('FLAG_VALUE_INVALID');
  });

  it('does what docs/library.md shows', async () => {
    const page = readFileSync(join(cwd, '../docs/library.md'), 'utf8');
    const [, names = '', code = ''] =
      /```js\nimport \{ (.*) \} from 'live-earnings';\n([\s\S]*?)```/.exec(page) ?? [];
    const { ...functions } = await import('../src/index.ts');
    const lines: unknown[] = [];
    const AsyncFunction = (async () => {}).constructor as new (
      ...args: string[]
    ) => (...args: unknown[]) => Promise<void>;
    const body = code.replace("'season.csv'", JSON.stringify(join(cwd, 'history/a-season.csv')));
    const wanted = names.split(', ').map((name) => functions[name as keyof typeof functions]);
    await new AsyncFunction(...names.split(', '), 'console', body)(...wanted, {
      log: (line: unknown) => lines.push(line),
    });
    expect(lines).toEqual([
      40,
      expect.stringMatching(/^mira_sings: \$1,032\.16 .* before deductions/),
      expect.stringMatching(/^B brought \$273\.25 more than A/),
      5,
    ]);
  });
});
