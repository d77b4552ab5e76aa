import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Benchmarks, COMPONENTS, defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import { DEFAULT_WEIGHS, ownBenchmarks } from '../../src/engagement/own-benchmarks.ts';
import { evening, full, type Numbers, sessionOf } from './session-of.ts';

const own = (past: readonly Numbers[], general: Benchmarks = defaultBenchmarks): Benchmarks =>
  ownBenchmarks(past.map(sessionOf), general);

describe('ownBenchmarks', () => {
  it('leaves the general yardsticks where nothing came before', () => {
    expect(own([])).toEqual(defaultBenchmarks);
    expect(own([{}, {}])).toEqual(defaultBenchmarks);
  });

  it('is the geometric mean of the general rate ten times and of every shrunk rate once', () => {
    // 100 viewers for 100 minutes: 10,000 viewer-minutes, of which 60 more are at the general rate of 1.
    const shrunk = (20_000 + 1 * 60) / (10_000 + 60);
    const session = { average: 100, seconds: 6000, likes: 20_000 };
    const rate = Math.exp((DEFAULT_WEIGHS * Math.log(1) + 5 * Math.log(shrunk)) / (DEFAULT_WEIGHS + 5));
    const { likes } = own([session, session, session, session, session]);
    expect(likes.rate).toBeCloseTo(rate, 5);
    expect(likes.own).toEqual({ sessions: 5 });
    expect(rate).toBeCloseTo(1.2587, 3);
  });

  it('touches only what the past tells, and nothing but the rate', () => {
    const found = own([evening]);
    expect(found.comments).toEqual({
      ...defaultBenchmarks.comments,
      rate: found.comments.rate,
      own: { sessions: 1 },
    });
    for (const name of ['watch', 'gifters', 'follows', 'shares'] as const)
      expect(found[name]).toEqual(defaultBenchmarks[name]);
  });

  it('counts for each part the LIVEs that tell it', () => {
    const found = own([evening, full, {}, full]);
    expect(found.likes.own?.sessions).toBe(3);
    expect(found.watch.own?.sessions).toBe(2);
  });

  it('takes a count of 0 for a low rate, not for none', () => {
    const { comments } = own([{ average: 100, seconds: 6000, comments: 0 }]);
    expect(comments.rate).toBeLessThan(defaultBenchmarks.comments.rate);
    expect(comments.rate).toBeGreaterThan(0);
  });

  it('has no rate of a count of 0 where the settings take the pseudo-exposure away', () => {
    const bare = { ...defaultBenchmarks, comments: { ...defaultBenchmarks.comments, pseudoExposure: 0 } };
    expect(own([{ average: 100, seconds: 6000, comments: 0 }], bare).comments).toEqual(bare.comments);
  });

  it('lets a three-minute test LIVE say little', () => {
    const short = own([{ average: 2, seconds: 180, comments: 30 }]).comments.rate;
    const long = own([{ average: 200, seconds: 18_000, comments: 300_000 }]).comments.rate;
    expect(Math.log(short / 0.03)).toBeLessThan(Math.log(long / 0.03) / 2);
  });

  const numbers = fc.record({
    average: fc.integer({ min: 1, max: 10_000 }),
    seconds: fc.integer({ min: 60, max: 40_000 }),
    unique: fc.integer({ min: 1, max: 1_000_000 }),
    likes: fc.integer({ min: 0, max: 10_000_000 }),
    comments: fc.integer({ min: 0, max: 100_000 }),
    shares: fc.integer({ min: 0, max: 10_000 }),
    follows: fc.integer({ min: 0, max: 10_000 }),
    gifters: fc.integer({ min: 0, max: 10_000 }),
  });

  test.prop([fc.array(numbers, { maxLength: 30 })])('does not depend on the order of the past', (past) => {
    const [there, back] = [own(past), own([...past].reverse())];
    for (const name of COMPONENTS) expect(there[name].rate / back[name].rate).toBeCloseTo(1, 4);
  });

  test.prop([numbers, fc.integer({ min: 1, max: 60 })])(
    'goes from the general rate towards the own one, and never beyond',
    (session, times) => {
      const few = own(Array.from({ length: times }, () => session));
      const many = own(Array.from({ length: times + 20 }, () => session));
      const limit = own(Array.from({ length: 200 }, () => session));
      for (const name of COMPONENTS) {
        const from = Math.log(defaultBenchmarks[name].rate);
        const way = (found: Benchmarks): number => Math.abs(Math.log(found[name].rate) - from);
        expect(way(many)).toBeGreaterThanOrEqual(way(few) - 1e-5);
        expect(way(limit)).toBeGreaterThanOrEqual(way(many) - 1e-5);
      }
    },
  );
});
