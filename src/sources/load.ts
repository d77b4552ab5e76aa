import type { HeaderAlias } from '../config/headers.ts';
import { type Diagnostic, fail } from '../diagnostics/diagnostic.ts';
import type { Catalogue } from '../rates/catalogue.ts';
import { isRoomOfFiles } from '../session/ids.ts';
import type { Session } from '../session/session.ts';
import { assembler } from './settle-drafts.ts';
import type { Draft, EarningIs, ReadContext, RecordingDraft, ValueIs } from './source.ts';
import type { TypedFields } from './typed/fields.ts';
import { hasAnySessionField } from './typed/empty.ts';

/** Everything the load path needs; nothing is taken from the process. */
export interface LoadRequest {
  /** Paths, folders or `-`, as typed. */
  readonly inputs: readonly string[];
  /** What the flags say. */
  readonly flags: TypedFields;
  /** For sessions that name none. */
  readonly platform: string;
  readonly timezone: string | null;
  /** Asked only when a time without offset needs it. */
  readonly machineTimezone: () => string;
  readonly catalogue: (platform: string) => Promise<Catalogue>;
  /** What a value column holds in a gift table that does not tell. */
  readonly valueIs: ValueIs | null;
  /** What a total of a LIVE is whose unit its file does not name. */
  readonly earningIs?: EarningIs | null;
  /** Headers of tables beside those that are known, as the settings have them. */
  readonly headers?: readonly HeaderAlias[];
  /** An input of several that cannot be read: stops the run unless it is to be left out with a warning that names it. */
  readonly broken?: 'stop' | 'leave-out';
  readonly everything: ReadContext['everything'];
  readonly workers: ReadContext['workers'];
  readonly progress: ReadContext['progress'];
  readonly cwd: string;
  readonly stdin: { readonly isTTY: boolean; readonly chunks: AsyncIterable<Uint8Array> };
  /** A command that a missing file's name may have meant. */
  readonly suggestCommand: (word: string) => string | null;
}

export interface Loaded {
  readonly sessions: readonly [Session, ...Session[]];
  /** About the inputs as such; what concerns one session is in the session. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The one load path: every input, of every kind, becomes sessions by way of `eachSession` and nowhere else. Flags alone load no format.
 *
 * @throws InputError when there is nothing to estimate, or something given cannot be read
 */
export async function load(request: LoadRequest): Promise<Loaded> {
  const { inputs, flags } = request;
  if (inputs.length === 0) {
    if (!hasAnySessionField(flags)) fail('NOTHING_TO_ESTIMATE', {});
    return {
      sessions: [await assembler(request).assemble(flags, { kind: 'flags', paths: [] })],
      diagnostics: [],
    };
  }
  const { eachSession } = await import('./each.ts');
  const sessions: Session[] = [];
  const diagnostics = await eachSession(request, (session) => {
    sessions.push(session);
  });
  return { sessions: sessions as [Session, ...Session[]], diagnostics };
}

/**
 * The recordings among the inputs as they were read, before they are merged and anything is decided.
 *
 * @throws InputError when something given cannot be read, or is not made of messages that can be counted in pieces
 */
export async function loadRecordings(request: LoadRequest): Promise<{
  readonly recordings: readonly RecordingDraft[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { findInputs, readInput } = await import('./read-inputs.ts');
  const { located, diagnostics: found } = await findInputs(request);
  const diagnostics = [...found];
  const drafts: Draft[] = [];
  for (const place of located) {
    const reading = await readInput(place, request, () => false);
    if (reading.kind !== 'drafts') continue;
    for (const draft of reading.drafts) drafts.push(draft);
    diagnostics.push(...reading.damage);
  }
  const recordings = drafts.filter((draft) => draft.kind === 'recording');
  const typed = drafts.find((draft) => draft.kind !== 'recording');
  if (typed) fail('INPUT_NOT_RECORDED', { path: typed.path, reason: 'figures' });
  const table = recordings.find(({ reading }) =>
    reading.tallies.some(({ room }) => room !== null && isRoomOfFiles(room)),
  );
  if (table) fail('INPUT_NOT_RECORDED', { path: table.path, reason: 'no-ids' });
  return {
    recordings,
    diagnostics: [...diagnostics, ...recordings.flatMap(({ reading }) => reading.diagnostics)],
  };
}
