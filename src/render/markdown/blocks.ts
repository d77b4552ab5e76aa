import type { Paint } from '../paint.ts';
import { PLAIN } from '../paint.ts';
import type { Block } from '../table/block.ts';
import type { Grid } from '../table/grid.ts';
import { escapeBlock, escapeMarkdown } from './escape.ts';

/** Styles for blocks that become Markdown: strong stays strong, colours go. They are put around text that is escaped. */
export const MARKDOWN: Paint = { ...PLAIN, strong: (text) => (text === '' ? '' : `**${text}**`) };

/** A page of blocks as GitHub Flavored Markdown: titles are headings, lines a list, grids tables. */
export function renderBlocks(blocks: readonly Block[]): string {
  let page = '';
  let above: Kind | null = null;
  for (const block of blocks) {
    if (block.kind === 'gap') {
      above = null;
      continue;
    }
    const kind = kindOf(block);
    // Items of one list follow each other; everything else stands apart.
    if (page !== '') page += kind === 'item' && above === 'item' ? '\n' : '\n\n';
    page += write(block);
    above = kind;
  }
  return `${page}\n`;
}

type Content = Exclude<Block, { readonly kind: 'gap' }>;
type Kind = 'title' | 'grid' | 'code' | 'item' | 'paragraph';

const kindOf = (block: Content): Kind =>
  block.kind === 'text' ? (block.indent > 0 ? 'item' : 'paragraph') : block.kind;

function write(block: Content): string {
  switch (block.kind) {
    case 'title': {
      const head = `## ${block.title}${block.says === '' ? '' : `: ${escapeMarkdown(block.says)}`}`;
      return block.aside === '' ? head : `${head}\n\n*${escapeMarkdown(block.aside)}*`;
    }
    case 'text': {
      const text = styled(escapeBlock(block.text), block.style);
      return block.indent === 0 ? text : `${' '.repeat(block.indent - 2)}- ${text}`;
    }
    case 'grid':
      return table(block.grid);
    case 'code':
      return fenced(block.text);
  }
}

const styled = (text: string, style: ((text: string) => string) | undefined): string =>
  style ? style(text) : text;

/** Within a fence nothing is a mark but a longer row of the same. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function table({ columns, rows }: Grid): string {
  const lines = [
    columns.map(({ title }) => escapeMarkdown(title)),
    columns.map(({ align }) => (align === 'right' ? '---:' : ':---')),
    ...rows.map((row) =>
      columns.map((_, index) => styled(escapeMarkdown(row[index]?.text ?? ''), row[index]?.style)),
    ),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
