import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { allocateSigned } from '../../src/money/allocate-signed.ts';
import { exact, fraction, roundToUnits, sum } from '../../src/money/exact.ts';

describe('allocateSigned', () => {
  it('rounds rows of both signs so that they add up', () => {
    const rows = ['106.505', '-58.87', '0'].map((text) => exact(text));
    expect(allocateSigned(rows, sum(rows), 2)).toEqual([10651n, -5887n, 0n]);
    const thirds = [fraction(-1n, 3n), fraction(-1n, 3n), fraction(-1n, 3n)];
    expect(allocateSigned(thirds, sum(thirds), 2)).toEqual([-33n, -33n, -34n]);
    expect(allocateSigned([], exact(0), 2)).toEqual([]);
  });

  const rows = fc.array(
    fc
      .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 9999n }))
      .map(([num, den]) => fraction(num, den)),
    { minLength: 1, maxLength: 12 },
  );
  test.prop([rows, fc.integer({ min: 0, max: 3 })])(
    'adds up to the rounded total, each row less than a unit off',
    (parts, places) => {
      const units = allocateSigned(parts, sum(parts), places);
      expect(units.reduce((a, b) => a + b, 0n)).toBe(roundToUnits(sum(parts), places));
      for (const [index, { num, den }] of parts.entries()) {
        const off = (units[index] as bigint) * den - num * 10n ** BigInt(places);
        expect(off > -den && off <= den).toBe(true);
      }
    },
  );
});
