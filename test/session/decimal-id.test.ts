import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { decimalOf, HIGH, LOW, readDecimal } from '../../src/session/tally/decimal-id.ts';

const words = new Uint32Array(2);
const wordsOf = (number: bigint) => [Number(number & 0xffff_ffffn), Number(number >> 32n)];
const some = fc
  .oneof(
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    // About the powers of ten and of two, where the ways part.
    fc.tuple(fc.nat(19), fc.bigInt({ min: -2n, max: 2n })).map(([digits, by]) => 10n ** BigInt(digits) + by),
    fc.tuple(fc.nat(63), fc.bigInt({ min: -2n, max: 2n })).map(([bits, by]) => 2n ** BigInt(bits) + by),
  )
  .filter((number) => number >= 0n);

describe('an id as a number of 64 bits', () => {
  property.prop([some], { numRuns: 2000 })('is read into two words, and written as it was', (number) => {
    const text = String(number);
    expect(readDecimal(text, words)).toBe(true);
    expect([words[LOW], words[HIGH]]).toEqual(wordsOf(number));
    expect(decimalOf(words[HIGH] as number, words[LOW] as number)).toBe(text);
  });

  property.prop([fc.stringMatching(/^[!-~]{0,22}$/), fc.stringMatching(/^\d{18,22}$/)])(
    'is no other text',
    (text, digits) => {
      for (const each of [text, digits])
        expect(readDecimal(each, words)).toBe(/^(?:0|[1-9]\d*)$/.test(each) && BigInt(each) < 2n ** 64n);
    },
  );

  test.each(['', '00', '01', '-1', '1.', '1e3', ' 1', '18446744073709551616', '99999999999999999999'])(
    'is not %j',
    (text) => expect(readDecimal(text, words)).toBe(false),
  );
  test('is the largest of them', () => {
    expect(readDecimal('18446744073709551615', words)).toBe(true);
    expect([...words]).toEqual([0xffff_ffff, 0xffff_ffff]);
  });
});
