import { escapeHtml } from './escape.ts';

/** A chart: the same facts as a drawing, as words and as a table. */
export interface Figure {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the drawing shows, for people who do not see it. */
  readonly description: string;
  /** What the marks stand for, below the drawing; empty where the drawing says it. */
  readonly key: string;
  /** In CSS pixels; the width is that of the page. */
  readonly height: number;
  /** SVG in a space whose x is percent of the width, so that text keeps its size on a phone. */
  readonly drawing: string;
  /** The figures as a table in HTML; `null` where one stands right below the drawing. */
  readonly table: string | null;
}

export const renderFigure = ({ id, title, description, key, height, drawing, table }: Figure): string =>
  `<figure id="${id}">
<figcaption>${escapeHtml(title)}</figcaption>
<svg role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${height}">
<title id="${id}-t">${escapeHtml(title)}</title>
<desc id="${id}-d">${escapeHtml(description)}</desc>
${drawing}
</svg>${key === '' ? '' : `\n<p class="key">${escapeHtml(key)}</p>`}${table === null ? '' : `\n<details><summary>The same as a table</summary>${table}</details>`}
</figure>`;

/** Percent of the width with two decimals: a tenth of a pixel on any screen. */
export const at = (value: number): string => `${Number(value.toFixed(2))}%`;
