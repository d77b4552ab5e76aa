import { peek } from '../../../src/sources/input.ts';
import { sessionList, sessionTable } from '../../../src/sources/session-table/source.ts';
import type { ReadContext, Source, TypedDraft } from '../../../src/sources/source.ts';
import { loadCatalogue } from './catalogue.ts';

/** What a table asks for; recordings ask for more. */
const context = {
  timezone: 'Europe/Berlin',
  machineTimezone: 'UTC',
  valueIs: null,
  catalogue: loadCatalogue,
} as Partial<ReadContext> as ReadContext;

async function* pieces(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads a text as a source does, in pieces of so many bytes. */
export async function readWith(source: Source, text: string, size = 65_536): Promise<TypedDraft[]> {
  const input = await peek('sessions.csv', pieces(text, size));
  if (!source.recognise(input.head)) throw new Error('not recognised');
  return (await source.read(input, context)) as TypedDraft[];
}

export const readCsv = (text: string, size?: number): Promise<TypedDraft[]> =>
  readWith(sessionTable, text, size);
export const readList = (text: string): Promise<TypedDraft[]> => readWith(sessionList, text);
