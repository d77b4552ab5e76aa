import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers that a seed decides: the same on every machine. */
export interface Random {
  /** A whole number from 0 to `end - 1`, unbiased. */
  readonly below: (end: number) => number;
  /** From 0 (included) to 1 (excluded), in steps of 2^-53. */
  readonly uniform: () => number;
}

/** A seed fills a quarter of the state; its neighbours' streams have parted after this many steps. */
const WARM_UP = 64;

/** @param seed a whole number; the lowest 32 bits count */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  for (let step = 0; step < WARM_UP; step += 1) generator.next();
  return {
    below: (end) => uniformInt(generator, 0, end - 1),
    uniform: () => uniformFloat64(generator),
  };
}

/** Puts the values into a random order, each order as likely as any other (Fisher and Yates), in place. */
export function shuffle(values: Float64Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const value = values[last] as number;
    values[last] = values[other] as number;
    values[other] = value;
  }
}
