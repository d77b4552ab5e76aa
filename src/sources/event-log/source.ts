import { fail } from '../../diagnostics/diagnostic.ts';
import type { Source } from '../source.ts';
import { looksLikeEventLog } from './recognise.ts';

/** A recorded LIVE: one message a line, or a JSON array of them. */
export const eventLog: Source = {
  name: 'event log',
  recognise: looksLikeEventLog,
  async read(input) {
    const { readEventLog } = await import('./read.ts');
    const reading = await readEventLog(input.chunks, input.path);
    // A log whose gifts are all in a shape nobody here can read is no LIVE without gifts.
    if (reading.gifts.read === 0 && reading.gifts.unreadable > 0) {
      fail('INPUT_UNRECOGNISED', {
        path: input.path,
        looksLike: 'an event log of a kind that is not read yet',
      });
    }
    return { kind: 'recording', path: input.path, reading };
  },
};
