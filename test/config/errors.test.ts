import { describe, expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';
import { parseDataFile } from '../../src/config/data-file.ts';
import type { InputError } from '../../src/diagnostics/diagnostic.ts';
import * as z from 'zod';
import { workspace } from './workspace.ts';

const FILE = '.live-earningsrc.yaml';

/** `code key line:column`, one for each fault. */
async function faults(text: string): Promise<string[]> {
  const problems = await workspace({ [FILE]: text }).problems();
  return problems.map(
    ({ code, args, at }) => `${code} ${'key' in args ? args.key : ''} ${at?.line}:${at?.column}`,
  );
}

async function expected(text: string): Promise<string> {
  const [problem] = await workspace({ [FILE]: text }).problems();
  return problem?.code === 'DATA_VALUE_INVALID' || problem?.code === 'DATA_KEY_MISSING'
    ? problem.args.expected
    : '';
}

describe('faults of a file', () => {
  const broken = `platfrom: tiktok
timezone: Europe/Berlinn
profiles:
  tiktok:
    cashPerCoin: { valu: 0.0048, from: 2026-02-30 }
    coinsPerDiamond: -2
    gifts:
      - { id: "1", name: One, coins: 0 }
      - { coins: 3 }
deductions:
  - { name: agency share, percent: 101 }
benchmarks:
  like:
    rate: 1.2
`;
  const found = [
    'DATA_KEY_UNKNOWN platfrom 1:1',
    'DATA_VALUE_INVALID timezone 2:11',
    'DATA_KEY_MISSING profiles.tiktok.cashPerCoin.value 5:5',
    'DATA_KEY_UNKNOWN profiles.tiktok.cashPerCoin.valu 5:20',
    'DATA_VALUE_INVALID profiles.tiktok.cashPerCoin.from 5:40',
    'DATA_VALUE_INVALID profiles.tiktok.coinsPerDiamond 6:22',
    'DATA_VALUE_INVALID profiles.tiktok.gifts[0].coins 8:38',
    'DATA_KEY_MISSING profiles.tiktok.gifts[1].name 9:9',
    'DATA_VALUE_INVALID deductions[0].percent 11:36',
    'DATA_KEY_UNKNOWN benchmarks.like 13:3',
  ];

  it('are all reported at once, each with line and column', async () => {
    expect(await faults(broken)).toEqual(found);
  });

  it('have the same places with CRLF and a byte order mark', async () => {
    expect(await faults(`\ufeff${broken.replaceAll('\n', '\r\n')}`)).toEqual(found);
  });

  it('come with the nearest key and all known ones', async () => {
    expect(
      await workspace({ [FILE]: 'profiles: { tiktok: { cashPerCoins: 1, zzz: 1 } }' }).problems(),
    ).toMatchObject([
      {
        args: {
          key: 'profiles.tiktok.cashPerCoins',
          nearest: 'cashPerCoin',
          known: expect.arrayContaining(['cashPerCoin', 'gifts']) as unknown,
        },
      },
      { args: { key: 'profiles.tiktok.zzz', nearest: null } },
    ]);
  });

  it('show the value as it was written', async () => {
    const problems = await workspace({ [FILE]: 'profiles: { tiktok: { dailyCap: -0.0050 } }' }).problems();
    expect(problems).toMatchObject([{ args: { value: '-0.0050' } }]);
  });
});

describe('a good file', () => {
  it('is read with CRLF and a byte order mark', async () => {
    const text = '\ufefftimezone: UTC\r\nprofiles:\r\n  tiktok:\r\n    cashPerCoin: 0.0040\r\n';
    const { timezone, profiles } = await workspace({ [FILE]: text }).resolve();
    expect(timezone).toBe('UTC');
    expect(profiles.get('tiktok')?.cashPerCoin).toMatchObject([
      { value: { num: 1n, den: 250n }, origin: `${FILE}:4` },
    ]);
  });

  it('may use anchors and name its schema', async () => {
    const text = '$schema: x\nprofiles:\n  tiktok: { coinPrices: { app: &price 0.0140, web: *price } }\n';
    const { profiles } = await workspace({ [FILE]: text }).resolve();
    expect(profiles.get('tiktok')?.coinPrices.map(({ rates }) => rates[0]?.value.den)).toEqual([500n, 500n]);
  });
});

describe('what is no data', () => {
  it.each([
    ['a duplicate key', 'timezone: UTC\nplatform: tiktok\ntimezone: UTC\n', '3:1'],
    ['a duplicate key in JSON', '{\n"timezone": "UTC",\n"timezone": "UTC"\n}', '3:1'],
    ['an open bracket', 'deductions: [', '1:14'],
    ['a tab as indentation', 'weights:\n\tlikes: 1\n', '2:1'],
    ['a second document', 'timezone: UTC\n---\nplatform: tiktok\n', '2:1'],
    ['a tag', 'timezone: !!js/function UTC\n', '1:11'],
    ['a tag of YAML itself', 'timezone: !!binary VVRD\n', '1:11'],
    ['an alias without its anchor', 'timezone: *zone\n', 'undefined:undefined'],
  ])('%s is DATA_SYNTAX', async (_, text, place) => {
    expect(await faults(text)).toEqual([`DATA_SYNTAX  ${place}`]);
  });

  it('aliases that unfold without end are refused', async () => {
    const bomb = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x]'
        : `a${level}: &a${level} [${Array(10)
            .fill(`*a${level - 1}`)
            .join(', ')}]`,
    ).join('\n');
    expect(await faults(bomb)).toEqual(['DATA_SYNTAX  undefined:undefined']);
  });

  it('a whole file of the wrong kind is one fault', async () => {
    expect(await faults('- 1\n')).toEqual(['DATA_VALUE_INVALID  1:1']);
    expect(await faults('hello\n')).toEqual(['DATA_VALUE_INVALID  1:1']);
  });

  it('a %YAML 1.1 directive does not bring back octal numbers', async () => {
    const text = '%YAML 1.1\n---\nweights: { likes: 010 }\n';
    expect((await workspace({ [FILE]: text }).resolve()).benchmarks.likes.weight).toBe(10);
  });
});

describe('values are refused with what was expected', () => {
  it.each([
    ['profiles: { tiktok: { cashPerCoin: 0 } }', 'above 0'],
    ['profiles: { tiktok: { cashPerCoin: 0x10 } }', 'decimal number'],
    ['profiles: { tiktok: { cashPerCoin: 1/0 } }', 'decimal number'],
    ['profiles: { tiktok: { cashPerCoin: .inf } }', 'decimal number'],
    ['profiles: { tiktok: { cashPerCoin: true } }', 'a rate'],
    ['profiles: { tiktok: { cashPerCoin: [] } }', 'at least one rate'],
    ['profiles: { tiktok: { cashPerCoin: [{ value: 1 }, { value: 2 }] } }', 'from'],
    [
      'profiles: { tiktok: { cashPerCoin: [{ value: 1, from: 2026-01-01 }, { value: 2, from: 2026-01-01 }] } }',
      'another day',
    ],
    ['profiles: { tiktok: { dailyCap: { value: 5, low: 6 } } }', 'low, value and high'],
    ['profiles: { tiktok: { dailyCap: { value: 5, high: 4 } } }', 'low, value and high'],
    ['profiles: { tiktok: { dailyCap: { value: 5, from: 2026-01-01 } } }', ''],
    ['profiles: { tiktok: { dailyCap: { value: 5, confidence: sure } } }', 'high, medium or low'],
    ['profiles: { tiktok: { currency: EURO } }', 'three letters'],
    ['profiles: { "my platform": {} }', 'a name'],
    ['profiles: { tiktok: { gifts: [{ name: A }] } }', 'either coins or free'],
    ['profiles: { tiktok: { gifts: [{ name: A, coins: 1, free: true }] } }', 'either coins or free'],
    ['profiles: { tiktok: { gifts: [{ name: A, coins: 1.5 }] } }', 'whole number'],
    ['profiles: { tiktok: { gifts: [{ name: A, free: false }] } }', 'true'],
    ['profiles: { tiktok: { gifts: [{ name: A, coins: 1 }, { name: a, coins: 2 }] } }', 'not in the list'],
    ['deductions: [{ name: A }]', 'either percent or fixed'],
    ['deductions: [{ name: A, percent: 1, fixed: 1USD }]', 'either percent or fixed'],
    ['deductions: [{ name: A, fixed: 0.25 }]', 'currency'],
    ['deductions: [{ name: A, percent: -1 }]', '0 to 100'],
    ['deductions: [{ percent: 1 }]', 'called'],
    ['weights: { likes: -1 }', '0 or more'],
    ['weights: { watch: 0, comments: 0, gifters: 0, follows: 0, likes: 0, shares: 0 }', 'above 0'],
    ['influence: { elasticity: { low: 1/3 } }', '0 to 2'],
    ['influence: { elasticity: { low: 0.2 } }', 'low, middle and high'],
    ['influence: { referenceLikeRate: 0 }', 'above 0'],
  ])('%s', async (text, phrase) => {
    expect(await faults(text)).toHaveLength(1);
    expect(await expected(text)).toContain(phrase);
  });
});

describe('a data file of any schema', () => {
  const schema = z.strictObject({
    roomId: z.union([z.string(), z.number()]),
    average: z.number().optional(),
  });

  it('keeps the text of numbers that are too long for a number', async () => {
    const file = await parseDataFile('roomId: 7301234567890123457\n', 'a.yaml', schema);
    expect(file.text(['roomId'])).toBe('7301234567890123457');
    expect(file.text([])).toBeNull();
    expect(file.place(['roomId'])).toEqual({ file: 'a.yaml', line: 1, column: 1 });
    expect(file.valuePlace(['roomId'])).toEqual({ file: 'a.yaml', line: 1, column: 9 });
  });

  it('makes its phrases where the schema has none', async () => {
    const error = await parseDataFile('{"average": "x"}', 'a.json', schema).catch(
      (caught: unknown) => caught,
    );
    expect((error as InputError).diagnostics).toMatchObject([
      { code: 'DATA_KEY_MISSING', args: { key: 'roomId' }, at: { file: 'a.json', line: 1, column: 1 } },
      {
        code: 'DATA_VALUE_INVALID',
        args: { key: 'average', value: 'x', expected: 'a number' },
        at: { column: 13 },
      },
    ]);
  });
});

it('every key of the JSON Schema is described', () => {
  const undescribed: string[] = [];
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties')
        for (const [name, property] of Object.entries(value as Record<string, { description?: string }>))
          if (!property.description) undescribed.push(`${path}.${name}`);
      walk(value, key === 'properties' ? path : `${path}.${key}`);
    }
  };
  const schema = z.toJSONSchema(configSchema, { io: 'input' });
  walk(schema, '');
  expect(undescribed).toEqual([]);
  expect(Object.keys(schema.properties ?? {})).toEqual([
    '$schema',
    'platform',
    'timezone',
    'locale',
    'profiles',
    'deductions',
    'currency',
    'exchange',
    'agencyShare',
    'headers',
    'benchmarks',
    'weights',
    'influence',
    'failUnder',
    'checks',
  ]);
});
