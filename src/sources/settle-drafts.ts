import type { Session } from '../session/session.ts';
import type { TypedLive } from './join-typed.ts';
import type { LoadRequest } from './load.ts';
import { timesOf } from './times.ts';
import type { RecordingDraft } from './source.ts';
import { assemble, assembleAtOnce } from './typed/assemble.ts';
import type { TypedFields } from './typed/fields.ts';
import { overlay } from './typed/overlay.ts';

/** One session a room, whatever number of logs recorded it, with the flags laid over it. */
export async function settleRooms(
  recordings: readonly RecordingDraft[],
  request: LoadRequest,
): Promise<Session[]> {
  if (recordings.length === 0) return [];
  const [{ mergeRecordings }, { settle }, { knownGift }, catalogue] = await Promise.all([
    import('./recordings.ts'),
    import('../session/settle/settle.ts'),
    import('./named-gift.ts'),
    request.catalogue(request.flags.platform ?? request.platform),
  ]);
  const readings = recordings.map(({ reading }) => reading);
  return mergeRecordings(readings, request.flags.roomId).map(({ tally, from }) => {
    const heard = from.map((index) => recordings[index] as RecordingDraft);
    const settled = settle(tally, {
      host: request.flags.host,
      gift: (giftId) => knownGift(catalogue, giftId),
      platform: request.flags.platform ?? request.platform,
      paths: heard.map(({ path }) => path),
    });
    const cutShort = settled.completeness.cutShort || heard.some((draft) => draft.cutShort === true);
    const session = { ...settled, completeness: { ...settled.completeness, cutShort } };
    const knowsGifts = heard.some((draft) => draft.knowsGifts !== false);
    return knowsGifts ? session : { ...session, gifts: null, gifters: null, timeline: null };
  });
}

/** The declared room has done its work: a room that the log names stays what it is. */
export const overlayRoom = (session: Session, request: LoadRequest): Promise<Session> =>
  overlay(session, { ...request.flags, roomId: null }, timesOf(request));

/** Puts sessions together, with one context for all of them. */
export interface Assembler {
  /** `null` where something has to be waited for, and where there is a fault. */
  readonly atOnce: (fields: TypedFields, source: Session['source']) => Session | null;
  /** @throws InputError for gifts and times that cannot be resolved */
  readonly assemble: (fields: TypedFields, source: Session['source']) => Promise<Session>;
}

export function assembler(request: LoadRequest): Assembler {
  const { platform, catalogue } = request;
  // Assigned, not spread: the machine's time zone is asked for only when it is needed.
  const context = Object.assign(timesOf(request), { platform, catalogue });
  return {
    atOnce: (fields, source) => assembleAtOnce(fields, source, context),
    assemble: (fields, source) => assemble(fields, source, context),
  };
}

/** @throws InputError for gifts and times that cannot be resolved */
export async function settleTyped(
  { paths, fields, notes, rows }: TypedLive,
  { assemble: assembled }: Assembler,
): Promise<Session> {
  const session = await assembled(fields, { kind: 'session-file', paths });
  if (notes.length + rows.read + rows.malformed === 0) return session;
  return {
    ...session,
    completeness: { ...session.completeness, records: rows.read, malformed: rows.malformed },
    diagnostics: [...notes, ...session.diagnostics],
  };
}
