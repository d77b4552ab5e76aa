import { isObject, type JsonObject, textOf, timeOf } from './fields.ts';
import { firstName } from './first-name.ts';
import { parseLossless } from './lossless.ts';
import { nameOf } from './unnamed.ts';

/** A message as its envelope presents it. */
export interface EnvelopedMessage {
  readonly name: string;
  readonly data: JsonObject;
  /** The recorder's clock, ms; it never identifies a message (decision 2). */
  readonly receivedAt: number | null;
}

/** What one record holds: several messages in a frame, none in the line that a capture begins with. */
export interface OpenedRecord {
  readonly messages: readonly EnvelopedMessage[];
  /** Parts of a frame that are no messages. */
  readonly broken: number;
}

/** `null` when the record is not in this envelope. `text` is for what parsing loses. */
type Envelope = (record: JsonObject, text: string) => OpenedRecord | null;

/** `{messages: [{type, data}], timestamp}`: EulerStream. A frame may be empty. */
const frame: Envelope = ({ messages: parts, timestamp }) => {
  if (!Array.isArray(parts)) return null;
  const receivedAt = timeOf(timestamp);
  const messages: EnvelopedMessage[] = [];
  for (const part of parts as readonly unknown[]) {
    if (!isObject(part)) continue;
    const { type, data } = part;
    if (typeof type === 'string') messages.push({ name: type, data: isObject(data) ? data : {}, receivedAt });
  }
  const broken = parts.length - messages.length;
  return messages.length === 0 && broken > 0 ? null : { messages, broken };
};

/** `{type: "EVENT", event, timestamp, payload}`: TikTok LIVE Studio, whose `type` is not the name. */
const studio: Envelope = ({ type, event, payload, timestamp }) =>
  type === 'EVENT' && typeof event === 'string' && isObject(payload)
    ? one(event, payload, timeOf(timestamp))
    : null;

/** `{o: -1, meta}`: the first line of a capture. */
const captureMeta: Envelope = ({ o, meta }) =>
  typeof o === 'number' && isObject(meta) ? { messages: [], broken: 0 } : null;

/**
 * `{event, data}` (connector recorders, TikFinity), `{type, data}` (overlay servers, captures, webhook relays), and the same
 * names, or `eventType`, among the fields of the payload itself.
 */
const named: Envelope = (record, text) => {
  const name = firstName(text) ?? textOf(record['eventType']);
  if (name === null) return null;
  const { data } = record;
  return one(name, isObject(data) ? data : withoutClock(record), receivedAt(record));
};

/** The recorder's `timestamp` must not pass for the message's own. */
function withoutClock(record: JsonObject): JsonObject {
  const { timestamp: _timestamp, ...payload } = record;
  return payload;
}

/** The payload alone. */
const bare: Envelope = (record) => {
  const name = nameOf(record);
  return name === null ? null : one(name, record, null);
};

/** Asked in this order. */
const envelopes: readonly Envelope[] = [studio, named, frame, captureMeta, bare];

const one = (name: string, data: JsonObject, receivedAt: number | null): OpenedRecord => ({
  messages: [{ name, data, receivedAt }],
  broken: 0,
});

/**
 * The messages of one record, whatever it is wrapped in; `null` for anything that is not an event.
 *
 * Throws a SyntaxError when the text is not JSON.
 */
export function openRecord(text: string): OpenedRecord | null {
  const record = parseLossless(text);
  if (!isObject(record)) return null;
  for (const envelope of envelopes) {
    const opened = envelope(record, text);
    if (opened !== null) return opened;
  }
  return null;
}

function receivedAt(record: JsonObject): number | null {
  for (const key of ['timestamp', 'receivedAt', 'time', 'ts']) {
    const time = timeOf(record[key]);
    if (time !== null) return time;
  }
  return null;
}
