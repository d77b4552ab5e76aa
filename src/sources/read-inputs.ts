import { type Diagnostic, fail } from '../diagnostics/diagnostic.ts';
import type { Catalogue } from '../rates/catalogue.ts';
import { closeInput, failIfPartial, type Input, openFile, peek, smallFileReader } from './input.ts';
import { headerAliases } from './header-aliases.ts';
import { type LeftOut, NOTHING_LEFT_OUT, startLeftOut } from './left-out.ts';
import type { LoadRequest } from './load.ts';
import { type Located, locateInputs } from './locate.ts';
import { looksPacked } from './archive/looks-packed.ts';
import { sources } from './registry.ts';
import { plainSession } from './session-file/plain.ts';
import type { Draft, ReadContext, Source, TypedDraft } from './source.ts';
import { timesOf } from './times.ts';
import { documentVersion, guessKind } from './unrecognised.ts';
import { isPartMissing } from './part-missing.ts';

export interface Inputs {
  readonly located: readonly Located[];
  /** Takes inputs that cannot be read, where the request wants the others all the same. */
  readonly leftOut: LeftOut;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what the request names. */
export async function findInputs(request: LoadRequest): Promise<Inputs> {
  const { inputs, cwd, suggestCommand } = request;
  if (inputs.includes('-') && request.stdin.isTTY) fail('STDIN_IS_TERMINAL', {});
  const { located, diagnostics } = await locateInputs(inputs, cwd, suggestCommand);
  const leftOut = request.broken === 'leave-out' ? startLeftOut(located.length) : NOTHING_LEFT_OUT;
  return { located, leftOut, diagnostics };
}

export const pathOfPlace = (place: Located): string => (place === 'stdin' ? place : place.path);

/** What an input is made of: its drafts, or for a table that is read row by row nothing yet. */
export type Reading =
  | { readonly kind: 'drafts'; readonly drafts: readonly Draft[]; readonly damage: readonly Diagnostic[] }
  /** `input` where it cannot be opened again: standard input, a pipe, what is unpacked on the way. */
  | { readonly kind: 'table'; readonly input: Input | null };

/**
 * Reads plain session files, of which a folder may hold thousands, at a tenth of what {@link readInput} takes for them. `null` for
 * every other input, also for one that cannot be read: that is for {@link readInput} to say.
 */
export function plainFileReader(): (place: Located) => TypedDraft | null {
  const read = smallFileReader();
  return (place) => {
    if (place === 'stdin' || !place.isFile || !place.path.endsWith('.json')) return null;
    const text = read(place.realPath);
    const fields = text === null ? null : plainSession(text, place.path);
    return fields && { kind: 'typed', path: place.path, fields };
  };
}

/**
 * @param inPassing formats that are only recognised, to be read later
 * @throws InputError when the input cannot be read, or is of no known format
 */
export async function readInput(
  place: Located,
  request: LoadRequest,
  inPassing: (source: Source) => boolean,
): Promise<Reading> {
  const input = await openInput(place, request);
  let kept = false;
  try {
    if (looksPacked(input.head)) return await readPacked(input, request);
    const source = sourceOf(input, request);
    if (inPassing(source)) {
      kept = input.file === null;
      return { kind: 'table', input: kept ? input : null };
    }
    const drafts = await source.read(input, contextOf(request));
    return { kind: 'drafts', drafts: drafts.map(markedBy(input)), damage: input.diagnostics };
  } finally {
    if (!kept) await closeInput(input);
  }
}

/** Of what an archive or a workbook holds, what is of a known format; the rest is nothing of this tool's. */
async function readPacked(input: Input, request: LoadRequest): Promise<Reading> {
  const { unpackInput } = await import('./archive/unpack.ts');
  const held = await unpackInput(input);
  const known = held.filter((each) => sourceNamed(each, request) !== null);
  const drafts: Draft[] = [];
  const damage: Diagnostic[] = [];
  for (const each of known.length === 0 ? held.slice(0, 1) : known) {
    for (const draft of await sourceOf(each, request).read(each, contextOf(request)))
      drafts.push(markedBy(each)(draft));
    damage.push(...each.diagnostics);
  }
  if (held.length === 0) fail('INPUT_EMPTY', { path: input.path });
  for (const each of held) await closeInput(each);
  return { kind: 'drafts', drafts, damage };
}

function sourceNamed({ head }: Input, { headers = [] }: LoadRequest): Source | null {
  if (head.trim() === '') return null;
  const aliases = headerAliases(headers);
  return sources.find((each) => each.recognise(head, aliases)) ?? null;
}

/** What a recording lost with the bytes of its file is known only when it has been read. */
const markedBy =
  ({ diagnostics }: Input) =>
  (draft: Draft): Draft =>
    draft.kind === 'recording' && isPartMissing([...diagnostics, ...draft.reading.diagnostics])
      ? { ...draft, cutShort: true }
      : draft;

export const openInput = (place: Located, request: LoadRequest): Promise<Input> =>
  place === 'stdin' ? peek('stdin', request.stdin.chunks) : openFile(place.path, place.realPath);

function sourceOf(input: Input, request: LoadRequest): Source {
  if (input.head.trim() === '') {
    failIfPartial(input);
    fail('INPUT_EMPTY', { path: input.path });
  }
  const source = sourceNamed(input, request);
  if (!source) {
    failIfPartial(input);
    const own = documentVersion(input.head);
    if (own) fail('INPUT_IS_REPORT', { path: input.path, version: own.version });
    const { looksLike, wayOut } = guessKind(input.head) ?? { looksLike: null, wayOut: null };
    fail('INPUT_UNRECOGNISED', { path: input.path, looksLike, wayOut });
  }
  return source;
}

export const contextOf = (request: LoadRequest): ReadContext => {
  const { flags, timezone } = request;
  const catalogue = (): Promise<Catalogue> => request.catalogue(flags.platform ?? request.platform);
  const times = timesOf({ ...request, timezone: flags.timezone ?? timezone });
  const { valueIs, earningIs = null, headers = [], everything, workers, progress } = request;
  const aliases = headerAliases(headers);
  return Object.assign(times, { catalogue, valueIs, earningIs, aliases, everything, workers, progress });
};
