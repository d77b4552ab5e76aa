import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, keepConnected } from '../../../src/sources/live/link.ts';
import type { Gap, LinkState } from '../../../src/sources/live/feed.ts';
import type { LinkFault } from '../../../src/diagnostics/args.ts';
import { hasty } from './live-server.ts';

describe('back-off', () => {
  const patience = { firstBackOff: 500, mostBackOff: 30_000 };

  it('doubles, and stays at its limit', () => {
    expect([1, 2, 3, 4, 7, 8, 5000].map((failures) => backOff(failures, patience, 0))).toEqual([
      500, 1000, 2000, 4000, 30_000, 30_000, 30_000,
    ]);
  });

  test.prop([fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'is never under a half of that, so that many who wait do not come at once',
    (failures, chance) => {
      const most = backOff(failures, patience, 0);
      expect(backOff(failures, patience, chance)).toBeGreaterThanOrEqual(most / 2);
      expect(backOff(failures, patience, chance)).toBeLessThanOrEqual(most);
    },
  );
});

describe('a connection', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_786_000_000_000, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('that survived the sleep of the computer leaves a gap', async () => {
    const gaps: Gap[] = [];
    const states: LinkState[] = [];
    const stop = new AbortController();
    let end: (fault: LinkFault) => void = () => {};
    const over = keepConnected(
      ({ open, heard }) => {
        open();
        vi.advanceTimersByTime(2000);
        heard();
        vi.advanceTimersByTime(4 * 3_600_000);
        heard();
        return {
          over: new Promise((settle) => {
            end = settle;
          }),
          close: () => end({ kind: 'closed', code: 1000 }),
        };
      },
      { gap: (gap) => void gaps.push(gap), state: (state) => void states.push(state) },
      hasty(),
      stop.signal,
    );
    stop.abort();
    await over;
    expect(gaps).toEqual([
      { from: 1_786_000_002_000, to: 1_786_000_002_000 + 4 * 3_600_000, reason: 'asleep' },
    ]);
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'open']);
  });

  it('that never came about leaves none', async () => {
    const gaps: Gap[] = [];
    const stop = new AbortController();
    let tries = 0;
    await keepConnected(
      () => {
        tries += 1;
        if (tries === 3) stop.abort();
        return { over: Promise.resolve({ kind: 'refused' }), close: () => {} };
      },
      { gap: (gap) => void gaps.push(gap), state: () => {} },
      hasty({ firstBackOff: 1, mostBackOff: 1 }),
      stop.signal,
    );
    expect([tries, gaps]).toEqual([3, []]);
  });
});
