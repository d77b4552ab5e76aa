import type { SessionField } from '../session/exposure.ts';
import type { Benchmarks, ComponentName } from './benchmarks.ts';
import type { Measurement } from './measure.ts';

/** Asked for in this order where several are needed together. */
const ORDER: readonly SessionField[] = [
  'viewers.average',
  'durationSeconds',
  'viewers.unique',
  'comments',
  'follows',
  'likes',
  'shares',
  'gifters',
  'viewers.peak',
];

/**
 * The numbers that would let the score say more, most valuable first: again and again the smallest bundle that opens
 * most weight per number asked for, so that the first answers already open something. Gifters come last, because
 * the score that stands beside income leaves them out; parts of weight 0 are not asked for.
 */
export function missingFields(
  measurements: readonly Measurement[],
  benchmarks: Benchmarks,
): readonly SessionField[] {
  const weightOf = (name: ComponentName): number => benchmarks[name].weight;
  const closed = measurements.filter((each) => each.missing.length > 0 && weightOf(each.name) > 0);
  const asked = new Set<SessionField>();
  for (const group of [
    closed.filter((each) => each.name !== 'gifters'),
    closed.filter((each) => each.name === 'gifters'),
  ]) {
    let rest = group;
    while (rest.length > 0) {
      const bundle = bestBundle(rest, asked, weightOf);
      for (const field of bundle) asked.add(field);
      rest = rest.filter((each) => !each.missing.every((field) => asked.has(field)));
    }
  }
  return [...asked];
}

function bestBundle(
  closed: readonly Measurement[],
  asked: ReadonlySet<SessionField>,
  weightOf: (name: ComponentName) => number,
): readonly SessionField[] {
  let best: readonly SessionField[] = [];
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const candidate of closed) {
    const bundle = candidate.missing.filter((field) => !asked.has(field));
    const opened = closed.filter((each) =>
      each.missing.every((field) => asked.has(field) || bundle.includes(field)),
    );
    const worth = opened.reduce((total, each) => total + weightOf(each.name), 0) / bundle.length;
    if (worth > bestWorth) [best, bestWorth] = [bundle, worth];
  }
  return [...best].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}
