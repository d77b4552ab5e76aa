import { describe, expect, it } from 'vitest';
import { defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import { engagementMetrics, type Metric } from '../../src/engagement/metrics.ts';
import { evening, full, type Numbers, sessionOf } from './session-of.ts';

const rows = (numbers: Numbers): readonly Metric[] =>
  engagementMetrics(sessionOf(numbers), defaultBenchmarks);
const row = (numbers: Numbers, metric: string): Metric | undefined =>
  rows(numbers).find((each) => each.metric === metric);

describe('engagementMetrics', () => {
  it('has every row, known or not, in one order', () => {
    const names = ['likes', 'comments', 'viewers', 'uniqueViewers', 'follows', 'shares', 'gifters'];
    expect(rows({}).map((each) => each.metric)).toEqual(names);
    expect(rows(full).map((each) => each.metric)).toEqual(names);
    expect(rows({}).every((each) => each.value === null && each.rate === null)).toBe(true);
    expect(rows({}).every((each) => each.missing.length > 0)).toBe(true);
    expect(rows(full).every((each) => each.missing.length === 0)).toBe(true);
  });

  it('shows the figures of an evening with their yardsticks', () => {
    expect(row(evening, 'likes')).toMatchObject({
      value: 48_213,
      rateUnit: 'per viewer-minute',
      benchmark: 1,
      benchmarkEvidence: 'assumed',
      effect: 'visibility',
      evidence: 'vendor',
      brandRelevant: true,
    });
    expect(row(evening, 'likes')?.rate?.toFixed(2)).toBe('1.15');
    expect(row(evening, 'comments')).toMatchObject({ value: 812, benchmark: 0.03, effect: 'readiness' });
    expect(row(evening, 'comments')?.rate?.toFixed(3)).toBe('0.019');
    expect(row(evening, 'viewers')).toMatchObject({
      value: 350,
      rate: null,
      benchmark: null,
      benchmarkEvidence: null,
      effect: 'opportunity',
      evidence: 'experiment',
    });
  });

  it('says how long each unique viewer stayed', () => {
    expect(row(full, 'uniqueViewers')).toMatchObject({ value: 10_000, rate: 1, rateUnit: 'minutes each' });
  });

  it('keeps a count whose rate is unknown', () => {
    expect(row({ follows: 12 }, 'follows')).toMatchObject({
      value: 12,
      rate: null,
      missing: ['viewers.unique'],
    });
  });

  it('falls back to the peak with weaker evidence, and still asks for the average', () => {
    expect(row({ peak: 900 }, 'peakViewers')).toMatchObject({
      value: 900,
      evidence: 'observational',
      missing: ['viewers.average'],
    });
    expect(row({ peak: 900, average: 300 }, 'viewers')).toMatchObject({ value: 300, missing: [] });
  });

  it('counts the likes its rate is made of', () => {
    expect(row({ ...evening, recordedLikes: 84_000 }, 'likes')).toMatchObject({ value: 84_000, rate: 2 });
  });
});
