import { type Diagnostic, diagnostic, fail, InputError } from '../diagnostics/diagnostic.ts';
import { startFindings } from '../diagnostics/findings.ts';
import type { Session } from '../session/session.ts';
import { closeInput, type Input } from './input.ts';
import { joinTyped } from './join-typed.ts';
import type { LoadRequest } from './load.ts';
import type { Located } from './locate.ts';
import { type Name, startNames } from './names.ts';
import type { Period } from '../period/period.ts';
import { pathOf, startLivesTaken } from './overlap.ts';
import { contextOf, findInputs, openInput, pathOfPlace, plainFileReader, readInput } from './read-inputs.ts';
import type { SessionRow } from './session-table/csv.ts';
import { type Faults, startFaults } from './session-table/faults.ts';
import { sessionTable, tableRows } from './session-table/source.ts';
import { asFault } from './session-table/verify.ts';
import { type Assembler, assembler, overlayRoom, settleRooms, settleTyped } from './settle-drafts.ts';
import type { Draft } from './source.ts';
import { overrideBy } from './typed/override.ts';
import { firstSessionFlag } from './typed/single.ts';

type Give = (session: Session, name: Name) => void;

/** What gives its sessions when its turn comes. */
type Turn = { readonly rank: number } & (
  | { readonly session: Session; readonly name: string }
  | { readonly give: () => Promise<void> }
);

/**
 * Every session of every input, in the order in which the inputs were named. The rows of a table become sessions as they are
 * read and are not kept, so a table needs no memory but what `take` holds on to; everything else is read first, because
 * several files can be of one LIVE.
 *
 * @param take is called once a session, never for one that is the same LIVE as an earlier one
 * @param takePeriods is called once with what is not of LIVEs but of days or months, where there is any; without it such an
 * input cannot be read
 * @returns what concerns the inputs as such; what concerns one session is in the session
 * @throws InputError when something given cannot be read, or nothing can
 */
export async function eachSession(
  request: LoadRequest,
  take: (session: Session) => void,
  takePeriods: ((periods: readonly Period[]) => void) | null = null,
): Promise<readonly Diagnostic[]> {
  const { flags } = request;
  const inputs = await findInputs(request);
  const { located, leftOut } = inputs;
  const found = startFindings();
  const tell = (several: readonly Diagnostic[]): void => several.forEach(found.add);
  tell(inputs.diagnostics);

  const forOne = firstSessionFlag(flags);
  // A flag for one session asks how many there are, before anything is made of them.
  const inPassing = forOne === null && flags.roomId === null;
  const drafts: Draft[] = [];
  const tables: { readonly place: Located; readonly rank: number; readonly input: Input | null }[] = [];
  const plain = plainFileReader();
  const assembled = assembler(request);
  const overridden = overrideBy(flags);
  /** Of plain files, which are of one LIVE each: what they said is forgotten at once. */
  const ready: { readonly rank: number; readonly session: Session; readonly name: string }[] = [];
  for (const [rank, place] of located.entries()) {
    const draft = plain(place);
    if (draft) {
      const { path } = draft;
      const source = { kind: 'session-file', paths: [path] } as const;
      const session = assembled.atOnce(overridden(draft.fields), source);
      if (session) ready.push({ rank, session, name: path });
      else drafts.push(draft);
      continue;
    }
    const reading = await leftOut.attempt(pathOfPlace(place), async () => {
      const read = await readInput(place, request, (source) => inPassing && source === sessionTable);
      if (takePeriods === null && read.kind === 'drafts') refusePeriods(read.drafts, pathOfPlace(place));
      return read;
    });
    if (reading?.kind === 'table') tables.push({ place, rank, input: reading.input });
    else if (reading) {
      // One at a time: a table can hold more drafts than a call takes arguments.
      for (const draft of reading.drafts) drafts.push(draft);
      tell(reading.damage);
    }
  }

  const covering = drafts.filter((draft) => draft.kind === 'period');
  if (covering.length > 0) {
    const { joinDays } = await import('./analytics/join-days.ts');
    for (const { notes } of covering) tell(notes);
    const joined = joinDays(covering.flatMap(({ periods }) => periods));
    tell(joined.diagnostics);
    takePeriods?.(joined.periods);
  }
  const recordings = drafts.filter((draft) => draft.kind === 'recording');
  for (const { reading } of recordings) tell(reading.diagnostics);
  const { lives, diagnostics: twice } = joinTyped(drafts.filter((draft) => draft.kind === 'typed'));
  tell(twice);
  const rooms = await settleRooms(recordings, request);
  const typed = lives.length + ready.length;
  const sessions = rooms.length + typed;
  const named = forOne ?? (typed > 0 && flags.roomId !== null ? '--room-id' : null);
  if (named !== null && sessions !== 1) fail('FLAG_NEEDS_ONE_SESSION', { flag: named, sessions });

  const taken = startLivesTaken();
  const names = startNames();
  const give: Give = (session, name) => {
    const other = taken.take(session);
    if (other === null) {
      names.add(name);
      take(session);
    } else {
      const path = typeof name === 'string' ? name : `${name.file}:${name.line}`;
      found.add(diagnostic('INPUT_LEFT_OUT', { path, other: names.of(other), reason: 'overlap' }));
    }
  };
  const ranks = new Map(located.map((place, rank) => [pathOfPlace(place), rank]));
  const rankOf = (paths: readonly string[]): number =>
    paths.reduce((least, path) => Math.min(least, ranks.get(path) ?? 0), Number.POSITIVE_INFINITY);
  const turns: Turn[] = [
    ...rooms.map((room) => ({
      rank: rankOf(room.source.paths),
      give: async () => give(await overlayRoom(room, request), pathOf(room)),
    })),
    ...ready,
    ...lives.map((live) => ({
      rank: rankOf(live.paths),
      async give() {
        const name = live.paths.join(', ');
        const fields = overridden(live.fields);
        const session = await leftOut.attempt(name, () => settleTyped({ ...live, fields }, assembled));
        if (session) give(session, name);
      },
    })),
    ...tables.map(({ place, rank, input }) => ({
      rank,
      async give() {
        const opened = input ?? (await openInput(place, request));
        tell(await giveTable(opened, request, assembled, give, leftOut.attempt));
      },
    })),
  ];
  for (const turn of turns.sort((a, b) => a.rank - b.rank)) {
    if ('session' in turn) give(turn.session, turn.name);
    else await turn.give();
  }
  tell(leftOut.findings());
  return found.list();
}

/** @throws InputError INPUT_OF_PERIODS: a month is no LIVE, and has neither viewers at once nor a score */
function refusePeriods(drafts: readonly Draft[], path: string): void {
  if (drafts.some((draft) => draft.kind === 'period')) fail('INPUT_OF_PERIODS', { path });
}

/** Once rows have been given, an error stops the run: they are in the figures, and which of them hold cannot be told. */
async function giveTable(
  input: Input,
  request: LoadRequest,
  assembled: Assembler,
  give: Give,
  attempt: <Value>(path: string, work: () => Promise<Value>) => Promise<Value | null>,
): Promise<readonly Diagnostic[]> {
  const faults = startFaults(input.path);
  const sessionOf = rowSessions(input, request, assembled, faults);
  let given = false;
  let stop: InputError | null = null;
  const notes = await attempt(input.path, async () => {
    try {
      for await (const rows of tableRows(input, contextOf(request), faults)) {
        for (const row of rows) {
          const made = sessionOf(row);
          const session = made instanceof Promise ? await made : made;
          if (session === null) continue;
          given = true;
          give(session, row.at);
        }
      }
      return faults.findings();
    } catch (error) {
      if (!given || !(error instanceof InputError)) throw error;
      stop = error;
      return [];
    } finally {
      await closeInput(input);
    }
  });
  if (stop) throw stop;
  return [...(notes ?? []), ...input.diagnostics];
}

/** Rows as sessions, at once where nothing has to be waited for; `null` for one that is left out, which `faults` is told. */
function rowSessions(
  { path }: Input,
  { flags }: LoadRequest,
  { atOnce, assemble }: Assembler,
  faults: Faults,
): (row: SessionRow) => Session | null | Promise<Session | null> {
  const source = { kind: 'session-file', paths: [path] } as const;
  const overridden = overrideBy(flags);
  const placed = (session: Session, { at }: SessionRow): Session =>
    session.diagnostics.length === 0
      ? session
      : { ...session, diagnostics: session.diagnostics.map((each) => (each.at ? each : { ...each, at })) };
  const later = async (row: SessionRow): Promise<Session | null> => {
    try {
      return placed(await assemble(overridden(row.fields), source), row);
    } catch (error) {
      // Gifts of another platform's catalogue are looked up only now.
      if (!(error instanceof InputError)) throw error;
      const reasons = error.diagnostics.flatMap(asFault);
      if (reasons.length === 0) throw error;
      faults.leftOut(reasons.map((fault) => ({ fault, at: row.at })));
      return null;
    }
  };
  return (row) => {
    const session = atOnce(overridden(row.fields), source);
    return session === null ? later(row) : placed(session, row);
  };
}
