import type { SessionField } from '../session/exposure.ts';
import type { Session } from '../session/session.ts';
import type { Benchmarks, ComponentName, Evidence } from './benchmarks.ts';
import { measure } from './measure.ts';

/**
 * Rows of the engagement table. `peakViewers` stands in for `viewers` when only the peak is known; the rate of
 * `uniqueViewers` is how long each of them stayed.
 */
export type MetricName =
  | 'likes'
  | 'comments'
  | 'viewers'
  | 'peakViewers'
  | 'uniqueViewers'
  | 'follows'
  | 'shares'
  | 'gifters';

/**
 * What a metric goes along with. visibility: the platform may show the LIVE to more people. readiness: how likely viewers
 * are to give. opportunity: how many people could give. return: viewers who come back. giving: the givers themselves.
 */
export type Effect = 'visibility' | 'readiness' | 'opportunity' | 'return' | 'giving';

export type RateUnit = 'per viewer-minute' | 'per unique viewer' | 'minutes each';

/** One row: what was counted, how much that is, and what it is held to do for earnings. None of them pays by itself. */
export interface Metric {
  readonly metric: MetricName;
  /** The count the rate is made of: likes as received while recorded, where there is a recording. */
  readonly value: number | null;
  readonly rate: number | null;
  readonly rateUnit: RateUnit | null;
  readonly benchmark: number | null;
  readonly benchmarkEvidence: Evidence | null;
  /** Earlier LIVEs of the creator that drew the benchmark away from the general one; 0 for the general one itself. */
  readonly benchmarkSessions: number;
  readonly effect: Effect;
  /** How well that effect on earnings is supported. */
  readonly evidence: Evidence;
  /** Who studied it, or that nobody did. */
  readonly source: string;
  /** Brands look at all of these. */
  readonly brandRelevant: true;
  /** Numbers that would give the value and its rate. */
  readonly missing: readonly SessionField[];
}

const RATE_UNITS: Readonly<Record<ComponentName, RateUnit>> = {
  watch: 'minutes each',
  comments: 'per viewer-minute',
  gifters: 'per unique viewer',
  follows: 'per unique viewer',
  likes: 'per viewer-minute',
  shares: 'per unique viewer',
};

type EffectOf = Pick<Metric, 'effect' | 'evidence' | 'source'>;

const EFFECTS: Readonly<Record<MetricName, EffectOf>> = {
  likes: {
    effect: 'visibility',
    evidence: 'vendor',
    source: 'guides by third parties; TikTok publishes no formula and no experiment was found',
  },
  comments: {
    effect: 'readiness',
    evidence: 'observational',
    source: 'Zhou et al. 2019; Lin and Jen 2022 (Douyu)',
  },
  viewers: {
    effect: 'opportunity',
    evidence: 'experiment',
    source: 'Lu, Yao, Chen and Grewal 2021, Marketing Science 40(5)',
  },
  // A peak is one moment: what was randomised in the experiment is viewers minute by minute.
  peakViewers: {
    effect: 'opportunity',
    evidence: 'observational',
    source: 'HCII 2017, gift sending on Douyu',
  },
  uniqueViewers: {
    effect: 'opportunity',
    evidence: 'observational',
    source: 'HCII 2017, gift sending on Douyu',
  },
  follows: {
    effect: 'return',
    evidence: 'observational',
    source: 'Gong, Bao and Wagner 2023 (Douyu): loyalty goes along with gift value',
  },
  shares: { effect: 'visibility', evidence: 'assumed', source: 'no study was found' },
  gifters: {
    effect: 'giving',
    evidence: 'observational',
    source: 'Tu et al. 2018 (Inke): a fifth of the viewers send 97 % of the gifts',
  },
};

/**
 * The engagement table of one session. Every row is there, unknown values as `null`, so that a reader of the data sees
 * what was not measured; whoever prints it leaves out what it likes.
 */
export function engagementMetrics(session: Session, benchmarks: Benchmarks): readonly Metric[] {
  const measured = new Map(measure(session).map((each) => [each.name, each]));
  const row = (metric: MetricName, component: ComponentName, value?: number | null): Metric => {
    const part = measured.get(component);
    return {
      metric,
      value: value === undefined ? (part?.count ?? null) : value,
      rate: part?.rate ?? null,
      rateUnit: RATE_UNITS[component],
      benchmark: benchmarks[component].rate,
      benchmarkEvidence: benchmarks[component].evidence,
      benchmarkSessions: benchmarks[component].own?.sessions ?? 0,
      ...EFFECTS[metric],
      brandRelevant: true,
      missing: part?.missing ?? [],
    };
  };
  return [
    row('likes', 'likes'),
    row('comments', 'comments'),
    viewersRow(session),
    row('uniqueViewers', 'watch', session.viewers.unique),
    row('follows', 'follows'),
    row('shares', 'shares'),
    row('gifters', 'gifters'),
  ];
}

/** No benchmark: how many viewers are usual depends on the creator alone. */
function viewersRow(session: Session): Metric {
  const { average, peak } = session.viewers;
  const metric = average === null && peak !== null ? 'peakViewers' : 'viewers';
  return {
    metric,
    value: average ?? peak,
    rate: null,
    rateUnit: null,
    benchmark: null,
    benchmarkEvidence: null,
    benchmarkSessions: 0,
    ...EFFECTS[metric],
    brandRelevant: true,
    missing: average === null ? ['viewers.average'] : [],
  };
}
