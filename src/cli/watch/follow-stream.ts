import { fail } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../output.ts';
import type { Follow } from './incoming.ts';

/**
 * Follows bytes that come once, as those of standard input.
 *
 * @param abandon lets the stream go when it is left before its end, as reading it would keep the process
 */
export const followStream =
  (path: string, chunks: () => AsyncIterable<Uint8Array>, abandon: () => void): Follow =>
  (incoming, signal) =>
    new Promise((settle, reject) => {
      const stop = (): void => {
        settle();
        abandon();
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      const read = async (): Promise<void> => {
        for await (const chunk of chunks()) {
          if (signal.aborted) return;
          incoming.bytes(chunk, Date.now());
        }
      };
      read()
        .catch((error: unknown) => {
          if (!signal.aborted) fail('INPUT_UNREADABLE', { path, reason: reasonOf(error) });
        })
        .then(settle, reject)
        .finally(() => signal.removeEventListener('abort', stop));
    });
