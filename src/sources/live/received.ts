import type { RoomId } from '../../session/ids.ts';
import { readMessage } from '../event-log/dialects/index.ts';
import { openRecord } from '../event-log/envelope.ts';
import { LARGEST_RECORD } from '../event-log/splitter.ts';

/**
 * A received record as a line of an event log, line feed included: as it came, on one line, with the time of its arrival (ms)
 * as a last member, where it is an object that has none. The reader takes that for the recorder's clock, by which nothing
 * is ever identified. `null` when it is blank, or larger than a record may be.
 *
 * What is no JSON stays what it is, and is counted malformed when the log is read.
 */
export function logLine(text: string, receivedAt: number): string | null {
  // JSON has line breaks between its tokens alone.
  const flat = text
    .replace(/^\ufeff/, '')
    .replace(/[\r\n]+/g, ' ')
    .trim();
  if (flat === '') return null;
  const line = `${withClock(flat, receivedAt)}\n`;
  // A character is at least a byte and at most three.
  const fits = line.length * 3 <= LARGEST_RECORD || Buffer.byteLength(line) <= LARGEST_RECORD;
  return fits ? line : null;
}

function withClock(text: string, receivedAt: number): string {
  if (!text.startsWith('{') || !text.endsWith('}') || text.includes('"receivedAt"')) return text;
  const members = text.slice(0, -1).trimEnd();
  return `${members}${members === '{' ? '' : ','}"receivedAt":${receivedAt}}`;
}

/** What a record tells about the LIVE it is of. */
export interface Told {
  /** The first that it names. */
  readonly room: RoomId | null;
  /** Messages that are gifts. */
  readonly gifts: number;
  /** It says that a connection to a LIVE was made. */
  readonly connects: boolean;
  /** It says that the LIVE is over. */
  readonly ends: boolean;
}

/** `null` when nothing can be read from it. */
export function tellOf(text: string): Told | null {
  try {
    const messages = openRecord(text)?.messages ?? null;
    if (messages === null) return null;
    let room: RoomId | null = null;
    let gifts = 0;
    for (const message of messages) {
      const { kind, event } = readMessage(message);
      room ??= event?.room ?? null;
      if (kind === 'gift') gifts += 1;
    }
    return {
      room,
      gifts,
      connects: messages.some(({ name }) => name === 'connected'),
      ends: messages.some(({ name }) => name === 'streamEnd'),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
