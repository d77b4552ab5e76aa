import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { applyDeductions, type Deduction } from '../../src/earnings/deductions.ts';
import { USD } from '../../src/money/currency.ts';
import { add, compare, exact, sum, toDecimal, ZERO } from '../../src/money/exact.ts';
import type { Range } from '../../src/money/money.ts';

const range = (low: string, expected: string, high: string | null): Range => ({
  low: exact(low),
  expected: exact(expected),
  high: high === null ? null : exact(high),
});
const percent = (name: string, value: string): Deduction => ({
  name,
  kind: 'percent',
  percent: exact(value),
});
const fixed = (name: string, value: string): Deduction => ({
  name,
  kind: 'fixed',
  money: { currency: USD, amount: exact(value) },
});

const deduction = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((tenths) => percent('share', `${tenths / 10}`)),
  fc.integer({ min: 0, max: 100_000 }).map((cents) => fixed('fee', (cents / 100).toFixed(2))),
);

describe('deductions', () => {
  it('compound in order, as a middleman of 10% and then 35% does', () => {
    const { net } = applyDeductions(range('33.03', '33.03', '33.03'), [
      percent('transfer', '10'),
      percent('middleman', '35'),
    ]);
    expect(toDecimal(net.expected)).toBe('19.32255');
  });

  it('depend on the order', () => {
    const payout = range('100', '100', '100');
    expect(toDecimal(applyDeductions(payout, [percent('a', '10'), fixed('b', '5')]).net.expected)).toBe(
      '85.00',
    );
    expect(toDecimal(applyDeductions(payout, [fixed('b', '5'), percent('a', '10')]).net.expected)).toBe(
      '85.50',
    );
  });

  it('leave a missing upper bound missing', () => {
    expect(applyDeductions(range('1', '2', null), [percent('a', '50')]).net.high).toBeNull();
  });

  test.prop([fc.integer({ min: 0, max: 10_000_000 }), fc.array(deduction, { maxLength: 6 })])(
    'never go below zero, and what was taken plus what is left is the payout',
    (cents, deductions) => {
      const payout = exact((cents / 100).toFixed(2));
      const { net, steps } = applyDeductions({ low: payout, expected: payout, high: payout }, deductions);
      expect(compare(net.expected, ZERO)).toBeGreaterThanOrEqual(0);
      expect(add(net.expected, sum(steps.map(({ taken }) => taken.expected)))).toEqual(payout);
    },
  );
});
