import type { ScaleLinear } from 'd3-scale';
import { escapeHtml } from './escape.ts';

/** Lines across a drawing at round values, each with its value at the left; four or so. */
export const axisOf = (y: ScaleLinear<number, number>, text: (tick: number) => string): string[] =>
  y.ticks(4).map((tick) => {
    const height = Number(y(tick).toFixed(1));
    return `<line x1="0" x2="100%" y1="${height}" y2="${height}" class="${tick === 0 ? 'axis' : 'tick'}"/><text x="0" y="${height - 4}" class="small">${escapeHtml(text(tick))}</text>`;
  });
