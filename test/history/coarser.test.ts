import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { coarser, daysOf, spanOf } from '../../src/history/coarser.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { type Grouping, groupSessions, historyOf, startHistory } from '../../src/history/group.ts';
import { overTime } from '../../src/history/over-time.ts';
import type { PeriodLength, WeekStart } from '../../src/history/period.ts';
import { wallClock } from '../../src/history/zone.ts';
import { anySession, paced } from './earned.ts';

const clock = await wallClock('America/Los_Angeles');
const by = (length: PeriodLength, weekStart: WeekStart) =>
  ({ kind: 'period', length, weekStart, clock }) as const;

function grouped(sessions: readonly EarnedSession[], grouping: Grouping) {
  const history = startHistory(grouping);
  for (const session of sessions) history.add(session);
  return history.grouped();
}

/** Many in few weeks, among them one in which the clocks change. */
function soon(earned: EarnedSession): EarnedSession {
  const { startedAt } = earned.session;
  if (startedAt === null) return earned;
  const moved = Date.parse('2026-02-20T00:00:00Z') + (Date.parse(startedAt) % (40 * 86_400_000));
  return { ...earned, session: { ...earned.session, startedAt: new Date(moved).toISOString() } };
}

test.prop(
  [
    fc.array(anySession.map(soon), { minLength: 1, maxLength: 40 }),
    fc.constantFrom<PeriodLength>('day', 'week', 'month'),
    fc.constantFrom<WeekStart>('monday', 'sunday'),
  ],
  { numRuns: 80 },
)('days put together are what grouping the sessions gives', (sessions, length, weekStart) => {
  const figures = (histories: ReturnType<typeof groupSessions>) =>
    histories.map(({ currency, groups, total }) => ({
      currency,
      total: total.coins,
      groups: groups.map(({ key, figures: each, share }) => ({
        key,
        share,
        ...each,
        // Floating numbers, whose last digit depends on the order of adding.
        averageViewers: each.averageViewers.value?.toFixed(6),
        likesPerViewerMinute: each.likesPerViewerMinute.value?.toFixed(6),
      })),
    }));
  const days = grouped(sessions, by('day', weekStart));
  const together = days.map((each) => historyOf(coarser(each, length, weekStart)));
  expect(figures(together)).toEqual(figures(groupSessions(sessions, by(length, weekStart))));
});

describe('income over time', () => {
  const on = (...starts: string[]) =>
    grouped(
      starts.map((startedAt) => paced(100, 1, { startedAt: `${startedAt}T20:00:00Z` })),
      by('day', 'monday'),
    )[0] as ReturnType<typeof grouped>[0];

  it('has every period from the first LIVE to the last, gaps too', () => {
    const chart = overTime(on('2026-01-01', '2026-01-04'), 'monday');
    expect(chart?.moments.map(({ sessions }) => sessions)).toEqual([1, 0, 0, 1]);
    expect(chart?.moments[1]).toMatchObject({ cash: null, period: { start: '2026-01-02' } });
  });

  it('is by the shortest periods of which 60 are enough', () => {
    const length = (last: string) => {
      const chart = overTime(on('2026-01-01', last), 'monday');
      return [chart?.length, chart?.moments.length, chart?.cut];
    };
    expect(length('2026-03-01')).toEqual(['day', 60, false]);
    expect(length('2026-03-02')).toEqual(['week', 10, false]);
    expect(length('2027-02-15')).toEqual(['week', 60, false]);
    expect(length('2027-02-22')).toEqual(['month', 14, false]);
    expect(length('2030-12-31')).toEqual(['month', 60, false]);
    expect(length('2031-01-31')).toEqual(['month', 1, true]);
  });

  it('shows the last years of a longer history, whatever year was mistyped', () => {
    const chart = overTime(on('1026-01-01', '2026-01-01', '2026-03-15'), 'monday');
    expect(chart).toMatchObject({ length: 'month', cut: true });
    expect(chart?.moments.map(({ sessions }) => sessions)).toEqual([1, 0, 1]);
  });

  it('is nothing without a date', () => {
    const [days] = grouped([paced(100, 1)], by('day', 'monday'));
    expect(overTime(days as NonNullable<typeof days>, 'monday')).toBeNull();
  });
});

it('days span both ends', () => {
  expect(spanOf([])).toBe(0);
  expect(spanOf([20_454])).toBe(1);
  expect(spanOf([20_454, 20_514])).toBe(61);
  expect(daysOf(grouped([paced(1, 1)], by('day', 'monday')))).toEqual([]);
});
