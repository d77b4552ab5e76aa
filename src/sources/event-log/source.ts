import { fail } from '../../diagnostics/diagnostic.ts';
import type { Input } from '../input.ts';
import type { ReadContext, Source } from '../source.ts';
import type { EventLogReading } from './read.ts';
import { looksLikeEventLog } from './recognise.ts';
import { beginsArray } from './records.ts';

/** A file of this size is read by byte ranges, which more than one thread can take. */
const LARGE = 16 * 1024 * 1024;

async function readLog(
  input: Input,
  { everything, workers, progress }: ReadContext,
): Promise<EventLogReading> {
  const { path, file, chunks, head } = input;
  if (file !== null && file.size >= LARGE && beginsArray(Buffer.from(head)) === false) {
    const { readLogFile } = await import('./parallel.ts');
    return readLogFile({ path, file, everything, workers, progress });
  }
  const { readEventLog } = await import('./read.ts');
  return readEventLog(chunks, path, everything);
}

/** A recorded LIVE: one message a line, or a JSON array of them. */
export const eventLog: Source = {
  name: 'event log',
  recognise: looksLikeEventLog,
  async read(input, context) {
    const reading = await readLog(input, context);
    // A log whose gifts are all in a shape nobody here can read is no LIVE without gifts.
    if (reading.gifts.read === 0 && reading.gifts.unreadable > 0) {
      fail('INPUT_UNRECOGNISED', {
        path: input.path,
        looksLike: 'an event log of a kind that is not read yet',
      });
    }
    return [{ kind: 'recording', path: input.path, reading }];
  },
};
