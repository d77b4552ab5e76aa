import { readMessage } from './dialects/index.ts';
import { type EnvelopedMessage, openRecord } from './envelope.ts';
import { kindOf } from './kinds.ts';
import { splitRecords } from './records.ts';

/**
 * Whether the beginning of a file (some 64 KB of text) is that of an event log: some record in it has a known envelope and a
 * message that can be read. It may begin with a torn line and end in the middle of a record, and nothing in it need be worth
 * money. A log in a dialect that is not read is not recognised, so that it cannot be counted as $0.
 */
export function looksLikeEventLog(head: string): boolean {
  let found = false;
  const splitter = splitRecords({
    record(text) {
      found ||= isEvent(text);
    },
    broken() {},
  });
  splitter.push(Buffer.from(head));
  splitter.end();
  return found || beginsWithEvent(head);
}

function isEvent(text: string): boolean {
  try {
    return openRecord(text)?.some(isKnown) ?? false;
  } catch {
    return false;
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
]);

function isKnown(message: EnvelopedMessage): boolean {
  const { kind, event } = readMessage(message);
  if (kind === 'other') return TELLING.has(message.name) || /^Webcast[A-Z]\w+$/.test(message.name);
  return event !== null;
}

const ENVELOPE = /"(?:event|type)"\s*:\s*"([\w.]{1,64})"\s*,\s*"data"\s*:\s*\{/;

/** For a first record that is longer than the head: its envelope, as far as it shows. */
function beginsWithEvent(head: string): boolean {
  const name = /^[\s\ufeff\0]*[[{]/.test(head) ? ENVELOPE.exec(head.slice(0, 1024))?.[1] : undefined;
  return name !== undefined && !head.includes('\n{') && kindOf(name) !== 'other';
}
