import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { pastOf } from '../../src/report/past.ts';
import type { Session } from '../../src/session/session.ts';
import { emptySession } from '../sessions.ts';

const session = (change: Partial<Session>): Session => ({
  ...emptySession,
  creator: 'ada',
  durationSeconds: 3600,
  ...change,
});
const on = (day: string, change: Partial<Session> = {}): Session =>
  session({ startedAt: `2026-03-${day}T20:00:00+01:00`, ...change });

describe('pastOf', () => {
  it('takes earlier sessions of the same creator and platform', () => {
    const history = [
      on('01'),
      on('02', { creator: 'ADA' }),
      on('03', { creator: 'grace' }),
      on('04', { platform: 'bigo' }),
      on('20'),
    ];
    const { sessions, leftOut } = pastOf(on('10'), history);
    expect(sessions).toEqual(history.slice(0, 2));
    expect(leftOut).toEqual([
      { reason: 'not-earlier', sessions: 1 },
      { reason: 'other-creator', sessions: 1 },
      { reason: 'other-platform', sessions: 1 },
    ]);
  });

  it('never takes the LIVE itself: not by room, not by time', () => {
    const live = on('10', { roomId: '7' });
    const minuteEarlier = on('10', {
      startedAt: '2026-03-10T19:59:00+01:00',
      likes: { total: 1, recorded: 1 },
    });
    expect(pastOf(live, [live, minuteEarlier, on('01', { roomId: '7' })])).toEqual({
      creator: null,
      sessions: [],
      leftOut: [{ reason: 'same-live', sessions: 3 }],
    });
  });

  it('compares instants, not clocks', () => {
    const live = session({ startedAt: '2026-03-10T01:00:00+09:00', durationSeconds: 60 });
    const earlier = session({ startedAt: '2026-03-09T15:00:00Z', durationSeconds: 60 });
    const later = session({ startedAt: '2026-03-09T17:30:00Z', durationSeconds: 60 });
    expect(pastOf(live, [earlier, later]).sessions).toEqual([earlier]);
  });

  it('takes what has no start for earlier, unless it has the very figures of the LIVE', () => {
    const live = on('10', { likes: { total: 500, recorded: null } });
    const same = session({ likes: { total: 500, recorded: null } });
    const other = session({ likes: { total: 501, recorded: null } });
    expect(pastOf(live, [same, other]).sessions).toEqual([other]);
    expect(pastOf(same, [same, other, on('10')]).sessions).toEqual([other, on('10')]);
  });

  it('gives a LIVE without a name the history of the only creator, and nobody’s where there are several', () => {
    const live = on('10', { creator: null });
    const mixed = [on('01'), on('02', { creator: null })];
    expect(pastOf(live, mixed)).toMatchObject({ creator: 'ada', sessions: mixed });
    expect(pastOf(live, [on('01', { creator: null })]).sessions).toHaveLength(1);
    expect(pastOf(live, [...mixed, on('03', { creator: 'grace' })])).toMatchObject({
      sessions: [],
      leftOut: [{ reason: 'other-creator', sessions: 3 }],
    });
  });

  it('takes sessions that name nobody for the creator’s', () => {
    expect(pastOf(on('10'), [on('01', { creator: null })]).sessions).toHaveLength(1);
  });

  const starts = fc.integer({ min: 0, max: 400 }).map((hours) => Date.UTC(2026, 0, 1) + hours * 3_600_000);
  test.prop([starts, fc.array(starts, { maxLength: 20 })])(
    'holds nothing that began later or at once',
    (at, others) => {
      const dated = (start: number): Session => session({ startedAt: new Date(start).toISOString() });
      const { sessions, leftOut } = pastOf(dated(at), others.map(dated));
      expect(sessions.every(({ startedAt }) => Date.parse(startedAt as string) + 3_600_000 <= at)).toBe(true);
      expect(sessions.length + leftOut.reduce((sum, each) => sum + each.sessions, 0)).toBe(others.length);
    },
  );
});
