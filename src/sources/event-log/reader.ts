import type { RoomId } from '../../session/ids.ts';
import { fold } from '../../session/tally/fold.ts';
import { emptyTally, type Tally } from '../../session/tally/tally.ts';
import { readMessage } from './dialects/index.ts';
import { type OpenedRecord, openRecord } from './envelope.ts';
import type { ReadingRoom } from './range.ts';
import { takeText } from './record-text.ts';
import { recordCounter } from './scan/count.ts';
import type { RecordSink } from './splitter.ts';

const LINE_FEED = 0x0a;

/** Gift messages, also as those that no dialect could read: a log with only the latter must not pass for $0. */
export interface GiftsRead {
  read: number;
  unreadable: number;
}

export interface ReaderCount {
  /** One a room; what names no room is one, too. */
  readonly tallies: readonly Tally[];
  readonly gifts: Readonly<GiftsRead>;
}

export interface RecordReader extends RecordSink {
  /** Adds what another reader counted of the same log; its tallies are used up. */
  readonly absorb: (others: ReaderCount) => void;
  /** What has been counted so far. */
  readonly counted: () => ReaderCount;
  /** Lines that were read into it are not copied once more. */
  readonly room: ReadingRoom;
}

export interface ReaderOptions {
  /** Check also the messages that are not counted (decision 6: `--strict` reads everything). */
  readonly everything: boolean;
  /** Called once for each record that cannot be read, with its line. */
  readonly broken: (line: number) => void;
}

/**
 * Counts records into tallies, whatever their order. Most are counted where they stand, by the kernel; what it does not take is
 * read by JSON.parse and the dialects, which are its reference: both count a record alike.
 */
export function recordReader({ everything, broken }: ReaderOptions): RecordReader {
  const tallies = new Map<RoomId | null, Tally>();
  const gifts: GiftsRead = { read: 0, unreadable: 0 };

  const tallyOf = (room: RoomId | null): Tally => {
    let tally = tallies.get(room);
    if (tally === undefined) {
      tally = emptyTally(room);
      tallies.set(room, tally);
    }
    return tally;
  };
  // Of a broken record nobody knows the room.
  const malformed = (line: number): void => {
    tallyOf(null).malformed += 1;
    broken(line);
  };
  const parse = takeText((record, line) => {
    const opened = opening(record);
    if (opened === null) {
      malformed(line);
      return;
    }
    let unreadable = opened.broken;
    let room: RoomId | null = null;
    for (const message of opened.messages) {
      const { kind, event } = readMessage(message);
      if (kind === 'gift') gifts[event === null ? 'unreadable' : 'read'] += 1;
      if (event === null) unreadable += 1;
      else {
        fold(tallyOf(event.room), event);
        room ??= event.room;
      }
    }
    if (unreadable > 0) malformed(line);
    else tallyOf(room).records += 1;
  }, malformed);
  const counter = recordCounter(tallyOf, everything, gifts);
  return {
    absorb(others) {
      for (const tally of others.tallies) counter.absorb(tally);
      gifts.read += others.gifts.read;
      gifts.unreadable += others.gifts.unreadable;
    },
    counted() {
      counter.take();
      return { tallies: [...tallies.values()], gifts };
    },
    room: counter.room,
    broken: malformed,
    lines: (bytes, line) =>
      counter.count(bytes, (memory, from, to, index) => parse(memory, from, to, line + index)),
    element(bytes, line) {
      const isOneLine = bytes.indexOf(LINE_FEED) === bytes.length - 1;
      if (isOneLine) counter.count(bytes, (memory, from, to) => parse(memory, from, to, line));
      else parse(bytes, 0, bytes.length - 1, line);
    },
  };
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
