import { resolve } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { documentOf, runWith } from '../io.ts';

const inFixtures = { cwd: resolve(import.meta.dirname, '../../fixtures') };
const EUR = ['--currency', 'EUR', '--exchange', '1USD=0.92EUR@2026-11-20', '--no-config'];
const estimate = (...args: string[]) => documentOf(['estimate', ...args]);

describe('--currency', () => {
  test.prop([fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 99_999 })], { numRuns: 40 })(
    'multiplies every amount of the rates exactly, and nothing else',
    async (coins, worth) => {
      const given = ['--coins', String(coins), '--no-config'];
      const usd = await estimate(...given);
      const eur = await estimate(...given, '--currency', 'EUR', '--exchange', `1USD=${worth}EUR@2026-11-20`);
      expect(eur.direct.coins).toBe(usd.direct.coins);
      for (const bound of ['low', 'expected', 'high'] as const) {
        const [a, b] = [usd.direct.cash[bound], eur.direct.cash[bound]].map((text) => {
          const [whole = '', decimals = ''] = (text ?? '').split('.');
          return BigInt(whole + decimals.padEnd(12, '0'));
        });
        expect(b).toBe((a as bigint) * BigInt(worth));
      }
    },
  );

  it('converts what is in money, and says so', async () => {
    const document = await estimate(
      '--gift',
      'Rose=1000',
      '--deduct',
      'fee=1USD',
      '--deduct',
      'agency=10%',
      ...EUR,
    );
    expect(document.direct).toMatchObject({
      coins: 1000,
      diamonds: 1000,
      cash: { currency: 'EUR', low: '3.036', expected: '4.60', high: '4.876' },
      net: { currency: 'EUR', expected: '3.312' },
      deductions: [{ name: 'fee' }, { name: 'agency' }],
    });
    expect(document.indirect?.paid).toBe('0');
    expect(document.diagnostics).toMatchObject([
      { code: 'EXCHANGE_DECLARED', args: { currency: 'EUR', exchange: '1 USD = 0.92 EUR, 2026-11-20' } },
    ]);
    expect(document.rates[0]?.cashPerCoin.note).toContain(
      'Exchanged as declared: 1 USD = 0.92 EUR, 2026-11-20.',
    );
  });

  it('takes a rate in either direction, and decimals as ISO 4217 has them', async () => {
    const line = async (...args: string[]): Promise<string> =>
      (await runWith(['estimate', '--coins', '6011', ...args, '--no-config', '--format', 'line'])).stdout;
    expect(await line('--currency', 'JPY', '--exchange', '100JPY=0.64USD@2026-11-20')).toMatch(
      /^4,696 JPY from gifts/,
    );
    expect(await line('--currency', 'KWD', '--exchange', '1USD=0.307KWD@2026-11-20')).toMatch(
      /^9\.227 KWD from gifts/,
    );
    // ICU would print whole forints and rupiahs; ISO 4217 has two decimals for both.
    expect(await line('--currency', 'HUF', '--exchange', '1USD=331.5HUF@2026-11-20')).toMatch(
      /^9,963\.23 HUF/,
    );
    expect(await line('--currency', 'IDR', '--exchange', '1USD=15650IDR@2026-11-20')).toMatch(
      /^470,360\.75 IDR/,
    );
  });

  it.each(['history', 'compare', 'influence', 'forecast', 'plan'])('holds for %s, too', async (command) => {
    const more: Record<string, readonly string[]> = {
      compare: ['--a', '2026-02', '--b', '2026-03'],
      forecast: ['--duration', '2h'],
      plan: ['--target', '500EUR'],
    };
    const args = [command, 'history/a-season.csv', '--timezone', 'UTC', ...(more[command] ?? []), ...EUR];
    const { code, stdout } = await runWith([...args, '--json'], inFixtures);
    expect(code).toBe(0);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'EXCHANGE_DECLARED' }));
    expect(stdout).toContain('"currency": "EUR"');
    expect(stdout).not.toContain('"currency": "USD"');
  });

  it.each([
    [['--currency', 'EUR'], 'What a USD is worth in EUR is not known'],
    [['--exchange', '1USD=0.92EUR@2026-11-20'], 'Add the currency of the report'],
    [
      ['--currency', 'EUR', '--exchange', '1USD=140JPY@2026-11-20'],
      'What a USD is worth in EUR is not known',
    ],
    [[...EUR, '--exchange', '1EUR=1.09USD@2026-11-21'], 'given twice for EUR and USD'],
    [['--currency', 'EUX', '--exchange', '1USD=0.92EUR@2026-11-20'], 'a currency by ISO 4217'],
    [[...EUR, '--fail-under', '1USD'], 'EUR'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await runWith(['estimate', '--coins', '5', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('needs no exchange for the currency of the rates', async () => {
    const document = await estimate('--coins', '1000', '--currency', 'USD', '--no-config');
    expect([document.direct.cash.expected, document.diagnostics]).toEqual(['5.00', []]);
  });
});
