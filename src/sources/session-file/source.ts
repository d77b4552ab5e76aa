import { readText } from '../input.ts';
import type { Source } from '../source.ts';
import { looksLikeSessionFile } from './recognise.ts';

/** A session written by hand, as YAML or JSON. */
export const sessionFile: Source = {
  name: 'session file',
  recognise: looksLikeSessionFile,
  async read(input) {
    const { parseSessionFile } = await import('./parse.ts');
    const fields = await parseSessionFile(await readText(input), input.path);
    return [{ kind: 'typed', path: input.path, fields }];
  },
};
