import { describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import type { SettingsRequest } from '../../src/config/resolve.ts';
import { exact, toDecimal } from '../../src/money/exact.ts';
import { runWith } from '../io.ts';
import { USER_FILE, workspace } from './workspace.ts';

const FILE = '.live-earningsrc.yaml';
const EUR = { [FILE]: 'currency: EUR\nexchange: [1USD=0.92EUR@2026-11-20]\n' };

/** The currency of the reports and what a coin pays in it. */
async function coin(files: Record<string, string>, request: Partial<SettingsRequest> = {}): Promise<string> {
  const { profiles } = await workspace(files).resolve(request);
  const { currency, cashPerCoin } = profiles.get('tiktok') ?? {};
  return `${toDecimal(cashPerCoin?.[0]?.value ?? exact(0), 2)} ${currency}`;
}

describe('the currency of reports in the settings', () => {
  it('takes its exchange from the same file, and is told', async () => {
    expect(await coin({})).toBe('0.005 USD');
    expect(await coin(EUR)).toBe('0.0046 EUR');
    const { notes } = await workspace(EUR).resolve();
    expect(notes).toMatchObject([
      { code: 'EXCHANGE_DECLARED', args: { currency: 'EUR', exchange: '1 USD = 0.92 EUR, 2026-11-20' } },
    ]);
  });

  it('waits for one to be asked for where only exchanges are set', async () => {
    const files = { [FILE]: 'exchange: [1USD=0.92EUR@2026-11-20, 100JPY=0.64USD@2026-11-20]\n' };
    expect(await coin(files)).toBe('0.005 USD');
    expect(await coin(files, { flags: { currency: 'eur' } })).toBe('0.0046 EUR');
    expect(await coin(files, { env: { LIVE_EARNINGS_CURRENCY: 'JPY' } })).toBe('0.78125 JPY');
  });

  it('is that of the strongest source', async () => {
    const files = { ...EUR, [USER_FILE]: 'currency: JPY\nexchange: [100JPY=0.64USD@2026-11-20]\n' };
    expect(await coin(files)).toBe('0.0046 EUR');
    const env = { LIVE_EARNINGS_CURRENCY: 'JPY' };
    expect(await coin(files, { env })).toBe('0.78125 JPY');
    expect(await coin(files, { env, flags: { currency: 'USD' } })).toBe('0.005 USD');
    expect(await coin(files, { noConfig: true })).toBe('0.005 USD');
  });

  it('takes the exchange of a flag for its pair, in whichever direction, and keeps the others', async () => {
    const files = { [FILE]: 'currency: EUR\nexchange: [1USD=0.92EUR@2026-11-20, 1USD=150JPY@2026-11-20]\n' };
    expect(await coin(files, { flags: { exchange: ['1EUR=1.25USD@2026-11-22'] } })).toBe('0.004 EUR');
    expect(await coin(files, { flags: { exchange: ['1EUR=1.25GBP@2026-11-22'] } })).toBe('0.0046 EUR');
    expect(await coin(files, { flags: { currency: 'JPY', exchange: ['1EUR=1.25USD@2026-11-22'] } })).toBe(
      '0.75 JPY',
    );
  });

  it('of the project takes the exchange of the user where it has none', async () => {
    expect(
      await coin({ [FILE]: 'currency: EUR\n', [USER_FILE]: 'exchange: [1USD=0.9EUR@2026-11-20]\n' }),
    ).toBe('0.0045 EUR');
  });

  it('is refused where it stands when nothing says what it is worth', async () => {
    expect(await workspace({ [FILE]: 'platform: tiktok\ncurrency: EUR\n' }).problems()).toMatchObject([
      { code: 'USAGE', at: { file: FILE, line: 2 } },
    ]);
  });

  it.each([
    ['currency: EUX', 'currency', 'a currency by ISO 4217, such as EUR, JPY or KWD', 1],
    ['currency: 5', 'currency', 'a currency by ISO 4217, such as EUR, JPY or KWD', 1],
    [
      'exchange:\n  - 1USD=0,92EUR@2026-11-20',
      'exchange[0]',
      'two amounts and a day, such as 1USD=0.92EUR@2026-11-20',
      2,
    ],
    ['exchange:\n  - 1USD=0.92EUR@2026-02-30', 'exchange[0]', 'a day that exists', 2],
    [
      'exchange:\n  - 1USD=0.92EUX@2026-02-01',
      'exchange[0]',
      'a currency by ISO 4217, such as EUR, JPY or KWD',
      2,
    ],
    [
      'exchange:\n  - 1USD=0.92EUR@2026-11-20\n  - 1EUR=1.09USD@2026-11-21',
      'exchange[1]',
      'a pair of currencies that is not in the list already',
      3,
    ],
    ['exchange:\n  - { USD: 1 }', 'exchange[0]', 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20', 2],
  ])('refuses %j', async (text, key, expected, line) => {
    expect(await workspace({ [FILE]: `${text}\n` }).problems()).toMatchObject([
      { code: 'DATA_VALUE_INVALID', args: { key, expected }, at: { file: FILE, line } },
    ]);
  });

  it('is shown with its origin', async () => {
    const { explained } = await workspace(EUR).resolve({
      flags: { exchange: ['1EUR=1.25USD@2026-11-22'] },
    });
    expect(explained.filter(({ path }) => /^(?:currency|exchange)/.test(path))).toEqual([
      { path: 'currency', value: 'EUR', origin: { kind: 'project', detail: `${FILE}:1` } },
      {
        path: 'exchange[EUR USD]',
        value: '1 EUR = 1.25 USD, 2026-11-22',
        origin: { kind: 'flag', detail: '--exchange' },
      },
    ]);
  });
});

describe('commands in a folder that sets a currency', () => {
  const run = (files: Record<string, string>, ...args: string[]) =>
    runWith(args, { cwd: workspace(files).cwd });
  const fixture = (path: string): string => resolve(import.meta.dirname, '../../fixtures', path);

  it('report in it', async () => {
    const { stdout } = await run(EUR, 'estimate', '--coins', '60118', '--format', 'line');
    expect(stdout).toContain('€276.54 from gifts');
  });

  it('that measure rates or count no money leave them as they are', async () => {
    const files = { [FILE]: 'currency: EUR\n' };
    const { code, stdout } = await run(files, 'config', '--json');
    expect(code).toBe(0);
    expect(stdout).toContain('"0.005 [0.0033, 0.0053]"');
    const log = fixture('estimate/friday-evening/live.jsonl');
    expect((await run(files, 'tally', log)).code).toBe(0);
    expect((await run(files, 'estimate', log)).code).toBe(2);
  });
});
