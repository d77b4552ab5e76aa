import { countOf, isObject, timeOf } from '../event-log/fields.ts';

const MINUTE = 60_000;

/**
 * Viewers at once from a list of `{count, timestamp}`: the mean over sampled minutes of that minute's mean, and the highest
 * (decision 7); `null` where there is no sample. Samples without a time count as a minute together.
 */
export function samplesOf(samples: readonly unknown[]): {
  readonly average: number | null;
  readonly peak: number | null;
} {
  const minutes = new Map<number | null, { sum: number; samples: number }>();
  let peak: number | null = null;
  for (const sample of samples) {
    const count = isObject(sample) ? countOf(sample['count']) : null;
    if (count === null || !isObject(sample)) continue;
    const time = timeOf(sample['timestamp']);
    const minute = time === null ? null : Math.floor(time / MINUTE);
    const state = minutes.get(minute) ?? { sum: 0, samples: 0 };
    minutes.set(minute, { sum: state.sum + count, samples: state.samples + 1 });
    peak = Math.max(peak ?? 0, count);
  }
  if (minutes.size === 0) return { average: null, peak };
  const means = [...minutes.values()].map((minute) => minute.sum / minute.samples);
  return { average: means.reduce((sum, mean) => sum + mean, 0) / means.length, peak };
}
