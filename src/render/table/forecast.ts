import type { Backtest } from '../../history/forecast/backtest.ts';
import type { Forecast, ForecastQuantile } from '../../history/forecast/forecast.ts';
import { compare } from '../../money/exact.ts';
import type { ForecastReport } from '../../report/forecast/build.ts';
import type { Paint } from '../paint.ts';
import {
  atLeast,
  formatAmount,
  formatCount,
  formatMoney,
  formatRate,
  formatPercent,
  formatPlain,
} from '../text/amount.ts';
import { FORECAST_ASSUMPTIONS } from '../text/assumptions.ts';
import { formatHours } from '../text/hours.ts';
import { fewNames, mixedNames } from '../text/mixed.ts';
import { sanitise } from '../text/sanitise.ts';
import { plural, quote } from '../text/words.ts';
import { type Block, layoutPage } from './block.ts';
import type { Cell } from './grid.ts';
import {
  endBlocks,
  historyLine,
  leftOutLines,
  line,
  type ManyOptions,
  rateAside,
  titleBlock,
} from './many.ts';

/** What the next LIVE may bring: the range first, then its quantiles, then how such a forecast would have done. */
export async function renderForecastTable(report: ForecastReport, options: ManyOptions): Promise<string> {
  const blocks = forecastBlocks(report, options);
  return layoutPage(blocks, options.width);
}

/** What the page is made of, before it is laid out. */
export const forecastBlocks = (
  report: ForecastReport,
  options: Pick<ManyOptions, 'paint' | 'quiet'>,
): Block[] => [...forecastBody(report, options.paint), ...endBlocks(report, options)];

/** The answer and what belongs to it. */
export function forecastBody(report: ForecastReport, paint: Paint): Block[] {
  const { forecast, history } = report;
  return [
    { kind: 'text', text: forecastHeadline(report), indent: 0, style: paint.strong },
    ...historyLine(history),
    ...(forecast.kind === 'refused'
      ? [...leftOutLines(history.setAside), line(wayOut(forecast))]
      : figures(report, forecast, paint)),
  ];
}

type Made = Forecast & { kind: 'forecast' };
type Refused = Forecast & { kind: 'refused' };

export function forecastHeadline({
  forecast,
  plannedSeconds,
  history,
  rates: { cashPerCoin, currency },
}: ForecastReport): string {
  if (forecast.kind === 'refused') return refusal(forecast);
  const [low, high] = [forecast.quantiles[0], forecast.quantiles.at(-1)] as [
    ForecastQuantile,
    ForecastQuantile,
  ];
  const whom = history.creator === null ? 'you' : sanitise(history.creator);
  const money = ({ cash }: ForecastQuantile): string => formatMoney({ amount: cash.expected, currency });
  const bound = forecast.lowerBounds > 0 ? 'at least ' : '';
  return `In four of five cases, a LIVE of ${formatHours(plannedSeconds / 60)} brings ${whom} ${bound}${formatCount(low.coins)} to ${formatCount(high.coins)} coins: ${money(low)} to ${money(high)} at ${formatRate(cashPerCoin.value)} ${currency} a coin.`;
}

function refusal({ reason, n, needed, mixed }: Refused): string {
  const names = fewNames(mixedNames(mixed));
  switch (reason) {
    case 'too-few-sessions':
      return `No forecast: ${n === 0 ? 'no LIVE' : `only ${plural(n, 'LIVE')}`} of the history can be used, and fewer than ${formatCount(needed)} say nothing about how much LIVEs differ.`;
    case 'several-creators':
      return `No forecast: the history is of ${formatCount(mixedNames(mixed).length)} creators, ${names}, who have no common pace.`;
    case 'several-platforms':
      return `No forecast: the history is of several platforms, ${names}, whose coins are not worth the same.`;
  }
}

function wayOut({ reason, n, needed, mixed }: Refused): string {
  switch (reason) {
    case 'too-few-sessions':
      return `Add ${plural(needed - n, 'more LIVE', 'more LIVEs')} with a duration and gifts, diamonds or coins.`;
    case 'several-creators':
      return `Name one: --creator ${quote(mixedNames(mixed)[0] ?? 'NAME')}`;
    case 'several-platforms':
      return `Name one: --platform ${quote(mixedNames(mixed)[0] ?? 'NAME')}`;
  }
}

function figures(report: ForecastReport, forecast: Made, paint: Paint): Block[] {
  const { rates, history, plannedSeconds } = report;
  return [
    { kind: 'gap' },
    titleBlock(
      'FORECAST',
      `a LIVE of ${formatHours(plannedSeconds / 60)}, estimated`,
      rateAside(rates.cashPerCoin, rates.currency),
      paint,
    ),
    quantileGrid(report, forecast, paint),
    ...middleLine(report, forecast),
    ...leftOutLines(history.setAside),
    ...(forecast.order === 'given' && forecast.n > 1
      ? [line('No LIVE is dated, so they were taken in the order given, the last as the newest.')]
      : []),
    { kind: 'gap' },
    ...backtestBlocks(forecast, paint),
    { kind: 'gap' },
    titleBlock('RESTS ON', 'what must be true for it to hold', '', paint),
    ...forecast.assumptions.map((each) => line(FORECAST_ASSUMPTIONS[each])),
  ];
}

function nameOf(probability: ForecastQuantile['probability']): string {
  if (probability === 0.5) return 'the middle';
  const outside = probability < 0.5 ? probability : 1 - probability;
  const of = `${formatCount(1)} of ${formatCount(Math.round(1 / outside))}`;
  return `${probability < 0.5 ? 'less' : 'more'} in ${of}`;
}

function quantileGrid(
  { rates: { currency }, deductions }: ForecastReport,
  forecast: Made,
  paint: Paint,
): Block {
  const bound = forecast.lowerBounds > 0;
  const net = deductions.length > 0;
  const money = (text: string): Cell => ({ text: atLeast(text, bound), style: paint.money });
  return {
    kind: 'grid',
    grid: {
      headStyle: paint.quiet,
      columns: [
        { title: 'Chance', align: 'left' },
        { title: 'Coins', align: 'right' },
        { title: `Payout ${currency}`, align: 'right' },
        ...(net ? [{ title: `Left ${currency}`, align: 'right' } as const] : []),
      ],
      rows: forecast.quantiles.map((each): Cell[] => [
        { text: nameOf(each.probability) },
        { text: atLeast(formatCount(each.coins), bound) },
        money(formatAmount(each.cash.expected, currency)),
        ...(net ? [money(formatAmount(each.net.expected, currency))] : []),
      ]),
    },
  };
}

/** The range of rates, where nothing else varies. */
function middleLine(
  { rates: { currency }, deductions }: ForecastReport,
  { quantiles, lowerBounds }: Made,
): Block[] {
  const { cash } = quantiles.find(({ probability }) => probability === 0.5) as ForecastQuantile;
  const none = deductions.length === 0 ? ' Tax, bank, agency: none set.' : '';
  if (lowerBounds > 0 || cash.high === null || compare(cash.low, cash.high) === 0)
    return none ? [line(none.trim())] : [];
  return [
    line(
      `At other reported rates the middle pays ${formatAmount(cash.low, currency)} to ${formatAmount(cash.high, currency)}.${none}`,
    ),
  ];
}

function backtestBlocks({ backtest, n }: Made, paint: Paint): Block[] {
  if (!backtest) {
    return [
      titleBlock('BACKTEST', 'not yet', '', paint),
      line(
        `From eight LIVEs on, the forecast is tried on your own past; there ${n === 1 ? 'is' : 'are'} ${formatCount(n)}. Until then nothing here tells how good it is.`,
      ),
    ];
  }
  const { forecasts, pinball, coverage, typicalMiss } = backtest;
  const inside = Math.round(coverage * forecasts);
  return [
    titleBlock(
      'BACKTEST',
      `${plural(forecasts, 'past LIVE')}, each forecast from those before it`,
      '',
      paint,
    ),
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Forecast by', align: 'left', breakTo: 16 },
          { title: 'Loss (pinball), coins', align: 'right' },
        ],
        rows: [
          [{ text: 'this forecast' }, { text: lossText(pinball.forecast) }],
          [{ text: 'the quantiles of your own history' }, { text: lossText(pinball.ownHistory) }],
          [{ text: 'the median of the last five' }, { text: lossText(pinball.lastFive) }],
        ],
      },
    },
    line(verdict(backtest)),
    line(
      `Between the first and the last row above: ${formatCount(inside)} of ${formatCount(forecasts)}, ${percent(coverage)}; it should be ${percent(0.8)}.`,
    ),
    line(`Typical miss of the middle: a factor of ${formatPlain(typicalMiss.toFixed(1))}, up or down.`),
  ];
}

const percent = (share: number): string => formatPercent(String(Math.round(share * 100)));
const lossText = (loss: number): string => formatCount(Math.round(loss));

function verdict({ noBetter, skill }: Backtest): string {
  if (noBetter || skill === null)
    return 'No better than your own history: the plain quantiles of your past LIVEs did as well or better.';
  return `${skill < 0.01 ? `Less than ${percent(0.01)}` : percent(skill)} less loss than the plain quantiles of your past LIVEs; smaller is better.`;
}
