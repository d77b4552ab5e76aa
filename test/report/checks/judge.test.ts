import { fc, test } from '@fast-check/vitest';
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import type { Baseline } from '../../../src/report/checks/baseline.ts';
import { figuresOf } from '../../../src/report/checks/figures.ts';
import { judge } from '../../../src/report/checks/judge.ts';
import { readChecks, readFailUnder } from '../../../src/report/checks/read.ts';
import type { AskedCheck, ThresholdResult } from '../../../src/report/checks/threshold.ts';
import { reportSchema } from '../../../src/report/schema.ts';

const figures = figuresOf(reportSchema);
const asked = (text: string): AskedCheck => ({ text, origin: '--fail-if', key: null, at: null });
const run = (text: string, document: unknown, before?: unknown): ThresholdResult[] => {
  const baseline: Baseline | null = before === undefined ? null : { path: 'last.json', document: before };
  return judge(readChecks([asked(text)], figures, baseline !== null), document, baseline);
};
const verdict = (...args: Parameters<typeof run>): string => run(...args)[0]?.verdict ?? 'none';
const direct = (expected: string | null, more = {}) => ({
  direct: { lowerBound: false, cash: { currency: 'USD', low: expected, expected, high: expected }, ...more },
});

describe('a verdict', () => {
  it('compares exact text, where a binary number could not', () => {
    const document = direct('90071992547409930.000000000001');
    expect(verdict('direct.cash.expected > 90071992547409930', document)).toBe('failed');
    expect(verdict('direct.cash.expected > 90071992547409930.000000000001', document)).toBe('passed');
    expect(verdict('direct.cash.expected == 0.30', direct('0.3'))).toBe('failed');
    expect(verdict('direct.cash.expected < 99.9951', direct('99.9950'))).toBe('failed');
  });

  it("takes a JSON number at its own digits: 0.1 is a tenth, and a score's last digit counts", () => {
    const score = (value: number) => ({ engagement: { score: value } });
    expect(verdict('engagement.score == 0.1', score(0.1))).toBe('failed');
    expect(verdict('engagement.score < 39.7', score(39.699999999999996))).toBe('failed');
    expect(verdict('engagement.score > 39.699999999999996', score(39.699999999999996))).toBe('passed');
    expect(run('engagement.score < 1', score(1e-7))[0]).toMatchObject({
      value: '0.0000001',
      verdict: 'failed',
    });
    expect(verdict('completeness.malformed > 0', { completeness: { malformed: 1 } })).toBe('failed');
  });

  it('on texts and truth values is about being equal', () => {
    const document = {
      engagement: { band: 'low' },
      direct: { lowerBound: false, cash: { currency: 'USD' } },
    };
    expect(verdict('engagement.band == low', document)).toBe('failed');
    expect(verdict('engagement.band != low', document)).toBe('passed');
    expect(verdict('direct.lowerBound == true', document)).toBe('passed');
    expect(verdict('direct.cash.currency != USD', document)).toBe('passed');
  });

  it('on what is null, missing or beyond a list is unknown, whatever the operator', () => {
    const document = { ...direct(null), engagement: null, sessions: [] };
    for (const operator of ['<', '<=', '>', '>=', '==', '!='])
      for (const figure of ['direct.cash.expected', 'engagement.score', 'sessions[0].direct.coins'])
        expect(verdict(`${figure} ${operator} 0`, document), `${figure} ${operator}`).toBe('unknown');
    expect(verdict('engagement.band != low', document)).toBe('unknown');
    expect(verdict('completeness.startedLate == true', { completeness: { startedLate: null } })).toBe(
      'unknown',
    );
  });

  it('names the figure, its value and its limit exactly', () => {
    expect(run('direct.cash.expected lt 100', direct('59.1075'))).toEqual([
      {
        check: 'direct.cash.expected lt 100',
        origin: '--fail-if',
        figure: 'direct.cash.expected',
        operator: '<',
        value: '59.1075',
        known: 'exact',
        currency: 'USD',
        limit: '100.00',
        percent: null,
        baseline: null,
        verdict: 'failed',
      },
    ]);
  });

  test.prop([
    fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.bigInt({ min: -3n, max: 3n }),
    fc.integer({ min: 0, max: 12 }),
  ])('agrees with another decimal library', (operator, units, off, places) => {
    const text = (value: bigint) => new Big(String(value)).div(new Big(10).pow(places)).toFixed(places);
    const [value, limit] = [text(units), text(units + off < 0n ? 0n : units + off)];
    const side = new Big(value).cmp(limit);
    const holds = {
      '<': side < 0,
      '<=': side <= 0,
      '>': side > 0,
      '>=': side >= 0,
      '==': side === 0,
      '!=': side !== 0,
    };
    expect(verdict(`direct.cash.expected ${operator} ${limit}`, direct(value))).toBe(
      holds[operator] ? 'failed' : 'passed',
    );
  });
});

describe('a lower bound', () => {
  const document = {
    direct: { lowerBound: true, coins: 13, cash: { currency: 'USD', expected: '0.065', high: null } },
  };

  it('passes a minimum it reaches, is not told under one, and never passes a maximum', () => {
    expect(verdict('direct.coins < 13', document)).toBe('passed');
    expect(verdict('direct.coins < 14', document)).toBe('cannot-tell');
    expect(verdict('direct.coins > 12', document)).toBe('failed');
    expect(verdict('direct.coins > 1000', document)).toBe('cannot-tell');
    expect(verdict('direct.cash.expected < 0.065', document)).toBe('passed');
    expect(verdict('direct.cash.high > 1000', document)).toBe('unknown');
    expect(run('direct.coins > 1000', document)[0]?.known).toBe('at-least');
  });

  it('is nothing that a text can be, digits or not', () => {
    const gifts = { direct: { ...document.direct, gifts: [{ giftId: '5655', name: '7' }] } };
    expect(verdict('direct.gifts[0].giftId == 5655', gifts)).toBe('failed');
    expect(verdict('direct.gifts[*].name != 7', gifts)).toBe('passed');
  });
});

describe('[*]', () => {
  const sessions = (...scores: (number | null)[]) => ({
    sessions: scores.map((score) => ({ engagement: { score } })),
  });

  it('is judged for each', () => {
    expect(
      run('sessions[*].engagement.score < 40', sessions(50, 39, null)).map((each) => [
        each.figure,
        each.verdict,
      ]),
    ).toEqual([
      ['sessions[0].engagement.score', 'passed'],
      ['sessions[1].engagement.score', 'failed'],
      ['sessions[2].engagement.score', 'unknown'],
    ]);
  });

  it('of no entries passes, unless nothing is known of them', () => {
    const list = (more: object) => ({ direct: { lowerBound: false, gifts: [], ...more }, otherIncome: [] });
    expect(run('otherIncome[*].amount > 100', list({}))).toMatchObject([
      { figure: 'otherIncome[*].amount', value: null, limit: '100.00', verdict: 'passed' },
    ]);
    expect(verdict('direct.gifts[*].coins > 1', list({ source: 'gifts' }))).toBe('passed');
    expect(verdict('direct.gifts[*].coins > 1', list({ source: 'coins' }))).toBe('unknown');
    expect(verdict('direct.viewersPaid[*].low > 1', list({ viewersPaid: [] }))).toBe('unknown');
    expect(verdict('direct.toOthers.gifts[*].coins > 0', list({ toOthers: { gifts: [] } }))).toBe('passed');
    const two = { sessions: [list({ source: 'gifts', gifts: [{ count: 3 }] }), list({ source: 'coins' })] };
    expect(run('sessions[*].direct.gifts[*].count > 3', two).map((each) => each.verdict)).toEqual([
      'passed',
      'unknown',
    ]);
  });
});

describe('a baseline', () => {
  it('gives the limit, exactly', () => {
    expect(run('direct.cash.expected < 80%', direct('80'), direct('100.01'))).toMatchObject([
      {
        value: '80',
        limit: '80.008',
        percent: '80',
        baseline: { path: 'last.json', value: '100.01', known: 'exact' },
        verdict: 'failed',
      },
    ]);
    expect(verdict('direct.cash.expected < 80%', direct('80.008'), direct('100.01'))).toBe('passed');
    expect(verdict('direct.coins > 33.3%', { direct: { coins: 334 } }, { direct: { coins: 1000 } })).toBe(
      'failed',
    );
    expect(run('direct.coins < 33.3%', { direct: { coins: 3 } }, { direct: { coins: 10 } })[0]?.limit).toBe(
      '3.33',
    );
  });

  it('in which the figure is null, zero or missing leaves the check unknown', () => {
    for (const before of [
      direct(null),
      direct('0.00'),
      direct('0'),
      {},
      { direct: { cash: { expected: 'x' } } },
    ]) {
      expect(run('direct.cash.expected < 80%', direct('5'), before)).toMatchObject([
        { limit: null, value: '5', verdict: 'unknown' },
      ]);
    }
  });

  it('that is a lower bound makes a limit of the same kind', () => {
    const bound = direct('100', { lowerBound: true });
    expect(verdict('direct.cash.expected < 80%', direct('79'), bound)).toBe('failed');
    expect(verdict('direct.cash.expected < 80%', direct('80'), bound)).toBe('cannot-tell');
    expect(verdict('direct.cash.expected > 80%', direct('80'), bound)).toBe('passed');
    expect(verdict('direct.cash.expected > 80%', direct('81'), bound)).toBe('cannot-tell');
    expect(verdict('direct.cash.expected < 80%', bound, bound)).toBe('cannot-tell');
  });

  it('stands beside a check that does not use it, and not beside [*]', () => {
    expect(run('direct.cash.expected < 5', direct('6'), direct('7'))[0]?.baseline?.value).toBe('7');
    const sessions = { sessions: [direct('6')] };
    expect(run('sessions[*].direct.cash.expected < 5', sessions, sessions)[0]?.baseline).toBeNull();
  });
});

describe('currencies', () => {
  const stopped = (action: () => unknown): unknown => {
    try {
      return action();
    } catch (error) {
      return error instanceof InputError ? error.diagnostics[0] : error;
    }
  };
  const under = readFailUnder({ ...asked('100EUR'), origin: '--fail-under' });

  it('of limit and figure must be one', () => {
    expect(stopped(() => judge([under], direct('5'), null))).toMatchObject({
      code: 'CURRENCY_MISMATCH',
      args: { what: 'The limit of --fail-under', currency: 'EUR', expected: 'USD' },
    });
    expect(verdict('direct.cash.expected < 5USD', direct('5'))).toBe('passed');
    // Also where the amount is unknown: the check could never hold.
    expect(stopped(() => judge([under], direct(null), null))).toMatchObject({ code: 'CURRENCY_MISMATCH' });
  });

  it('of baseline and figure must be one, for a percentage', () => {
    const euro = { direct: { lowerBound: false, cash: { currency: 'EUR', expected: '5' } } };
    expect(stopped(() => run('direct.cash.expected < 80%', direct('5'), euro))).toMatchObject({
      code: 'CURRENCY_MISMATCH',
      args: { what: 'The baseline last.json', currency: 'EUR', expected: 'USD' },
    });
  });
});
