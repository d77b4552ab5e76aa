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
  /** Where the creator's earlier LIVEs drew the rate away from the general one: how many did. */
  readonly own?: { readonly sessions: number };
}

export type Benchmarks = Readonly<Record<ComponentName, Benchmark>>;

/**
 * The built-in yardsticks. No platform publishes any, so each says what it was set from; a creator's own figures in the
 * configuration are better than all of them. The weights are a judgment: what costs a viewer more effort counts more,
 * and likes, which are anonymous and can be tapped without end, count little.
 */
export const defaultBenchmarks: Benchmarks = {
  // Minutes each unique viewer stays.
  watch: {
    rate: 0.7,
    spread: 1,
    pseudoExposure: 20,
    weight: 0.25,
    evidence: 'observational',
    source: 'six Kuaishou rooms, 2 to 63 seconds watched (RPubs 1212405)',
  },
  // Comments a viewer-minute.
  comments: {
    rate: 0.03,
    spread: 1,
    pseudoExposure: 120,
    weight: 0.2,
    evidence: 'vendor',
    source: 'below the 0.04 that calcbee calls moderate, above measured charity marathons (GDQ, up to 0.003)',
  },
  // Gifters among unique viewers.
  gifters: {
    rate: 0.005,
    spread: 1.2,
    pseudoExposure: 100,
    weight: 0.2,
    evidence: 'observational',
    source: 'between two Douyin rooms (0.016 % and 0.16 %) and KuaiLive (1.5 %, an upper bound)',
  },
  // New followers among unique viewers.
  follows: {
    rate: 0.01,
    spread: 1,
    pseudoExposure: 100,
    weight: 0.15,
    evidence: 'observational',
    source: 'two Douyin rooms, 0.8 % and 1.6 %',
  },
  // Likes a viewer-minute.
  likes: {
    rate: 1,
    spread: 1.2,
    pseudoExposure: 60,
    weight: 0.1,
    evidence: 'assumed',
    source: 'no published figure was found',
  },
  // Shares among unique viewers.
  shares: {
    rate: 0.003,
    spread: 1.2,
    pseudoExposure: 100,
    weight: 0.1,
    evidence: 'assumed',
    source: 'no published figure was found',
  },
};
