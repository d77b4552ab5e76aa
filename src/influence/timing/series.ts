import type { Minute } from '../../session/session.ts';

/** A minute in which viewers are known, or read off the line between the samples around it. */
export interface TimedMinute {
  readonly likes: number;
  readonly gifts: number;
  /** Above 0 or 0; `null` where the whole session has no sample. */
  readonly viewers: number | null;
}

/** To each side of a minute, for the mean that is taken off it. */
const WINDOW = 15;

/** Every minute from the first to the last; one without an entry had nothing in it. */
export function everyMinute(timeline: readonly Minute[]): TimedMinute[] {
  const first = timeline[0]?.minute ?? 0;
  const entries = new Map(timeline.map((minute) => [minute.minute - first, minute]));
  const last = (timeline.at(-1)?.minute ?? first - 1) - first;
  const samples = timeline.flatMap(({ minute, viewers }) =>
    viewers === null ? [] : [{ at: minute - first, viewers }],
  );
  let next = 0;
  return Array.from({ length: last + 1 }, (_, at) => {
    while (next < samples.length && (samples[next] as Sample).at < at) next += 1;
    const { likes, gifts } = entries.get(at) ?? { likes: 0, gifts: 0 };
    return { likes, gifts, viewers: between(samples[next - 1], samples[next], at) };
  });
}

interface Sample {
  readonly at: number;
  readonly viewers: number;
}

function between(before: Sample | undefined, after: Sample | undefined, at: number): number | null {
  if (!before || !after) return (before ?? after)?.viewers ?? null;
  const along = (at - before.at) / (after.at - before.at);
  return before.viewers + along * (after.viewers - before.viewers);
}

/** ln likes per viewer; one like and one viewer at least, so that a silent minute is a number. */
export const likeRates = (minutes: readonly TimedMinute[]): Float64Array =>
  detrended(minutes.map(({ likes, viewers }) => Math.log(1 + likes) - logViewers(viewers)));

/** The root of a count varies alike at every level (Anscombe 1948). */
export const giftRoots = (minutes: readonly TimedMinute[]): Float64Array =>
  detrended(minutes.map(({ gifts }) => Math.sqrt(gifts + 3 / 8)));

export const viewerLogs = (minutes: readonly TimedMinute[]): Float64Array =>
  detrended(minutes.map(({ viewers }) => logViewers(viewers)));

const logViewers = (viewers: number | null): number => Math.log(Math.max(1, viewers ?? 1));

/** Less the mean of the minutes around; at the ends of those there are. */
function detrended(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) sums[at + 1] = (sums[at] as number) + value;
  return Float64Array.from(values, (value, at) => {
    const from = Math.max(0, at - WINDOW);
    const to = Math.min(values.length, at + WINDOW + 1);
    return value - ((sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}
