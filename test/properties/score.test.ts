import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type Benchmarks, COMPONENTS, defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import { wholePoints } from '../../src/engagement/points.ts';
import { type Engagement, scoreSession, scoreWithoutGifters } from '../../src/engagement/score.ts';
import { suggest } from '../../src/engagement/suggestions.ts';
import { type Numbers, sessionOf } from '../engagement/session-of.ts';

const fixed = { seed: 350 };

const count = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER),
  fc.nat(100),
  fc.nat(10_000_000),
);
const average = fc.oneof(count, fc.double({ min: 0, max: 1e6, noNaN: true }));
const numbers: fc.Arbitrary<Numbers> = fc.record({
  average,
  unique: count,
  seconds: count,
  likes: count,
  recordedLikes: count,
  comments: count,
  shares: count,
  follows: count,
  gifters: count,
});

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const benchmark = fc.record({
  rate: positive(1e-6, 1e4),
  spread: positive(0.05, 5),
  pseudoExposure: fc.oneof(fc.constant(0), positive(0, 1e6)),
  weight: fc.oneof(fc.constant(0), positive(0, 10)),
  evidence: fc.constant('assumed' as const),
  source: fc.constant('generated'),
});
const benchmarks: fc.Arbitrary<Benchmarks> = fc.oneof(
  fc.constant(defaultBenchmarks),
  fc.record({
    watch: benchmark,
    comments: benchmark,
    gifters: benchmark,
    follows: benchmark,
    likes: benchmark,
    shares: benchmark,
  }),
);

const score = (of: Numbers, by: Benchmarks): Engagement => scoreSession(sessionOf(of), by);
const tenths = (value: number | null | undefined): number => Math.round((value ?? 0) * 10);
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

test.prop([numbers, benchmarks], { ...fixed, numRuns: 500 })(
  'score, points and confidence stay in bounds',
  (of, by) => {
    const engagement = score(of, by);
    for (const value of [engagement.score, engagement.scoreWithoutGifters]) {
      if (value === null) continue;
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(100);
    }
    expect(engagement.confidence).toBeGreaterThanOrEqual(0);
    expect(engagement.confidence).toBeLessThanOrEqual(1);
    expect(engagement.components.map((part) => part.name)).toEqual([...COMPONENTS]);
    for (const part of engagement.components) {
      expect(part.points === null).toBe(part.maxPoints === null);
      expect(tenths(part.points)).toBeGreaterThanOrEqual(0);
      expect(tenths(part.points)).toBeLessThanOrEqual(tenths(part.maxPoints));
      if (!part.available) expect(part.points).toBeNull();
    }
  },
);

test.prop([numbers, benchmarks], { ...fixed, numRuns: 500 })(
  'the score that histories take alone is the one without gifters',
  (of, by) => {
    expect(scoreWithoutGifters(sessionOf(of), by)).toBe(score(of, by).scoreWithoutGifters);
  },
);

test.prop([numbers, benchmarks], { ...fixed, numRuns: 500 })(
  'points add up to the score as printed',
  (of, by) => {
    const engagement = score(of, by);
    const { components } = engagement;
    expect(total(components.map((part) => tenths(part.points)))).toBe(tenths(engagement.score));
    expect(total(components.map((part) => tenths(part.withoutGifters?.points)))).toBe(
      tenths(engagement.scoreWithoutGifters),
    );
    if (engagement.score === null) return;
    expect(total(components.map((part) => tenths(part.maxPoints)))).toBe(1000);
    const whole = wholePoints(
      components.map((part) => part.points),
      engagement.score,
    );
    expect(total(whole.map((points) => points ?? 0))).toBe(Math.round(engagement.score));
  },
);

const COUNTS = ['likes', 'comments', 'shares', 'follows', 'gifters'] as const;

test.prop([numbers, benchmarks, fc.constantFrom(...COUNTS), fc.nat(10_000), fc.nat(1_000_000)], {
  ...fixed,
  numRuns: 500,
})('more of one count never lowers the score', (of, by, field, less, more) => {
  const fewer = score({ ...of, recordedLikes: null, [field]: less }, by);
  const greater = score({ ...of, recordedLikes: null, [field]: less + more }, by);
  expect(tenths(greater.score)).toBeGreaterThanOrEqual(tenths(fewer.score));
  expect(tenths(greater.scoreWithoutGifters)).toBeGreaterThanOrEqual(tenths(fewer.scoreWithoutGifters));
  expect(greater.confidence).toBe(fewer.confidence);
});

test.prop([numbers, benchmarks, count], fixed)(
  'gifters never touch the score beside income',
  (of, by, gifters) => {
    const one = score(of, by);
    const other = score({ ...of, gifters }, by);
    expect(other.scoreWithoutGifters).toBe(one.scoreWithoutGifters);
    expect(other.components.map((part) => part.withoutGifters)).toEqual(
      one.components.map((part) => part.withoutGifters),
    );
    expect(score({ ...of, gifters: null }, by).score).toBe(one.scoreWithoutGifters);
  },
);

const lively: fc.Arbitrary<Numbers> = fc.record({
  average: fc.integer({ min: 200, max: 5000 }),
  seconds: fc.integer({ min: 3600, max: 20_000 }),
  unique: fc.integer({ min: 20_000, max: 1_000_000 }),
  likes: fc.nat(1_000_000),
  comments: fc.nat(20_000),
  shares: fc.nat(2000),
  follows: fc.nat(5000),
  gifters: fc.nat(2000),
});

test.prop([lively, fc.integer({ min: 2, max: 1000 })], fixed)(
  'a room many times as large with as many times everything scores nearly the same',
  (of, times) => {
    const larger = Object.fromEntries(
      Object.entries(of).map(([field, value]) => [
        field,
        field === 'seconds' ? value : (value as number) * times,
      ]),
    ) as Numbers;
    const one = score(of, defaultBenchmarks);
    const other = score(larger, defaultBenchmarks);
    expect(Math.abs((one.score as number) - (other.score as number))).toBeLessThan(2);
    expect(other.confidence).toBeGreaterThanOrEqual(one.confidence);
  },
);

test.prop([numbers, benchmarks], fixed)('telling a missing number never lowers the confidence', (of, by) => {
  const before = score(of, by);
  const known = { 'viewers.average': 100, durationSeconds: 3600, 'viewers.unique': 5000 } as Record<
    string,
    number
  >;
  const keys: Record<string, keyof Numbers> = {
    'viewers.average': 'average',
    durationSeconds: 'seconds',
    'viewers.unique': 'unique',
  };
  const told: Numbers = {
    ...of,
    ...Object.fromEntries(before.missing.map((field) => [keys[field] ?? field, known[field] ?? 10])),
  };
  const after = score(told, by);
  expect(after.missing).toEqual([]);
  expect(after.confidence).toBeGreaterThanOrEqual(before.confidence);
  for (const part of after.components) {
    expect(part.missing.length === 0 || by[part.name].weight === 0).toBe(true);
  }
});

test.prop([numbers, benchmarks], fixed)(
  'at most three suggestions, each resting on a measured figure',
  (of, by) => {
    const session = sessionOf(of);
    const engagement = scoreSession(session, by);
    const suggestions = suggest(engagement, session);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    for (const { code, component, count, rate, benchmark } of suggestions) {
      const part = engagement.components.find((each) => each.name === component);
      expect(part).toMatchObject({ available: true, count, rate, benchmark });
      expect(rate < benchmark).toBe(code !== 'PROMOTE_ELSEWHERE');
    }
  },
);
