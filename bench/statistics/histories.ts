import type { AssociationInput } from '../../src/influence/association/input.ts';
import type { Draws } from './draws.ts';

/** A world to draw a creator's past LIVEs from. */
export interface World {
  readonly sessions: number;
  /** What 1 % more likes per viewer truly does to gifts, in percent. */
  readonly elasticity: number;
  /** In a usual session: 40 for a middling creator, 4 for a small one. */
  readonly gifts: number;
  /** Excitement differs from LIVE to LIVE by {@link EXCITEMENT} and moves likes and gifts alike. */
  readonly arousal: boolean;
  /** Standard deviation of ln viewers as reported, around the truth. */
  readonly viewerError: number;
}

export const MIDDLING: World = { sessions: 100, elasticity: 0, gifts: 40, arousal: false, viewerError: 0 };

/** Standard deviations of logarithms, between sessions. */
const VIEWERS = 0.5;
const LIKE_RATE = 0.5;
/** On top of the like rate's own: by itself it makes a slope of 0.375² / (0.5² + 0.375²) = 0.36. */
const EXCITEMENT = 0.375;

const USUAL_VIEWERS = 60;
const MINUTES = { from: 45, to: 150 } as const;
/** Of the gamma that makes gift counts negative binomial. */
const SHAPE = 2;
/** Coins of one gift: log-normal, as gift values on a large platform are (median 2, mean about 83), to TikTok's dearest. */
const GIFT = { middle: Math.log(2), sd: 2.73, most: 34_999 } as const;
/** One session in fifty has a large gift that has nothing to do with anything. */
const WHALE = { share: 0.02, from: 5_000 } as const;
const USUAL_HOUR = { middle: 20, sd: 2.5 } as const;
const DAY = 86_400_000;

/** A session of which all figures are known. */
export interface SimulatedSession extends AssociationInput {
  readonly coins: number;
  readonly likes: number;
  readonly averageViewers: number;
  readonly minutes: number;
}

/** One creator's history: an audience elasticity of 1, no trend, no daily rhythm, no memory between sessions. */
export function history(world: World, draws: Draws): SimulatedSession[] {
  const usualExposure = (USUAL_VIEWERS * (MINUTES.from + MINUTES.to)) / 2;
  return Array.from({ length: world.sessions }, (_, at): SimulatedSession => {
    const viewers = USUAL_VIEWERS * Math.exp(VIEWERS * draws.normal());
    const minutes = draws.uniform(MINUTES.from, MINUTES.to);
    const excitement = world.arousal ? EXCITEMENT * draws.normal() : 0;
    const likeRate = excitement + LIKE_RATE * draws.normal();
    const gifts = draws.poisson(
      world.gifts *
        ((viewers * minutes) / usualExposure) *
        Math.exp(world.elasticity * likeRate + excitement) *
        (draws.gamma(SHAPE) / SHAPE),
    );
    return {
      id: String(at),
      platform: 'tiktok',
      creator: 'simulated',
      startedAt: at * DAY,
      startHour: (((USUAL_HOUR.middle + USUAL_HOUR.sd * draws.normal()) % 24) + 24) % 24,
      coins: coinsOf(gifts, draws),
      coinsAtLeast: false,
      likes: Math.round(viewers * minutes * Math.exp(likeRate)),
      likesBasis: 'total',
      averageViewers: viewers * Math.exp(world.viewerError * draws.normal()),
      minutes,
      comments: null,
      topGifterShare: null,
      topGiftShare: null,
      topLikerShare: null,
    };
  });
}

function coinsOf(gifts: number, draws: Draws): number {
  let coins = draws.uniform(0, 1) < WHALE.share ? Math.round(draws.uniform(WHALE.from, GIFT.most)) : 0;
  for (let gift = 0; gift < gifts; gift += 1) {
    const value = Math.exp(GIFT.middle + GIFT.sd * draws.normal());
    coins += Math.min(GIFT.most, Math.max(1, Math.round(value)));
  }
  return coins;
}
