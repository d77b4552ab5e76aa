import type { LiveEvent, Person } from '../../session/event.ts';
import { readMessage } from './dialects/index.ts';
import { type EnvelopedMessage, openRecord } from './envelope.ts';
import { isWireName, kindOf } from './kinds.ts';
import { textSink } from './record-text.ts';
import { splitRecords } from './records.ts';

/**
 * Whether the beginning of a file (some 64 KB of text) is that of an event log: some record in it has a known envelope and a
 * message that can be read. It may begin with a torn line and end in the middle of a record, and nothing in it need be worth
 * money. A log whose gifts are in a dialect that is not read is not recognised, so that it is never counted as $0.
 */
export function looksLikeEventLog(head: string): boolean {
  let known = false;
  let giftsRead = 0;
  let giftsNotRead = 0;
  const splitter = splitRecords(
    textSink((text) => {
      for (const message of messagesOf(text)) {
        const { kind, event } = readMessage(message);
        known ||= isTelling(message.name, event);
        if (kind === 'gift' && event === null) giftsNotRead += 1;
        else if (kind === 'gift') giftsRead += 1;
      }
    }),
  );
  splitter.push(Buffer.from(head));
  splitter.end();
  if (giftsNotRead > 0 && giftsRead === 0) return false;
  return known || beginsWithEvent(head);
}

function messagesOf(text: string): readonly EnvelopedMessage[] {
  // Every line of a table would cost an error.
  if (!text.startsWith('{')) return [];
  try {
    return openRecord(text)?.messages ?? [];
  } catch {
    return [];
  }
}

// Messages that are not counted and still can only come from a LIVE.
const TELLING = new Set([
  'member',
  'subscribe',
  'emote',
  'envelope',
  'linkMicBattle',
  'linkMicArmies',
  'questionNew',
  'liveIntro',
  'streamEnd',
  'JoinEvent',
  // What `record` notes between messages.
  'recorder',
]);

function isTelling(name: string, event: LiveEvent | null): boolean {
  if (event === null) return false;
  if (TELLING.has(name) || isWireName(name)) return true;
  switch (event.kind) {
    case 'gift':
    case 'viewers':
      return true;
    case 'room':
      return event.room !== null;
    case 'like':
      return event.total !== null || isSomeones(event);
    case 'comment':
    case 'follow':
    case 'share':
      return isSomeones(event);
    case 'gap':
      return true;
    case 'other':
      return false;
  }
}

/** Without envelope, or with its name among other fields, a comment or a like can come from anywhere. */
const isSomeones = ({ msgId, user }: LiveEvent & { readonly user: Person }): boolean =>
  msgId !== null || user.id !== null || user.handle !== null;

const ENVELOPE = /"(?:event|type)"\s*:\s*"([\w.]{1,64})"\s*,\s*"data"\s*:\s*\{/;

/** For a first record that is longer than the head, such as a frame with the backlog: its envelope, as far as it shows. */
function beginsWithEvent(head: string): boolean {
  const name = /^[\s\ufeff\0]*[[{]/.test(head) ? ENVELOPE.exec(head.slice(0, 1024))?.[1] : undefined;
  return name !== undefined && !head.includes('\n{') && (kindOf(name) !== 'other' || isWireName(name));
}
