import { scaleLinear } from 'd3-scale';
import type { ComparedFigure } from '../../history/compare.ts';
import type { CompareReport } from '../../report/compare/build.ts';
import { PLAIN } from '../paint.ts';
import { compareGrid } from '../table/compare-grid.ts';
import { formatCount } from '../text/amount.ts';
import { formatRatio } from '../text/usual.ts';
import { renderGrid } from './blocks.ts';
import { escapeHtml } from './escape.ts';
import { at, renderFigure } from './figure.ts';

const ROW = 40;
const AXIS = 26;

/** Figures that say something of their own; coins are the payout once more. */
const DRAWN: ReadonlySet<ComparedFigure> = new Set<ComparedFigure>([
  'cash',
  'cashPerHour',
  'seconds',
  'averageViewers',
  'likesPerViewerMinute',
  'comments',
  'follows',
  'gifters',
  'coinsPerGifter',
  'score',
]);

interface Row {
  readonly label: string;
  readonly figure: string;
  readonly ratio: number;
  /** How many times more, or less, is usual. */
  readonly usual: { readonly within80: number; readonly within90: number } | null;
}

/** B beside A, figure by figure, as times: one axis without a unit, on which half and double are as far from the same. */
export function ratiosFigure(report: CompareReport): string {
  const rows = rowsOf(report);
  if (rows.length === 0) return '';
  const reach = Math.max(
    Math.log(2),
    ...rows.flatMap(({ ratio, usual }) => [Math.abs(Math.log(ratio)), usual ? Math.log(usual.within90) : 0]),
  );
  const x = scaleLinear().domain([-reach, reach]).range([3, 97]);
  const place = (ratio: number): number => x(Math.log(ratio));
  const height = rows.length * ROW + AXIS;
  const ticks = ticksOf(Math.exp(reach)).map((tick) => {
    const across = at(place(tick));
    return `<line x1="${across}" x2="${across}" y1="22" y2="${height - AXIS + 4}" class="${tick === 1 ? 'axis' : 'tick'}"/><text x="${across}" y="${height - 6}" class="small middle">${tick === 1 ? 'same' : `${formatRatio(tick)} ×`}</text>`;
  });
  const band = rows.some(({ usual }) => usual);
  return renderFigure({
    id: 'ratios',
    title: 'B beside A, times',
    description: `A dot a figure; the line in the middle is the same on both sides. ${rows.map(({ label, figure }) => `${label}: ${figure} times`).join('; ')}.`,
    key: `Dot: B divided by A; half and double are equally far from the middle.${band ? ' Box with dots: what nine of ten pairs of such LIVEs of this creator differ by.' : ''}`,
    height,
    drawing: [...ticks, ...rows.map((row, index) => drawRow(row, index * ROW, place))].join('\n'),
    table: renderGrid(
      {
        headStyle: PLAIN.quiet,
        columns: [
          { title: 'Figure', align: 'left' },
          { title: 'B / A', align: 'right' },
          { title: `Usual, ${formatCount(9)} of ${formatCount(10)}`, align: 'right' },
        ],
        rows: rows.map(({ label, figure, usual }) => [
          { text: label },
          { text: figure },
          { text: usual ? `${formatRatio(1 / usual.within90)} to ${formatRatio(usual.within90)}` : '' },
        ]),
      },
      'B beside A',
    ),
  });
}

function rowsOf(report: CompareReport): Row[] {
  const { usual } = report.comparison;
  const shown = report.pairs.filter((pair) => pair.a !== null || pair.b !== null);
  const grid = compareGrid(report, PLAIN);
  const rows = shown.flatMap(({ figure, ratio, reach }, index): Row[] => {
    if (!DRAWN.has(figure) || ratio === null || ratio <= 0 || reach.between === null) return [];
    const cells = grid.rows[index] ?? [];
    return [{ label: cells[0]?.text ?? '', figure: cells.at(-1)?.text ?? '', ratio, usual: null }];
  });
  if (usual.kind !== 'compared' || !(usual.ratio > 0) || rows.length === 0) return rows;
  const { ratio, factors } = usual;
  return [{ label: 'Typical coins an hour', figure: formatRatio(ratio), ratio, usual: factors }, ...rows];
}

function drawRow({ label, figure, ratio, usual }: Row, y: number, place: (ratio: number) => number): string {
  const middle = y + 29;
  const box = usual
    ? `<rect x="${at(place(1 / usual.within90))}" y="${middle - 6}" width="${at(place(usual.within90) - place(1 / usual.within90))}" height="12" class="dotted"/>`
    : '';
  const [from, to] = [place(1), place(ratio)];
  return [
    `<text x="0" y="${y + 17}">${escapeHtml(label)}</text>`,
    `<text x="100%" y="${y + 17}" class="figure">${escapeHtml(figure)}</text>`,
    box,
    `<line x1="${at(from)}" x2="${at(to)}" y1="${middle}" y2="${middle}" class="stem"/>`,
    `<circle cx="${at(to)}" cy="${middle}" r="5" class="dot"/>`,
  ].join('');
}

/** Powers of two, or of ten where those are many. */
function ticksOf(reach: number): number[] {
  const base = reach > 20 ? 10 : 2;
  const steps = Math.min(6, Math.floor(Math.log(reach) / Math.log(base) + 1e-9));
  return Array.from({ length: 2 * steps + 1 }, (_, index) => base ** (index - steps));
}
