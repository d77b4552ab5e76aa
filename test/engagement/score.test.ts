import { describe, expect, it } from 'vitest';
import { type Benchmarks, COMPONENTS, defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import { wholePoints } from '../../src/engagement/points.ts';
import { bandOf, type Engagement, scoreSession } from '../../src/engagement/score.ts';
import { evening, full, type Numbers, sessionOf } from './session-of.ts';

const score = (numbers: Numbers, benchmarks: Benchmarks = defaultBenchmarks): Engagement =>
  scoreSession(sessionOf(numbers), benchmarks);

const weighing = (weight: (name: string) => number): Benchmarks =>
  Object.fromEntries(
    COMPONENTS.map((name) => [name, { ...defaultBenchmarks[name], weight: weight(name) }]),
  ) as unknown as Benchmarks;

const part = (engagement: Engagement, name: string) => {
  const found = engagement.components.find((each) => each.name === name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};

describe('scoreSession', () => {
  it('scores an evening known by likes, comments, viewers and duration 40 of 100, roughly', () => {
    const engagement = score(evening);
    expect(Math.round(engagement.score ?? -1)).toBe(40);
    expect(engagement.score).toBe(39.7);
    expect(engagement.scoreWithoutGifters).toBe(39.7);
    expect(engagement.confidenceLabel).toBe('low');
    expect(engagement.confidence).toBe(0.3);
    expect(engagement.band).toBe('usual');
    expect(engagement.components.filter((each) => each.available).map((each) => each.name)).toEqual([
      'comments',
      'likes',
    ]);
  });

  it('equals the formula worked by hand', () => {
    // likes: (48213 + 60) / (42000 + 60) = 1.14772; u = 1 / (1 + (1 / 1.14772)^(1.702 / 1.2)) = 0.5487
    // comments: (812 + 3.6) / (42000 + 120) = 0.019364; u = 1 / (1 + (0.03 / 0.019364)^1.702) = 0.3219
    const engagement = score(evening);
    expect(part(engagement, 'likes')).toMatchObject({ points: 18.3, maxPoints: 33.3, weight: 0.1 });
    expect(part(engagement, 'comments')).toMatchObject({ points: 21.4, maxPoints: 66.7, weight: 0.2 });
    expect(part(engagement, 'likes').rate).toBeCloseTo(1.14793, 5);
    expect(part(engagement, 'comments').rate).toBeCloseTo(0.019333, 6);
  });

  it('gives 50 where every rate is exactly its benchmark', () => {
    const engagement = score({
      average: 70,
      seconds: 6000,
      unique: 10_000,
      likes: 7000,
      comments: 210,
      shares: 30,
      follows: 100,
      gifters: 50,
    });
    expect(engagement.score).toBe(50);
    expect(engagement.scoreWithoutGifters).toBe(50);
    expect(engagement.components.map((each) => each.points)).toEqual([12.5, 10, 10, 7.5, 5, 5]);
    expect(engagement.components.map((each) => each.maxPoints)).toEqual([25, 20, 20, 15, 10, 10]);
    expect(engagement.confidenceLabel).toBe('high');
    expect(engagement.missing).toEqual([]);
  });

  it('keeps a three-minute test LIVE near 50 with little confidence', () => {
    const engagement = score({ average: 2, seconds: 180, likes: 40, comments: 2, unique: 4, follows: 0 });
    expect(engagement.score).toBeGreaterThan(40);
    expect(engagement.score).toBeLessThan(62);
    expect(engagement.confidence).toBeLessThan(0.15);
  });

  it('lets tap spam move the score by no more than the part weighs', () => {
    const before = score(full).score as number;
    const spam = score({ ...full, likes: 1_200_000_000 }).score as number;
    expect(spam - before).toBeLessThan(5);
    expect(part(score({ ...full, likes: 1_200_000_000 }), 'likes').points).toBe(10);
  });

  it('keeps gifters out of the score that stands beside income', () => {
    const with0 = score({ ...full, gifters: 0 });
    const many = score({ ...full, gifters: 2000 });
    const unknown = score({ ...full, gifters: null });
    expect(many.scoreWithoutGifters).toBe(with0.scoreWithoutGifters);
    expect(many.score).toBeGreaterThan(with0.score as number);
    expect(unknown.score).toBe(many.scoreWithoutGifters);
    expect(part(many, 'gifters').withoutGifters).toBeNull();
    expect(part(many, 'likes').withoutGifters?.maxPoints).toBe(12.5);
  });

  it('uses the likes received while recorded when there is a recording', () => {
    const engagement = score({ ...evening, likes: 900_000, recordedLikes: 42_000 });
    expect(part(engagement, 'likes').rate).toBe(1);
    expect(part(engagement, 'likes').count).toBe(42_000);
    expect(part(score({ ...evening, recordedLikes: 0 }), 'likes').count).toBe(0);
  });

  it.each([
    ['no average viewers', { average: 0 }],
    ['no duration', { seconds: 0 }],
  ])('has no part per viewer-minute with %s, and asks for nothing that would not help', (_, zero) => {
    const engagement = score({ ...full, ...zero });
    for (const name of ['watch', 'comments', 'likes']) {
      expect(part(engagement, name)).toMatchObject({
        available: false,
        rate: null,
        points: null,
        maxPoints: null,
        missing: [],
      });
    }
    expect(engagement.score).not.toBeNull();
    expect(score({ ...full, ...zero, comments: null, unique: null }).missing).toEqual(['viewers.unique']);
  });

  it('has no score for nothing known, nothing weighed, or nobody there', () => {
    expect(score({})).toMatchObject({ score: null, scoreWithoutGifters: null, confidence: 0, band: null });
    expect(score({ average: 0, seconds: 0, unique: 0, likes: 3, gifters: 1 }).score).toBeNull();
    const unweighed = score(
      full,
      weighing(() => 0),
    );
    expect(unweighed).toMatchObject({ score: null, confidence: 0, confidenceLabel: 'low', missing: [] });
    expect(unweighed.components.every((each) => each.points === null && each.weight === 0)).toBe(true);
  });

  it('gives only gifters a score without one beside income', () => {
    const engagement = score({ unique: 1000, gifters: 5 });
    expect(engagement.score).toBe(50);
    expect(engagement.scoreWithoutGifters).toBeNull();
  });

  it('counts a part of weight 0 for nothing and does not ask for it', () => {
    const noShares = weighing((name) => (name === 'shares' ? 0 : 1));
    const engagement = score(full, noShares);
    expect(part(engagement, 'shares')).toMatchObject({ available: true, points: 0, maxPoints: 0 });
    expect(engagement.score).toBe(score({ ...full, shares: null }, noShares).score);
    expect(score({ ...full, shares: null }, noShares).missing).toEqual([]);
  });

  it('scales weights that do not add up to 1', () => {
    const twice = weighing((name) => 2 * defaultBenchmarks[name as 'likes'].weight);
    expect(score(full, twice).score).toBe(score(full).score);
    expect(part(score(full, twice), 'watch').weight).toBe(0.25);
  });
});

describe('missing numbers', () => {
  it.each<[string, Numbers, string[]]>([
    ['an evening without people counts', evening, ['viewers.unique', 'follows', 'shares', 'gifters']],
    [
      'likes alone',
      { likes: 50_000 },
      ['viewers.average', 'durationSeconds', 'viewers.unique', 'comments', 'follows', 'shares', 'gifters'],
    ],
    [
      'nothing',
      {},
      [
        'viewers.average',
        'durationSeconds',
        'viewers.unique',
        'comments',
        'follows',
        'likes',
        'shares',
        'gifters',
      ],
    ],
    [
      'likes, viewers and duration',
      { average: 350, seconds: 7200, likes: 48_213 },
      ['viewers.unique', 'comments', 'follows', 'shares', 'gifters'],
    ],
    ['all but gifters', { ...full, gifters: null }, ['gifters']],
    ['all but the average', { ...full, average: null }, ['viewers.average']],
  ])('are asked for by what they open: %s', (_, numbers, expected) => {
    expect(score(numbers).missing).toEqual(expected);
  });
});

describe('bands and labels', () => {
  it('turn at 35 and 65, inclusive of usual', () => {
    expect([34.9, 35, 65, 65.1].map(bandOf)).toEqual(['low', 'usual', 'usual', 'high']);
    expect(bandOf(null)).toBeNull();
  });

  it('label the confidence that is printed', () => {
    // 0.1 + 0.2 of the weight, then + 0.25, then everything.
    expect(score(evening).confidenceLabel).toBe('low');
    expect(score({ ...evening, unique: 20_000 }).confidenceLabel).toBe('medium');
    expect(score(full).confidenceLabel).toBe('high');
  });
});

describe('wholePoints', () => {
  it('adds up to the whole score, unknown parts left alone', () => {
    const engagement = score(evening);
    const whole = wholePoints(
      engagement.components.map((each) => each.points),
      engagement.score as number,
    );
    expect(whole).toEqual([null, 22, null, null, 18, null]);
  });

  it('gives the unit that is left to the part that lost most', () => {
    expect(wholePoints([33.3, 33.4, 33.3], 100)).toEqual([33, 34, 33]);
    expect(wholePoints([0, 0, null], 0)).toEqual([0, 0, null]);
  });
});
