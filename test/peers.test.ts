import { describe, expect, it } from 'vitest';
import { compare, exact, max, subtract, ZERO } from '../src/money/exact.ts';
import { documentOf } from './io.ts';

/**
 * Worked examples of other calculators, libraries and journalists, each with what 0.005 USD a coin gives; the peer's own
 * result is often half of it, or ten times as much. `--coins-per-diamond 1` because their diamonds are gift prices.
 */
const VECTORS: readonly (readonly [peer: string, args: readonly string[], usd: string])[] = [
  ['BBC 2022, gifts worth $106', ['--coins', '6606'], '33.03'],
  ['BBC 2022, a Lion', ['--gift', 'Lion=1'], '150.00'],
  ['TikTokLive, ten Roses', ['--gift', 'Rose=10'], '0.05'],
  ['TikTokLive, TikTok Universe', ['--gift', '9072=1'], '224.995'],
  ['zebracat', ['--diamonds', '2400'], '12.00'],
  ['calculatecreator', ['--coins', '1000'], '5.00'],
  ['TikFinity, 100 Roses', ['--gift', 'Rose=100'], '0.50'],
  ['AdvertiseMint, Drama Queen', ['--coins', '5000'], '25.00'],
  ['simpliconvert', ['--diamonds', '200'], '1.00'],
  ['Twicsy', ['--coins', '1000'], '5.00'],
  ['Eklipse', ['--diamonds', '100'], '0.50'],
  ['calcplanet', ['--diamonds', '1000'], '5.00'],
  ['neocalculators, Lion', ['--gift', 'Lion=1'], '150.00'],
  ['a public coin tool', ['--coins', '1000'], '5.00'],
  ['ViralVisions', ['--diamonds', '10000'], '50.00'],
  ['twitchboard, gift part', ['--diamonds', '10000'], '50.00'],
];
const TOLERANCE = exact('0.011');

describe('other calculators', () => {
  it.each(VECTORS)('%s', async (_, args, usd) => {
    const { direct } = await documentOf(['estimate', ...args, '--coins-per-diamond', '1', '--no-config']);
    const off = subtract(exact(direct.cash.expected ?? '-1'), exact(usd));
    expect(compare(max(off, subtract(ZERO, off)), TOLERANCE)).toBeLessThanOrEqual(0);
  });

  it('pupcidslittletiktokhelper: ten Roses are 10 coins, not 20', async () => {
    const { direct } = await documentOf(['estimate', '--gift', 'Rose=10', '--no-config']);
    expect(direct.coins).toBe(10);
  });
});
