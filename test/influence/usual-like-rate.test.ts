import { describe, expect, it } from 'vitest';
import { usualLikeRate } from '../../src/influence/usual-like-rate.ts';
import type { Session } from '../../src/session/session.ts';
import { emptySession } from '../sessions.ts';

/** 100 viewers for an hour: 6,000 viewer-minutes. */
const session = (likes: number | null, recorded: number | null = null): Session => ({
  ...emptySession,
  durationSeconds: 3600,
  viewers: { average: 100, peak: null, unique: null },
  likes: { total: likes, recorded },
});

describe('usualLikeRate', () => {
  it('is the median of likes per viewer-minute', () => {
    expect(usualLikeRate([3000, 60_000, 6000].map((likes) => session(likes)))).toEqual({
      rate: 1,
      sessions: 3,
    });
  });

  it('takes the likes received while recorded, which fit the recorded minutes', () => {
    expect(usualLikeRate([1, 2, 3].map(() => session(60_000, 6000)))?.rate).toBe(1);
  });

  it('is unknown for fewer than three LIVEs that tell it, and where nobody taps', () => {
    expect(
      usualLikeRate([session(1), session(1), session(null), { ...session(1), durationSeconds: null }]),
    ).toBeNull();
    expect(usualLikeRate([session(1), session(1), { ...session(1), durationSeconds: 0 }])).toBeNull();
    expect(usualLikeRate([session(0), session(0), session(5)])).toBeNull();
  });
});
