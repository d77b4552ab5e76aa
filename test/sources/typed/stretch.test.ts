import { describe, expect, it } from 'vitest';
import { readStretch } from '../../../src/sources/typed/stretch.ts';

const hours = async (text: string, timezone = 'Europe/Berlin'): Promise<unknown> => {
  const stretch = await readStretch(text, timezone);
  return typeof stretch === 'string'
    ? stretch
    : [new Date(stretch.since).toISOString().slice(0, 16), (stretch.until - stretch.since) / 3_600_000];
};

describe('a period as it is typed', () => {
  it('is a day, a month, a year, or from one to another, both part of it', async () => {
    expect(await hours('2026-06-14')).toEqual(['2026-06-13T22:00', 24]);
    expect(await hours('2026-02')).toEqual(['2026-01-31T23:00', 28 * 24]);
    expect(await hours('2024-02')).toEqual(['2024-01-31T23:00', 29 * 24]);
    expect(await hours('2026')).toEqual(['2025-12-31T23:00', 365 * 24]);
    expect(await hours('2026-06-01..2026-06-14')).toEqual(['2026-05-31T22:00', 14 * 24]);
    expect(await hours('2025-11 .. 2026-01')).toEqual(['2025-10-31T23:00', 92 * 24]);
    expect(await hours('2026-06-14T20:00..2026-06-15')).toEqual(['2026-06-14T18:00', 28]);
  });

  it('is as long as the clocks of the zone make it', async () => {
    expect(await hours('2026-03-29')).toEqual(['2026-03-28T23:00', 23]);
    expect(await hours('2026-10')).toEqual(['2026-09-30T22:00', 31 * 24 + 1]);
    expect(await hours('2026-03-29', 'Asia/Kolkata')).toEqual(['2026-03-28T18:30', 24]);
  });

  it.each([
    ['2026-13', 'no-such-date'],
    ['2026-02-30', 'no-such-date'],
    ['2026-06-14..2026-06-13', 'ends-before-it-begins'],
    ['2026-06..2026-05', 'ends-before-it-begins'],
    ['2026-01..2026-02..2026-03', 'not-a-time'],
    ['June', 'not-a-time'],
    ['26-06', 'not-a-time'],
    ['', 'not-a-time'],
    ['..2026-02', 'not-a-time'],
    ['2026-06-14..', 'not-a-time'],
  ])('is not %s', async (text, problem) => {
    expect(await hours(text)).toBe(problem);
  });
});
