import { describe, expect, it } from 'vitest';
import { type AssociatedAmounts, amountsOf } from '../../src/influence/association/amounts.ts';
import { associate } from '../../src/influence/association/associate.ts';
import { associateByCreator } from '../../src/influence/association/by-creator.ts';
import type { Estimate } from '../../src/influence/association/estimate.ts';
import { falseAlarm } from '../../src/influence/association/false-alarm.ts';
import { FALSE_ALARMS } from '../../src/influence/association/false-alarm-table.ts';
import type { AssociationInput } from '../../src/influence/association/input.ts';
import { usableSessions } from '../../src/influence/association/usable.ts';
import { evening, evenings, normals, simulated } from './association-histories.ts';

/** Usual rate 1 like per viewer-minute, slope 0.5 (0.2 to 0.8). */
const estimate = {
  slope: 0.5,
  interval90: { low: 0.2, high: 0.8 },
  usualLikeRate: 1,
} as Estimate;

function amounts(
  ratios: readonly number[],
  change: (at: number) => Partial<AssociationInput> = () => ({}),
): AssociatedAmounts {
  const { sessions } = usableSessions(ratios.map((_, at) => evening(at, { coins: 2000, ...change(at) })));
  return amountsOf(sessions, ratios.map(Math.log), estimate);
}

describe('amountsOf', () => {
  it('is coins × (1 - ratio^-slope) at the ends and the slope, negative below the usual rate', () => {
    const { sessions } = amounts([2, 0.5, 1]);
    expect(sessions.map(({ amount }) => amount)).toEqual([
      { low: 259, expected: 586, high: 851 },
      { low: -1482, expected: -828, high: -297 },
      { low: 0, expected: 0, high: 0 },
    ]);
  });

  it('prints no minus before nothing', () => {
    const [almost] = amounts([0.9], () => ({ coins: 1 })).sessions;
    expect(Object.is(almost?.amount?.expected, 0)).toBe(true);
    expect(Object.is(almost?.amount?.low, 0)).toBe(true);
  });

  it('goes no further than a quarter and four times the usual rate, and says so', () => {
    const { sessions } = amounts([4, 40, 0.25, 0.01]);
    expect(sessions.map(({ clamped }) => clamped)).toEqual([false, true, false, true]);
    expect(sessions[1]?.amount).toEqual(sessions[0]?.amount);
    expect(sessions[3]?.amount).toEqual(sessions[2]?.amount);
    expect(sessions[1]?.ratio).toBeCloseTo(40, 9);
  });

  it('sums sessions above and below the usual rate apart and together', () => {
    const { total, above, below } = amounts([2, 2, 0.5]);
    expect(above).toEqual({ sessions: 2, coins: 4000, amount: { low: 518, expected: 1172, high: 1703 } });
    expect(below).toEqual({ sessions: 1, coins: 2000, amount: { low: -1482, expected: -828, high: -297 } });
    // One slope for all: 518 - 297 and 1703 - 1482; the middle is the most, as the sum bends.
    expect(total).toEqual({ sessions: 3, coins: 6000, amount: { low: 220, expected: 344, high: 344 } });
  });

  it('leaves out sessions in which one gift or one gifter is more than half', () => {
    const { sessions, total } = amounts([2, 2, 2, 2], (at) => ({
      topGiftShare: [0.5, 0.51, null, 0.1][at] ?? null,
      topGifterShare: [0.5, 0.9, 0.51, null][at] ?? null,
    }));
    expect(sessions.map(({ withheld }) => withheld)).toEqual([null, 'one-gift', 'one-gifter', null]);
    expect(sessions.map(({ amount }) => amount?.expected ?? null)).toEqual([586, null, null, 586]);
    expect(total).toMatchObject({ sessions: 2, coins: 4000, amount: { expected: 1172 } });
  });

  it('shows no sum where one gifter’s coins in one session are more than half of all', () => {
    const whale = amounts([2, 2, 2], (at) => (at === 0 ? { coins: 20_000, topGifterShare: 0.7 } : {}));
    expect(whale).toMatchObject({ total: null, withheld: 'one-gifter' });
    const half = amounts([2, 2, 2], (at) => (at === 0 ? { coins: 4000, topGifterShare: 0.9 } : {}));
    expect(half.withheld).toBeNull();
    const all = amounts([2, 2, 2], () => ({ topGiftShare: 0.9 }));
    expect(all).toMatchObject({ total: null, withheld: 'every-session' });
  });
});

describe('notes', () => {
  const noted = (change: (at: number) => Partial<AssociationInput>) =>
    associate(Array.from({ length: 12 }, (_, at) => evening(at, { topGifterShare: 0.1, ...change(at) })))
      .notes;

  it('has none for a plain history', () => {
    expect(noted(() => ({}))).toEqual([]);
  });

  it('counts what a reader should know', () => {
    expect(noted((at) => (at < 3 ? { topGifterShare: 0.6 } : {}))).toEqual([
      { kind: 'one-gifter', sessions: 3, share: 0.05 },
    ]);
    expect(noted((at) => (at < 2 ? { topLikerShare: 0.6 } : {}))).toEqual([
      { kind: 'one-liker', sessions: 2 },
    ]);
    expect(noted((at) => (at < 4 ? { topGifterShare: null } : {}))).toEqual([
      { kind: 'gifters-unknown', sessions: 4 },
    ]);
    expect(noted((at) => (at < 4 ? { likesBasis: 'recorded' } : {}))).toEqual([
      { kind: 'likes-recorded', sessions: 4 },
    ]);
    expect(noted((at) => (at < 4 ? { likesBasis: 'sampled' } : {}))).toEqual([
      { kind: 'likes-sampled', sessions: 4 },
    ]);
    expect(noted((at) => (at < 4 ? { coinsAtLeast: true } : {}))).toEqual([
      { kind: 'coins-at-least', sessions: 4 },
    ]);
    expect(noted((at) => (at < 1 ? { coins: 12_000 } : {}))).toEqual([
      { kind: 'one-session', share: 12 / 23 },
    ]);
    expect(noted((at) => (at < 4 ? { creator: 'bea' } : {}))).toEqual([
      { kind: 'several-creators', creators: 2 },
    ]);
  });
});

describe('comments', () => {
  const likes = normals(40, 21);
  const mood = normals(40, 22);
  const noise = normals(40, 23);

  it('shrink the slope of likes where both only show excitement', () => {
    const inputs = evenings(
      likes.map((value, at) => 0.4 * value + (mood[at] as number)),
      mood.map((value, at) => value + 0.2 * (noise[at] as number)),
    ).map((input, at) => ({ ...input, comments: Math.round(1000 * Math.exp(mood[at] as number)) }));
    const found = associate(inputs);
    if (found.status === 'not_enough_data') throw new Error('not enough');
    expect(found.comments?.sessions).toBe(40);
    expect(found.comments?.unadjusted).toBeCloseTo(found.estimate.slope, 12);
    expect(found.comments?.adjusted).toBeLessThan(0.3 * (found.comments?.unadjusted as number));
    expect(found.comments?.commentSlope).toBeGreaterThan(0.4);
    // Both slopes are of the sessions with comments, of which ten are needed.
    const some = (count: number) => {
      const part = associate(inputs.map((input, at) => (at < count ? input : { ...input, comments: null })));
      return part.status === 'not_enough_data' ? undefined : part.comments;
    };
    expect(some(9)).toBeNull();
    expect(some(10)?.sessions).toBe(10);
    expect(some(20)?.unadjusted).not.toBe(found.estimate.slope);
  });
});

describe('associateByCreator', () => {
  it('asks each creator on each platform alone', () => {
    const ada = simulated({ sessions: 30, elasticity: 0.9 }, 1).map((input) => ({
      ...input,
      creator: 'ada',
    }));
    const bea = simulated({ sessions: 12 }, 2).map((input) => ({ ...input, creator: 'bea' }));
    const nobody = simulated({ sessions: 4 }, 3).map((input) => ({ ...input, creator: null }));
    const elsewhere = bea.map((input) => ({ ...input, platform: 'twitch' }));
    const mixed = [...bea.slice(0, 6), ...ada, ...nobody, ...bea.slice(6), ...elsewhere];
    const found = associateByCreator(mixed, { seed: 9 });
    expect(found.map(({ platform, creator }) => [platform, creator])).toEqual([
      ['tiktok', 'bea'],
      ['tiktok', 'ada'],
      ['tiktok', null],
      ['twitch', 'bea'],
    ]);
    expect(found[0]?.association).toEqual(associate(bea, { seed: 9 }));
    expect(found[1]?.association).toEqual(associate(ada, { seed: 9 }));
    expect(found[2]?.association.sessions).toBe(4);
    expect(associateByCreator([])).toEqual([]);
  });
});

describe('falseAlarm', () => {
  it('is the simulated share at simulated lengths', () => {
    for (const { sessions, associated } of FALSE_ALARMS.points)
      expect(falseAlarm(sessions)).toEqual({ share: associated, sessions, simulated: true, histories: 2000 });
  });

  it('lies between those of the lengths around it', () => {
    for (let sessions = 10; sessions <= 1000; sessions += 1) {
      const after = FALSE_ALARMS.points.findIndex((point) => point.sessions >= sessions);
      const upper = FALSE_ALARMS.points[after]?.associated as number;
      const lower = FALSE_ALARMS.points[Math.max(0, after - 1)]?.associated as number;
      const { share } = falseAlarm(sessions);
      expect(share).toBeGreaterThanOrEqual(Math.min(lower, upper));
      expect(share).toBeLessThanOrEqual(Math.max(lower, upper));
    }
    expect(falseAlarm(55).share).toBeGreaterThan(falseAlarm(46).share);
  });

  it('stands at the longest beyond it, and says so', () => {
    expect(falseAlarm(5000)).toEqual({
      share: falseAlarm(1000).share,
      sessions: 5000,
      simulated: false,
      histories: 2000,
    });
  });
});
