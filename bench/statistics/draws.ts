import type { Random } from '../../src/statistics/random.ts';

/** Draws from the distributions that the simulated histories need. */
export interface Draws {
  readonly uniform: (from: number, to: number) => number;
  readonly normal: () => number;
  readonly gamma: (shape: number) => number;
  readonly poisson: (mean: number) => number;
}

export function drawsFrom(random: Random): Draws {
  const uniform = (from: number, to: number): number => from + (to - from) * random.uniform();
  /** Box and Muller; the second of each pair is left away. */
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  /** Marsaglia and Tsang 2000, for shapes of 1 and above. */
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  /** Arrivals of a unit process until `mean`. */
  const poisson = (mean: number): number => {
    let count = -1;
    for (let time = 0; time <= mean; count += 1) time -= Math.log(1 - random.uniform());
    return count;
  };
  return { uniform, normal, gamma, poisson };
}
