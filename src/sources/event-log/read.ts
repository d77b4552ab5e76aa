import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RoomId } from '../../session/ids.ts';
import { fold } from '../../session/tally/fold.ts';
import { joinRooms } from '../../session/tally/rooms.ts';
import { emptyTally, type Tally } from '../../session/tally/tally.ts';
import { readMessage } from './dialects/index.ts';
import { type OpenedRecord, openRecord } from './envelope.ts';
import { splitRecords } from './records.ts';
import { adoptStray } from './stray.ts';

export interface EventLogReading {
  /** One a room; what names no room is joined to the room it belongs to where that can be told. Never empty. */
  readonly tallies: readonly Tally[];
  /** MALFORMED_RECORDS, TRUNCATED_ARRAY and NO_EVENTS_OF_INTEREST. */
  readonly diagnostics: readonly Diagnostic[];
  /** Well-formed records read. */
  readonly records: number;
  /** Gift messages, also as those that no dialect could read: a log with only the latter must not pass for $0. */
  readonly gifts: { readonly read: number; readonly unreadable: number };
}

// Enough to find the place and see whether it is a pattern.
const POSITIONS = 5;

/**
 * Reads a recorded event log, NDJSON or a JSON array, in one pass and in memory that grows with gifts, rooms and minutes
 * rather than with records. Never fails on what it reads: a record that cannot be read is counted, and its place told.
 *
 * `path` is for diagnostics. Whether the bytes are an event log at all is for `looksLikeEventLog` to say.
 */
export async function readEventLog(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
): Promise<EventLogReading> {
  const tallies = new Map<RoomId | null, Tally>();
  const positions: string[] = [];
  let records = 0;
  let malformed = 0;
  let counted = 0;
  const gifts = { read: 0, unreadable: 0 };
  // Records that name no room are charged to the room of the record before.
  let current: RoomId | null = null;

  const tallyOf = (room: RoomId | null): Tally => {
    let tally = tallies.get(room);
    if (tally === undefined) {
      tally = emptyTally(room);
      tallies.set(room, tally);
    }
    return tally;
  };
  const broken = (line: number): void => {
    malformed += 1;
    tallyOf(current).malformed += 1;
    if (positions.length < POSITIONS) positions.push(`${path}:${line}`);
  };
  const splitter = splitRecords({
    broken,
    record(text, line) {
      const opened = opening(text);
      if (opened === null) {
        broken(line);
        return;
      }
      let unreadable = opened.broken;
      for (const message of opened.messages) {
        const { kind, event } = readMessage(message);
        if (kind === 'gift') gifts[event === null ? 'unreadable' : 'read'] += 1;
        if (event === null) unreadable += 1;
        else {
          fold(tallyOf(event.room), event);
          current = event.room ?? current;
          if (event.kind !== 'other' && event.kind !== 'room') counted += 1;
        }
      }
      if (unreadable > 0) broken(line);
      else {
        records += 1;
        tallyOf(current).records += 1;
      }
    },
  });
  for await (const chunk of chunks) splitter.push(chunk);
  const { truncatedArray } = splitter.end();
  if (tallies.size === 0) tallyOf(null);

  const diagnostics: Diagnostic[] = [];
  if (truncatedArray) diagnostics.push(diagnostic('TRUNCATED_ARRAY', {}, { file: path }));
  if (malformed > 0)
    diagnostics.push(diagnostic('MALFORMED_RECORDS', { count: malformed, positions }, { file: path }));
  if (counted === 0) diagnostics.push(diagnostic('NO_EVENTS_OF_INTEREST', { records }, { file: path }));
  return { tallies: adoptStray(joinRooms([...tallies.values()])), diagnostics, records, gifts };
}

/** `null` when the text is not JSON, or not an event. */
function opening(text: string): OpenedRecord | null {
  try {
    return openRecord(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The tallies of several logs, one a room: recordings of one LIVE become one (decision 9). */
export const mergeReadings = (readings: readonly EventLogReading[]): Tally[] =>
  joinRooms(readings.flatMap(({ tallies }) => tallies));
