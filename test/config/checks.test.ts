import { describe, expect, it } from 'vitest';
import { USER_FILE, workspace } from './workspace.ts';

const texts = (checks: readonly { readonly text: string }[]): string[] => checks.map(({ text }) => text);

describe('checks', () => {
  const files = {
    '.live-earningsrc.yaml': 'checks:\n  - direct.coins < 1000\n  - "engagement.score < 40"\n',
    [USER_FILE]: 'checks: [direct.coins < 5]\nfailUnder: 5USD\n',
  };

  it('are a list that a stronger file replaces, an empty one included', async () => {
    const each = workspace(files);
    const { checks } = await each.resolve();
    expect(checks).toEqual([
      {
        text: 'direct.coins < 1000',
        origin: { kind: 'project', detail: '.live-earningsrc.yaml:2' },
        at: { file: '.live-earningsrc.yaml', line: 2, column: 5 },
      },
      expect.objectContaining({ text: 'engagement.score < 40' }),
    ]);
    each.write('.live-earningsrc.yaml', 'checks: []\n');
    expect((await each.resolve()).checks).toEqual([]);
    each.write('.live-earningsrc.yaml', 'timezone: UTC\n');
    expect(texts((await each.resolve()).checks)).toEqual(['direct.coins < 5']);
  });

  it('of flags are added to those of files', async () => {
    const flags = { failIf: ['direct.coins > 7', 'direct.coins > 8'] };
    expect(texts((await workspace(files).resolve({ flags })).checks)).toEqual([
      'direct.coins < 1000',
      'engagement.score < 40',
      'direct.coins > 7',
      'direct.coins > 8',
    ]);
    expect(texts((await workspace().resolve({ flags })).checks)).toEqual(flags.failIf);
    expect(texts((await workspace(files).resolve({ flags: { failIf: [] } })).checks)).toHaveLength(2);
  });

  it('are explained with their origin', async () => {
    const { explained } = await workspace(files).resolve({
      flags: { failIf: ['direct.coins > 7'] },
      env: { LIVE_EARNINGS_FAIL_UNDER: '9USD' },
    });
    expect(
      explained
        .filter(({ path }) => /^(checks|failUnder)/.test(path))
        .map(({ path, value, origin }) => [path, value, origin.detail]),
    ).toEqual([
      ['failUnder', '9USD', 'LIVE_EARNINGS_FAIL_UNDER'],
      ['checks[0]', 'direct.coins < 1000', '.live-earningsrc.yaml:2'],
      ['checks[1]', 'engagement.score < 40', '.live-earningsrc.yaml:3'],
      ['checks[2]', 'direct.coins > 7', '--fail-if'],
    ]);
    const none = (await workspace().resolve()).explained.filter(({ path }) =>
      /^(checks|failUnder)/.test(path),
    );
    expect(none.map(({ path, value }) => [path, value])).toEqual([
      ['failUnder', '-'],
      ['checks', '-'],
    ]);
  });
});

describe('failUnder', () => {
  it('comes from the strongest source', async () => {
    const each = workspace({
      '.live-earningsrc.yaml': 'failUnder: 1USD\n',
      [USER_FILE]: 'failUnder: 2USD\n',
    });
    const env = { LIVE_EARNINGS_FAIL_UNDER: '3USD' };
    expect((await each.resolve({ env, flags: { failUnder: '4USD' } })).failUnder?.text).toBe('4USD');
    expect((await each.resolve({ env })).failUnder?.text).toBe('3USD');
    expect((await each.resolve()).failUnder).toEqual({
      text: '1USD',
      origin: { kind: 'project', detail: '.live-earningsrc.yaml:1' },
      at: { file: '.live-earningsrc.yaml', line: 1, column: 1 },
    });
    expect((await workspace().resolve()).failUnder).toBeNull();
  });

  it.each([
    ['failUnder: 100\n', 'failUnder'],
    ['failUnder: "1.234USD"\n', 'failUnder'],
    ['checks: direct.coins < 3\n', 'checks'],
    ['checks: [3]\n', 'checks[0]'],
    ['checks: [" "]\n', 'checks[0]'],
  ])('%j is refused', async (text, key) => {
    expect(await workspace({ '.live-earningsrc.yaml': text }).problems()).toMatchObject([
      { code: 'DATA_VALUE_INVALID', args: { key } },
    ]);
  });

  it('without a currency is refused from flag and variable', async () => {
    expect(await workspace().problems({ flags: { failUnder: '100' } })).toMatchObject([
      { code: 'FLAG_VALUE_INVALID', args: { flag: '--fail-under' } },
    ]);
    expect(await workspace().problems({ env: { LIVE_EARNINGS_FAIL_UNDER: '100' } })).toMatchObject([
      { code: 'FLAG_VALUE_INVALID', args: { flag: 'LIVE_EARNINGS_FAIL_UNDER' } },
    ]);
  });
});
