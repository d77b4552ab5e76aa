import { type Measure, wrapHard } from '../text/width.ts';
import type { Cell, Column } from './grid.ts';

const INDENT = 2;
const GAP = 2;

/**
 * The cells that found no room beside the others, each behind its column's title, as many in a line as fit: on a narrow page a
 * row goes on below itself. Empty cells say nothing. A text is broken before it is cut, and a number is neither.
 */
export function layoutBelow(
  columns: readonly Column[],
  cells: readonly Cell[],
  width: number,
  measure: Measure,
  headStyle: (text: string) => string,
): string[] {
  const room = width - INDENT;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = (): void => {
    if (line !== '') lines.push(' '.repeat(INDENT) + line);
    line = '';
    used = 0;
  };
  for (const [index, { title }] of columns.entries()) {
    const { text, style = same } = cells[index] ?? { text: '' };
    if (text === '') continue;
    const wide = measure(title) + 1 + measure(text);
    if (used > 0 && used + GAP + wide > room) end();
    if (wide > room) {
      const [first = '', ...rest] = wrapHard(text, Math.max(8, room - measure(title) - 1), measure);
      lines.push(' '.repeat(INDENT) + `${headStyle(title)} ${style(first)}`);
      for (const part of rest) lines.push(' '.repeat(INDENT + measure(title) + 1) + style(part));
      continue;
    }
    line += `${used > 0 ? ' '.repeat(GAP) : ''}${headStyle(title)} ${style(text)}`;
    used += (used > 0 ? GAP : 0) + wide;
  }
  end();
  return lines;
}

const same = (text: string): string => text;
