import { describe, expect, it } from 'vitest';
import { toDecimal } from '../../src/money/exact.ts';
import { USER_FILE, workspace } from './workspace.ts';

const FILE = '.live-earningsrc.yaml';

describe('headers in the settings', () => {
  it('are one, or a list, each with its place', async () => {
    const { headers } = await workspace({
      [FILE]:
        'headers:\n  backstage:\n    diamonds: Diamantes\n  sessions:\n    likes:\n      - Me gusta\n      - Gustos\n',
    }).resolve();
    expect(headers).toMatchObject([
      {
        table: 'backstage',
        column: 'diamonds',
        header: 'Diamantes',
        at: { file: FILE, line: 3, column: 15 },
      },
      { table: 'sessions', column: 'likes', header: 'Me gusta', at: { line: 6 } },
      { table: 'sessions', column: 'likes', header: 'Gustos', at: { line: 7 } },
    ]);
  });

  it('of the project replace those of the user, column by column', async () => {
    const { headers } = await workspace({
      [FILE]: 'headers: { backstage: { diamonds: [Netos] } }\n',
      [USER_FILE]: 'headers: { backstage: { diamonds: [A, B], lives: Emisiones } }\n',
    }).resolve();
    expect(headers.map(({ column, header }) => `${column} ${header}`).sort()).toEqual([
      'diamonds Netos',
      'lives Emisiones',
    ]);
  });

  it.each([
    ['headers: { backstage: { diamons: A } }', 'DATA_KEY_UNKNOWN', 'diamonds'],
    ['headers: { backstag: { diamonds: A } }', 'DATA_KEY_UNKNOWN', 'backstage'],
  ])('must name a column that there is: %s', async (text, code, nearest) => {
    expect(await workspace({ [FILE]: text }).problems()).toMatchObject([
      { code, args: { nearest }, at: { file: FILE, line: 1 } },
    ]);
  });

  it.each(['5', '[]', '[[A]]', '{ a: b }', '""', `"${'x'.repeat(201)}"`, `[${'A, '.repeat(21)}]`])(
    'must be text: %s',
    async (value) => {
      const text = `headers: { sessions: { likes: ${value} } }`;
      expect(await workspace({ [FILE]: text }).problems()).toMatchObject([{ code: 'DATA_VALUE_INVALID' }]);
    },
  );

  it('cannot reach beyond their own keys', async () => {
    const text = '{"headers": {"sessions": {"constructor": "likes"}}}';
    expect(await workspace({ '.live-earningsrc.json': text }).problems()).toMatchObject([
      { code: 'DATA_KEY_UNKNOWN' },
    ]);
  });
});

describe("the agency's share", () => {
  const share = async (files: Record<string, string>, env = {}, flags = {}): Promise<string | null> => {
    const { agencyShare } = await workspace(files).resolve({ env, flags });
    return agencyShare && toDecimal(agencyShare, 0);
  };
  const files = { [FILE]: 'agencyShare: 7.50\n', [USER_FILE]: 'agencyShare: 5\n' };

  it('is that of the strongest source, exactly', async () => {
    expect(await share({})).toBe(null);
    expect(await share({ [USER_FILE]: 'agencyShare: 5\n' })).toBe('5');
    expect(await share(files)).toBe('7.5');
    expect(await share(files, { LIVE_EARNINGS_AGENCY_SHARE: '8 %' })).toBe('8');
    expect(await share(files, { LIVE_EARNINGS_AGENCY_SHARE: '8' }, { agencyShare: '9.125%' })).toBe('9.125');
  });

  it.each(['101', '-1', 'a lot', '7.5%'])('is refused in a file: %s', async (value) => {
    expect(await workspace({ [FILE]: `agencyShare: ${value}\n` }).problems()).toMatchObject([
      { code: 'DATA_VALUE_INVALID', args: { key: 'agencyShare' }, at: { file: FILE, line: 1 } },
    ]);
  });

  it('is shown with its origin', async () => {
    const { explained } = await workspace(files).resolve();
    expect(explained.find(({ path }) => path === 'agencyShare')).toEqual({
      path: 'agencyShare',
      value: '7.50%',
      origin: { kind: 'project', detail: `${FILE}:1` },
    });
  });
});
