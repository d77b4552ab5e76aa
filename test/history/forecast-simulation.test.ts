import { describe, expect, it } from 'vitest';
import { drawsFrom } from '../../bench/statistics/draws.ts';
import { tryForecasts, tryTimes } from '../../bench/statistics/forecast.ts';
import { MIDDLING } from '../../bench/statistics/histories.ts';
import { seededRandom } from '../../src/statistics/random.ts';

/** 2,000 of each in the bench. */
const REPLICATIONS = 300;

describe('on simulated creators', () => {
  it.each([
    ['a middling one', { gifts: 40, sessions: 40 }],
    ['a small one', { gifts: 4, sessions: 40 }],
    ['a middling one with a short history', { gifts: 40, sessions: 8 }],
  ])('of %s, the interval of the next LIVE covers .75 to .85', (_, world) => {
    const found = tryForecasts({ ...MIDDLING, ...world }, REPLICATIONS, drawsFrom(seededRandom(20_265)));
    expect(found.coverage).toBeGreaterThanOrEqual(0.75);
    expect(found.coverage).toBeLessThanOrEqual(0.85);
    expect(found.ratio).toBeLessThan(1);
  });

  it.each([1, 10, 40])(
    'the interval of the time to a target %d sessions away covers about as often',
    (away) => {
      const draws = drawsFrom(seededRandom(20_266));
      const found = tryTimes({ ...MIDDLING, sessions: 12 }, away, REPLICATIONS, draws);
      expect(found.coverage).toBeGreaterThanOrEqual(0.72);
      expect(found.coverage).toBeLessThanOrEqual(0.9);
      expect(Math.abs(found.before - 0.5)).toBeLessThan(0.15);
    },
  );
});
