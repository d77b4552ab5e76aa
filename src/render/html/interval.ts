import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../influence/association/estimate.ts';
import type { CreatorInfluence } from '../../report/influence/build.ts';
import { PLAIN } from '../paint.ts';
import { OUTCOMES, creatorName } from '../table/influence/creators.ts';
import { formatCount, formatPercent } from '../text/amount.ts';
import { formatElasticity, formatInterval } from '../text/association.ts';
import type { Measure } from '../text/width.ts';
import { cut } from './bars.ts';
import { renderGrid } from './blocks.ts';
import { escapeHtml } from './escape.ts';
import { at, renderFigure } from './figure.ts';

const ROW = 46;
const AXIS = 26;
/** Rows a reader compares; the table has the others. */
const MOST = 30;
const LABEL = 34;

interface Row {
  readonly label: string;
  readonly outcome: string;
  readonly estimate: Estimate;
}

/** How closely gifts go along with likes, creator by creator: an interval each, beside no association at all. Without amounts. */
export function intervalFigure(creators: readonly CreatorInfluence[], measure: Measure): string {
  const several = new Set(creators.map(({ platform }) => platform)).size > 1;
  const known = creators.flatMap((creator): Row[] => {
    const { estimate, status } = creator.association;
    if (!estimate) return [];
    return [{ label: creatorName(creator, several), outcome: OUTCOMES[status], estimate }];
  });
  const rows = known.slice(0, MOST);
  if (rows.length === 0) return '';
  const ends = rows.flatMap(({ estimate }) => [estimate.interval95.low, estimate.interval95.high]);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0.1, ...ends)])
    .nice(4)
    .range([2, 98]);
  const height = rows.length * ROW + AXIS;
  const ticks = x.ticks(4).map((tick) => {
    const place = at(x(tick));
    return `<line x1="${place}" x2="${place}" y1="24" y2="${height - AXIS + 4}" class="${tick === 0 ? 'axis' : 'tick'}"/><text x="${place}" y="${height - 6}" class="${x(tick) < 6 ? 'small' : x(tick) > 94 ? 'small end' : 'small middle'}">${escapeHtml(formatElasticity(tick))}</text>`;
  });
  const [of90, of95] = ['90', '95'].map((percent) => `${formatPercent(percent)} interval`) as [
    string,
    string,
  ];
  const told = ({ label, outcome, estimate }: Row): string =>
    `${label}, ${outcome}: ${formatElasticity(estimate.slope)}, ${of90} ${formatInterval(estimate.interval90)}, ${of95} ${formatInterval(estimate.interval95)}`;
  return renderFigure({
    id: 'interval',
    title: `How closely gifts go along with likes: percent of coins with ${formatPercent('1')} of likes`,
    description: `An interval for each, beside ${formatCount(0)}, which is no association. ${rows.map(told).join('. ')}.`,
    key: `Thick line: ${of90}; thin line: ${of95}, which decides; dot: the estimate. ${formatCount(0)} is no association. It is no money, and going along is not causing.${known.length > rows.length ? ` The other ${formatCount(known.length - rows.length)} are in the table.` : ''}`,
    height,
    drawing: [...ticks, ...rows.map((row, index) => drawRow(row, index * ROW, x, measure))].join('\n'),
    table: renderGrid(
      {
        headStyle: PLAIN.quiet,
        columns: [
          { title: 'Creator', align: 'left' },
          { title: 'Outcome', align: 'left' },
          { title: 'Elasticity', align: 'right' },
          { title: of90, align: 'right' },
          { title: of95, align: 'right' },
        ],
        rows: rows.map(({ label, outcome, estimate }) => [
          { text: label },
          { text: outcome },
          { text: formatElasticity(estimate.slope) },
          { text: formatInterval(estimate.interval90) },
          { text: formatInterval(estimate.interval95) },
        ]),
      },
      'Elasticity with its intervals',
    ),
  });
}

function drawRow(
  { label, outcome, estimate }: Row,
  y: number,
  x: (value: number) => number,
  measure: Measure,
): string {
  const { slope, interval90, interval95 } = estimate;
  const middle = y + 32;
  const line = ({ low, high }: Estimate['interval90'], kind: string): string =>
    `<line x1="${at(x(low))}" x2="${at(x(high))}" y1="${middle}" y2="${middle}" class="${kind}"/>`;
  return [
    `<text x="0" y="${y + 17}">${escapeHtml(cut(`${label}: ${outcome}`, LABEL, measure))}</text>`,
    `<text x="100%" y="${y + 17}" class="figure">${escapeHtml(formatElasticity(slope))}</text>`,
    line(interval95, 'whisker'),
    line(interval90, 'belief'),
    `<circle cx="${at(x(slope))}" cy="${middle}" r="5" class="dot"/>`,
  ].join('');
}
