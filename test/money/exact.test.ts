import { fc, test } from '@fast-check/vitest';
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import {
  add,
  ceiling,
  compare,
  divide,
  exact,
  fraction,
  multiply,
  parseExact,
  roundToUnits,
  subtract,
  toDecimal,
  toFixed,
  toNumber,
} from '../../src/money/exact.ts'; // prettier-ignore

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, places]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
    const cut = digits.length - places;
    return (units < 0n ? '-' : '') + (places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`);
  });

Big.RM = 1; // half up, away from zero
Big.DP = 40;

describe('exact arithmetic against big.js', () => {
  test.prop([decimal, decimal])('adds, subtracts and multiplies as big.js does', (a, b) => {
    const [x, y] = [exact(a), exact(b)];
    expect(new Big(toDecimal(add(x, y), 0)).eq(new Big(a).plus(b))).toBe(true);
    expect(new Big(toDecimal(subtract(x, y), 0)).eq(new Big(a).minus(b))).toBe(true);
    expect(new Big(toDecimal(multiply(x, y), 0)).eq(new Big(a).times(b))).toBe(true);
    expect(Math.sign(compare(x, y))).toBe(new Big(a).cmp(b));
  });

  test.prop([decimal, fc.integer({ min: 0, max: 6 })])(
    'rounds half away from zero as big.js does',
    (a, places) => {
      expect(toFixed(exact(a), places).replace(/^-(0(\.0+)?)$/, '$1')).toBe(
        new Big(a).toFixed(places).replace(/^-(0(\.0+)?)$/, '$1'),
      );
    },
  );

  test.prop([decimal])('writes what it reads', (a) => {
    expect(compare(exact(toDecimal(exact(a), 0)), exact(a))).toBe(0);
  });

  test.prop([decimal, decimal.filter((b) => !new Big(b).eq(0))])('divides without loss', (a, b) => {
    const quotient = divide(exact(a), exact(b));
    expect(compare(multiply(quotient, exact(b)), exact(a))).toBe(0);
  });

  test.prop([decimal])('rounds up to whole numbers', (a) => {
    expect(ceiling(exact(a)).toString()).toBe(
      new Big(a)
        .round(0, new Big(a).gte(0) ? 3 : 0)
        .toFixed(0)
        .replace(/^-0$/, '0'),
    );
  });
});

describe('reading decimal text', () => {
  it.each([
    ['0.005', '0.005'],
    ['0.0050', '0.005'],
    ['1e-3', '0.001'],
    ['+12.5', '12.5'],
    ['1/210', '0.004761904762'],
    [' 7 ', '7'],
  ])('reads %s', (text, printed) => {
    const value = parseExact(text);
    expect(value && toDecimal(value, 0)).toBe(printed);
  });

  it.each(['', 'abc', '1,5', '1/0', '1/2/3', '0x10', '1e9999', 'Infinity', '.'])('refuses %s', (text) => {
    expect(parseExact(text)).toBeNull();
  });

  it('refuses a number that is not a safe integer', () => {
    expect(() => exact(0.5)).toThrow(RangeError);
    expect(() => exact(2 ** 53)).toThrow(RangeError);
  });
});

describe('printing', () => {
  it('keeps two decimals at least, and all there are', () => {
    expect(toDecimal(exact('5.055'))).toBe('5.055');
    expect(toDecimal(exact(5))).toBe('5.00');
  });

  it('rounds what does not terminate to 12 decimals', () => {
    expect(toDecimal(fraction(1n, 3n))).toBe('0.333333333333');
  });

  it('approximates very large and very small values for charts', () => {
    expect(toNumber(fraction(10n ** 40n, 3n * 10n ** 39n))).toBeCloseTo(10 / 3, 12);
  });

  it('rounds half cents away from zero', () => {
    expect(roundToUnits(exact('0.005'), 2)).toBe(1n);
    expect(roundToUnits(exact('-0.005'), 2)).toBe(-1n);
  });
});
