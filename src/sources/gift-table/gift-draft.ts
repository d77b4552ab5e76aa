import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ReadContext, TypedDraft } from '../source.ts';
import { NO_FIELDS, type TypedFields } from '../typed/fields.ts';
import { type GiftRow, typedGifts } from './gift-rows.ts';
import { failIfUnreadable, type Malformed, type Table } from './table.ts';

/** One LIVE of a table: its rows, and what else is known of it. */
export interface GiftsOfLive {
  readonly rows: readonly GiftRow[];
  /** Senders of the rows; empty where the table has none. */
  readonly senders: ReadonlySet<string>;
  readonly fields?: Partial<TypedFields>;
  readonly live?: TypedDraft['live'];
}

/** A draft a LIVE. What concerns the whole table is noted with the first. */
export async function giftDrafts(
  lives: readonly GiftsOfLive[],
  table: Table,
  malformed: Malformed,
  notes: readonly Diagnostic[],
  context: ReadContext,
): Promise<readonly TypedDraft[]> {
  const { path } = table;
  const read = lives.reduce((sum, { rows }) => sum + rows.length, 0);
  failIfUnreadable(read, malformed, path);
  const catalogue = await context.catalogue();
  const broken = malformedNote(malformed, path);
  return lives.map(({ rows, senders, fields = {}, live }, at) => ({
    kind: 'typed',
    path,
    fields: {
      ...NO_FIELDS,
      ...fields,
      gifters: senders.size > 0 ? senders.size : null,
      gifts: typedGifts(rows, table, catalogue),
    },
    notes: at === 0 ? [...broken, ...notes] : [],
    rows: { read: rows.length, malformed: at === 0 ? malformed.count : 0 },
    ...(live === undefined ? {} : { live }),
  }));
}

export const malformedNote = ({ count, positions }: Malformed, path: string): Diagnostic[] =>
  count === 0 ? [] : [diagnostic('MALFORMED_RECORDS', { count, positions: [...positions] }, { file: path })];
