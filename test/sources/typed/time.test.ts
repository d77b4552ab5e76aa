import { describe, expect, test } from 'vitest';
import { readTime, resolveTime, secondsBetween, secondsLater } from '../../../src/sources/typed/time.ts';

describe('times as written', () => {
  test.each([
    ['2026-03-01T20:00:00+01:00', '2026-03-01T20:00:00', '+01:00'],
    ['2026-03-01T20:00+01', '2026-03-01T20:00:00', '+01:00'],
    ['2026-03-01T20:00-0330', '2026-03-01T20:00:00', '-03:30'],
    ['2026-03-01 20:00z', '2026-03-01T20:00:00', 'Z'],
    ['2026-03-01T20:00:05.250Z', '2026-03-01T20:00:05.250', 'Z'],
    [' 2024-02-29T00:00 ', '2024-02-29T00:00:00', null],
  ])('%j', (text, local, offset) => {
    expect(readTime(text)).toEqual({ local, offset });
  });

  test.each([
    ['2026-02-30T20:00', 'no-such-date'],
    ['2025-02-29T20:00', 'no-such-date'],
    ['1900-02-29T20:00', 'no-such-date'],
    ['2026-13-01T20:00', 'no-such-date'],
    ['2026-00-10T20:00', 'no-such-date'],
    ['2026-04-31T20:00Z', 'no-such-date'],
    ['2026-03-01', 'no-time-of-day'],
    ['2026-03-01T24:00', 'not-a-time'],
    ['2026-03-01T20:60', 'not-a-time'],
    ['2026-03-01T20', 'not-a-time'],
    ['2026-03-01T20:00+20:00', 'not-a-time'],
    ['2026-03-01T20:00+01:00[Europe/Berlin]', 'not-a-time'],
    ['01.03.2026 20:00', 'not-a-time'],
    ['yesterday', 'not-a-time'],
    ['', 'not-a-time'],
  ])('%j is no time: %s', (text, problem) => {
    expect(readTime(text)).toBe(problem);
  });
});

describe('times resolved', () => {
  test('an offset is kept, whatever the zones are', async () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Jakarta']) {
      expect(await resolveTime('2026-03-01T20:00+09:00', zone, { machineTimezone: zone })).toEqual({
        instant: '2026-03-01T20:00:00+09:00',
        assumedTimezone: null,
      });
    }
  });

  test.each([
    ['Europe/Berlin', '2026-03-01T20:00:00+01:00'],
    ['America/New_York', '2026-03-01T20:00:00-05:00'],
    ['Asia/Kathmandu', '2026-03-01T20:00:00+05:45'],
    ['UTC', '2026-03-01T20:00:00+00:00'],
  ])('without an offset it is local time of %s', async (zone, instant) => {
    expect(await resolveTime('2026-03-01T20:00', zone, { machineTimezone: 'Pacific/Auckland' })).toEqual({
      instant,
      assumedTimezone: null,
    });
    expect(await resolveTime('2026-03-01T20:00', null, { machineTimezone: zone })).toEqual({
      instant,
      assumedTimezone: zone,
    });
  });

  test('a time the clock skips is an hour later, a repeated one the first', async () => {
    expect(await resolveTime('2026-03-29T02:30', 'Europe/Berlin', { machineTimezone: 'UTC' })).toMatchObject({
      instant: '2026-03-29T03:30:00+02:00',
    });
    expect(await resolveTime('2026-10-25T02:30', 'Europe/Berlin', { machineTimezone: 'UTC' })).toMatchObject({
      instant: '2026-10-25T02:30:00+02:00',
    });
    expect(
      await resolveTime('2026-03-08T02:30', 'America/New_York', { machineTimezone: 'UTC' }),
    ).toMatchObject({
      instant: '2026-03-08T03:30:00-04:00',
    });
  });

  test('a zone that does not exist, and a date that does not', async () => {
    expect(await resolveTime('2026-03-01T20:00', 'Mars/One', { machineTimezone: 'UTC' })).toBe(
      'no-such-zone',
    );
    expect(await resolveTime('2026-02-30T20:00', 'UTC', { machineTimezone: 'UTC' })).toBe('no-such-date');
  });
});

test('seconds between times, and later ones in the same offset', () => {
  expect(secondsBetween('2026-03-01T20:00:00+01:00', '2026-03-01T21:00:00Z')).toBe(7200);
  expect(secondsLater('2026-03-01T20:00:00+01:00', 7200)).toBe('2026-03-01T22:00:00+01:00');
  expect(secondsLater('2026-12-31T23:30:00-05:00', 3600)).toBe('2027-01-01T00:30:00-05:00');
  expect(secondsLater('2026-03-01T20:00:00.250Z', 1)).toBe('2026-03-01T20:00:01.250Z');
});
