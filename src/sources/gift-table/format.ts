import type { Draft, ReadContext } from '../source.ts';
import type { Table } from './table.ts';

/** One kind of table. */
export interface TableFormat {
  /** Who writes it. */
  readonly name: string;
  /** Whether a header is this format's; a known tool's is known by exactly its columns. */
  readonly wrote: (header: readonly string[]) => boolean;
  readonly read: (table: Table, context: ReadContext) => Promise<readonly Draft[]>;
}
