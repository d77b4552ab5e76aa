import { loadMeasure, type Measure, wrap } from '../text/width.ts';
import { type Grid, layoutGrid } from './grid.ts';

type Style = (text: string) => string;

/** A piece of a page, before it is known how wide the page is. */
export type Block =
  | {
      readonly kind: 'title';
      readonly title: string;
      readonly says: string;
      readonly aside: string;
      readonly style: Style;
      readonly quiet: Style;
    }
  | { readonly kind: 'text'; readonly text: string; readonly indent: number; readonly style?: Style }
  | { readonly kind: 'grid'; readonly grid: Grid }
  /** Lines that stand as they are: a broken one would say something else. */
  | { readonly kind: 'code'; readonly text: string; readonly indent: number }
  | { readonly kind: 'gap' };

/** Prose wider than this is hard to read, however wide the terminal. */
const PROSE = 96;
const INDENT = 2;

/** Every text of the page, so that the measure can be chosen before the layout. */
export function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'text') yield block.text;
    if (block.kind === 'title') yield `${block.title}${block.says}${block.aside}`;
    if (block.kind === 'grid') for (const row of block.grid.rows) for (const cell of row) yield cell.text;
  }
}

/** A page, measured by what stands on it. */
export const layoutPage = async (blocks: readonly Block[], width: number | null): Promise<string> =>
  layout(blocks, width, await loadMeasure(textsOf(blocks)));

/** @param width columns of the page; `null` lays out without wrapping */
export function layout(blocks: readonly Block[], width: number | null, measure: Measure): string {
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'gap':
        return [''];
      case 'text':
        return layoutText(block, width, measure);
      case 'title':
        return layoutTitle(block, width, measure);
      case 'code':
        return block.text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(block.indent) + line));
      case 'grid':
        return layoutGrid(block.grid, width === null ? null : width - INDENT, measure).map((line) =>
          line === '' ? '' : ' '.repeat(INDENT) + line,
        );
    }
  });
  return `${lines.join('\n')}\n`;
}

function layoutText(
  { text, indent, style }: Block & { kind: 'text' },
  width: number | null,
  measure: Measure,
): string[] {
  const room = width === null ? null : Math.max(16, Math.min(width, PROSE) - indent);
  return wrap(text, room, measure).map((line) => ' '.repeat(indent) + (style ? style(line) : line));
}

/** `DIRECT  what gifts paid      0.005 USD a coin`: the aside at the right where it fits, else on a line of its own. */
function layoutTitle(block: Block & { kind: 'title' }, width: number | null, measure: Measure): string[] {
  const { title, says, aside, style, quiet } = block;
  const left = `${title}  ${says}`;
  const page = width === null ? PROSE - 16 : Math.min(width, PROSE);
  const below = (line: string): string => ' '.repeat(INDENT) + line;
  const head =
    measure(left) <= page
      ? [`${style(title)}  ${says}`]
      : [style(title), ...wrap(says, page - INDENT, measure).map(below)];
  if (aside === '') return head;
  const free = page - measure(left) - measure(aside);
  if (free >= 2) return [`${style(title)}  ${says}${' '.repeat(free)}${quiet(aside)}`];
  return [...head, ...wrap(aside, page - INDENT, measure).map((line) => below(quiet(line)))];
}
