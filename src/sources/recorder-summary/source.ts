import { fail } from '../../diagnostics/diagnostic.ts';
import { parseLossless } from '../event-log/lossless.ts';
import { type Input, readText } from '../input.ts';
import type { Source } from '../source.ts';
import { firstKeys } from './first-keys.ts';
import type { SummaryFormat } from './format.ts';
import { formats } from './formats.ts';

/** What a recorder of LIVEs has summed up, as JSON. */
export const recorderSummary: Source = {
  name: 'recorder summary',
  recognise: (head) => formatOf(head) !== undefined,
  async read(input, context) {
    const value = parsed(await readText(input), input);
    const drafts = await formatOf(input.head)?.read(value, input.path, context);
    return drafts ?? fail('INPUT_UNRECOGNISED', { path: input.path, looksLike: 'JSON of another kind' });
  },
};

function formatOf(head: string): SummaryFormat | undefined {
  const first = firstKeys(head);
  return first === null ? undefined : formats.find(({ wrote }) => wrote(first.keys, first.array));
}

function parsed(text: string, { path }: Input): unknown {
  try {
    return parseLossless(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail('DATA_SYNTAX', { reason: error.message }, { file: path });
  }
}
