import { fc, test } from '@fast-check/vitest';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { everyPeriod, nextPeriod, PERIODS, periodAt } from '../../src/history/period.ts';
import { wallClock } from '../../src/history/zone.ts';
import { readBound } from '../../src/sources/typed/bound.ts';

/** Half an hour of summer time, half-hour and quarter-hour offsets, summer time that begins at midnight, a day left out. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Apia',
  '+05:30',
];
const clocks = new Map(await Promise.all(ZONES.map(async (zone) => [zone, await wallClock(zone)] as const)));
const clockOf = (zone: string) => clocks.get(zone) as (instant: number) => number;

/** Instants of any time, and many around changes of the clocks. */
const instants = fc.oneof(
  fc.integer({ min: Date.parse('2005-01-01T00:00Z'), max: Date.parse('2035-01-01T00:00Z') }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-03-08T07:00Z',
        '2026-11-01T06:00Z',
        '2026-04-04T15:00Z',
        '2026-10-03T15:30Z',
        '2026-03-08T05:00Z',
        '2010-11-07T02:31Z',
        '2011-12-30T10:00Z',
      ),
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    )
    .map(([change, by]) => Date.parse(change) + by),
);

const dateIn = (zone: string, instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

describe('the clock of a zone', () => {
  test.prop([fc.constantFrom(...ZONES), fc.array(instants, { minLength: 1, maxLength: 20 })])(
    'shows what Temporal shows, whatever was asked before',
    (zone, asked) => {
      for (const instant of asked) {
        const expected = dateIn(zone, instant).toPlainDateTime().toString({ smallestUnit: 'millisecond' });
        expect(new Date(clockOf(zone)(instant)).toISOString()).toBe(`${expected}Z`);
      }
    },
  );

  it('changes at the very moment, whichever side of it is asked first', async () => {
    const change = Date.parse('2026-03-29T01:00Z');
    const hours = async (...asked: readonly number[]) => {
      const clock = await wallClock('Europe/Berlin');
      return asked.map((instant) => (clock(instant) - instant) / 3_600_000);
    };
    expect(await hours(change, change - 1, change)).toEqual([2, 1, 2]);
    expect(await hours(change - 1, change, change - 1)).toEqual([1, 2, 1]);
  });

  it('knows no zone that does not exist', async () => {
    await expect(wallClock('Europe/Atlantis')).rejects.toThrow(RangeError);
  });
});

describe('periods', () => {
  test.prop([fc.constantFrom(...ZONES), instants, fc.constantFrom('monday', 'sunday')])(
    'are the calendar days, weeks and months of the zone',
    (zone, instant, weekStart) => {
      const date = dateIn(zone, instant).toPlainDate();
      const wall = clockOf(zone)(instant);
      const back = weekStart === 'monday' ? date.dayOfWeek - 1 : date.dayOfWeek % 7;
      const week = date.subtract({ days: back });
      const month = date.with({ day: 1 });
      const span = (start: Temporal.PlainDate, end: Temporal.PlainDate) => ({
        start: start.toString(),
        end: end.toString(),
      });
      expect(periodAt(wall, 'day', weekStart)).toEqual(span(date, date.add({ days: 1 })));
      expect(periodAt(wall, 'week', weekStart)).toEqual(span(week, week.add({ days: 7 })));
      expect(periodAt(wall, 'month', weekStart)).toEqual(span(month, month.add({ months: 1 })));
    },
  );

  test.prop([instants, fc.constantFrom(...PERIODS), fc.constantFrom('monday', 'sunday')])(
    'follow each other without a gap',
    (wall, length, weekStart) => {
      const period = periodAt(wall, length, weekStart);
      const next = nextPeriod(period, length, weekStart);
      expect(next.start).toBe(period.end);
      expect(next.end > next.start).toBe(true);
    },
  );

  it('are all there between the first and the last', () => {
    expect(
      everyPeriod(['2025-12-29', '2026-01-12'], 'week', 'monday', 100).map(({ start }) => start),
    ).toEqual(['2025-12-29', '2026-01-05', '2026-01-12']);
    expect(everyPeriod(['2026-01-01', '2026-04-01'], 'month', 'monday', 3)).toHaveLength(3);
    expect(everyPeriod([], 'day', 'monday', 3)).toEqual([]);
  });
});

describe('--since and --until', () => {
  const at = async (text: string, side: 'since' | 'until', zone: string) => {
    const bound = await readBound(text, side, zone);
    return typeof bound === 'number' ? new Date(bound).toISOString() : bound;
  };

  it('take a day whole, however long it is', async () => {
    const day = async (date: string, zone: string) => {
      const [since, until] = [await readBound(date, 'since', zone), await readBound(date, 'until', zone)];
      return ((until as number) - (since as number)) / 3_600_000;
    };
    expect(await day('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(await day('2026-11-01', 'America/New_York')).toBe(25);
    expect(await day('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
    expect(await day('2026-05-01', 'Asia/Kolkata')).toBe(24);
    expect(await at('2026-05-01', 'since', 'Asia/Kolkata')).toBe('2026-04-30T18:30:00.000Z');
    // The clocks go from 00:00 to 01:00, so that the day begins at one.
    expect(await at('2026-03-08', 'since', 'America/Havana')).toBe('2026-03-08T05:00:00.000Z');
  });

  it('take a time as it is', async () => {
    expect(await at('2026-03-01T20:00', 'until', 'Europe/Berlin')).toBe('2026-03-01T19:00:00.000Z');
    expect(await at('2026-03-01T20:00-05:00', 'since', 'Europe/Berlin')).toBe('2026-03-02T01:00:00.000Z');
  });

  it.each([
    '2026-02-30',
    '2026-3-1',
    '2026-03',
    'yesterday',
    '',
    '2026-03-01T25:00',
    '20260301',
    '01.03.2026',
  ])('refuse %j', async (text) => {
    expect(['not-a-time', 'no-such-date']).toContain(await readBound(text, 'since', 'UTC'));
  });
});
