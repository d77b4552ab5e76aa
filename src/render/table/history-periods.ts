import { compare, fraction, toFixed, type Exact, ONE, ZERO } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { PeriodsReport } from '../../report/history/periods.ts';
import {
  atLeast,
  formatCount,
  formatMoney,
  formatQuantity,
  formatRate,
  formatDecimal,
  formatPercent,
  formatWholeMoney,
  quantityText,
} from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import { list, plural } from '../text/words.ts';
import { type Block, layoutPage } from './block.ts';
import { periodsGrid } from './history-periods-grid.ts';
import { endBlocks, line, type ManyOptions, titleBlock } from './many.ts';

/** What creators received over days or months: the answer first, then a row a group. */
export async function renderPeriodsTable(report: PeriodsReport, options: ManyOptions): Promise<string> {
  const blocks = periodsBlocks(report, options);
  return layoutPage(blocks, options.width);
}

export const periodsBlocks = (
  report: PeriodsReport,
  { paint, quiet }: Pick<ManyOptions, 'paint' | 'quiet'>,
): Block[] => [...periodsBody(report, paint), ...endBlocks(report, { paint, quiet })];

/** The answer and what belongs to it. */
export function periodsBody(report: PeriodsReport, paint: ManyOptions['paint']): Block[] {
  return [
    { kind: 'text', text: periodsHeadline(report), indent: 0, style: paint.strong },
    { kind: 'text', text: spanLine(report), indent: 0 },
    { kind: 'gap' },
    titleBlock(`BY ${report.by.toUpperCase()}`, 'diamonds and pace', rateAside(report), paint),
    { kind: 'grid', grid: periodsGrid(report, paint) },
    ...readingLines(report),
    ...agencyLine(report),
    ...asideLines(report).map(line),
  ];
}

export function periodsHeadline(report: PeriodsReport): string {
  const { total, inputs, creator, currency, source } = report;
  const { diamonds, likes } = total.counts;
  const who =
    creator !== null
      ? sanitise(creator)
      : source === 'analytics'
        ? plural(inputs.periods, 'day')
        : plural(inputs.creators, 'creator');
  const verb = creator === null && source === 'analytics' ? 'brought' : 'received';
  const answer =
    diamonds.sum === null || !total.cash
      ? `How many diamonds ${who} ${verb} is unknown.`
      : `${who} ${verb} ${total.lowerBound ? 'at least ' : ''}${plural(diamonds.sum, 'diamond')}, about ${rangeText(total.cash, currency)}.`;
  const zero = formatWholeMoney({ amount: ZERO, currency });
  return likes.sum === null ? answer : `${answer} The ${formatCount(likes.sum)} likes paid ${zero}.`;
}

/** `$30.02 ($19.81 to $31.82)`. */
function rangeText({ low, expected, high }: Range, currency: PeriodsReport['currency']): string {
  const money = (amount: Range['low']): string => formatMoney({ amount, currency });
  const range = high && compare(low, high) !== 0 ? ` (${money(low)} to ${money(high)})` : '';
  return `${money(expected)}${range}`;
}

/** `2026-07-01 to 2026-07-06 · 54.1 h live · days as the table counts them`. */
function spanLine({ days, withoutDays, lastThirtyDays, total, inputs }: PeriodsReport): string {
  const { durationSeconds: seconds } = total.counts;
  const parts = [
    days && (days.from === days.to ? days.from : `${days.from} to ${days.to}`),
    lastThirtyDays > 0
      ? ofRows(`the ${formatCount(30)} days before the export`, lastThirtyDays, inputs.periods)
      : null,
    withoutDays > lastThirtyDays
      ? ofRows('days not said', withoutDays - lastThirtyDays, inputs.periods)
      : null,
    seconds.sum
      ? atLeast(
          `${formatDecimal(toFixed(fraction(BigInt(seconds.sum), 3600n), 1))} h live`,
          seconds.known < total.periods,
        )
      : null,
    days ? 'days as the table counts them' : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

const ofRows = (text: string, rows: number, all: number): string =>
  rows === all ? text : `${plural(rows, 'row')}: ${text}`;

function rateAside({ rates, currency }: PeriodsReport): string {
  const values = [...new Set(rates.map(({ cashPerCoin }) => formatRate(cashPerCoin.value)))];
  const own = rates.every(({ cashPerCoin }) => cashPerCoin.origin !== 'built-in');
  return `${list(values)} ${currency} a coin; ${own ? 'your own rate' : 'TikTok publishes no rate'}`;
}

/** Both readings, because the amounts above are of one of them. */
function readingLines({ readings, rates, currency }: PeriodsReport): Block[] {
  const [{ coinsPerDiamond } = { coinsPerDiamond: null }] = rates;
  if (readings.length < 2 || coinsPerDiamond === null) return [];
  const others = readings.filter((each) => compare(each.coinsPerDiamond, coinsPerDiamond.value) !== 0);
  const each = others.map(
    (reading) =>
      `if it is ${coinsText(reading.coinsPerDiamond)}, about ${formatMoney({ amount: reading.cash.expected, currency })}`,
  );
  return [
    line(
      `Payout: a diamond of the table is taken for ${coinsText(coinsPerDiamond.value)}; ${list(each, 'or')}. --coins-per-diamond says which.`,
    ),
  ];
}

const coinsText = (quantity: Exact): string =>
  `${formatQuantity(quantity)} ${compare(quantity, ONE) === 0 ? 'coin' : 'coins'}`;

function agencyLine({ agency, currency }: PeriodsReport): Block[] {
  if (!agency?.cash) return [];
  return [
    line(
      `The agency gets ${formatPercent(quantityText(agency.percent))} of that beside it, as you declared: about ${rangeText(agency.cash, currency)}.`,
    ),
  ];
}

function asideLines({ total, rates, readings, source, deductions }: PeriodsReport): string[] {
  const { parts, before, counts } = total;
  const lines: string[] = [];
  const perDiamond = [...new Set(rates.map(({ coinsPerDiamond }) => coinsText(coinsPerDiamond.value)))];
  if (readings.length < 2)
    lines.push(`Diamonds are what TikTok's table says; each is ${perDiamond.join(' or ')} here.`);
  const inTotal = [
    parts.matches.known > 0 ? 'matches' : '',
    parts.multiGuest.known > 0 ? 'multi-guest' : '',
    parts.fanClub.known > 0 ? 'fan club' : '',
  ].filter((part) => part !== '');
  if (inTotal.length > 0)
    lines.push(`Diamonds from ${list(inTotal)} are in them already, and are not added.`);
  if (before.diamonds.known > 0)
    lines.push('Change: diamonds per valid day, beside those of the whole month before.');
  if (deductions && total.cash) lines.push('Payouts are before the deductions you set.');
  if (source === 'analytics' && counts.gifters.known > 1)
    lines.push('Gifters are people of a day; who gives on two days counts twice.');
  lines.push(
    counts.likes.known > 0
      ? 'No score, and nothing on what went with likes: a day is no LIVE.'
      : 'No score, and nothing on likes: the table tells of time, not of LIVEs.',
  );
  return lines;
}
