import type { Timing, TimingLimit, TimingRefused } from '../../influence/timing/timing.ts';
import { formatElasticity, formatPValue, formatShare } from './association.ts';
import { formatCount } from './amount.ts';

/** Of likes and gifts, or of likes and viewers. */
export type TimedSeries = 'gifts' | 'viewers';

const OTHER: Record<TimedSeries, string> = { gifts: 'gifts', viewers: 'more viewers' };

/** Which tended to come first, in one sentence. */
export function timingSummary(timing: Timing, series: TimedSeries): string {
  if (timing.outcome === 'refused') return refusal(timing, series);
  const { outcome, asymmetry, pValue, shifts } = timing;
  const figures = `asymmetry ${formatElasticity(asymmetry)}, p ${formatPValue(pValue)} among ${formatCount(shifts)} shifts`;
  return `In this LIVE taps ${outcome === 'likes-first' ? 'tended' : 'did not tend'} to come before ${OTHER[series]} (${figures}).`;
}

function refusal({ reason, have, need }: TimingRefused, series: TimedSeries): string {
  const unknown = `Whether taps came before ${OTHER[series]} is unknown:`;
  switch (reason) {
    case 'no-timeline':
      return `${unknown} there is no record minute by minute, as an event log gives.`;
    case 'too-short':
      return `${unknown} it takes ${formatCount(need)} minutes, and there are ${formatCount(have)}.`;
    case 'too-long':
      return `${unknown} ${formatCount(have)} minutes are longer than any LIVE, so the clock must have jumped.`;
    case 'few-gifts':
      return `${unknown} it takes ${formatCount(need)} gifts, and there are ${formatCount(have)}.`;
    case 'viewers-unknown':
      return `${unknown} viewers are known in ${formatShare(have)} of the minutes, and it takes ${formatShare(need)}.`;
    case 'no-movement':
      return `${unknown} one of the two never changes.`;
  }
}

export const TIMING_LIMITS: Record<TimingLimit, string> = {
  TAPS_ARE_FASTER_THAN_GIFTS:
    'People react faster with taps than with gifts: taps come first even when likes have no effect.',
  LIVELY_ROOMS_DRAW_VIEWERS:
    'What excites viewers draws more of them, and the platform sends viewers to lively rooms: taps come first even when likes have no effect.',
  VIEWER_COUNTS_COME_LATE:
    'Viewer counts are renewed late: taps of people who came in can stand before their arrival.',
};
