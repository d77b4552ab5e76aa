import { isTrue, positiveOf } from '../fields.ts';
import { connector1 } from './connector-1.ts';
import type { Dialect } from './dialect.ts';

/**
 * Tikkies, which serves connector 2.x to overlays under the names and on the port of TikFinity, in the flat fields of 1.x.
 *
 * Traps:
 * - Messages that its user has made up to try an alert bear `simulated`, and are nobody's gifts, likes or comments.
 * - `streakable` stands for the type, and is false where the type was lost: then `repeatEnd` is true on every tick of a
 *   streak, and tells nothing.
 * - `diamondTotal` is the worth of the message, price times running total: summing it counts a streak many times.
 * - Neither message id, streak id, time nor receiver: a replay cannot be told from a second gift.
 * - Viewers are `roomStats`, and 0 is a count that was lost.
 */
export const tikkies: Dialect = {
  name: 'Tikkies',
  read(kind, data, receivedAt) {
    if (data['simulated'] === true)
      return { kind: 'other', msgId: null, time: null, room: null, account: null };
    if (kind !== 'gift' || (data['streakable'] === undefined && data['diamondTotal'] === undefined))
      return null;
    const event = connector1.read(kind, data, receivedAt);
    if (event?.kind !== 'gift') return null;
    const streakable = isTrue(data['streakable']);
    const total = positiveOf(data['diamondTotal']);
    const each = total === null ? null : total / event.repeatCount;
    return {
      ...event,
      type: event.type ?? (streakable ? 1 : null),
      unit: event.unit ?? (Number.isSafeInteger(each) ? each : null),
      ended: streakable && event.ended,
    };
  },
};
