import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { coinsCell, coinsEach, countCell } from './cells.ts';
import { type Columns, columnsOf } from './columns.ts';
import type { TableFormat } from './format.ts';
import { type GiftsOfLive, giftDrafts } from './gift-draft.ts';
import type { GiftRow } from './gift-rows.ts';
import { malformedRows, type Row, type Table } from './table.ts';
import { suspectTicks } from './ticks.ts';
import { decideValue, type ValuedRow } from './value-column.ts';

/**
 * A table of gifts whose writer is not known: a gift by name or id, how many, and perhaps what it was worth.
 *
 * Traps:
 * - A column `diamonds`, `coins` or `value` is the price of one gift with some tools and the worth of the whole row with others:
 *   where its name does not say, the catalogue decides over all rows, and else the user.
 * - Rows may be the ticks of streaks, each with its running total. They are taken as finished gifts, and runs that rise by one
 *   are pointed out.
 * - Nothing tells replays, guests, or when the LIVE was.
 */
export const generic: TableFormat = {
  name: 'gift table',
  wrote(header) {
    const { name, giftId, count } = columnsOf(header);
    return count !== undefined && (name !== undefined || giftId !== undefined);
  },
  async read(table, context) {
    const columns = columnsOf(table.header);
    const malformed = malformedRows(table.path, table.malformed);
    const valued: (ValuedRow & { readonly row: Row })[] = [];
    for (const row of table.rows) {
      const name = cell(row, columns.name) || null;
      const giftId = /^\d+$/.exec(cell(row, columns.giftId))?.[0] ?? null;
      const count = countCell(cell(row, columns.count));
      const value = coinsCell(cell(row, valueColumn(columns)));
      if ((name === null && giftId === null) || count === null || value === 'broken') malformed.add(row.line);
      else valued.push({ name, giftId, count, value, line: row.line, row });
    }
    const { is, notes } = await decideValue(valued, named(columns), headerAt(table, columns), context);

    const lives = new Map<string, { rows: GiftRow[]; senders: Set<string> }>();
    for (const { row, value, ...gift } of valued) {
      const coins = coinsEach(value === null ? '' : String(value), gift.count, is);
      if (coins === 'broken') {
        malformed.add(gift.line);
        continue;
      }
      const session = cell(row, columns.live);
      const live = lives.get(session) ?? { rows: [], senders: new Set() };
      lives.set(session, live);
      live.rows.push({ ...gift, coins });
      const sender = cell(row, columns.sender);
      if (sender !== '') live.senders.add(sender);
    }
    const ticks = suspectTicks(
      valued.map(({ row, name, giftId, count }) => ({
        who: `${cell(row, columns.live)}\n${cell(row, columns.sender)}`,
        gift: giftId ?? name ?? '',
        count,
      })),
    );
    const found: Diagnostic[] = [...notes];
    if (ticks > 0) found.push(diagnostic('TICKS_SUSPECTED', { runs: ticks }, { file: table.path }));
    const all: GiftsOfLive[] = [...lives].map(([session, live]) => ({
      ...live,
      fields: { roomId: roomOf(session) },
    }));
    return giftDrafts(all.length > 0 ? all : [NONE], table, malformed, found, context);
  },
};

const NONE: GiftsOfLive = { rows: [], senders: new Set() };

const cell = ({ cells }: Row, at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''));

/** A price of one is the better witness than a sum of several. */
const valueColumn = ({ unit, total, value }: Columns): number | undefined => unit ?? total ?? value;

/** What the name of the column alone says. */
const named = ({ unit, total }: Columns) =>
  unit !== undefined ? 'unit' : total !== undefined ? 'total' : null;

function headerAt(table: Table, columns: Columns) {
  const at = valueColumn(columns);
  return {
    column: at === undefined ? null : (table.header[at] ?? null),
    at: { file: table.path, line: table.headerLine },
  };
}

/** Only TikTok's own ids are rooms; those of a database are small. */
const roomOf = (session: string): string | null => (/^\d{16,20}$/.test(session) ? session : null);
