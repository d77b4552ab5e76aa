/** A stretch of time in a chart: an amount, one that nobody knows, or none because nothing happened. */
export type Bar = number | 'unknown' | 'gap';

const BLOCKS = '▁▂▃▄▅▆▇█';
const ASCII = '_.:-=+*#';

/**
 * One character a bar: the lowest is 0, the highest the largest amount; a gap is a space, what is unknown `?`.
 *
 * @param blocks whether the reader's screen can show block elements
 */
export function sparkline(bars: readonly Bar[], blocks: boolean): string {
  const marks = blocks ? BLOCKS : ASCII;
  const most = Math.max(0, ...bars.filter((bar) => typeof bar === 'number'));
  return bars
    .map((bar) => {
      if (bar === 'gap') return ' ';
      if (bar === 'unknown') return '?';
      // Any amount stands above none.
      const level = bar <= 0 || most === 0 ? 0 : Math.max(1, Math.round((bar / most) * (marks.length - 1)));
      return marks.charAt(level);
    })
    .join('');
}
