import { type Diagnostic, fail } from '../diagnostics/diagnostic.ts';
import type { Catalogue } from '../rates/catalogue.ts';
import { isRoomOfFiles } from '../session/ids.ts';
import type { Session } from '../session/session.ts';
import { closeInput, failIfPartial, type Input, openFile, peek } from './input.ts';
import { joinTyped } from './join-typed.ts';
import { type Located, locateInputs } from './locate.ts';
import { leaveOutOverlaps } from './overlap.ts';
import { sources } from './registry.ts';
import type { Draft, ReadContext, RecordingDraft, ValueIs } from './source.ts';
import { assemble, type TimeContext } from './typed/assemble.ts';
import type { TypedFields } from './typed/fields.ts';
import { hasAnySessionField } from './typed/empty.ts';
import { overlay } from './typed/overlay.ts';
import { override } from './typed/override.ts';
import { firstSessionFlag } from './typed/single.ts';
import { guessKind } from './unrecognised.ts';

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
 * The one load path: every input, of every kind, becomes sessions here and nowhere else.
 *
 * @throws InputError when there is nothing to estimate, or something given cannot be read
 */
export async function load(request: LoadRequest): Promise<Loaded> {
  const { inputs, flags } = request;
  if (inputs.length === 0) {
    if (!hasAnySessionField(flags)) fail('NOTHING_TO_ESTIMATE', {});
    return { sessions: [await assembleTyped(flags, { kind: 'flags', paths: [] }, request)], diagnostics: [] };
  }
  const { drafts, located, diagnostics } = await readInputs(request);
  const recordings = drafts.filter((draft) => draft.kind === 'recording');
  const { lives: typed, diagnostics: leftOutTyped } = joinTyped(
    drafts.filter((draft) => draft.kind === 'typed'),
  );
  const rooms = recordings.length > 0 ? await settleRooms(recordings, request) : [];
  const only = rooms.length + typed.length === 1;
  const forOne = typed.length > 0 && flags.roomId !== null ? '--room-id' : null;
  const named = only ? null : (firstSessionFlag(flags) ?? forOne);
  if (named) fail('FLAG_NEEDS_ONE_SESSION', { flag: named, sessions: rooms.length + typed.length });

  const sessions: Session[] = [];
  // The declared room has done its work: a room that the log names stays what it is.
  const beside = { ...flags, roomId: null };
  for (const session of rooms) sessions.push(await overlay(session, beside, timesOf(request)));
  for (const { paths, fields, notes, rows } of typed) {
    const source = { kind: 'session-file', paths } as const;
    const session = await assembleTyped(override(fields, flags), source, request);
    sessions.push({
      ...session,
      completeness: { ...session.completeness, records: rows.read, malformed: rows.malformed },
      diagnostics: [...notes, ...session.diagnostics],
    });
  }
  const { kept, diagnostics: leftOut } = leaveOutOverlaps(inInputOrder(sessions, located));
  return {
    sessions: kept as [Session, ...Session[]],
    diagnostics: [
      ...diagnostics,
      ...recordings.flatMap(({ reading }) => reading.diagnostics),
      ...leftOutTyped,
      ...leftOut,
    ],
  };
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
  const { drafts, diagnostics } = await readInputs(request);
  const recordings = drafts.filter((draft) => draft.kind === 'recording');
  const typed = drafts.find((draft) => draft.kind === 'typed');
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

interface ReadInputs {
  readonly drafts: readonly Draft[];
  readonly located: readonly Located[];
  /** About the inputs and their bytes as such. */
  readonly diagnostics: readonly Diagnostic[];
}

async function readInputs(request: LoadRequest): Promise<ReadInputs> {
  const { inputs, cwd, suggestCommand } = request;
  if (inputs.includes('-') && request.stdin.isTTY) fail('STDIN_IS_TERMINAL', {});
  const { located, diagnostics } = await locateInputs(inputs, cwd, suggestCommand);
  const drafts: Draft[] = [];
  const damage: Diagnostic[] = [];
  for (const place of located) {
    const input = await open(place, request);
    try {
      // One at a time: a table can hold more drafts than a call takes arguments.
      for (const draft of await readDrafts(input, contextOf(request))) drafts.push(draft);
    } finally {
      await closeInput(input);
    }
    damage.push(...input.diagnostics);
  }
  return { drafts, located, diagnostics: [...diagnostics, ...damage] };
}

const open = (place: Located, request: LoadRequest): Promise<Input> =>
  place === 'stdin' ? peek('stdin', request.stdin.chunks) : openFile(place.path, place.realPath);

async function readDrafts(input: Input, context: ReadContext): Promise<readonly Draft[]> {
  if (input.head.trim() === '') {
    failIfPartial(input);
    fail('INPUT_EMPTY', { path: input.path });
  }
  const source = sources.find((each) => each.recognise(input.head));
  if (!source) {
    failIfPartial(input);
    const { looksLike, wayOut } = guessKind(input.head) ?? { looksLike: null, wayOut: null };
    fail('INPUT_UNRECOGNISED', { path: input.path, looksLike, wayOut });
  }
  return source.read(input, context);
}

/** One session a room, whatever number of logs recorded it. */
async function settleRooms(recordings: readonly RecordingDraft[], request: LoadRequest): Promise<Session[]> {
  const [{ mergeRecordings }, { settle }, { knownGift }, catalogue] = await Promise.all([
    import('./recordings.ts'),
    import('../session/settle/settle.ts'),
    import('./named-gift.ts'),
    request.catalogue(request.flags.platform ?? request.platform),
  ]);
  const readings = recordings.map(({ reading }) => reading);
  return mergeRecordings(readings, request.flags.roomId).map(({ tally, from }) => {
    const heard = from.map((index) => recordings[index] as RecordingDraft);
    const session = settle(tally, {
      host: request.flags.host,
      gift: (giftId) => knownGift(catalogue, giftId),
      platform: request.flags.platform ?? request.platform,
      paths: heard.map(({ path }) => path),
    });
    const knowsGifts = heard.some((draft) => draft.knowsGifts !== false);
    return knowsGifts ? session : { ...session, gifts: null, gifters: null, timeline: null };
  });
}

const assembleTyped = (
  fields: TypedFields,
  source: Session['source'],
  request: LoadRequest,
): Promise<Session> =>
  assemble(
    fields,
    Object.assign(timesOf(request), { platform: request.platform, catalogue: request.catalogue, source }),
  );

const contextOf = (request: LoadRequest): ReadContext => {
  const { flags, timezone } = request;
  const catalogue = (): Promise<Catalogue> => request.catalogue(flags.platform ?? request.platform);
  const times = timesOf({ ...request, timezone: flags.timezone ?? timezone });
  const { valueIs, everything, workers, progress } = request;
  return Object.assign(times, { catalogue, valueIs, everything, workers, progress });
};

/** A getter, because asking Intl for the machine's zone costs start-up that most runs do not need. */
const timesOf = ({ timezone, machineTimezone }: LoadRequest): TimeContext => ({
  timezone,
  get machineTimezone() {
    return machineTimezone();
  },
});

/** Sessions in the order in which their first input was named. */
function inInputOrder(sessions: readonly Session[], located: readonly Located[]): Session[] {
  const order = new Map(located.map((place, index) => [place === 'stdin' ? place : place.path, index]));
  const rank = (session: Session): number =>
    Math.min(...session.source.paths.map((path) => order.get(path) ?? 0));
  return [...sessions].sort((a, b) => rank(a) - rank(b));
}
