import { drawsFrom } from '../../bench/statistics/draws.ts';
import { history, MIDDLING, type World } from '../../bench/statistics/histories.ts';
import type { AssociationInput } from '../../src/influence/association/input.ts';
import { seededRandom } from '../../src/statistics/random.ts';

/** A simulated history of a middling creator. */
export const simulated = (world: Partial<World>, seed: number): AssociationInput[] =>
  history({ ...MIDDLING, ...world }, drawsFrom(seededRandom(seed)));

/** Standard normals. */
export const normals = (count: number, seed: number): number[] => {
  const { normal } = drawsFrom(seededRandom(seed));
  return Array.from({ length: count }, normal);
};

/** A session of 100 viewers for an hour, so that figures can be set one by one. */
export const evening = (at: number, change: Partial<AssociationInput> = {}): AssociationInput => ({
  id: `evening-${at}`,
  platform: 'tiktok',
  creator: 'ada',
  startedAt: at * 86_400_000,
  startHour: 20,
  coins: 1000,
  coinsAtLeast: false,
  likes: 6000,
  likesBasis: 'total',
  averageViewers: 100,
  minutes: 60,
  comments: null,
  topGifterShare: null,
  topGiftShare: null,
  topLikerShare: null,
  ...change,
});

/**
 * Evenings with these deviations of ln likes per viewer, and coins that follow them (or another series) by an elasticity with a
 * little noise.
 */
export function evenings(
  likes: readonly number[],
  coins: readonly number[],
  change: Partial<AssociationInput> = {},
): AssociationInput[] {
  return likes.map((deviation, at) =>
    evening(at, {
      likes: Math.round(6000 * Math.exp(deviation)),
      coins: Math.round(10_000 * Math.exp(coins[at] as number)),
      ...change,
    }),
  );
}
