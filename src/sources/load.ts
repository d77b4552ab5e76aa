import { type Diagnostic, fail } from '../diagnostics/diagnostic.ts';
import type { Catalogue } from '../rates/catalogue.ts';
import type { Session } from '../session/session.ts';
import { type Input, openFile, peek } from './input.ts';
import { type Located, locateInputs } from './locate.ts';
import { leaveOutOverlaps } from './overlap.ts';
import { sources } from './registry.ts';
import type { Draft } from './source.ts';
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
  if (inputs.includes('-') && request.stdin.isTTY) fail('STDIN_IS_TERMINAL', {});
  const { located, diagnostics } = await locateInputs(inputs, request.cwd, request.suggestCommand);
  const drafts: Draft[] = [];
  for (const place of located) drafts.push(await readDraft(await open(place, request)));

  const recordings = drafts.filter((draft) => draft.kind === 'recording');
  const typed = drafts.filter((draft) => draft.kind === 'typed');
  const rooms = recordings.length > 0 ? await settleRooms(recordings, request) : [];
  const only = rooms.length + typed.length === 1;
  const named = only ? null : firstSessionFlag(flags);
  if (named) fail('FLAG_NEEDS_ONE_SESSION', { flag: named, sessions: rooms.length + typed.length });

  const sessions: Session[] = [];
  for (const session of rooms) sessions.push(await overlay(session, flags, timesOf(request)));
  for (const { path, fields } of typed) {
    sessions.push(
      await assembleTyped(override(fields, flags), { kind: 'session-file', paths: [path] }, request),
    );
  }
  const { kept, diagnostics: leftOut } = leaveOutOverlaps(inInputOrder(sessions, located));
  return {
    sessions: kept as [Session, ...Session[]],
    diagnostics: [...diagnostics, ...recordings.flatMap(({ reading }) => reading.diagnostics), ...leftOut],
  };
}

const open = async (place: Located, request: LoadRequest): Promise<Input> =>
  place === 'stdin'
    ? peek('stdin', request.stdin.chunks)
    : openFile(place.path, place.realPath).catch(unreadable(place.path));

const unreadable =
  (path: string) =>
  (error: unknown): never =>
    fail('INPUT_UNREADABLE', { path, reason: (error as { code?: string }).code ?? String(error) });

async function readDraft(input: Input): Promise<Draft> {
  if (input.head.trim() === '') fail('INPUT_EMPTY', { path: input.path });
  const source = sources.find((each) => each.recognise(input.head));
  if (!source) fail('INPUT_UNRECOGNISED', { path: input.path, looksLike: guessKind(input.head) });
  return source.read(input);
}

type Recording = Draft & { readonly kind: 'recording' };

/** One session a room, whatever number of logs recorded it. */
async function settleRooms(recordings: readonly Recording[], request: LoadRequest): Promise<Session[]> {
  const [{ mergeReadings }, { settle }, catalogue] = await Promise.all([
    import('./event-log/read.ts'),
    import('../session/settle/settle.ts'),
    request.catalogue(request.flags.platform ?? request.platform),
  ]);
  const tallies = mergeReadings(recordings.map(({ reading }) => reading));
  return tallies.map((tally) => {
    // What names no room was joined to the only room there is.
    const heard = recordings.filter(({ reading }) =>
      reading.tallies.some(({ room }) => room === tally.room || (room === null && tallies.length === 1)),
    );
    return settle(tally, {
      host: request.flags.host,
      gift: (giftId) => catalogue.byId(giftId),
      platform: request.flags.platform ?? request.platform,
      paths: (heard.length > 0 ? heard : recordings).map(({ path }) => path),
    });
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
