import { escapeActing } from '../json/text.ts';

/** JSON objects, one a line, each with what says how to read it. No object is no line at all. */
export const renderLines = (
  head: { readonly schemaVersion: number; readonly version: string },
  rows: readonly object[],
): string =>
  rows
    .map((row) => {
      const tool = { name: 'live-earnings', version: head.version };
      return `${escapeActing(JSON.stringify({ schemaVersion: head.schemaVersion, tool, ...row }))}\n`;
    })
    .join('');
