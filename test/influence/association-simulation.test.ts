import { describe, expect, it } from 'vitest';
import { tryWorld } from '../../bench/statistics/coverage.ts';
import { drawsFrom } from '../../bench/statistics/draws.ts';
import { history, MIDDLING } from '../../bench/statistics/histories.ts';
import { designOf } from '../../src/influence/association/design.ts';
import { estimateOf } from '../../src/influence/association/estimate.ts';
import { falseAlarm } from '../../src/influence/association/false-alarm.ts';
import { usableSessions } from '../../src/influence/association/usable.ts';
import { seededRandom } from '../../src/statistics/random.ts';

const REPLICATIONS = 300;

/** Five standard errors of a share of this many. */
const noise = (share: number): number => 5 * Math.sqrt((share * (1 - share)) / REPLICATIONS);

describe('on simulated creators whose truth is known', () => {
  it.each(
    [0, 0.3, 0.6, 0.9].flatMap((elasticity) => [10, 30, 100].map((sessions) => [elasticity, sessions])),
  )(
    'of intervals at 90 percent, 85 in 100 or more hold an elasticity of %f, from %i sessions',
    (elasticity, sessions) => {
      const draws = drawsFrom(seededRandom(1000 * elasticity + sessions));
      let covered = 0;
      for (let replication = 0; replication < REPLICATIONS; replication += 1) {
        const inputs = history({ ...MIDDLING, elasticity, sessions }, draws);
        const { interval90 } = estimateOf(designOf(usableSessions(inputs).sessions));
        if (interval90.low <= elasticity && elasticity <= interval90.high) covered += 1;
      }
      expect(covered / REPLICATIONS).toBeGreaterThanOrEqual(0.85);
    },
  );

  it('likes that do nothing are called associated at most one time in twenty', () => {
    const draws = drawsFrom(seededRandom(77));
    const found = tryWorld({ ...MIDDLING, sessions: 30 }, REPLICATIONS, draws);
    expect(found.associated).toBeLessThanOrEqual(0.05 + noise(0.05) / 2);
    expect(found.permutation).toBeLessThanOrEqual(0.05 + noise(0.05));
    // Where there is something to find, it is found more often: the rule is not one that never speaks.
    const real = tryWorld({ ...MIDDLING, sessions: 30, elasticity: 0.9 }, REPLICATIONS, draws);
    expect(real.associated).toBeGreaterThan(0.25);
  });

  it('excitement is called associated as often as the printed share says', () => {
    const found = tryWorld(
      { ...MIDDLING, arousal: true, sessions: 30 },
      REPLICATIONS,
      drawsFrom(seededRandom(78)),
    );
    const { share } = falseAlarm(30);
    expect(Math.abs(found.associated - share)).toBeLessThan(noise(share));
    expect(found.associated).toBeGreaterThan(0.05);
  });
});
