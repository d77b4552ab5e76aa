import { scaleLinear } from 'd3-scale';
import type { Forecast, ForecastQuantile } from '../../history/forecast/forecast.ts';
import type { ForecastReport, PastLive } from '../../report/forecast/build.ts';
import { PLAIN } from '../paint.ts';
import { atLeast, formatCount, formatPlain } from '../text/amount.ts';
import { formatHours } from '../text/hours.ts';
import { axisOf } from './axis.ts';
import { renderGrid } from './blocks.ts';
import { at, renderFigure } from './figure.ts';

const PLOT = 220;
const TOP = 14;
const AXIS = 26;
/** Percent of the width: labels of the amounts, the past, the fan. */
const LEFT = 12;
const NOW = 80;
const FAN = { from: 85, to: 97 };
/** Dots that can be told apart. */
const MOST = 60;

interface Dot {
  readonly startedAt: string | null;
  readonly coins: number;
}

/** Coins of LIVEs of the planned length: those of the past at their own pace, and the range of the next. */
export function fanFigure(
  { past, plannedSeconds }: ForecastReport,
  forecast: Forecast & { kind: 'forecast' },
): string {
  const minutes = plannedSeconds / 60;
  const dots = past.slice(-MOST).map((live): Dot => dotOf(live, minutes));
  const quantiles = [...forecast.quantiles];
  const coins = (probability: ForecastQuantile['probability']): number =>
    quantiles.find((each) => each.probability === probability)?.coins ?? 0;
  const most = Math.max(1, coins(0.9), ...dots.map((dot) => dot.coins));
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([TOP + PLOT, TOP]);
  const bound = forecast.lowerBounds > 0;
  const [low, middle, high] = [coins(0.1), coins(0.5), coins(0.9)].map((each) =>
    atLeast(formatCount(each), bound),
  );
  const length = formatHours(minutes);
  const step = (NOW - LEFT - 2) / Math.max(1, dots.length);
  const band = (from: number, to: number, kind: string): string =>
    `<rect x="${at(FAN.from)}" y="${px(y(to))}" width="${at(FAN.to - FAN.from)}" height="${px(Math.max(1, y(from) - y(to)))}" class="${kind}"/>`;
  return renderFigure({
    id: 'fan',
    title: `Coins of a LIVE of ${length}: the past, and the next`,
    description: `Dots: ${formatCount(dots.length)} LIVEs of the past, oldest first, each at its own pace for ${length}. At the right the next: ${low} to ${high} coins in four of five cases, middle ${middle}.`,
    key: `Dot: a LIVE of the past, at its own pace for ${length}. Box with dots: the next in four of five cases; full box: in every second; line: the middle.${past.length > dots.length ? ` The last ${formatCount(dots.length)} of ${formatCount(past.length)} LIVEs are drawn.` : ''}`,
    height: TOP + PLOT + AXIS,
    drawing: [
      ...axisOf(y, (tick) => formatCount(tick)),
      ...dots.map(
        (dot, index) =>
          `<circle cx="${at(LEFT + (index + 0.5) * step)}" cy="${px(y(dot.coins))}" r="3.5" class="past"/>`,
      ),
      band(coins(0.1), coins(0.9), 'dotted'),
      band(coins(0.25), coins(0.75), 'solid'),
      `<line x1="${at(FAN.from)}" x2="${at(FAN.to)}" y1="${px(y(coins(0.5)))}" y2="${px(y(coins(0.5)))}" class="median"/>`,
      `<text x="${at(LEFT)}" y="${TOP + PLOT + 18}" class="small">oldest</text>`,
      `<text x="${at(NOW - 2)}" y="${TOP + PLOT + 18}" class="small end">newest</text>`,
      `<text x="${at((FAN.from + FAN.to) / 2)}" y="${TOP + PLOT + 18}" class="small middle">next</text>`,
    ].join('\n'),
    table: table(dots),
  });
}

const dotOf = ({ startedAt, coins, minutes }: PastLive, planned: number): Dot => ({
  startedAt,
  coins: (coins / minutes) * planned,
});

const px = (value: number): number => Number(value.toFixed(1));

const table = (dots: readonly Dot[]): string =>
  renderGrid(
    {
      headStyle: PLAIN.quiet,
      columns: [
        { title: 'LIVE', align: 'left' },
        { title: 'Coins at its pace', align: 'right' },
      ],
      rows: dots.map(({ startedAt, coins }, index) => [
        {
          text:
            startedAt === null
              ? `number ${formatPlain(index + 1)}`
              : startedAt.replace('T', ' ').slice(0, 16),
        },
        { text: formatCount(Math.round(coins)) },
      ]),
    },
    'LIVEs of the past at the planned length',
  );
