import { scaleLinear } from 'd3-scale';
import { toNumber } from '../../money/exact.ts';
import type { CurrencyHistory } from '../../report/history/build.ts';
import type { Moment } from '../../history/over-time.ts';
import { PLAIN } from '../paint.ts';
import { atLeast, formatAmount, formatCount } from '../text/amount.ts';
import { plural } from '../text/words.ts';
import { axisOf } from './axis.ts';
import { renderGrid } from './blocks.ts';
import { escapeHtml } from './escape.ts';
import { at, renderFigure } from './figure.ts';

const PLOT = 190;
const TOP = 14;
const AXIS = 26;
/** Percent of the width that the labels of the amounts take. */
const LEFT = 11;
const RIGHT = 99.5;

/** What gifts paid, period by period, each with the range of reported rates. Nothing for a single period. */
export function overTimeFigure({ overTime, currency }: CurrencyHistory, id: string): string {
  if (!overTime || overTime.moments.length < 2) return '';
  const { moments, length, cut } = overTime;
  const most = Math.max(0, ...moments.map((moment) => topOf(moment)));
  if (most === 0) return '';
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([TOP + PLOT, TOP]);
  const each = (RIGHT - LEFT) / moments.length;
  const columns = moments.map((moment, index) => column(moment, LEFT + index * each, each, y));
  const ranges = moments.some(({ cash }) => cash && cash.low !== cash.high);
  const bounds = moments.some(({ cash }) => cash && cash.high === null);
  const unknown = moments.some(({ sessions, cash }) => sessions > 0 && cash === null);
  return renderFigure({
    id,
    title: `Gifts paid by ${length}, ${currency}`,
    description: `A column a ${length}, from ${moments[0]?.period.start} on${cut ? `, the last ${formatCount(moments.length)}` : ''}, on one axis of money. ${peakOf(moments, currency)} The table has every figure.`,
    key: [
      ranges ? 'Line: other reported rates.' : '',
      bounds ? 'Dashed: at least; the upper end is unknown.' : '',
      unknown ? '?: not known.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    height: TOP + PLOT + AXIS,
    drawing: [...axisOf(y, (tick) => formatCount(tick)), ...columns, ...labels(moments, length, each)].join(
      '\n',
    ),
    table: table(moments, length, currency),
  });
}

const topOf = ({ cash }: Moment): number =>
  cash ? Math.max(toNumber(cash.expected), toNumber(cash.high ?? cash.expected)) : 0;

function column(
  { sessions, cash }: Moment,
  left: number,
  each: number,
  y: (value: number) => number,
): string {
  const middle = left + each / 2;
  if (sessions === 0) return '';
  if (!cash) return `<text x="${at(middle)}" y="${TOP + PLOT - 4}" class="middle">?</text>`;
  const [low, expected] = [toNumber(cash.low), toNumber(cash.expected)];
  const high = cash.high === null ? expected : toNumber(cash.high);
  const half = Math.min(each * 0.36, 4);
  const top = y(expected);
  const upright = (kind: string): string =>
    `<line x1="${at(middle)}" x2="${at(middle)}" y1="${px(y(low))}" y2="${px(y(high))}" class="${kind}"/>`;
  const whisker =
    low === high ? [] : [upright('halo thin'), upright(cash.high === null ? 'whisker unbounded' : 'whisker')];
  return [
    `<rect x="${at(middle - half)}" y="${px(top)}" width="${at(2 * half)}" height="${px(Math.max(TOP + PLOT - top, 1))}" class="solid"/>`,
    ...whisker,
  ].join('');
}

const px = (value: number): number => Number(value.toFixed(1));

const MOST_LABELS = 5;

/** Beginnings of periods, as many as a phone has room for. */
function labels(moments: readonly Moment[], length: string, each: number): string[] {
  const step = Math.ceil(moments.length / MOST_LABELS);
  return moments.flatMap(({ period: { start } }, index) => {
    if (index % step !== 0) return [];
    const middle = LEFT + (index + 0.5) * each;
    const side = middle > 92 ? 'small end' : 'small middle';
    const text = length === 'month' ? start.slice(0, 7) : start.slice(5);
    return [
      `<text x="${at(middle > 92 ? RIGHT : middle)}" y="${TOP + PLOT + 18}" class="${side}">${escapeHtml(text)}</text>`,
    ];
  });
}

function peakOf(moments: readonly Moment[], currency: CurrencyHistory['currency']): string {
  let top: Moment | null = null;
  for (const moment of moments)
    if (moment.cash && toNumber(moment.cash.expected) > (top?.cash ? toNumber(top.cash.expected) : -1))
      top = moment;
  return top?.cash
    ? `The most, ${formatAmount(top.cash.expected, currency)} ${currency}, came in the one from ${top.period.start}.`
    : '';
}

function table(moments: readonly Moment[], length: string, currency: CurrencyHistory['currency']): string {
  const amount = (value: NonNullable<Moment['cash']>['low'] | null): string =>
    value === null ? '-' : formatAmount(value, currency);
  return renderGrid(
    {
      headStyle: PLAIN.quiet,
      columns: [
        { title: `The ${length} from`, align: 'left' },
        { title: 'LIVEs', align: 'right' },
        { title: `Payout ${currency}`, align: 'right' },
        { title: 'Low', align: 'right' },
        { title: 'High', align: 'right' },
      ],
      rows: moments.map(({ period, sessions, cash }) => [
        { text: period.start },
        { text: formatCount(sessions) },
        { text: cash ? atLeast(amount(cash.expected), cash.high === null) : '-' },
        { text: cash ? amount(cash.low) : '-' },
        { text: cash ? amount(cash.high) : '-' },
      ]),
    },
    `Gifts paid by ${length}: ${plural(moments.length, length)}`,
  );
}
