import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import type { Session } from '../../session/session.ts';
import { PLAIN } from '../paint.ts';
import { formatCount } from '../text/amount.ts';
import { renderGrid } from './blocks.ts';
import { type Bin, binned, clockOf, ticksOf } from './bins.ts';
import { escapeHtml } from './escape.ts';
import { at, renderFigure } from './figure.ts';

const PLOT = 84;
const HEAD = 24;
const GAP = 16;
const AXIS = 24;
/** The inner space of a plot, which is stretched to the page. */
const WIDE = 1000;

interface Panel {
  readonly name: string;
  readonly kind: 'coins' | 'likes' | 'viewers';
  readonly unit: string;
  readonly value: (bin: Bin) => number | null;
}

const PANELS: readonly Panel[] = [
  { name: 'Coins', kind: 'coins', unit: 'coins', value: ({ coins }) => coins },
  { name: 'Likes, which pay nothing', kind: 'likes', unit: 'likes', value: ({ likes }) => likes },
  { name: 'Viewers at once', kind: 'viewers', unit: 'viewers', value: ({ viewers }) => viewers },
];

/** The LIVE minute by minute: coins, likes and viewers in panels of their own, above one axis of time. */
export function minutesFigure(session: Session): string {
  const { bins, size } = binned(session.timeline ?? []);
  if (bins.length < 2) return '';
  const clock = clockOf(session.startedAt);
  const panels = PANELS.filter(({ value }) => bins.some((bin) => (value(bin) ?? 0) > 0));
  if (panels.length === 0) return '';
  const per = size === 1 ? 'minute by minute' : `${formatCount(size)} minutes at a time`;
  const peaks = panels.map((panel) => peakOf(panel, bins, clock));
  const height = panels.length * (HEAD + PLOT + GAP) - GAP + AXIS;
  const ticks = ticksOf(bins.length * size, clock);
  const across = (minute: number): number => (100 * minute) / (bins.length * size);
  const grid = ticks.map(
    ({ minute, label }) =>
      `<line x1="${at(across(minute))}" x2="${at(across(minute))}" y1="${HEAD}" y2="${height - AXIS}" class="tick"/><text x="${at(across(minute))}" y="${height - 6}" class="${across(minute) < 4 ? 'small' : across(minute) > 94 ? 'small end' : 'small middle'}">${escapeHtml(label)}</text>`,
  );
  const drawing = panels.map((panel, index) =>
    drawPanel(panel, bins, index * (HEAD + PLOT + GAP), peaks[index] as string),
  );
  return renderFigure({
    id: 'minutes',
    title: `The LIVE, ${per}`,
    description: `Panels above each other on one axis of time, each with a scale of its own. ${panels.map(({ name }, index) => `${name}: ${peaks[index]}`).join('. ')}.`,
    key: 'What happens at the same time need not be cause and effect.',
    height,
    drawing: [...grid, ...drawing].join('\n'),
    table: table(bins, size, clock),
  });
}

/** `most 29,999 at 20:43`. */
function peakOf({ value }: Panel, bins: readonly Bin[], clock: (minute: number) => string): string {
  let top: Bin | null = null;
  for (const bin of bins) if ((value(bin) ?? -1) > (top === null ? -1 : (value(top) ?? -1))) top = bin;
  return top === null ? '-' : `most ${formatCount(Math.round(value(top) ?? 0))} at ${clock(top.minute)}`;
}

function drawPanel({ name, kind, value }: Panel, bins: readonly Bin[], y: number, peak: string): string {
  const most = Math.max(...bins.map((bin) => value(bin) ?? 0));
  const x = scaleLinear().domain([0, bins.length]).range([0, WIDE]);
  const height = scaleLinear().domain([0, most]).range([PLOT, 0]);
  const points: [number, number | null][] = bins.map((bin, index) => [index, value(bin)]);
  // The last value holds to the end of its bin.
  points.push([bins.length, points.at(-1)?.[1] ?? null]);
  const defined = ([, each]: [number, number | null]): boolean => each !== null;
  const across = ([index]: [number, number | null]): number => round(x(index));
  const up = ([, each]: [number, number | null]): number => round(height(each ?? 0));
  const fill =
    kind === 'viewers'
      ? ''
      : `<path class="area" d="${area<[number, number | null]>().x(across).y0(PLOT).y1(up).curve(curveStepAfter)(points) ?? ''}"/>`;
  const edge = line<[number, number | null]>().defined(defined).x(across).y(up).curve(curveStepAfter)(points);
  return `<text x="0" y="${y + 16}">${escapeHtml(name)}</text><text x="100%" y="${y + 16}" class="small end">${escapeHtml(peak)}</text><svg y="${y + HEAD}" width="100%" height="${PLOT}" viewBox="0 0 ${WIDE} ${PLOT}" preserveAspectRatio="none" class="plot ${kind}">${fill}<path class="edge" d="${edge ?? ''}"/></svg><line x1="0" x2="100%" y1="${y + HEAD + PLOT}" y2="${y + HEAD + PLOT}" class="axis"/>`;
}

const round = (value: number): number => Number(value.toFixed(1));

function table(bins: readonly Bin[], size: number, clock: (minute: number) => string): string {
  const number = (value: number | null): string => (value === null ? '-' : formatCount(value));
  return renderGrid(
    {
      headStyle: PLAIN.quiet,
      columns: [
        { title: size === 1 ? 'Minute' : `${formatCount(size)} minutes from`, align: 'left' },
        { title: 'Coins', align: 'right' },
        { title: 'Likes', align: 'right' },
        { title: 'Viewers', align: 'right' },
      ],
      rows: bins.map(({ minute, coins, likes, viewers }) => [
        { text: clock(minute) },
        { text: number(coins) },
        { text: number(likes) },
        { text: number(viewers === null ? null : Number(viewers.toFixed(1))) },
      ]),
    },
    'The LIVE over time',
  );
}
