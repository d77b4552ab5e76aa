import { scaleLinear } from 'd3-scale';
import type { ThreeOf } from '../../influence/scenario.ts';
import { exact, toNumber } from '../../money/exact.ts';
import type { SessionReport } from '../../report/report.ts';
import { PLAIN } from '../paint.ts';
import { formatPercent } from '../text/amount.ts';
import { formatSwing } from '../text/percent.ts';
import { renderGrid } from './blocks.ts';
import { escapeHtml } from './escape.ts';
import { at, renderFigure } from './figure.ts';

const ROW = 46;
const AXIS = 26;

interface Swing {
  readonly label: string;
  readonly percent: ThreeOf<string>;
}

/** What likes would go along with, as percent of gift income: a range of beliefs, and never an amount of its own. */
export function swingFigure({ indirect: { scenario } }: SessionReport): string {
  const { withheld, percent, change, againstReference } = scenario;
  if (withheld?.reason === 'unknown-likes' || withheld?.reason === 'no-likes') return '';
  const swings: Swing[] = [{ label: `${formatPercent(String(change))} more likes`, percent }];
  if (againstReference)
    swings.push({ label: 'Likes beside the usual rate', percent: againstReference.percent });
  const figures = swings.map((each) => figuresOf(each.percent));
  const all = figures.flatMap(({ low, middle, high }) => [low, middle, high]);
  const x = scaleLinear()
    .domain([Math.min(0, ...all), Math.max(1, ...all)])
    .nice(4)
    .range([1, 99]);
  const height = swings.length * ROW + AXIS;
  const ticks = x.ticks(4).map((tick) => {
    const place = at(x(tick));
    const side = x(tick) < 4 ? 'small' : x(tick) > 96 ? 'small end' : 'small middle';
    return `<line x1="${place}" x2="${place}" y1="24" y2="${height - AXIS + 4}" class="tick"/><text x="${place}" y="${height - 6}" class="${side}">${signed(tick)}</text>`;
  });
  const rows = swings.map(({ label }, index) => {
    const { low, middle, high } = figures[index] as Figures;
    const y = index * ROW;
    return `<text x="0" y="${y + 17}">${escapeHtml(label)}</text><text x="100%" y="${y + 17}" class="figure">${rangeText(low, high)}</text><line x1="${at(x(low))}" x2="${at(x(high))}" y1="${y + 32}" y2="${y + 32}" class="belief"/><circle cx="${at(x(middle))}" cy="${y + 32}" r="5" class="dot"/>`;
  });
  return renderFigure({
    id: 'swing',
    title: 'What goes along with likes, percent of gift income, assumed',
    description: swings
      .map(
        ({ label }, index) =>
          `${label}: ${rangeText((figures[index] as Figures).low, (figures[index] as Figures).high)}, middle ${signed((figures[index] as Figures).middle)}`,
      )
      .join('. ')
      .concat('. Part of the gift income, never on top of it.'),
    key: 'Line: a range of beliefs; dot: the middle one. No chance is attached to it, and none of it is income on top.',
    height,
    drawing: [...ticks, ...rows].join('\n'),
    table: renderGrid(
      {
        headStyle: PLAIN.quiet,
        columns: [
          { title: 'If', align: 'left' },
          { title: 'Low', align: 'right' },
          { title: 'Middle', align: 'right' },
          { title: 'High', align: 'right' },
        ],
        rows: swings.map(({ label }, index) => {
          const { low, middle, high } = figures[index] as Figures;
          return [{ text: label }, ...[low, middle, high].map((value) => ({ text: signed(value) }))];
        }),
      },
      'Percent of gift income, assumed',
    ),
  });
}

type Figures = ThreeOf<number>;

const figuresOf = ({ low, middle, high }: ThreeOf<string>): Figures => ({
  low: toNumber(exact(low)),
  middle: toNumber(exact(middle)),
  high: toNumber(exact(high)),
});

const rangeText = (low: number, high: number): string => `${signed(low)} to ${signed(high)}`;

const signed = (value: number): string => formatSwing(value.toFixed(1));
