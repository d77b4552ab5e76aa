import { fc, test } from '@fast-check/vitest';
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { resolveTime } from '../../../src/sources/typed/time.ts';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const CHANGES = [
  '2011-12-30',
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
];

const local = fc
  .oneof(
    fc.integer({ min: Date.parse('2005-01-01T00:00Z'), max: Date.parse('2035-01-01T00:00Z') }),
    fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -4 * 86_400, max: 4 * 86_400 }))
      .map(([day, by]) => Date.parse(day) + by * 1000),
  )
  .map((time) => new Date(time).toISOString().slice(0, 19));

test.prop([fc.constantFrom(...ZONES), fc.array(local, { minLength: 20, maxLength: 40 })], { numRuns: 30 })(
  'a local time is what Temporal makes of it, however many were asked before',
  async (zone, times) => {
    for (const time of times) {
      expect(await resolveTime(time, zone, { machineTimezone: 'UTC' })).toEqual({
        instant: Temporal.PlainDateTime.from(time).toZonedDateTime(zone).toString({ timeZoneName: 'never' }),
        assumedTimezone: null,
      });
    }
  },
);
