import { describe, expect, it } from 'vitest';
import { type Diagnostic, InputError } from '../../../src/diagnostics/diagnostic.ts';
import { figuresOf } from '../../../src/report/checks/figures.ts';
import { readChecks, readFailUnder } from '../../../src/report/checks/read.ts';
import type { AskedCheck, Limit } from '../../../src/report/checks/threshold.ts';
import { reportSchema } from '../../../src/report/schema.ts';

const figures = figuresOf(reportSchema);
const typed = (text: string): AskedCheck => ({ text, origin: '--fail-if', key: null, at: { file: 'flags' } });
const limit = (text: string, baseline = true): Limit | undefined =>
  readChecks([typed(text)], figures, baseline)[0]?.limit;
const problems = (run: () => unknown): readonly Diagnostic[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
  return [];
};
const problem = (text: string, baseline = true): Diagnostic | undefined =>
  problems(() => limit(text, baseline))[0];

describe('a limit', () => {
  it.each([
    ['direct.coins < 1000', { kind: 'number', value: { num: 1000n, den: 1n }, currency: null }],
    ['engagement.score < 39.99999999999999999999', { value: { den: 10n ** 20n } }],
    ['direct.cash.expected < -0.5', { kind: 'number', value: { num: -1n, den: 2n } }],
    ['direct.cash.expected < 12.50EUR', { kind: 'number', value: { num: 25n, den: 2n }, currency: 'EUR' }],
    ['direct.cash.expected < $12', { kind: 'number', currency: 'USD' }],
    ['direct.cash.expected < 80%', { kind: 'percent', percent: { num: 80n } }],
    ['direct.coins > 112.5%', { kind: 'percent', percent: { num: 225n, den: 2n } }],
    ['engagement.band == low', { kind: 'text', text: 'low' }],
    ['session.creator != "1000"', { kind: 'text', text: '1000' }],
    ['session.creator eq 1000', { kind: 'text', text: '1000' }],
    ["session.title == 'it''s'", { kind: 'text', text: "it''s" }],
    ['direct.lowerBound == true', { kind: 'boolean', value: true }],
  ])('%s', (text, expected) => expect(limit(text)).toMatchObject(expected));

  it.each([
    'direct.coins < many',
    'direct.coins < 1,000',
    'direct.coins < 1/2',
    'direct.coins < null',
    'direct.coins < 100USD',
    'direct.coins < 0%',
    'direct.coins < -80%',
    'direct.viewersPaid[0].creatorShare < 1USD',
    'direct.cash.expected < 1.234USD',
    'engagement.band == hgih',
    'engagement.band < low',
    'session.creator > 3',
    'direct.lowerBound == yes',
    'direct.lowerBound < true',
    'sessions[*].direct.coins < 80%',
    'direct.coins',
    '',
  ])('%j is refused', (text) => {
    expect(problem(text)).toMatchObject({
      code: 'FLAG_VALUE_INVALID',
      args: { flag: '--fail-if', value: text },
      at: { file: 'flags' },
    });
  });

  it('that is a percentage needs a baseline', () => {
    expect(problem('direct.coins < 80%', false)).toMatchObject({
      code: 'FLAG_VALUE_INVALID',
      args: { expected: expect.stringContaining('--baseline') },
    });
  });
});

describe('a figure that is none', () => {
  const unknown = (text: string) => {
    const found = problem(text);
    return found?.code === 'CHECK_FIGURE_UNKNOWN' ? [found.args.group, found.args.candidates] : found?.code;
  };

  it.each([
    ['direct.cash.expectd < 1', ['direct.cash.expected']],
    ['sessions.engagement.score < 1', ['sessions[*].engagement.score']],
    ['sessions[2].engagment.score < 1', ['sessions[2].engagement.score']],
    ['sessions[2].direct.gifts[0].cuont < 1', ['sessions[2].direct.gifts[0].count']],
    ['coins < 1', ['direct.coins']],
    ['cash.expected < 1', ['direct.cash.expected']],
    ['.direct.coins < 1', ['direct.coins']],
    ['profit < 1', []],
    ['checks[0].verdict == fail', []],
    ['constructor < 1', []],
  ])('%s: nearest %j', (text, candidates) => expect(unknown(text)).toEqual([false, candidates]));

  it('may be a group of figures, which are named', () => {
    expect(unknown('direct.cash < 1')).toEqual([
      true,
      ['direct.cash.currency', 'direct.cash.low', 'direct.cash.expected', 'direct.cash.high'],
    ]);
    expect(unknown('sessions[1].engagement < 1')).toEqual([
      true,
      expect.arrayContaining(['sessions[1].engagement.score']),
    ]);
  });
});

describe('several checks', () => {
  it('keep their order and their origin', () => {
    const asked = [typed('direct.coins < 1'), { ...typed('direct.coins > 9'), origin: 'x.yaml:3' }];
    expect(readChecks(asked, figures, false).map((each) => [each.operator, each.asked.origin])).toEqual([
      ['<', '--fail-if'],
      ['>', 'x.yaml:3'],
    ]);
  });

  it('are refused together, those of a file by key and place', () => {
    const inFile = {
      text: 'direct.coins < x',
      origin: 'x.yaml:3',
      key: 'checks[0]',
      at: { file: 'x.yaml', line: 3 },
    };
    expect(problems(() => readChecks([inFile, typed('foo < 1')], figures, false))).toMatchObject([
      { code: 'DATA_VALUE_INVALID', args: { key: 'checks[0]' }, at: { file: 'x.yaml', line: 3 } },
      { code: 'CHECK_FIGURE_UNKNOWN', args: { figure: 'foo' } },
    ]);
  });
});

describe('--fail-under', () => {
  it('is a minimum of the expected payout in a currency', () => {
    expect(readFailUnder(typed('100USD'))).toMatchObject({
      path: ['direct', 'cash', 'expected'],
      operator: '<',
      money: true,
      limit: { kind: 'number', value: { num: 100n }, currency: 'USD' },
    });
  });

  it('needs the currency', () => {
    expect(problems(() => readFailUnder(typed('100')))).toMatchObject([{ code: 'FLAG_VALUE_INVALID' }]);
  });
});
