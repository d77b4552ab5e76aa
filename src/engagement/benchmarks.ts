/** Parts of the score, in the order they are shown. */
export const COMPONENTS = ['watch', 'comments', 'gifters', 'follows', 'likes', 'shares'] as const;
export type ComponentName = (typeof COMPONENTS)[number];

/** How well a figure is supported: experiment, quasi-experiment, observation, own measurement, vendor claim, assumption. */
export type Evidence =
  | 'experiment'
  | 'quasi-experiment'
  | 'observational'
  | 'measured'
  | 'vendor'
  | 'assumed';

export interface Benchmark {
  /** The rate that scores 50, in the component's own unit. */
  readonly rate: number;
  /** Log standard deviation of rates between LIVEs: how fast the score leaves 50. */
  readonly spread: number;
  /** Pseudo-exposure: how much exposure the benchmark weighs, so that a short test LIVE stays near 50. */
  readonly pseudoExposure: number;
  /** Share of the score; the weights of the available parts are scaled to 1. */
  readonly weight: number;
  readonly evidence: Evidence;
  readonly source: string;
}

export type Benchmarks = Readonly<Record<ComponentName, Benchmark>>;
