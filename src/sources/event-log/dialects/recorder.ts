import { timeOf } from '../fields.ts';
import type { Dialect } from './dialect.ts';

/**
 * What this tool's own `record` notes between messages: `{note, …}`. Of a `gap` and of what was `left-out` it tells that something is
 * missing; its other notes are not counted.
 *
 * Trap: the time of a note is the recorder's, and must not make a LIVE longer than its messages tell.
 */
export const recorder: Dialect = {
  name: 'live-earnings record',
  read(kind, data, receivedAt) {
    if (kind !== 'recorder') return null;
    const head = { msgId: null, time: null, room: null, account: null };
    const from = data['note'] === 'gap' ? timeOf(data['from']) : receivedAt;
    const to = data['note'] === 'gap' ? timeOf(data['to']) : receivedAt;
    const isMissing = data['note'] === 'gap' || data['note'] === 'left-out';
    if (!isMissing || from === null || to === null || to < from) return { ...head, kind: 'other' };
    return { ...head, kind: 'gap', from, to };
  },
};
