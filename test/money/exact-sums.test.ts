import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { add, type Exact, exact, fraction, ZERO } from '../../src/money/exact.ts';
import { type ExactSums, startExactSums } from '../../src/money/exact-sums.ts';

const PLACES = 7;
const anyExact: fc.Arbitrary<Exact> = fc
  .tuple(
    fc.oneof(fc.bigInt(0n, 1_000_000n), fc.bigInt(2n ** 51n, 2n ** 53n), fc.bigInt(-(2n ** 70n), 2n ** 70n)),
    fc.oneof(fc.constantFrom(1n, 1n, 200n, 10_000n, 210n), fc.bigInt(1n, 2n ** 60n)),
  )
  .map(([num, den]) => fraction(num, den));
const additions = fc.array(fc.record({ place: fc.nat({ max: PLACES - 1 }), value: anyExact }), {
  maxLength: 40,
});

const summed = (all: readonly { readonly place: number; readonly value: Exact }[]): ExactSums => {
  const sums = startExactSums(3);
  for (const { place, value } of all) sums.add(place, value);
  return sums;
};
const listOf = (sums: ExactSums): Exact[] => Array.from({ length: PLACES }, (_, place) => sums.at(place));

describe('sums side by side', () => {
  test.prop([additions], { numRuns: 300 })('are the sums of fractions, whatever is added', (all) => {
    const expected = Array.from({ length: PLACES }, () => ZERO);
    for (const { place, value } of all) expected[place] = add(expected[place] as Exact, value);
    expect(listOf(summed(all))).toEqual(expected);
  });

  test.prop([additions, additions], { numRuns: 300 })(
    'add up with other sums to the sums of both',
    (a, b) => {
      const both = summed(a);
      const other = summed(b);
      for (let place = 0; place < PLACES; place += 1) both.addFrom(place, other, place);
      expect(listOf(both)).toEqual(listOf(summed([...a, ...b])));
    },
  );

  it('stay exact where a double is not, and where denominators have no multiple that is', () => {
    const most = exact(Number.MAX_SAFE_INTEGER);
    const far = [fraction(1n, 94_906_267n), fraction(1n, 94_906_271n), fraction(1n, 94_906_297n)];
    const sums = summed([most, exact(1), exact(1), ...far].map((value) => ({ place: 0, value })));
    expect(sums.at(0)).toEqual([most, exact(1), exact(1), ...far].reduce(add));
    expect(sums.at(1)).toEqual(ZERO);
  });
});
