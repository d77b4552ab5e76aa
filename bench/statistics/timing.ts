import { sessionTiming } from '../../src/influence/timing/timing.ts';
import type { Minute } from '../../src/session/session.ts';
import type { Draws } from './draws.ts';

/** A world to draw the minutes of one LIVE from; shares of a standard normal that likes, gifts and viewers follow. */
export interface MinuteWorld {
  readonly minutes: number;
  /** A minute. */
  readonly gifts: number;
  /** One excitement that likes show at once, and gifts (or viewers) so many minutes later; `null`: none. */
  readonly excitement: { readonly giftsLater: number; readonly viewersLater: number } | null;
  /** What 1 % more likes per viewer truly does to gifts two minutes later, in percent. */
  readonly elasticity: number;
  /** New viewers tap less: what 1 % more viewers does to likes per viewer two minutes later. */
  readonly newcomersTap: number;
  /** Minutes by which the shown viewer count is behind. */
  readonly countsLate: number;
}

export const CALM: MinuteWorld = {
  minutes: 120,
  gifts: 0.5,
  excitement: null,
  elasticity: 0,
  newcomersTap: 0,
  countsLate: 0,
};

const LATER = 2;

/** Minutes of one LIVE: viewers wander, likes per viewer and excitement have a memory of a few minutes. */
export function minutesOf(world: MinuteWorld, draws: Draws): Minute[] {
  const length = world.minutes + 30;
  const excitement = remembering(0.8, length, draws);
  const likeNoise = remembering(0.5, length, draws);
  const wander = remembering(0.98, length, draws);
  const excited = (at: number, later: number): number =>
    world.excitement ? (excitement[at - later] as number) : 0;
  const viewers = wander.map(
    (value, at) =>
      Math.log(200) + 0.3 * value + (at < 10 ? 0 : 0.1 * excited(at, world.excitement?.viewersLater ?? 0)),
  );
  const likeRate = likeNoise.map((value, at) =>
    at < 10
      ? 0
      : 0.4 * value +
        0.4 * excited(at, 0) +
        world.newcomersTap * ((viewers[at - LATER] as number) - (viewers[at - LATER - 3] as number)),
  );
  return Array.from({ length: world.minutes }, (_, minute): Minute => {
    const at = minute + 30;
    const audience = Math.exp(viewers[at] as number);
    const gifts = draws.poisson(
      world.gifts *
        (audience / 200) *
        Math.exp(
          world.elasticity * (likeRate[at - LATER] as number) +
            0.6 * excited(at, world.excitement?.giftsLater ?? 0),
        ),
    );
    const likes = draws.poisson(audience * Math.exp(likeRate[at] as number));
    const shown = Math.exp(viewers[at - world.countsLate] as number);
    return { minute, coins: gifts, gifters: 0, gifts, likes, comments: null, viewers: Math.round(shown) };
  });
}

/** Standard normals, each `memory` of the one before. */
function remembering(memory: number, length: number, draws: Draws): number[] {
  const values: number[] = [];
  for (let at = 0; at < length; at += 1)
    values.push(
      at === 0
        ? draws.normal()
        : memory * (values[at - 1] as number) + Math.sqrt(1 - memory ** 2) * draws.normal(),
    );
  return values;
}

export function timing(replications: number, draws: Draws): void {
  const now = { giftsLater: 0, viewersLater: 0 };
  const worlds: readonly [string, Partial<MinuteWorld>][] = [
    ['independent', {}],
    ['excitement, same minute', { excitement: now }],
    ['excitement, gifts and viewers 2 min later', { excitement: { giftsLater: 2, viewersLater: 2 } }],
    ['likes move gifts, 0.6', { elasticity: 0.6 }],
    ['newcomers tap less', { newcomersTap: -1 }],
    ['viewer counts 2 min late', { countsLate: 2 }],
  ];
  console.log(`\nWithin a session, ${replications} sessions a row: "likes first", of gifts and of viewers`);
  for (const [name, change] of worlds) {
    const found = ([120, 240] as const).map((minutes) => {
      const world = { ...CALM, ...change, minutes, gifts: minutes === 120 ? 0.5 : 2 };
      const count = { gifts: 0, viewers: 0 };
      for (let replication = 0; replication < replications; replication += 1) {
        const { gifts, viewers } = sessionTiming({ timeline: minutesOf(world, draws) });
        if (gifts.outcome === 'likes-first') count.gifts += 1;
        if (viewers.outcome === 'likes-first') count.viewers += 1;
      }
      return `${minutes} min: ${(count.gifts / replications).toFixed(3)} ${(count.viewers / replications).toFixed(3)}`;
    });
    console.log(`${name.padEnd(44)}${found.join('    ')}`);
  }
}
