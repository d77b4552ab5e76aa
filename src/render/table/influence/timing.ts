import type { SessionTiming } from '../../../influence/timing/timing.ts';
import type { Paint } from '../../paint.ts';
import { TIMING_LIMITS, timingSummary } from '../../text/timing.ts';
import type { Block } from '../block.ts';

const text = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

/** Which came first within one LIVE, each with what the order cannot say. */
export function timingBlocks(timing: SessionTiming, paint: Paint): Block[] {
  const { gifts, viewers } = timing;
  const title: Block = {
    kind: 'title',
    title: 'TIMING',
    says: 'likes, gifts and viewers minute by minute in this LIVE',
    aside: 'a diagnostic without money',
    style: paint.strong,
    quiet: paint.quiet,
  };
  return [
    { kind: 'gap' },
    title,
    ...(['gifts', 'viewers'] as const).flatMap((series) => {
      const found = series === 'gifts' ? gifts : viewers;
      const limits = found.outcome === 'refused' ? [] : found.limits;
      return [timingSummary(found, series), ...limits.map((limit) => TIMING_LIMITS[limit])].map(text);
    }),
  ];
}
