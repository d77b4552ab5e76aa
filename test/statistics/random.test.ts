import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle } from '../../src/statistics/random.ts';

const drawn = (seed: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, () => random.below(1_000_000));
};

describe('seededRandom', () => {
  it('gives the same stream for a seed, on every machine', () => {
    expect(drawn(1)).toEqual([474_237, 451_284, 972_568, 878_190, 13_333]);
    expect(drawn(1)).toEqual(drawn(1));
  });

  it('gives neighbouring seeds streams of their own', () => {
    const firsts = Array.from({ length: 200 }, (_, seed) => seededRandom(seed).uniform());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / 200;
    expect(new Set(firsts).size).toBe(200);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.07);
  });

  it('stays within its range', () => {
    const random = seededRandom(9);
    for (let draw = 0; draw < 2000; draw += 1) {
      expect([0, 1, 2]).toContain(random.below(3));
      const uniform = random.uniform();
      expect(uniform >= 0 && uniform < 1).toBe(true);
    }
    expect(random.below(1)).toBe(0);
  });
});

describe('shuffle', () => {
  it('makes every order of four as often as any other', () => {
    const random = seededRandom(3);
    const seen = new Map<string, number>();
    for (let round = 0; round < 24_000; round += 1) {
      const values = Float64Array.of(1, 2, 3, 4);
      shuffle(values, random);
      const key = values.join('');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    // Five standard deviations of a count that should be 1,000.
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(155);
  });

  it('leaves none and one alone', () => {
    const one = Float64Array.of(7);
    shuffle(one, seededRandom(1));
    shuffle(new Float64Array(0), seededRandom(1));
    expect([...one]).toEqual([7]);
  });
});
