import { compare, fraction, toFixed, toNumber, ZERO } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { CurrencyHistory, HistoryReport } from '../../report/history/build.ts';
import type { Paint } from '../paint.ts';
import {
  atLeast,
  formatCount,
  formatMoney,
  formatRate,
  formatDecimal,
  formatWholeMoney,
} from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import { type Bar, sparkline } from '../text/sparkline.ts';
import { list, plural } from '../text/words.ts';
import { type Block, layoutPage } from './block.ts';
import { historyGrid } from './history-grid.ts';
import { periodsBody } from './history-periods.ts';
import { endBlocks, line, type ManyOptions, titleBlock } from './many.ts';

export interface HistoryTableOptions extends ManyOptions {
  /** Whether the reader's screen can show block elements. */
  readonly blocks: boolean;
}

/** What many LIVEs paid: the answer first, its course over time, then a row a group. */
export async function renderHistoryTable(
  report: HistoryReport,
  options: HistoryTableOptions,
): Promise<string> {
  const blocks = historyBlocks(report, options);
  return layoutPage(blocks, options.width);
}

/** What the page is made of, before it is laid out. */
export function historyBlocks(
  report: HistoryReport,
  { width, paint, quiet, blocks: canShow }: HistoryTableOptions,
): Block[] {
  return [
    ...historyBody(report, paint, (history) => courseBlocks(history, width, canShow)),
    ...endBlocks(report, { paint, quiet }),
  ];
}

/**
 * The answer and what belongs to it.
 *
 * @param course income over time, above the groups
 */
export function historyBody(
  report: HistoryReport,
  paint: Paint,
  course: (history: CurrencyHistory) => readonly Block[],
): Block[] {
  return [
    { kind: 'text', text: historyHeadline(report), indent: 0, style: paint.strong },
    { kind: 'text', text: spanLine(report), indent: 0 },
    ...report.histories.flatMap((history): Block[] => [
      ...course(history),
      { kind: 'gap' },
      titleBlock(
        `BY ${report.by.toUpperCase()}${report.histories.length > 1 ? `, ${history.currency}` : ''}`,
        'payout and pace',
        rateAside(report, history),
        paint,
      ),
      { kind: 'grid', grid: historyGrid(history, report.by, paint) },
      ...knownLine(history),
    ]),
    ...asideLines(report),
    ...(report.periods
      ? [
          { kind: 'gap' as const },
          line('Not in the above, and not added to it, is what tables of days or months tell:'),
          { kind: 'gap' as const },
          ...periodsBody(report.periods, paint),
        ]
      : []),
  ];
}

export function historyHeadline(report: HistoryReport): string {
  const { creator, sessions, histories } = report;
  const lives = plural(sessions.counted, 'LIVE');
  const incomes = histories.flatMap(({ total, currency }) => {
    if (!total.cash) return [];
    const money = (amount: Range['expected']): string => formatMoney({ amount, currency });
    const bound = total.lowerBound ? 'at least' : 'about';
    const { low, expected, high } = total.cash;
    const range = high && compare(low, high) !== 0 ? ` (${money(low)} to ${money(high)})` : '';
    return [{ text: `${bound} ${money(expected)}${range}`, perHour: perHourText(total, currency) }];
  });
  if (incomes.length === 0) return `What the gifts of ${lives} paid is unknown. ${likesSentence(report)}`;
  const who = creator === null ? `${lives} got` : `${sanitise(creator)} got`;
  const from = creator === null ? 'from gifts' : `from the gifts of ${lives}`;
  const perHour = incomes.map((each) => each.perHour).filter((each) => each !== null);
  return `${who} ${list(incomes.map(({ text }) => text))} ${from}${perHour.length > 0 ? `, ${list(perHour)} an hour` : ''}. ${likesSentence(report)}`;
}

function perHourText(
  { perHour }: CurrencyHistory['total'],
  currency: CurrencyHistory['currency'],
): string | null {
  if (!perHour) return null;
  const text = formatMoney({ amount: perHour.cash.expected, currency });
  return perHour.lowerBound ? `at least ${text}` : text;
}

function likesSentence({ histories }: HistoryReport): string {
  const zero = formatWholeMoney({ amount: ZERO, currency: histories[0].currency });
  const known = histories.filter(({ total }) => total.likes.value !== null);
  if (known.length === 0) return `Likes pay ${zero}.`;
  const all = histories.every(({ total }) => total.likes.known === total.sessions);
  const likes = known.reduce((sum, { total }) => sum + (total.likes.value ?? 0), 0);
  return `The ${all ? '' : 'known '}${formatCount(likes)} likes paid ${zero}.`;
}

/** `2026-01-03 to 2026-05-01 · 92.4 h live · days of Europe/Berlin`. */
function spanLine({ firstDay, lastDay, histories, timezone }: HistoryReport): string {
  const seconds = histories.reduce((sum, { total }) => sum + (total.seconds.value ?? 0), 0);
  const all = histories.every(({ total }) => total.seconds.known === total.sessions);
  const parts = [
    firstDay && lastDay && (firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`),
    seconds > 0
      ? atLeast(`${formatDecimal(toFixed(fraction(BigInt(seconds), 3600n), 1))} h live`, !all)
      : null,
    `days of ${sanitise(timezone)}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** `Income by week, up to $210.33 each:` and the bars below. */
function courseBlocks(
  { overTime, currency }: CurrencyHistory,
  width: number | null,
  canShow: boolean,
): Block[] {
  if (!overTime || overTime.moments.length < 2) return [];
  const room = width === null ? overTime.moments.length : Math.max(1, width - INDENT);
  const shown = overTime.moments.slice(-room);
  const cut = overTime.cut || shown.length < overTime.moments.length;
  const amounts = shown.flatMap(({ cash }) => (cash ? [cash.expected] : []));
  const most = amounts.reduce((a, b) => (compare(b, a) > 0 ? b : a), ZERO);
  const bars = shown.map(
    ({ sessions, cash }): Bar => (sessions === 0 ? 'gap' : cash ? toNumber(cash.expected) : 'unknown'),
  );
  const over = cut ? `, the last ${formatCount(shown.length)}` : '';
  return [
    {
      kind: 'text',
      text: `Income by ${overTime.length}${over}, up to ${roughly(most, currency)} each:`,
      indent: 0,
    },
    { kind: 'code', text: sparkline(bars, canShow), indent: INDENT },
  ];
}

const INDENT = 2;

/** Whole units from ten on: nobody reads cents off a chart, and a row of the table may have been rounded the other way. */
const roughly = (amount: Range['expected'], currency: CurrencyHistory['currency']): string =>
  toNumber(amount) >= 10 ? formatWholeMoney({ amount, currency }) : formatMoney({ amount, currency });

function rateAside({ rates }: HistoryReport, { currency }: CurrencyHistory): string {
  const used = rates.filter((each) => each.currency === currency).map(({ cashPerCoin }) => cashPerCoin);
  const values = [...new Set(used.map(({ value }) => formatRate(value)))];
  const own = used.every(({ origin }) => origin !== 'built-in');
  return `${list(values)} ${currency} a coin; ${own ? 'your own rate' : 'TikTok publishes no rate'}`;
}

/** Which figures do not rest on all of the LIVEs. */
function knownLine({ total }: CurrencyHistory): Block[] {
  const figures: [string, number][] = [
    ['income', total.incomes],
    ['length', total.seconds.known],
    ['viewers', total.averageViewers.known],
    ['score', total.score.known],
    ['likes per viewer-minute', total.likesPerViewerMinute.known],
  ];
  const short = figures.filter(([, known]) => known < total.sessions);
  if (short.length === 0) return [];
  const counts = list(short.map(([name, known]) => `${name} of ${formatCount(known)}`));
  return [line(`Of ${plural(total.sessions, 'LIVE')} is known: ${counts}.`)];
}

function asideLines({ sessions, deductions, histories }: HistoryReport): Block[] {
  const lines = [
    line('Score: the median without gifters. Likes/v-min: likes per viewer-minute; they pay nothing.'),
  ];
  if (deductions && histories.some(({ total }) => total.cash)) {
    lines.push(line('Payouts are before the deductions you set.'));
  }
  if (sessions.others > 0) {
    lines.push(line(`Not in it: ${plural(sessions.others, 'LIVE')} of others than you asked for.`));
  }
  return lines;
}
