import { MINUTE, type Tally } from '../tally/tally.ts';

/** Mean sample of each clock minute that has one. */
export function viewersByMinute(tally: Tally): Map<number, number> {
  const minutes = new Map<number, { sum: number; samples: number }>();
  for (const [time, viewers] of tally.viewers.samples) {
    const minute = Math.floor(time / MINUTE);
    const state = minutes.get(minute);
    if (state) {
      state.sum += viewers;
      state.samples += 1;
    } else minutes.set(minute, { sum: viewers, samples: 1 });
  }
  return new Map([...minutes].map(([minute, { sum, samples }]) => [minute, sum / samples]));
}

/**
 * Viewers at once. The average is the mean over sampled minutes of the minute's mean sample (decision 7); a log whose
 * samples carry no time at all (connector 1.x) gets their plain mean. The peak is the highest sample of either kind.
 */
export function audience(tally: Tally, byMinute: ReadonlyMap<number, number>) {
  const { untimed, samples } = tally.viewers;
  const means = [...byMinute].sort(([a], [b]) => a - b).map(([, mean]) => mean);
  const plain = untimed.samples > 0 ? untimed.sum / untimed.samples : null;
  let { peak } = untimed;
  for (const viewers of samples.values()) if (peak === null || viewers > peak) peak = viewers;
  return {
    average: means.length > 0 ? means.reduce((sum, mean) => sum + mean, 0) / means.length : plain,
    peak,
  };
}
