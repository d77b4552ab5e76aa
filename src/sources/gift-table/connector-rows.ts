import { eventLog } from '../event-log/source.ts';
import type { TableFormat } from './format.ts';
import { malformedNote } from './gift-draft.ts';
import { failIfUnreadable } from './table.ts';

/** Columns of messages that a table of finished gifts has no use for. */
const OF_MESSAGES = ['repeatEnd', 'groupId', 'msgId'];

const lastKey = (column: string): string => column.slice(column.lastIndexOf('.') + 1);

/**
 * Messages of tiktok-live-connector that a script has put into a table, as pandas does: one message a row, one field a column,
 * nested ones as `data.user.userId`. They are counted as the log that they were.
 *
 * Traps:
 * - Every tick of a streak is a row.
 * - Booleans may be Python's, missing values `nan` or `None`, and a column of whole numbers with gaps is written with `.0`.
 * - Ids that went through a float are rounded and lost.
 */
export const connectorRows: TableFormat = {
  name: 'tiktok-live-connector messages as a table',
  wrote(header) {
    const keys = new Set(header.map(lastKey));
    return keys.has('giftId') && keys.has('repeatCount') && OF_MESSAGES.some((key) => keys.has(key));
  },
  async read({ path, header, rows, malformed }, context) {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      let line = 1;
      for (const { cells, line: at } of rows) {
        // Blank lines, so that what is broken is found at its line of the table.
        yield Buffer.from(`${'\n'.repeat(at - line)}${JSON.stringify(messageOf(header, cells))}`);
        line = at;
      }
    }
    const log = { path, head: '', file: null, chunks: chunks(), diagnostics: [] };
    const drafts = await eventLog.read(log, context);
    return drafts.map((draft) => {
      if (draft.kind !== 'recording') return draft;
      failIfUnreadable(draft.reading.records, malformed, path);
      const diagnostics = [...malformedNote(malformed, path), ...draft.reading.diagnostics];
      return { ...draft, reading: { ...draft.reading, diagnostics } };
    });
  },
};

type Nested = { [key: string]: unknown };

function messageOf(header: readonly string[], cells: readonly string[]): Nested {
  const message: Nested = Object.create(null);
  header.forEach((column, at) => {
    const value = valueOf(cells[at] ?? '');
    if (value === undefined) return;
    const keys = column.split('.');
    const last = keys.pop() as string;
    let target = message;
    for (const key of keys) {
      const next = target[key];
      const inner: Nested =
        typeof next === 'object' && next !== null ? (next as Nested) : Object.create(null);
      target[key] = inner;
      target = inner;
    }
    target[last] = value;
  });
  return message;
}

function valueOf(cell: string): unknown {
  if (cell === '' || /^(?:nan|none|null|<na>)$/i.test(cell)) return undefined;
  if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  // 2^53 has 16 digits; longer numbers are ids, and rounded ones are no ids.
  return /^\d{1,15}\.0$/.test(cell) ? cell.slice(0, -2) : cell;
}
