import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { binned, clockOf, ticksOf } from '../../../src/render/html/bins.ts';

const timelines = fc
  .uniqueArray(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 60 })
  .map((minutes) =>
    minutes
      .sort((a, b) => a - b)
      .map((minute) => ({
        minute,
        coins: minute % 7,
        gifts: 1,
        gifters: 1,
        likes: minute % 11,
        comments: null,
        viewers: null,
      })),
  );

describe('minutes put together', () => {
  test.prop([timelines])('lose nothing and stay few', (timeline) => {
    const { bins, size } = binned(timeline);
    expect(bins.length).toBeLessThanOrEqual(300);
    const sum = (
      of: (each: { coins: number; likes: number }) => number,
      all: readonly { coins: number; likes: number }[],
    ): number => all.reduce((total, each) => total + of(each), 0);
    expect(sum(({ coins }) => coins, bins)).toBe(sum(({ coins }) => coins, timeline));
    expect(sum(({ likes }) => likes, bins)).toBe(sum(({ likes }) => likes, timeline));
    expect(bins.length * size).toBeGreaterThan(timeline.at(-1)?.minute as number);
  });

  it('know no viewers where nobody counted them', () => {
    const minute = { coins: 0, gifts: 0, gifters: 0, likes: 0, comments: null };
    const { bins } = binned([
      { ...minute, minute: 0, viewers: 10 },
      { ...minute, minute: 1, viewers: null },
    ]);
    expect(bins.map(({ viewers }) => viewers)).toEqual([10, null]);
  });
});

describe('the axis of time', () => {
  it('has round times of the clock of the session, past midnight too', () => {
    const clock = clockOf('2026-11-20T23:07:00+01:00');
    expect(ticksOf(120, clock).map(({ label }) => label)).toEqual([
      '23:30',
      '00:00 +1 d',
      '00:30 +1 d',
      '01:00 +1 d',
    ]);
    expect(clockOf(null)(65)).toBe('1:05');
  });

  test.prop([fc.integer({ min: 1, max: 100_000 })])('has few ticks, all within', (minutes) => {
    const ticks = ticksOf(minutes, clockOf('2026-11-20T20:07:00Z'));
    expect(ticks.length).toBeLessThanOrEqual(6);
    for (const { minute } of ticks) expect(minute).toBeLessThan(minutes);
  });
});
