import { fc, test } from '@fast-check/vitest';
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { ThresholdResult } from '../../src/report/checks/threshold.ts';
import { PLAIN } from '../../src/render/paint.ts';
import { mustText, renderThresholds, valueText } from '../../src/render/text/checks.ts';

const result = (more: Partial<ThresholdResult>): ThresholdResult => ({
  check: 'direct.cash.expected < 100',
  origin: '--fail-if',
  figure: 'direct.cash.expected',
  operator: '<',
  value: '59.10',
  known: 'exact',
  currency: 'USD',
  limit: '100.00',
  percent: null,
  baseline: null,
  verdict: 'failed',
  ...more,
});
const said = (more: Partial<ThresholdResult>): string =>
  renderThresholds([result(more)], PLAIN).split('\n')[0] ?? '';
const last = { path: 'last.json', value: '70.00', known: 'exact' } as const;

describe('on standard error a check', () => {
  it('names figure, value and limit, and where it was asked', () => {
    expect(renderThresholds([result({}), result({ verdict: 'passed' })], PLAIN)).toBe(
      'failed: direct.cash.expected is 59.10 USD; it must be at least 100.00 USD.\n' +
        '  --fail-if: direct.cash.expected < 100\n' +
        'checks: 1 of 2 figures did not pass.\n',
    );
  });

  it('that passed says nothing', () =>
    expect(renderThresholds([result({ verdict: 'passed' })], PLAIN)).toBe(''));

  it.each([
    ['<=', 'it must be above 100.00 USD.'],
    ['>', 'it must be at most 100.00 USD.'],
    ['>=', 'it must be below 100.00 USD.'],
    ['==', 'it must be anything but 100.00 USD.'],
    ['!=', 'it must be 100.00 USD.'],
  ] as const)('with %s says what the figure must be', (operator, end) =>
    expect(said({ operator })).toContain(end),
  );

  it('says what cannot be told and what is unknown', () => {
    expect(said({ verdict: 'cannot-tell', known: 'at-least' })).toBe(
      'cannot tell: direct.cash.expected is at least 59.10 USD; it must be at least 100.00 USD, which cannot be told.',
    );
    expect(said({ verdict: 'unknown', value: null })).toBe(
      'unknown: direct.cash.expected is unknown; it must be at least 100.00 USD.',
    );
  });

  it('says what a percentage is of', () => {
    expect(said({ limit: '56.00', percent: '80', baseline: last, value: '50.00' })).toBe(
      'failed: direct.cash.expected is 50.00 USD; it must be at least 56.00 USD, 80% of 70.00 USD in last.json.',
    );
    const unknown = { verdict: 'unknown', limit: null, percent: '80' } as const;
    expect(said({ ...unknown, baseline: { ...last, value: null } })).toBe(
      'unknown: direct.cash.expected is 59.10 USD; it must be at least 80% of the same in last.json, where it is unknown.',
    );
    expect(said({ ...unknown, baseline: { ...last, value: '0.00' } })).toMatch(
      /in last\.json, where it is 0\.$/,
    );
  });

  it('lets no control character through, and does not flood', () => {
    const hostile = said({ value: '\u001b[2Jx\u202e', limit: 'y', currency: null, check: 'a\u0007b' });
    expect(hostile).not.toMatch(/[\u0000-\u001f\u202e]/);
    const many = renderThresholds(
      Array.from({ length: 500 }, () => result({})),
      PLAIN,
    );
    expect(many.split('\n').length).toBeLessThan(50);
    expect(many).toContain('and 480 more');
    expect(many).toContain('500 of 500 figures did not pass');
  });
});

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, places]) => new Big(String(units)).div(new Big(10).pow(places)).toFixed(places));
const near = fc.tuple(decimal, fc.bigInt({ min: -2n, max: 2n })).map(([text, off]) => {
  const places = text.split('.')[1]?.length ?? 0;
  const moved = new Big(text).plus(new Big(String(off)).div(new Big(10).pow(places)));
  return [text, (moved.lt(0) ? new Big(0) : moved).toFixed(places)] as const;
});

test.prop([fc.oneof(near, fc.tuple(decimal, decimal))])(
  'numbers are cut short, but never so far that they stand to each other differently',
  ([value, limit]) => {
    const one = result({ value, limit, currency: null });
    const plain = (text: string) => new Big(text.replace('at least ', '').replaceAll(',', ''));
    const shown = [plain(valueText(one)), plain(mustText(one))] as const;
    expect(shown[0].cmp(shown[1])).toBe(new Big(value).cmp(limit));
    expect(shown[0].eq(0)).toBe(new Big(value).eq(0));
  },
);
