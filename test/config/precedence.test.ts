import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SettingsRequest } from '../../src/config/resolve.ts';
import type { Origin } from '../../src/config/settings.ts';
import { USER_FILE, workspace } from './workspace.ts';

const flags = { timezone: 'Asia/Tokyo' };
const env = { LIVE_EARNINGS_TIMEZONE: 'Asia/Seoul' };
const files = {
  '.live-earningsrc.yaml': 'timezone: Europe/Berlin\n',
  [USER_FILE]: 'timezone: Europe/Paris\n',
};

async function timezone(each: ReturnType<typeof workspace>, request = {}): Promise<[string | null, Origin]> {
  const settings = await each.resolve(request);
  const explained = settings.explained.find(({ path }) => path === 'timezone');
  return [settings.timezone, explained?.origin as Origin];
}

describe('the strongest source wins', () => {
  it('flag over environment', async () => {
    expect(await timezone(workspace(files), { flags, env })).toEqual([
      'Asia/Tokyo',
      { kind: 'flag', detail: '--timezone' },
    ]);
  });

  it('environment over the project file', async () => {
    expect(await timezone(workspace(files), { env })).toEqual([
      'Asia/Seoul',
      { kind: 'environment', detail: 'LIVE_EARNINGS_TIMEZONE' },
    ]);
  });

  it('project file over user file', async () => {
    expect(await timezone(workspace(files))).toEqual([
      'Europe/Berlin',
      { kind: 'project', detail: '.live-earningsrc.yaml:1' },
    ]);
  });

  it('user file over built-in', async () => {
    const each = workspace({ [USER_FILE]: 'timezone: Europe/Paris\n' });
    const path = join(each.home, '.config/live-earnings/config.yaml');
    expect(await timezone(each)).toEqual(['Europe/Paris', { kind: 'user', detail: `${path}:1` }]);
  });

  it('built-in when nobody says anything', async () => {
    const settings = await workspace().resolve();
    expect(settings.timezone).toBeNull();
    expect(settings.platform).toBe('tiktok');
    expect(new Set(settings.explained.map(({ origin }) => origin.kind))).toEqual(new Set(['built-in']));
  });

  it('an empty variable is as good as none', async () => {
    expect((await workspace(files).resolve({ env: { LIVE_EARNINGS_TIMEZONE: '' } })).timezone).toBe(
      'Europe/Berlin',
    );
  });
});

describe('files', () => {
  it('--config takes the place of the project file, with the user file beneath', async () => {
    const each = workspace({
      '.live-earningsrc.yaml': 'timezone: Europe/Berlin\n',
      [USER_FILE]: 'timezone: Europe/Paris\nweights: { likes: 0.3 }\n',
      'other.yaml': 'platform: tiktok\n',
    });
    expect(await timezone(each, { configPath: 'other.yaml' })).toEqual([
      'Europe/Paris',
      expect.objectContaining({ kind: 'user' }),
    ]);
    each.write('other.yaml', 'timezone: UTC\n');
    const settings = await each.resolve({ env: { LIVE_EARNINGS_CONFIG: 'other.yaml' } });
    expect(settings.timezone).toBe('UTC');
    expect(settings.benchmarks.likes.weight).toBe(0.3);
    expect(settings.explained.find(({ path }) => path === 'timezone')?.origin).toEqual({
      kind: 'config-file',
      detail: 'other.yaml:1',
    });
  });

  it('a file that --config names must be there, be readable and be data', async () => {
    const each = workspace({ 'settings.mjs': 'throw new Error("ran")\n' });
    const [missing] = await each.problems({ configPath: 'none.yaml' });
    expect(missing).toMatchObject({ code: 'CONFIG_NOT_FOUND', args: { path: 'none.yaml', cwd: each.cwd } });
    expect(await each.problems({ env: { LIVE_EARNINGS_CONFIG: 'none.yaml' } })).toHaveLength(1);
    expect(await each.problems({ configPath: 'settings.mjs' })).toMatchObject([
      { code: 'CONFIG_CODE_REFUSED' },
    ]);
    expect(await each.problems({ configPath: 'settings.ts' })).toMatchObject([
      { code: 'CONFIG_CODE_REFUSED' },
    ]);
    expect(await each.problems({ configPath: '.' })).toMatchObject([
      { code: 'INPUT_UNREADABLE', args: { reason: 'EISDIR' } },
    ]);
  });

  it.each([
    '.live-earningsrc',
    '.live-earningsrc.json',
    '.live-earningsrc.yaml',
    '.live-earningsrc.yml',
    '.config/live-earningsrc',
    '.config/live-earningsrc.json',
    '.config/live-earningsrc.yaml',
    '.config/live-earningsrc.yml',
  ])('%s is a project file', async (name) => {
    const each = workspace({ [name]: '{"timezone": "UTC"}' });
    expect(await timezone(each)).toEqual(['UTC', { kind: 'project', detail: `${name}:1` }]);
  });

  it('package.json#live-earnings is a project file, with its own lines, whatever npm tolerates elsewhere', async () => {
    const each = workspace({
      'package.json':
        '{\n\t"name": "live-earnings",\n\t"name": "twice",\n\t"live-earnings": {\n\t\t"timezone": "UTC"\n\t}\n}',
    });
    expect(await timezone(each)).toEqual(['UTC', { kind: 'project', detail: 'package.json:5' }]);
  });

  it('a package.json without the key, or broken, is passed over', async () => {
    const each = workspace({ 'package.json': '{"name": "x"}', '.live-earningsrc': 'timezone: UTC' });
    expect((await each.resolve()).timezone).toBe('UTC');
    each.write('package.json', '{');
    expect((await each.resolve()).timezone).toBe('UTC');
  });

  it('only the working directory counts', async () => {
    const each = workspace({ '.live-earningsrc': 'timezone: UTC', 'inner/x': '' });
    expect((await each.resolve({ cwd: join(each.cwd, 'inner') })).timezone).toBeNull();
  });

  it('a folder by that name is no file', async () => {
    const each = workspace({ '.live-earningsrc/x': '', '.live-earningsrc.json': '{"timezone": "UTC"}' });
    expect((await each.resolve()).timezone).toBe('UTC');
  });

  it('an empty file, or one of comments, sets nothing', async () => {
    expect((await workspace({ '.live-earningsrc': '' }).resolve()).timezone).toBeNull();
    expect((await workspace({ '.live-earningsrc.yaml': '# timezone: UTC\n' }).resolve()).timezone).toBeNull();
  });

  it('the user file is looked for where XDG_CONFIG_HOME says, if that is absolute', async () => {
    const each = workspace({
      '~/xdg/live-earnings/config.json': '{"timezone": "UTC"}',
      [USER_FILE]: 'timezone: Asia/Tokyo',
    });
    expect((await each.resolve({ env: { XDG_CONFIG_HOME: join(each.home, 'xdg') } })).timezone).toBe('UTC');
    expect((await each.resolve({ env: { XDG_CONFIG_HOME: 'xdg' } })).timezone).toBe('Asia/Tokyo');
  });

  it('--no-config hears flags and variables, and no file', async () => {
    const each = workspace({ ...files, 'other.yaml': 'timezone: UTC\n' });
    const settings = await each.resolve({
      noConfig: true,
      env: { LIVE_EARNINGS_CONFIG: 'other.yaml', LIVE_EARNINGS_CASH_PER_COIN: '0.004' },
    });
    expect(settings.timezone).toBeNull();
    expect(settings.profiles.get('tiktok')?.cashPerCoin).toMatchObject([
      { value: { num: 1n, den: 250n }, origin: 'LIVE_EARNINGS_CASH_PER_COIN' },
    ]);
  });
});

describe('values are merged one by one', () => {
  it('each key of nested groups by its own strongest source', async () => {
    const settings = await workspace({
      '.live-earningsrc.yaml':
        'benchmarks: { likes: { rate: 2 } }\ninfluence: { elasticity: { high: 0.50 } }\n',
      [USER_FILE]:
        'benchmarks: { likes: { rate: 3, spread: 0.5 } }\ninfluence: { elasticity: { low: 0.01 }, referenceLikeRate: 1.1 }\n',
    }).resolve();
    expect(settings.benchmarks.likes).toMatchObject({
      rate: 2,
      spread: 0.5,
      pseudoExposure: 60,
      weight: 0.1,
    });
    expect(settings.scenario).toEqual({
      elasticity: { low: '0.01', middle: '0.10', high: '0.50' },
      referenceLikeRate: 1.1,
    });
  });

  it("a benchmark's own rate does not keep the built-in's source and grade", async () => {
    const { benchmarks } = await workspace({
      '.live-earningsrc.yaml':
        'benchmarks:\n  watch: { rate: 2 }\n  comments: { rate: 1, evidence: measured, source: my year }\n  follows: { spread: 2 }\n',
    }).resolve();
    expect(benchmarks.watch).toMatchObject({ evidence: 'assumed', source: 'your configuration' });
    expect(benchmarks.comments).toMatchObject({ evidence: 'measured', source: 'my year' });
    expect(benchmarks.follows.evidence).toBe('observational');
  });

  it('the strongest list of deductions replaces the others, an empty one included', async () => {
    const each = workspace({
      '.live-earningsrc.yaml': 'deductions:\n  - { name: agency share, percent: 12.50 }\n',
      [USER_FILE]: 'deductions:\n  - { name: withholding, percent: 24 }\n  - { name: fee, fixed: 0.25USD }\n',
    });
    expect((await each.resolve()).deductions).toMatchObject([
      { name: 'agency share', kind: 'percent', percent: { num: 25n, den: 2n } },
    ]);
    const flagged = await each.resolve({ flags: { deduct: ['a=b=10%', 'payout fee = $0.25'] } });
    expect(flagged.deductions).toMatchObject([
      { name: 'a=b', kind: 'percent', percent: { num: 10n, den: 1n } },
      { name: 'payout fee', kind: 'fixed', money: { currency: 'USD', amount: { num: 1n, den: 4n } } },
    ]);
    expect((await each.resolve({ flags: { deduct: [] } })).deductions).toHaveLength(1);
    each.write('.live-earningsrc.yaml', 'deductions: []\n');
    expect((await each.resolve()).deductions).toEqual([]);
  });

  it('gifts add up by id, or by name where there is no id', async () => {
    const { gifts } = await workspace({
      '.live-earningsrc.yaml':
        'profiles: { tiktok: { gifts: [{ id: 77, name: Seven, coins: 8 }, { name: "HOUSE  lion", free: true }] } }\n',
      [USER_FILE]:
        'profiles: { tiktok: { gifts: [{ id: "77", name: Seven, coins: 7 }, { name: House Lion, coins: 9 }, { name: Other, coins: 1, type: 2 }] } }\n',
    }).resolve();
    expect(gifts.get('tiktok')).toEqual([
      {
        giftId: '77',
        name: 'Seven',
        price: { kind: 'priced', coins: 8 },
        type: null,
        source: '.live-earningsrc.yaml:1',
      },
      {
        giftId: null,
        name: 'HOUSE  lion',
        price: { kind: 'free' },
        type: null,
        source: '.live-earningsrc.yaml:1',
      },
      expect.objectContaining({ giftId: null, name: 'Other', price: { kind: 'priced', coins: 1 }, type: 2 }),
    ]);
  });
});

describe('the platform in force', () => {
  const own = 'profiles: { mine: { extends: tiktok, label: Mine } }\n';

  it('receives the rates that flags and variables give', async () => {
    const settings = await workspace({ '.live-earningsrc': own }).resolve({
      flags: { platform: 'mine', cashPerCoin: '1/210' },
      env: { LIVE_EARNINGS_COINS_PER_DIAMOND: '2' },
    });
    expect(settings.platform).toBe('mine');
    expect(settings.profiles.get('mine')?.cashPerCoin).toMatchObject([
      {
        value: { num: 1n, den: 210n },
        low: { num: 1n, den: 210n },
        high: { num: 1n, den: 210n },
        origin: '--cash-per-coin',
      },
    ]);
    expect(settings.profiles.get('tiktok')?.cashPerCoin).toMatchObject([{ value: { num: 1n, den: 200n } }]);
    expect([...settings.diamondReadingSet]).toEqual(['mine']);
  });

  it.each([
    ['a flag', { flags: { platform: 'tiktk' } }, { file: 'flags' }],
    ['a variable', { env: { LIVE_EARNINGS_PLATFORM: 'tiktk' } }, { file: 'environment' }],
  ])('must be known when it comes from %s', async (_, request, at) => {
    expect(await workspace({ '.live-earningsrc': own }).problems(request)).toMatchObject([
      {
        code: 'PLATFORM_UNKNOWN',
        args: { platform: 'tiktk', known: ['tiktok', 'mine'], nearest: 'tiktok' },
        at,
      },
    ]);
  });

  it('must be known when it comes from a file', async () => {
    expect(await workspace({ '.live-earningsrc': '\nplatform: twitch\n' }).problems()).toMatchObject([
      {
        code: 'PLATFORM_UNKNOWN',
        args: { nearest: null },
        at: { file: '.live-earningsrc', line: 2, column: 1 },
      },
    ]);
  });
});

describe('flags and variables are checked like files', () => {
  const refused: [Partial<SettingsRequest>, string, string][] = [
    [{ flags: { timezone: 'Mars/Base' } }, '--timezone', 'Mars/Base'],
    [{ env: { LIVE_EARNINGS_TIMEZONE: 'CET+1x' } }, 'LIVE_EARNINGS_TIMEZONE', 'CET+1x'],
    [{ flags: { cashPerCoin: '0,005' } }, '--cash-per-coin', '0,005'],
    [{ flags: { cashPerCoin: '0' } }, '--cash-per-coin', '0'],
    [{ flags: { coinsPerDiamond: '-1' } }, '--coins-per-diamond', '-1'],
    [{ flags: { coinsPerDiamond: '1/0' } }, '--coins-per-diamond', '1/0'],
    [{ env: { LIVE_EARNINGS_CASH_PER_COIN: '$1' } }, 'LIVE_EARNINGS_CASH_PER_COIN', '$1'],
    ...['share', '=10%', 'share=101%', 'share=-1%', 'share=10', 'fee=0.25', 'fee=1.234USD', 'fee='].map(
      (text): [Partial<SettingsRequest>, string, string] => [{ flags: { deduct: [text] } }, '--deduct', text],
    ),
  ];
  it.each(refused)('%j', async (request, flag, value) => {
    expect(await workspace().problems(request)).toMatchObject([
      { code: 'FLAG_VALUE_INVALID', severity: 'error', args: { flag, value } },
    ]);
  });

  it.each(['UTC', 'Europe/Berlin', '+02:00', '-09:30'])('%s is a time zone', async (timezone) => {
    expect((await workspace().resolve({ flags: { timezone } })).timezone).toBe(timezone);
  });
});

describe('the locale', () => {
  it('is the strongest that is given, as BCP 47 writes it, and none unless one is', async () => {
    const files = { '.live-earningsrc.yaml': 'locale: es\n', [USER_FILE]: 'locale: fr\n' };
    const env = { LIVE_EARNINGS_LOCALE: 'PT-br' };
    expect((await workspace(files).resolve({ flags: { locale: 'de-de' }, env })).locale).toBe('de-DE');
    expect((await workspace(files).resolve({ env })).locale).toBe('pt-BR');
    expect((await workspace(files).resolve({})).locale).toBe('es');
    expect((await workspace({ '.live-earningsrc.yaml': 'locale: EN-in\n' }).resolve({})).locale).toBe(
      'en-IN',
    );
    const machine = { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LC_NUMERIC: 'de_DE.UTF-8' };
    expect((await workspace({}).resolve({ env: machine })).locale).toBeNull();
  });

  it.each([
    ['de_DE', 'a language tag: de-DE'],
    ['de_DE.UTF-8@euro', 'a language tag: de-DE'],
    ['de-DEE', 'a language tag: de-DE'],
    ['german', 'a language tag: de-DE'],
    ['Español', 'a language tag: es-ES'],
    ['klingonisch', 'a language tag such as de-DE'],
    ['', 'a language tag such as de-DE'],
    ['-', 'a language tag such as de-DE'],
  ])('%j is none, and the message helps', async (locale, expected) => {
    await expect(workspace({}).resolve({ flags: { locale } })).rejects.toMatchObject({
      diagnostics: [{ code: 'FLAG_VALUE_INVALID', args: { flag: '--locale', value: locale, expected } }],
    });
  });
});
