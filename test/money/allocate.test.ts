import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/money/allocate.ts';
import { exact, fraction, roundToUnits, sum, toNumber } from '../../src/money/exact.ts';

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 9973 }))
  .map(([num, den]) => fraction(num, BigInt(den)));

describe('largest remainder', () => {
  test.prop([fc.array(amount, { maxLength: 40 }), fc.integer({ min: 0, max: 4 })])(
    'makes printed rows add up to the printed total, each within one unit of its own value',
    (rows, places) => {
      const total = sum(rows);
      const units = allocate(rows, total, places);
      expect(units.reduce((a, b) => a + b, 0n)).toBe(roundToUnits(total, places));
      for (const [index, row] of rows.entries()) {
        const off = Number(units[index]) - toNumber(row) * 10 ** places;
        expect(Math.abs(off)).toBeLessThanOrEqual(1 + 1e-6);
      }
    },
  );

  it('gives the missing cent to the row that lost most, the earlier on a tie', () => {
    const third = fraction(1n, 3n);
    expect(allocate([third, third, third], exact(1), 2)).toEqual([34n, 33n, 33n]);
  });
});
