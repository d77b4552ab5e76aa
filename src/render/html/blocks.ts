import { type Paint, PLAIN } from '../paint.ts';
import type { Block } from '../table/block.ts';
import type { Grid } from '../table/grid.ts';
import { plural } from '../text/words.ts';
import { escapeHtml } from './escape.ts';

const wrap = (tag: string) => (text: string) => (text === '' ? '' : `<${tag}>${text}</${tag}>`);

/** Styles for blocks that become HTML; they are put around text that is escaped. */
export const HTML: Paint = { ...PLAIN, strong: wrap('strong') };

/** From this on columns stand closer, so that a page and a sheet of paper hold them. */
const MANY_COLUMNS = 8;

/** What shows the rows of a long table that are left out; `null` leaves none out. */
type Rest = string | null;

/** More rows than a reader scrolls through, and than a file that is sent around should hold. */
const MOST_ROWS = 600;

/** A piece of the page: a heading, what belongs below it, and which of the two claims it is. */
export interface Section {
  readonly id: string;
  readonly claim: 'direct' | 'indirect' | 'neither';
  readonly blocks: readonly Block[];
  /** Charts between the heading and the text. */
  readonly figures?: readonly string[];
  /** Ready HTML after the text. */
  readonly more?: string;
}

/** Nothing for a section without a word in it. The first title is the heading. */
export function renderSection({ id, claim, blocks, figures = [], more = '' }: Section, rest: Rest): string {
  const heading = blocks.find((block) => block.kind === 'title');
  const below = blocks.filter((block) => block !== heading && block.kind !== 'gap');
  if (!heading && below.length === 0 && figures.length === 0 && more === '') return '';
  const body = below.map((block) => renderBlock(block, rest)).join('\n');
  const drawn = figures.filter((figure) => figure !== '').join('\n');
  const named = heading ? ` aria-labelledby="${id}-h"` : '';
  return `<section id="${id}" class="${claim}"${named}>\n${[heading ? headingText(heading, id) : '', drawn, body, more].filter(Boolean).join('\n')}\n</section>`;
}

function headingText({ title, says, aside }: Block & { kind: 'title' }, id: string): string {
  const tail = says === '' ? '' : ` <span>${escapeHtml(says)}</span>`;
  const beside = aside === '' ? '' : `\n<p class="aside">${escapeHtml(aside)}</p>`;
  return `<h2 id="${id}-h"><b>${escapeHtml(title)}</b>${tail}</h2>${beside}`;
}

function renderBlock(block: Block, rest: Rest): string {
  switch (block.kind) {
    case 'gap':
      return '';
    case 'title':
      return `<h3>${escapeHtml(block.title)} ${escapeHtml(block.says)}</h3>`;
    case 'text': {
      const text = escapeHtml(block.text);
      return `<p${block.indent > 2 ? ' class="in"' : ''}>${block.style ? block.style(text) : text}</p>`;
    }
    case 'code':
      return `<pre>${block.text.split('\n').map(escapeHtml).join('\n')}</pre>`;
    case 'grid':
      return renderGrid(block.grid, null, rest);
  }
}

/** A table that scrolls within the page where it is too wide. The first column names the rows. */
export function renderGrid({ columns, rows }: Grid, caption: string | null, rest: Rest = null): string {
  const cut = rest !== null && rows.length > MOST_ROWS;
  const shown = cut ? [...rows.slice(0, MOST_ROWS - 1), ...rows.slice(-1)] : rows;
  const side = (index: number): string => (columns[index]?.align === 'right' ? ' class="n"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${side(index)}>${escapeHtml(title)}</th>`);
  const body = shown.map((row) => {
    const cells = columns.map((_, index) => {
      const text = escapeHtml(row[index]?.text ?? '');
      const cell = row[index]?.style?.(text) ?? text;
      return index === 0 ? `<th scope="row"${side(index)}>${cell}</th>` : `<td${side(index)}>${cell}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const name = caption === null ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  const left = cut ? `<p>${plural(rows.length - MOST_ROWS, 'more row')}; ${escapeHtml(rest)}.</p>` : '';
  // Focusable, so that a keyboard can scroll it.
  return `<div class="${columns.length > MANY_COLUMNS ? 'scroll dense' : 'scroll'}" tabindex="0" role="group" aria-label="${escapeHtml(caption ?? columns[0]?.title ?? 'Table')}, table"><table>${name}<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>${left}`;
}
