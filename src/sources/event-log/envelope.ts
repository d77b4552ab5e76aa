import { isObject, type JsonObject, timeOf } from './fields.ts';
import { firstName } from './first-name.ts';
import { parseLossless } from './lossless.ts';

/** A message as its envelope presents it. */
export interface EnvelopedMessage {
  readonly name: string;
  readonly data: JsonObject;
  /** The recorder's clock, ms; it never identifies a message (decision 2). */
  readonly receivedAt: number | null;
}

/**
 * The messages of one record: `{event, data}` (connector recorders, TikFinity) or `{type, data}` (overlay servers). A
 * record may carry several messages in other envelopes, hence the list. `null` for anything that is not an event.
 *
 * Throws a SyntaxError when the text is not JSON.
 */
export function openRecord(text: string): readonly EnvelopedMessage[] | null {
  const record = parseLossless(text);
  if (!isObject(record)) return null;
  const name = firstName(text);
  if (name === null) return null;
  const { data } = record;
  // A frame without payload, such as `disconnected`, is an event with nothing in it.
  return [{ name, data: isObject(data) ? data : {}, receivedAt: receivedAt(record) }];
}

function receivedAt(record: JsonObject): number | null {
  for (const key of ['timestamp', 'receivedAt', 'time', 'ts']) {
    const time = timeOf(record[key]);
    if (time !== null) return time;
  }
  return null;
}
