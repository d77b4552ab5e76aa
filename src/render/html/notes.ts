import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { PLAIN } from '../paint.ts';
import type { Block } from '../table/block.ts';
import { noteBlocks } from '../table/notes.ts';
import { escapeHtml } from './escape.ts';

/** What was noticed, warnings first, in the words of the table; empty when nothing was. */
export const renderNotes = (found: readonly Diagnostic[], quiet: boolean): string =>
  renderNoteTexts(noteBlocks(found, quiet, PLAIN));

/** Notes as the table has them, each with its label marked. */
export function renderNoteTexts(blocks: readonly Block[]): string {
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const items = texts.map((text) => {
    const [, label = '', rest = ''] = /^(\w+): (.*)$/s.exec(text) ?? [];
    const mark = label === 'note' ? 'Note' : label === 'error' ? 'Error' : 'Warning';
    return `<li><span class="${label === 'note' ? 'note' : 'warning'}">${mark}:</span> ${escapeHtml(rest)}</li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.join('\n')}</ul>`;
}
