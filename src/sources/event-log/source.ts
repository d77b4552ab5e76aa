import type { Source } from '../source.ts';
import { looksLikeEventLog } from './recognise.ts';

/** A recorded LIVE: one message a line, or a JSON array of them. */
export const eventLog: Source = {
  name: 'event log',
  recognise: looksLikeEventLog,
  async read(input) {
    const { readEventLog } = await import('./read.ts');
    return { kind: 'recording', path: input.path, reading: await readEventLog(input.chunks, input.path) };
  },
};
