// Written by `node bench/statistics/run.mjs false-alarm`; not by hand.

/**
 * Histories of a middling creator (40 gifts a session) in which likes do nothing, and an excitement of 0.375 (standard
 * deviation of a logarithm) that differs from LIVE to LIVE moves likes and gifts alike: the part that comes out `associated`.
 */
export const FALSE_ALARMS = {
  seed: 20263,
  histories: 2000,
  points: [
    { sessions: 10, associated: 0.033 },
    { sessions: 12, associated: 0.0465 },
    { sessions: 15, associated: 0.0705 },
    { sessions: 20, associated: 0.0865 },
    { sessions: 30, associated: 0.1465 },
    { sessions: 45, associated: 0.187 },
    { sessions: 70, associated: 0.2775 },
    { sessions: 100, associated: 0.3885 },
    { sessions: 150, associated: 0.559 },
    { sessions: 200, associated: 0.6865 },
    { sessions: 300, associated: 0.828 },
    { sessions: 500, associated: 0.9325 },
    { sessions: 1000, associated: 0.9485 },
  ],
} as const;
