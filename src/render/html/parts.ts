import type { ComponentScore } from '../../engagement/score.ts';
import type { SessionReport } from '../../report/report.ts';
import { PLAIN } from '../paint.ts';
import { engagementBlocks } from '../table/engagement.ts';
import { formatCount } from '../text/amount.ts';
import { formatFrequency, formatPeopleShare } from '../text/rates.ts';
import type { Measure } from '../text/width.ts';
import { type Bar, barsHeight, drawBars } from './bars.ts';
import { renderGrid } from './blocks.ts';
import { renderFigure } from './figure.ts';

/** The score's parts beside their yardsticks: points as bars within what could be had. Nothing without a score. */
export function partsFigure(report: SessionReport, measure: Measure): string {
  const known = report.engagement.components.filter(({ available }) => available);
  const grid = engagementBlocks(report, PLAIN).find((block) => block.kind === 'grid')?.grid;
  if (!grid || known.length === 0) return '';
  const bars = known.map((component, index): Bar => {
    const [name, points, most] = grid.rows[index] ?? [];
    const max = component.maxPoints ?? 0;
    return {
      label: name?.text ?? '',
      figure: `${points?.text} of ${most?.text}`,
      span: [0, component.points ?? 0],
      texture: 'open',
      frame: { most: max, yardstick: max / 2 },
    };
  });
  const rows = known.map((component, index) => [
    { text: bars[index]?.label ?? '' },
    { text: bars[index]?.figure ?? '' },
    { text: component.rate === null ? '-' : inUnit(component, component.rate) },
    { text: inUnit(component, component.benchmark) },
    { text: UNITS[component.name === 'watch' ? 'minutes each' : component.exposureUnit] },
    {
      text:
        component.benchmarkSessions > 0
          ? `own, ${formatCount(component.benchmarkSessions)} earlier LIVEs and ${component.source}`
          : component.source,
    },
  ]);
  return renderFigure({
    id: 'parts',
    title: 'Points by part, beside the yardstick',
    description: `Bars of points within outlines of the most that each part can give. The upright line is the yardstick, at half of the points. ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}.`,
    key: 'Outline: the most a part can give. Upright line: its yardstick, which gives half.',
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: renderGrid(
      {
        headStyle: PLAIN.quiet,
        columns: [
          { title: 'Part', align: 'left' },
          { title: 'Points', align: 'right' },
          { title: 'Rate', align: 'right' },
          { title: 'Yardstick', align: 'right' },
          { title: 'Unit', align: 'left' },
          { title: 'Where the yardstick comes from', align: 'left' },
        ],
        rows,
      },
      'Points by part',
    ),
  });
}

const UNITS: Record<ComponentScore['exposureUnit'] | 'minutes each', string> = {
  'viewer-minutes': 'a viewer-minute',
  'unique viewers': 'of viewers',
  'minutes each': 'minutes a viewer',
};

const inUnit = ({ name, exposureUnit }: ComponentScore, rate: number): string =>
  name !== 'watch' && exposureUnit === 'unique viewers' ? formatPeopleShare(rate) : formatFrequency(rate);
