import { fail } from '../../diagnostics/diagnostic.ts';
import { LARGEST_TALLY } from '../../session/tally/document.ts';
import { failIfPartial, type Input } from '../input.ts';
import type { Source } from '../source.ts';

/** Under any layout and order of keys. A quote inside a text would be escaped, so nothing but a key matches. */
const NAMED = /^\s*\{[\s\S]*"document"\s*:\s*"live-earnings tally"/;

/** Logs that have been counted before, by `live-earnings tally`. */
export const tallyFile: Source = {
  name: 'tally',
  recognise: (head) => NAMED.test(head),
  async read(input) {
    const { readTally } = await import('./read.ts');
    const reading = readTally(await textOf(input), input.path);
    return [{ kind: 'recording', path: input.path, reading }];
  },
};

async function textOf(input: Input): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input.chunks) {
    size += chunk.length;
    if (size > LARGEST_TALLY) fail('INPUT_TOO_LARGE', { path: input.path, limit: LARGEST_TALLY });
    chunks.push(chunk);
  }
  failIfPartial(input);
  return new TextDecoder().decode(Buffer.concat(chunks));
}
