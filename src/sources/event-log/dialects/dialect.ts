import type { LiveEvent } from '../../../session/event.ts';
import type { JsonObject } from '../fields.ts';
import type { MessageKind } from '../kinds.ts';

/** One way in which messages are written. */
export interface Dialect {
  /** The library and versions that write it. */
  readonly name: string;
  /**
   * The message as an event; `null` when the payload is not in this dialect. A dialect must refuse what another writes
   * under the same field names: `total` is likes in a like and viewers in a roomUser; `gift` has three shapes.
   */
  readonly read: (kind: MessageKind, data: JsonObject, receivedAt: number | null) => LiveEvent | null;
}

// A protobuf int32; more is a broken record.
export const MOST_REPEATS = 2 ** 31 - 1;

/** What a display key of a `social` message stands for. */
export function socialKind(displayKey: string | null): 'follow' | 'share' | 'other' {
  if (displayKey?.includes('follow')) return 'follow';
  return displayKey?.includes('share') ? 'share' : 'other';
}
