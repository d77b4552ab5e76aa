import { openRecord } from '../../sources/event-log/envelope.ts';
import { recordText } from '../../sources/event-log/record-text.ts';

/** Knows from records, as they pass, whether the LIVE is over. */
export interface EndOfLive {
  /** Records in the order in which they came, and how many they are. */
  readonly look: (bytes: Uint8Array, records: number) => void;
  /** The last that was said of it is that it is over: after a reconnect it goes on, or another one is on. */
  readonly isOver: () => boolean;
}

/** More behind the end are no stragglers: another LIVE is on, whose beginning nobody told. */
const STRAGGLERS = 1000;

/** What a record that tells must hold. Nearly none does, and to look for it costs a hundredth of reading it. */
const SIGNS = ['"streamEnd"', '"LiveEndEvent"', 'ontrolMessage"', '"connected"', '"ConnectEvent"'];
const LINE_FEED = 0x0a;

export function endOfLive(): EndOfLive {
  let over = false;
  let since = 0;
  return {
    look(bytes, records) {
      since += records;
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (const { line, end } of linesWithSigns(buffer)) {
        const told = tells(recordText(line, 0, line.length));
        if (told === null) continue;
        over = told === 'ends';
        since = linesFrom(buffer, end + 1);
      }
    },
    isOver: () => over && since <= STRAGGLERS,
  };
}

function linesFrom(buffer: Buffer, from: number): number {
  let lines = 0;
  for (let at = buffer.indexOf(LINE_FEED, from); at !== -1; at = buffer.indexOf(LINE_FEED, at + 1))
    lines += 1;
  return lines;
}

/** In their order; `end` is that of the line in the buffer. */
function linesWithSigns(buffer: Buffer): { readonly line: Uint8Array; readonly end: number }[] {
  const starts = new Set<number>();
  for (const sign of SIGNS) {
    for (let at = buffer.indexOf(sign); at !== -1; ) {
      starts.add(buffer.lastIndexOf(LINE_FEED, at) + 1);
      const end = buffer.indexOf(LINE_FEED, at);
      at = end === -1 ? -1 : buffer.indexOf(sign, end);
    }
  }
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => {
      const feed = buffer.indexOf(LINE_FEED, start);
      const end = feed === -1 ? buffer.length : feed;
      return { line: buffer.subarray(start, end), end };
    });
}

function tells(text: string): 'begins' | 'ends' | null {
  let told: 'begins' | 'ends' | null = null;
  for (const { name, data } of messagesOf(text)) {
    if (name === 'connected' || name === 'ConnectEvent') told = 'begins';
    if (name === 'streamEnd' || name === 'LiveEndEvent' || (isControl(name) && isEnd(data['action'])))
      told = 'ends';
  }
  return told;
}

const isControl = (name: string): boolean => name === 'WebcastControlMessage' || name === 'controlMessage';

/** TikTok's control messages: 1 paused, 2 goes on, 3 ended, 4 ended by TikTok. */
const isEnd = (action: unknown): boolean => action === 3 || action === 4;

function messagesOf(text: string) {
  try {
    return openRecord(text)?.messages ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
