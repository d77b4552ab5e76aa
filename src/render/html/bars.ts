import { scaleLinear } from 'd3-scale';
import type { Measure } from '../text/width.ts';
import { escapeHtml } from './escape.ts';
import { at } from './figure.ts';

/** How a bar is filled; the texture says what the colour says. */
export type Texture = 'solid' | 'hatched' | 'dotted' | 'open';

export interface Bar {
  readonly label: string;
  /** As it is printed in the table. */
  readonly figure: string;
  /** `null`: unknown, and nothing is drawn. */
  readonly span: readonly [from: number, to: number] | null;
  readonly texture: Texture;
  /** The reported range; `high` is `null` where only a lower bound is known. */
  readonly range?: { readonly low: number; readonly high: number | null };
  /** What could have been reached, as an outline, and a line for the yardstick within it. */
  readonly frame?: { readonly most: number; readonly yardstick: number };
}

const ROW = 46;
const TOP = 24;
const THICK = 14;
/** Space at the right, so that a whisker's cap is whole. */
const WIDEST = 99.5;
/** Columns of a label that leave room for the figure on a phone. */
const LABEL = 28;

export const barsHeight = (bars: readonly Bar[]): number => bars.length * ROW;

/** One row a bar: words and figure above it, so that they never run into it on a narrow screen. */
export function drawBars(bars: readonly Bar[], measure: Measure): string {
  const most = Math.max(
    ...bars.map(({ span, range, frame }) =>
      Math.max(span?.[1] ?? 0, range?.low ?? 0, range?.high ?? 0, frame?.most ?? 0),
    ),
  );
  const least = Math.min(0, ...bars.map(({ span }) => span?.[0] ?? 0));
  const x = scaleLinear()
    .domain([least, most > least ? most : least + 1])
    .range([0, WIDEST]);
  return bars.map((bar, index) => drawBar(bar, index * ROW, x, measure)).join('\n');
}

function drawBar(
  { label, figure, span, texture, range, frame }: Bar,
  y: number,
  x: (value: number) => number,
  measure: Measure,
): string {
  const top = y + TOP;
  const middle = top + THICK / 2;
  const parts = [
    `<text x="0" y="${y + 17}">${escapeHtml(cut(label, LABEL, measure))}</text>`,
    `<text x="100%" y="${y + 17}" class="figure">${escapeHtml(figure)}</text>`,
  ];
  const box = (from: number, to: number, kind: string): string =>
    `<rect x="${at(x(from))}" y="${top}" width="${at(Math.max(x(to) - x(from), 0.3))}" height="${THICK}" class="${kind}"/>`;
  const upright = (value: number, half: number, kind: string): string =>
    `<line x1="${at(x(value))}" x2="${at(x(value))}" y1="${middle - half}" y2="${middle + half}" class="${kind}"/>`;
  if (frame) parts.push(box(0, frame.most, 'frame'));
  if (span) parts.push(box(span[0], span[1], texture));
  if (frame) parts.push(upright(frame.yardstick, 7, 'halo'), upright(frame.yardstick, 11, 'yardstick'));
  if (range) {
    const { low, high } = range;
    const end = high ?? span?.[1] ?? low;
    for (const kind of ['halo', 'whisker']) {
      parts.push(
        `<line x1="${at(x(low))}" x2="${at(x(end))}" y1="${middle}" y2="${middle}" class="${kind}${high === null && kind === 'whisker' ? ' unbounded' : ''}"/>`,
        upright(low, 5, kind),
        ...(high === null ? [] : [upright(high, 5, kind)]),
      );
    }
  }
  return parts.join('');
}

/** At most so many columns, with an ellipsis; the whole name is in the table. */
export function cut(text: string, columns: number, measure: Measure): string {
  if (measure(text) <= columns) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (measure(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
