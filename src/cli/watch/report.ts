import type { Settings } from '../../config/settings.ts';
import { startFindings } from '../../diagnostics/findings.ts';
import { buildReport } from '../../report/build.ts';
import { type Watched, watchedOf } from '../../report/watch/watch.ts';
import type { Session } from '../../session/session.ts';
import type { LoadRequest } from '../../sources/load.ts';
import { leaveOutOverlaps } from '../../sources/overlap.ts';
import { overlayRoom, settleRooms } from '../../sources/settle-drafts.ts';
import type { RecordingDraft } from '../../sources/source.ts';

/**
 * What `estimate` says of the same log: from the recording on it is the one load path, and the same report.
 *
 * @throws InputError as `estimate`
 */
export async function watchedNow(
  recording: RecordingDraft,
  request: LoadRequest,
  settings: Settings,
): Promise<Watched> {
  const found = startFindings();
  for (const each of recording.reading.diagnostics) found.add(each);
  const rooms = await settleRooms([recording], request);
  const sessions = await Promise.all(rooms.map((room) => overlayRoom(room, request)));
  const { kept, diagnostics } = leaveOutOverlaps(sessions);
  for (const each of diagnostics) found.add(each);
  return watchedOf(buildReport(kept as [Session, ...Session[]], settings, found.list()));
}
