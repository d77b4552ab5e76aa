import { BUILT_IN_PROFILES } from '../../../src/config/built-in-layer.ts';
import { defaultBenchmarks } from '../../../src/engagement/benchmarks.ts';
import { defaultScenario } from '../../../src/influence/scenario.ts';
import { exact } from '../../../src/money/exact.ts';
import type { RateProfile } from '../../../src/rates/profile.ts';
import {
  buildInfluence,
  type InfluenceReport,
  type InfluenceSettings,
} from '../../../src/report/influence/build.ts';
import type { Asked } from '../../../src/report/many/choose.ts';
import type { Session } from '../../../src/session/session.ts';
import { normals } from '../../influence/association-histories.ts';
import { emptySession } from '../../sessions.ts';

export const settings: InfluenceSettings = {
  profiles: new Map(BUILT_IN_PROFILES.map((profile) => [profile.platform, profile])),
  diamondReadingSet: new Set(),
  benchmarks: defaultBenchmarks,
  scenario: defaultScenario,
  timezone: null,
};

export const ANYONE: Asked = { creator: null, platform: null };

export const report = (
  sessions: readonly Session[],
  change: Partial<InfluenceSettings> = {},
  asked = ANYONE,
): InfluenceReport => buildInfluence(sessions, asked, null, { ...settings, ...change }, []);

const FIRST = Date.UTC(2026, 0, 1, 19);
const DAY = 86_400_000;

/** A LIVE of 100 viewers for an hour, `at` days after the first, all from one table. */
export const evening = (
  at: number,
  likes: number,
  coins: number,
  change: Partial<Session> = {},
): Session => ({
  ...emptySession,
  source: { kind: 'session-file', paths: ['season.csv'] },
  creator: 'ada',
  startedAt: new Date(FIRST + at * DAY).toISOString(),
  durationSeconds: 3600,
  viewers: { average: 100, peak: null, unique: null },
  likes: { total: Math.round(6000 * Math.exp(likes)), recorded: null },
  declared: { coins: Math.round(10_000 * Math.exp(coins)), diamonds: null, gifts: null, paid: null },
  ...change,
});

/** Likes and gifts of these evenings move together. */
export const together = (count = 30, change: Partial<Session> = {}): Session[] => {
  const [moods, noise] = [normals(count, 1), normals(count, 2)];
  return moods.map((mood, at) => evening(at, 0.5 * mood, 0.4 * mood + 0.1 * (noise[at] as number), change));
};

/** Likes and gifts of these evenings have nothing to do with each other. */
export const apart = (count = 30, change: Partial<Session> = {}): Session[] => {
  const [likes, coins] = [normals(count, 3), normals(count, 4)];
  return likes.map((mood, at) => evening(at, 0.5 * mood, 0.8 * (coins[at] as number), change));
};

/** Likes of an evening follow the gifts of the evening before, too. */
export const late = (count = 40): Session[] => {
  const [waves, noise] = [normals(count + 1, 5), normals(count, 6)];
  return noise.map((own, at) => {
    const [before, now] = [waves[at] as number, waves[at + 1] as number];
    return evening(at, 0.35 * now + 0.35 * before, 0.7 * now + 0.1 * own);
  });
};

/** The first profile with another cash per coin from a day on. */
export function dated(from: string, value: string): ReadonlyMap<string, RateProfile> {
  const [profile] = BUILT_IN_PROFILES as [RateProfile];
  const [rate] = profile.cashPerCoin;
  if (!rate) throw new Error('no rate');
  return new Map([
    [profile.platform, { ...profile, cashPerCoin: [rate, { ...rate, from, value: exact(value) }] }],
  ]);
}
