import { type Session, TYPED } from '../../src/session/session.ts';

/** The numbers of a session that the score reads; all others stay unknown. */
export interface Numbers {
  readonly average?: number | null;
  readonly peak?: number | null;
  readonly unique?: number | null;
  readonly seconds?: number | null;
  readonly likes?: number | null;
  readonly recordedLikes?: number | null;
  readonly comments?: number | null;
  readonly shares?: number | null;
  readonly follows?: number | null;
  readonly gifters?: number | null;
}

export function sessionOf(numbers: Numbers): Session {
  return {
    platform: 'tiktok',
    source: { kind: 'flags', paths: [] },
    creator: null,
    title: null,
    roomId: null,
    startedAt: null,
    endedAt: null,
    durationSeconds: numbers.seconds ?? null,
    viewers: {
      average: numbers.average ?? null,
      peak: numbers.peak ?? null,
      unique: numbers.unique ?? null,
    },
    views: null,
    likes: { total: numbers.likes ?? null, recorded: numbers.recordedLikes ?? null },
    comments: numbers.comments ?? null,
    shares: numbers.shares ?? null,
    follows: numbers.follows ?? null,
    gifters: numbers.gifters ?? null,
    gifts: null,
    giftsBasis: 'declared',
    toOthers: { gifts: [] },
    declared: { coins: null, diamonds: null, gifts: null, paid: null },
    otherIncome: [],
    timeline: null,
    completeness: TYPED,
    diagnostics: [],
  };
}

/** An evening of two hours with 350 viewers, typed from the end screen. */
export const evening: Numbers = { average: 350, seconds: 7200, likes: 48_213, comments: 812 };

/** Every number known, every rate near its benchmark. */
export const full: Numbers = {
  average: 100,
  seconds: 6000,
  unique: 10_000,
  likes: 12_000,
  comments: 320,
  shares: 35,
  follows: 110,
  gifters: 60,
};
