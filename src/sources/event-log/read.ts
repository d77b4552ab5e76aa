import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { joinRooms } from '../../session/tally/rooms.ts';
import { emptyTally, type Tally } from '../../session/tally/tally.ts';
import { mergeRecordings } from '../recordings.ts';
import { type GiftsRead, recordReader } from './reader.ts';
import { splitRecords } from './records.ts';
import { adoptStray, countsNothing } from './stray.ts';

export interface EventLogReading {
  /** One a room; what names no room is joined to the room it belongs to where that can be told. Never empty. */
  readonly tallies: readonly Tally[];
  /** MALFORMED_RECORDS, TRUNCATED_ARRAY and NO_EVENTS_OF_INTEREST. */
  readonly diagnostics: readonly Diagnostic[];
  /** Well-formed records read. */
  readonly records: number;
  readonly gifts: Readonly<GiftsRead>;
}

/** What was counted, before anything is concluded from it. */
export interface Counted {
  readonly tallies: readonly Tally[];
  readonly gifts: Readonly<GiftsRead>;
  /** Lines of the first records that could not be read, ascending; at least {@link POSITIONS} of them where there are as many. */
  readonly brokenLines: readonly number[];
  readonly truncatedArray: boolean;
}

/** Enough to find the place and see whether it is a pattern. */
export const POSITIONS = 5;

/**
 * Reads a recorded event log, NDJSON or a JSON array, in one pass and in memory that grows with gifts, rooms and minutes
 * rather than with records. Never fails on what it reads: a record that cannot be read is counted, and its place told.
 *
 * `path` is for diagnostics. Whether the bytes are an event log at all is for `looksLikeEventLog` to say.
 */
export async function readEventLog(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  everything = false,
): Promise<EventLogReading> {
  const brokenLines: number[] = [];
  const reader = recordReader({
    everything,
    broken(line) {
      if (brokenLines.length < POSITIONS) brokenLines.push(line);
    },
  });
  const splitter = splitRecords(reader);
  for await (const chunk of chunks) splitter.push(chunk);
  const { truncatedArray } = splitter.end();
  return conclude({ ...reader.counted(), brokenLines, truncatedArray }, path);
}

/** What one log says on the whole. */
export function conclude(
  { tallies, gifts, brokenLines, truncatedArray }: Counted,
  path: string,
): EventLogReading {
  const records = tallies.reduce((sum, tally) => sum + tally.records, 0);
  const malformed = tallies.reduce((sum, tally) => sum + tally.malformed, 0);
  const diagnostics: Diagnostic[] = [];
  if (truncatedArray) diagnostics.push(diagnostic('TRUNCATED_ARRAY', {}, { file: path }));
  if (malformed > 0) {
    const positions = brokenLines.slice(0, POSITIONS).map((line) => `${path}:${line}`);
    diagnostics.push(diagnostic('MALFORMED_RECORDS', { count: malformed, positions }, { file: path }));
  }
  if (tallies.every(countsNothing))
    diagnostics.push(diagnostic('NO_EVENTS_OF_INTEREST', { records }, { file: path }));
  const rooms = adoptStray(joinRooms(tallies));
  return { tallies: rooms.length === 0 ? [emptyTally(null)] : rooms, diagnostics, records, gifts };
}

/** The tallies of several logs, one a room: recordings of one LIVE become one (decision 9). */
export const mergeReadings = (readings: readonly EventLogReading[]): Tally[] =>
  mergeRecordings(readings).map(({ tally }) => tally);
