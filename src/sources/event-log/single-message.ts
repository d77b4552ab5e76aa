import { readText } from '../input.ts';
import type { Source } from '../source.ts';
import { looksLikeEventLog } from './recognise.ts';
import { eventLog } from './source.ts';

/** JSON has line feeds between its parts only, never inside a text. */
const onOneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').trim();

/** One message, laid out over many lines: what someone saved to look at it. */
export const singleMessage: Source = {
  name: 'single message',
  recognise: (head) => /^[\ufeff\s]*\{[ \t]*[\r\n]/.test(head) && looksLikeEventLog(onOneLine(head)),
  async read(input, context) {
    const text = onOneLine(await readText(input));
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(text);
    }
    return eventLog.read({ ...input, file: null, chunks: chunks() }, context);
  },
};
