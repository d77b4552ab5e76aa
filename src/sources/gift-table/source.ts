import type { Source } from '../source.ts';
import { formats } from './formats.ts';
import { headerOf } from './table.ts';

/** A CSV with gifts, or another that a recorder of LIVEs writes beside it. */
export const giftTable: Source = {
  name: 'gift table',
  recognise(head) {
    const header = headerOf(head);
    return header !== null && formats.some(({ wrote }) => wrote(header.cells));
  },
  async read(input, context) {
    const { readTable } = await import('./read-table.ts');
    const table = await readTable(input);
    const format = formats.find(({ wrote }) => wrote(table.header)) ?? formats.at(-1);
    return format?.read(table, context) ?? [];
  },
};
