import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseDataFile } from '../../src/config/data-file.ts';
import { fileLayer } from '../../src/config/file-layer.ts';
import { configSchema } from '../../src/config/schema.ts';
import { exact, fraction } from '../../src/money/exact.ts';
import { rateInForce, type RateProfile } from '../../src/rates/profile.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import { USER_FILE, workspace } from './workspace.ts';

const FILE = '.live-earningsrc.yaml';

async function profile(text: string, user = '', name = 'tiktok'): Promise<RateProfile> {
  const settings = await workspace({ [FILE]: text, ...(user && { [USER_FILE]: user }) }).resolve();
  return settings.profiles.get(name) as RateProfile;
}

describe('a rate', () => {
  it('as a bare number is certain: no range, and the place it was written as origin', async () => {
    const { cashPerCoin } = await profile('profiles:\n  tiktok:\n    cashPerCoin: 0.0050\n');
    const value = exact('0.005');
    expect(cashPerCoin).toEqual([
      {
        value,
        low: value,
        high: value,
        source: 'your configuration',
        url: null,
        date: null,
        confidence: 'high',
        note: null,
        from: null,
        origin: `${FILE}:3`,
      },
    ]);
  });

  it('can carry its range and its source', async () => {
    const { dailyCap, minimum, coinPrices } = await profile(`
profiles:
  tiktok:
    dailyCap: { value: 900.5, low: 1/3, high: "1000", source: S, url: "https://u.example", date: 2026, confidence: low, note: N }
    minimum: 0
    coinPrices:
      web: 0.0149
      shop: 0.02
`);
    expect(dailyCap).toEqual({
      value: exact('900.5'),
      low: fraction(1n, 3n),
      high: exact(1000),
      source: 'S',
      url: 'https://u.example',
      date: '2026',
      confidence: 'low',
      note: 'N',
      from: null,
      origin: `${FILE}:4`,
    });
    expect(minimum?.value).toEqual(exact(0));
    expect(coinPrices.map(({ channel, label, rates }) => [channel, label, rates.at(-1)?.value])).toEqual([
      ['app', 'in the app', exact('0.0151')],
      ['web', 'on the web', exact('0.0149')],
      ['shop', 'through shop', exact('0.02')],
    ]);
  });

  it.each([
    [
      '0.1000000000000000055511151231257827',
      '1000000000000000055511151231257827/10000000000000000000000000000000000',
    ],
    ['1/210', '1/210'],
    ['"0.0050"', '1/200'],
    ['5e-3', '1/200'],
    ['.005', '1/200'],
    ['12345678901234567890.5', '24691357802469135781/2'],
  ])('%s is read from the text, without rounding', async (text, expected) => {
    const { cashPerCoin } = await profile(`profiles: { tiktok: { cashPerCoin: ${text} } }`);
    expect(cashPerCoin[0]?.value).toEqual(exact(expected));
  });

  const amount = fc.tuple(fc.bigInt(1n, 10n ** 25n), fc.nat(25));
  property.prop([amount])(
    'of any length is read exactly, from YAML and from JSON',
    async ([units, places]) => {
      const digits = units.toString().padStart(places + 1, '0');
      const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
      const expected = fraction(units, 10n ** BigInt(places));
      for (const source of [
        `profiles:\n  tiktok:\n    cashPerCoin: ${text}\n`,
        `{"profiles":{"tiktok":{"cashPerCoin":${text}}}}`,
      ]) {
        const file = await parseDataFile(source, 'x', configSchema);
        expect(
          fileLayer(file, 'project').profiles.get('tiktok')?.rates.get('cashPerCoin')?.[0]?.value.value,
        ).toEqual(expected);
      }
    },
  );
});

describe('dated rates', () => {
  const dated = `
profiles:
  tiktok:
    cashPerCoin:
      - { value: 0.006, from: 2026-07-01 }
      - { value: 0.004, from: 2026-01-01 }
`;
  const on = (rates: RateProfile['cashPerCoin'], day: string | null) =>
    rateInForce(rates, day && `${day}T20:00:00Z`).value;

  it('leave the time before them to the built-in rate', async () => {
    const { cashPerCoin } = await profile(dated);
    expect(cashPerCoin.map(({ from }) => from)).toEqual([null, '2026-01-01', '2026-07-01']);
    expect(on(cashPerCoin, '2025-12-31')).toEqual(exact('0.005'));
    expect(on(cashPerCoin, '2026-01-01')).toEqual(exact('0.004'));
    expect(on(cashPerCoin, '2026-06-30')).toEqual(exact('0.004'));
    expect(on(cashPerCoin, '2026-07-01')).toEqual(exact('0.006'));
    expect(on(cashPerCoin, null)).toEqual(exact('0.006'));
  });

  it('with one that always held replace the built-in rate', async () => {
    const { cashPerCoin } = await profile(`${dated}      - { value: 0.003 }\n`);
    expect(on(cashPerCoin, '2025-12-31')).toEqual(exact('0.003'));
    expect(cashPerCoin).toHaveLength(3);
  });

  it('may be a single one, over the rates of the user file, day by day', async () => {
    const { cashPerCoin } = await profile(
      'profiles: { tiktok: { cashPerCoin: { value: 0.007, from: 2026-07-01 } } }',
      dated,
    );
    expect(cashPerCoin.map(({ from, origin }) => [from, origin.split('/').at(-1)])).toEqual([
      [null, 'built-in'],
      ['2026-01-01', 'config.yaml:6'],
      ['2026-07-01', `${FILE}:1`],
    ]);
  });

  it('are explained one by one', async () => {
    const { explained } = await workspace({ [FILE]: dated }).resolve();
    expect(explained.filter(({ path }) => path.includes('cashPerCoin'))).toEqual([
      {
        path: 'profiles.tiktok.cashPerCoin',
        value: '0.005 [0.0033, 0.0053]',
        origin: { kind: 'built-in', detail: null },
      },
      {
        path: 'profiles.tiktok.cashPerCoin@2026-01-01',
        value: '0.004',
        origin: { kind: 'project', detail: `${FILE}:6` },
      },
      {
        path: 'profiles.tiktok.cashPerCoin@2026-07-01',
        value: '0.006',
        origin: { kind: 'project', detail: `${FILE}:5` },
      },
    ]);
  });

  it('give way to a flag, whatever the day', async () => {
    const { profiles } = await workspace({ [FILE]: dated }).resolve({ flags: { cashPerCoin: '0.001' } });
    expect(profiles.get('tiktok')?.cashPerCoin).toHaveLength(1);
  });
});

describe('profiles', () => {
  it('are the built-in one, unchanged, when no file speaks', async () => {
    const settings = await workspace().resolve();
    expect([...settings.profiles]).toEqual([['tiktok', tiktok]]);
    expect(settings.cataloguePlatform).toEqual(new Map([['tiktok', 'tiktok']]));
    expect(settings.diamondReadingSet.size).toBe(0);
  });

  it('extend others, their overrides and gifts included, and the catalogue', async () => {
    const settings = await workspace({
      [FILE]: `
profiles:
  b: { extends: a, label: B }
  a: { extends: tiktok, label: A, dailyCap: 7 }
  tiktok:
    cashPerCoin: 0.004
    coinsPerDiamond: 2
    gifts: [{ id: "1", name: One, coins: 1 }]
`,
    }).resolve();
    const b = settings.profiles.get('b');
    expect(b).toMatchObject({ platform: 'b', label: 'B', currency: 'USD' });
    expect(b?.cashPerCoin[0]?.value).toEqual(exact('0.004'));
    expect(b?.dailyCap?.value).toEqual(exact(7));
    expect(settings.profiles.get('tiktok')?.dailyCap?.value).toEqual(exact(1000));
    expect(settings.gifts.get('b')).toHaveLength(1);
    expect(settings.cataloguePlatform.get('b')).toBe('tiktok');
    expect([...settings.diamondReadingSet].sort()).toEqual(['a', 'b', 'tiktok']);
  });

  it('stand alone with label, currency, cashPerCoin and coinPrices', async () => {
    const text = `
profiles:
  bigo:
    label: Bigo Live
    currency: usd
    cashPerCoin: 1/210
    coinPrices: { app: 0.02 }
`;
    const settings = await workspace({ [FILE]: text }).resolve({ flags: { platform: 'bigo' } });
    expect(settings.profiles.get('bigo')).toMatchObject({
      currency: 'USD',
      coinsPerDiamond: [{ value: { num: 1n, den: 1n }, confidence: 'low' }],
      coinPrices: [{ channel: 'app', label: 'through app' }],
      dailyCap: null,
      minimum: null,
      payoutDelayDays: null,
      cashOutFee: null,
      cashPerLike: { value: { num: 0n } },
    });
    expect(settings.cataloguePlatform.get('bigo')).toBeNull();
    expect(await workspace({ [FILE]: 'profiles:\n  bigo: { label: Bigo }\n' }).problems()).toMatchObject(
      ['currency', 'cashPerCoin', 'coinPrices'].map((key) => ({
        code: 'DATA_KEY_MISSING',
        args: { key: `profiles.bigo.${key}` },
        at: { file: FILE, line: 2, column: 3 },
      })),
    );
  });

  it('never carry amounts over into another currency', async () => {
    const text = 'profiles:\n  tiktok:\n    currency: EUR\n';
    expect(await workspace({ [FILE]: text }).problems()).toMatchObject([
      { code: 'DATA_KEY_MISSING', args: { key: 'profiles.tiktok.cashPerCoin' }, at: { line: 3 } },
      { code: 'DATA_KEY_MISSING', args: { key: 'profiles.tiktok.coinPrices' }, at: { line: 3 } },
    ]);
    const euro = await profile(
      `${text}    cashPerCoin: { value: 0.0046, from: 2026-07-01 }\n    coinPrices: { web: 0.012 }\n`,
    );
    expect(euro.cashPerCoin).toHaveLength(1);
    expect(euro.coinPrices.map(({ channel }) => channel)).toEqual(['web']);
    expect(euro.dailyCap).toBeNull();
    expect(euro.cashOutFee).toBeNull();
    expect(euro.payoutDelayDays?.value).toEqual(exact(15));
    expect(euro.coinsPerDiamond).toEqual(tiktok.coinsPerDiamond);
  });

  it('keep the amounts of the currency they already have', async () => {
    const { cashPerCoin } = await profile('profiles: { tiktok: { currency: usd } }');
    expect(cashPerCoin).toEqual(tiktok.cashPerCoin);
  });

  it.each([
    [
      'a: { extends: b, label: A }\n  b: { extends: a, label: B }',
      ['DATA_VALUE_INVALID', 'DATA_VALUE_INVALID'],
    ],
    ['a: { extends: a, label: A }', ['DATA_VALUE_INVALID']],
    ['a: { extends: tiktk, label: A }', ['PLATFORM_UNKNOWN']],
    ['tiktok: { extends: a }\n  a: { extends: tiktok }', ['DATA_VALUE_INVALID']],
  ])('cannot go round in a circle or extend what is not there: %s', async (text, codes) => {
    const problems = await workspace({ [FILE]: `profiles:\n  ${text}\n` }).problems();
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems.every(({ at }) => at?.line !== undefined)).toBe(true);
  });

  it('a built-in one may say that it extends itself', async () => {
    expect((await profile('profiles: { tiktok: { extends: tiktok, dailyCap: 5 } }')).dailyCap?.value).toEqual(
      exact(5),
    );
  });
});
