import { describe, expect, it } from 'vitest';
import { drawsFrom } from '../../bench/statistics/draws.ts';
import { CALM, minutesOf, type MinuteWorld } from '../../bench/statistics/timing.ts';
import { asymmetry } from '../../src/influence/timing/asymmetry.ts';
import { everyMinute } from '../../src/influence/timing/series.ts';
import { sessionTiming, type Timing } from '../../src/influence/timing/timing.ts';
import type { Minute } from '../../src/session/session.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { normals } from './association-histories.ts';

/** Likes that jump about, and gifts that answer them so many minutes later (negative: earlier). */
function answering(minutes: number, later: number): Minute[] {
  const mood = normals(minutes + 40, 31);
  return Array.from({ length: minutes }, (_, minute) => ({
    minute,
    coins: 0,
    gifters: 0,
    gifts: Math.max(0, Math.round(10 + 4 * (mood[minute + 20 - later] as number))),
    likes: Math.round(300 * Math.exp(0.5 * (mood[minute + 20] as number))),
    comments: null,
    viewers: 100,
  }));
}

const reason = (timing: Timing): string => (timing.outcome === 'refused' ? timing.reason : timing.outcome);
const gifts = (timeline: readonly Minute[] | null): Timing => sessionTiming({ timeline }).gifts;

describe('refusals', () => {
  it('needs a timeline of sixty minutes', () => {
    expect(gifts(null)).toEqual({ outcome: 'refused', reason: 'no-timeline', have: 0, need: 60 });
    expect(gifts([])).toMatchObject({ reason: 'no-timeline' });
    expect(gifts(answering(59, 2))).toEqual({ outcome: 'refused', reason: 'too-short', have: 59, need: 60 });
    expect(reason(gifts(answering(60, 2)))).not.toBe('too-short');
    expect(sessionTiming({ timeline: answering(59, 2) }).viewers).toMatchObject({ reason: 'too-short' });
  });

  it('needs thirty gifts for the order of gifts, not for that of viewers', () => {
    const withGifts = (count: number) =>
      sessionTiming({
        timeline: answering(90, 2).map((minute, at) => ({
          ...minute,
          gifts: at < count ? 1 : 0,
          viewers: 100 + (at % 7) * at,
        })),
      });
    expect(withGifts(29).gifts).toEqual({ outcome: 'refused', reason: 'few-gifts', have: 29, need: 30 });
    expect(withGifts(29).viewers.outcome).not.toBe('refused');
    expect(withGifts(30).gifts.outcome).not.toBe('refused');
  });

  it('needs viewers in half of the minutes', () => {
    const known = (count: number) =>
      gifts(answering(100, 2).map((minute, at) => ({ ...minute, viewers: at < count ? 100 : null })));
    expect(known(49)).toEqual({ outcome: 'refused', reason: 'viewers-unknown', have: 0.49, need: 0.5 });
    expect(reason(known(50))).toBe('likes-first');
  });

  it('finds no order in what never moves, nor over a clock that jumped', () => {
    expect(sessionTiming({ timeline: answering(90, 2) }).viewers).toMatchObject({ reason: 'no-movement' });
    const [first, ...rest] = answering(90, 2);
    const last = rest.at(-1) as Minute;
    const jumped = [first as Minute, ...rest, { ...last, minute: 20_160 }];
    expect(gifts(jumped)).toEqual({ outcome: 'refused', reason: 'too-long', have: 20_161, need: 20_160 });
  });
});

describe('the order of likes and gifts', () => {
  it('is seen where gifts answer likes, with its limit', () => {
    const found = gifts(answering(120, 2));
    expect(found).toMatchObject({
      outcome: 'likes-first',
      minutes: 120,
      limits: ['TAPS_ARE_FASTER_THAN_GIFTS'],
    });
    if (found.outcome === 'refused') throw new Error(found.reason);
    expect(found.asymmetry).toBeCloseTo(found.likesLead - found.likesFollow, 12);
    expect(found.likesLead).toBeGreaterThan(0.1);
    expect(found.shifts).toBe(91);
    expect(found.pValue).toBeLessThanOrEqual(3 / 92);
  });

  it('is not seen where likes answer gifts, nor in the same minute', () => {
    const before = gifts(answering(120, -2));
    expect(before).toMatchObject({ outcome: 'no-order' });
    expect(before.outcome !== 'refused' && before.asymmetry).toBeLessThan(-0.1);
    expect(gifts(answering(120, 0)).outcome).toBe('no-order');
  });

  it('is seldom seen where likes only fall after gifts, although that is an asymmetry', () => {
    const found = Array.from({ length: 60 }, (_, seed) => {
      const mood = normals(170, 300 + seed);
      const noise = normals(160, 500 + seed);
      const at = (minute: number): number => mood[minute + 5] as number;
      const timeline = noise.map((value, minute): Minute => {
        const likes = 300 * Math.exp(0.5 * value - 0.2 * (at(minute - 1) + at(minute - 2)));
        const given = Math.max(0, Math.round(10 + 4 * at(minute)));
        return {
          minute,
          coins: 0,
          gifters: 0,
          gifts: given,
          likes: Math.round(likes),
          comments: null,
          viewers: 100,
        };
      });
      return gifts(timeline);
    });
    const share = (holds: (timing: Timing) => boolean): number => found.filter(holds).length / found.length;
    expect(share((each) => each.outcome !== 'refused' && each.asymmetry > 0.05)).toBeGreaterThan(0.9);
    expect(share(({ outcome }) => outcome === 'likes-first')).toBeLessThan(0.2);
  });

  it('is that of likes per viewer: likes that only follow the audience never move', () => {
    const audience = normals(90, 36).map((value) => Math.round(500 * Math.exp(0.3 * value)));
    const timeline = audience.map(
      (viewers, minute): Minute => ({
        minute,
        coins: 0,
        gifters: 0,
        gifts: minute % 5,
        likes: 20 * viewers - 1,
        comments: null,
        viewers,
      }),
    );
    expect(gifts(timeline)).toMatchObject({ reason: 'no-movement' });
  });

  it('is the same figure on every call', () => {
    expect(sessionTiming({ timeline: answering(300, 1) })).toEqual(
      sessionTiming({ timeline: answering(300, 1) }),
    );
  });
});

describe('the order of likes and viewers', () => {
  it('is seen where viewers come after likes per viewer rise', () => {
    const mood = normals(160, 33);
    const timeline = Array.from({ length: 120 }, (_, minute): Minute => {
      const viewers = Math.round(200 * Math.exp(0.1 * (mood[minute + 17] as number)));
      return {
        minute,
        coins: 0,
        gifters: 0,
        gifts: 1,
        likes: Math.round(5 * viewers * Math.exp(0.3 * (mood[minute + 20] as number))),
        comments: null,
        viewers,
      };
    });
    expect(sessionTiming({ timeline }).viewers).toMatchObject({
      outcome: 'likes-first',
      limits: ['LIVELY_ROOMS_DRAW_VIEWERS', 'VIEWER_COUNTS_COME_LATE'],
    });
  });
});

describe('on simulated sessions', () => {
  const share = (change: Partial<MinuteWorld>, seed: number) => {
    const draws = drawsFrom(seededRandom(seed));
    const found = Array.from({ length: 150 }, () =>
      sessionTiming({ timeline: minutesOf({ ...CALM, gifts: 2, ...change }, draws) }),
    );
    const first = (which: 'gifts' | 'viewers'): number =>
      found.filter((each) => each[which].outcome === 'likes-first').length / found.length;
    return { gifts: first('gifts'), viewers: first('viewers') };
  };
  /** Four standard errors over one in twenty. */
  const MOST = 0.05 + 4 * Math.sqrt((0.05 * 0.95) / 150);

  it('chance is seldom taken for an order', () => {
    const { gifts, viewers } = share({}, 51);
    expect(gifts).toBeLessThan(MOST);
    expect(viewers).toBeLessThan(MOST);
  });

  it('nor is an excitement that moves both in the same minute', () => {
    const { gifts, viewers } = share({ excitement: { giftsLater: 0, viewersLater: 0 } }, 52);
    expect(gifts).toBeLessThan(MOST);
    expect(viewers).toBeLessThan(MOST);
  });

  it('nor is a slow rise of both', () => {
    const draws = drawsFrom(seededRandom(54));
    const found = Array.from({ length: 150 }, () => {
      const rising = Array.from({ length: 120 }, (_, minute): Minute => {
        const likes = Math.round((minute + 5) * 20 * Math.exp(0.2 * draws.normal()));
        return {
          minute,
          coins: 0,
          gifters: 0,
          gifts: draws.poisson((minute + 5) / 20),
          likes,
          comments: null,
          viewers: 100,
        };
      });
      return gifts(rising).outcome;
    });
    expect(found.filter((outcome) => outcome === 'likes-first').length / found.length).toBeLessThan(MOST);
  });

  it('but one that gifts answer later is, which is the stated limit', () => {
    expect(share({ excitement: { giftsLater: 2, viewersLater: 2 } }, 53).gifts).toBeGreaterThan(0.25);
  });
});

describe('asymmetry', () => {
  const a = Float64Array.from(normals(200, 61));
  const b = Float64Array.from(normals(200, 62)).map((value, at) => value + (a[at - 3] ?? 0));

  it('turns around with its series', () => {
    const forward = asymmetry(a, b);
    const back = asymmetry(b, a);
    expect(forward?.difference).toBeGreaterThan(0.05);
    expect(back?.difference).toBeCloseTo(-(forward?.difference as number), 12);
    expect(back?.lead).toBeCloseTo(forward?.follow as number, 12);
  });

  it('counts the observed order among the shifts, so that p is never 0', () => {
    const late = a.map((_, at) => a[at - 3] ?? 0);
    expect(asymmetry(a, late)?.pValue).toBe(1 / 172);
    expect(asymmetry(late, a)?.pValue).toBe(1);
  });

  it('knows no unit', () => {
    const other = asymmetry(
      a.map((value) => 7 * value + 100),
      b.map((value) => 0.01 * value - 3),
    );
    expect(other?.difference).toBeCloseTo(asymmetry(a, b)?.difference as number, 9);
    expect(other?.pValue).toBe(asymmetry(a, b)?.pValue);
  });

  it('tries every shift of a short session, and a thousand less one of a long one', () => {
    expect(asymmetry(a, b)?.shifts).toBe(171);
    const long = Float64Array.from(normals(3000, 63));
    expect(
      asymmetry(
        long,
        long.map((value) => -value),
      )?.shifts,
    ).toBe(999);
  });
});

describe('everyMinute', () => {
  const minute = (at: number, viewers: number | null, likes = 5): Minute => ({
    minute: at,
    coins: 0,
    gifters: 0,
    gifts: 1,
    likes,
    comments: null,
    viewers,
  });

  it('fills minutes without an entry, and reads viewers off the line between samples', () => {
    const found = everyMinute([
      minute(3, null),
      minute(4, 100),
      minute(7, null),
      minute(8, 140),
      minute(9, null),
    ]);
    expect(found.map(({ viewers }) => viewers)).toEqual([100, 100, 110, 120, 130, 140, 140]);
    expect(found.map(({ likes }) => likes)).toEqual([5, 5, 0, 0, 5, 5, 5]);
    expect(found.map(({ gifts }) => gifts)).toEqual([1, 1, 0, 0, 1, 1, 1]);
  });

  it('keeps unknown viewers unknown', () => {
    expect(everyMinute([minute(0, null), minute(1, null)]).map(({ viewers }) => viewers)).toEqual([
      null,
      null,
    ]);
    expect(everyMinute([])).toEqual([]);
  });
});
