import type { TimeNeeded } from '../../history/plan/plan.ts';
import type { Money } from '../../money/money.ts';
import type { PlanReport } from '../../report/plan/build.ts';
import type { Paint } from '../paint.ts';
import { formatCount, formatMoney, formatQuantity } from '../text/amount.ts';
import { formatHours } from '../text/hours.ts';
import { FORECAST_ASSUMPTIONS } from '../text/assumptions.ts';
import { hoursText, livesText, pastText, UNKNOWN_GIFTERS, UNKNOWN_TIME } from '../text/plan.ts';
import { rateText } from '../text/rate-range.ts';
import { sanitise } from '../text/sanitise.ts';
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
import { whatIfBlocks } from './what-if.ts';

/** What reaches a target: the same in coins, gifts, people and hours, each with what it rests on. */
export async function renderPlanTable(report: PlanReport, options: ManyOptions): Promise<string> {
  const blocks = planBlocks(report, options);
  return layoutPage(blocks, options.width);
}

/** What the page is made of, before it is laid out. */
export const planBlocks = (report: PlanReport, options: Pick<ManyOptions, 'paint' | 'quiet'>): Block[] => [
  ...planBody(report, options.paint),
  ...endBlocks(report, options),
];

/** The answer and what belongs to it. */
export function planBody(report: PlanReport, paint: Paint): Block[] {
  return [
    { kind: 'text', text: planHeadline(report), indent: 0, style: paint.strong },
    ...historyLine(report.history),
    ...figures(report, paint),
    ...(report.whatIf ? whatIfBlocks(report.whatIf, report.rates.currency, paint) : []),
  ];
}

type Made = PlanReport['plan'] & { kind: 'plan' };

export function planHeadline({ plan, target, rates: { currency } }: PlanReport): string {
  if (plan.kind === 'refused')
    return 'No plan: a deduction of 100 % leaves nothing, however many gifts come in.';
  const { coins, pays } = plan;
  const money = (amount: Money['amount']): string => formatMoney({ amount, currency });
  if (target.kind === 'coins') {
    const { low, expected, high } = pays.cash;
    const range =
      high && money(low) !== money(high) ? ` (${money(low)} to ${money(high)} at other reported rates)` : '';
    return `${formatCount(coins.expected)} coins pay about ${money(expected)}${range}.`;
  }
  const range =
    coins.fewest === coins.most
      ? ''
      : ` (${formatCount(coins.fewest)} to ${formatCount(coins.most)} at other reported rates)`;
  const before = coins.payout && target.after === 'net' ? `, a payout of ${money(coins.payout)},` : '';
  return `${formatMoney(target.money)}${target.after === 'net' ? ' left' : ''} takes about ${formatCount(coins.expected)} coins${range}${before} in gifts.`;
}

function figures(report: PlanReport, paint: Paint): Block[] {
  const { plan, rates, history } = report;
  if (plan.kind === 'refused') return leftOutLines(history.setAside);
  return [
    { kind: 'gap' },
    titleBlock('PLAN', says(report), rateAside(rates.cashPerCoin, rates.currency), paint),
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'In', align: 'left' },
          { title: 'It takes', align: 'right' },
          { title: 'Rests on', align: 'left', breakTo: 20 },
        ],
        rows: [coinsRow(report, plan, paint), ...giftRows(plan), giftersRow(plan), ...timeRows(plan.time)],
      },
    },
    ...(plan.coins.fewest === plan.coins.most
      ? []
      : [line('Gifts, gifters and hours are for the coins at the expected rate.')]),
    ...unknownLines(plan),
    ...(report.deductions.some(({ kind }) => kind === 'fixed')
      ? [line('Fixed deductions are taken once, as from one payout.')]
      : []),
    ...(report.deductions.length === 0 ? [line('Tax, bank, agency: none set.')] : []),
    ...cashOutLine(plan, report),
    ...leftOutLines(history.setAside),
    line('A calculation with assumptions, not a promise: each row holds only if what it rests on does.'),
  ];
}

function says({ target, deductions }: PlanReport): string {
  if (target.kind === 'coins') return `what reaches ${formatCount(target.coins)} coins`;
  const money = formatMoney(target.money);
  if (target.after === 'net') return `what leaves ${money}`;
  return `what reaches ${money}${deductions.length > 0 ? ', before deductions' : ''}`;
}

function coinsRow({ rates, target }: PlanReport, { coins }: Made, paint: Paint): Cell[] {
  return [
    { text: 'Coins', style: paint.strong },
    { text: formatCount(coins.expected), style: paint.strong },
    {
      text:
        target.kind === 'coins'
          ? 'being the target'
          : `the rate: ${rateText(rates.cashPerCoin, rates.currency)}`,
    },
  ];
}

/** The same coins, all in one gift or all in another. */
const giftRows = ({ gifts }: Made): Cell[][] =>
  gifts.map(({ name, count, coinsEach }, index) => [
    { text: `${index === 0 ? 'as' : 'or'} ${sanitise(name)}` },
    { text: formatCount(count) },
    { text: `${formatCount(coinsEach)} ${coinsEach === 1 ? 'coin' : 'coins'} each, by the catalogue` },
  ]);

function giftersRow({ gifters }: Made): Cell[] {
  if (gifters.kind === 'unknown') return [{ text: 'Gifters' }, { text: '-' }, { text: 'unknown' }];
  return [
    { text: 'Gifters' },
    { text: formatCount(gifters.gifters) },
    { text: `${formatQuantity(gifters.coinsPerGifter)} coins a gifter, the middle ${pastText(gifters.n)}` },
  ];
}

function timeRows(time: TimeNeeded): Cell[][] {
  if (time.kind === 'unknown') return [[{ text: 'Hours' }, { text: '-' }, { text: 'unknown' }]];
  const pace =
    time.kind === 'plain'
      ? `the pace ${pastText(time.n)}; no range from so few`
      : `the pace ${pastText(time.n)}, in four of five cases; middle ${formatHours(time.minutes.middle)}`;
  return [
    [{ text: 'Hours' }, { text: hoursText(time) }, { text: pace }],
    [
      { text: 'LIVEs' },
      { text: livesText(time) },
      { text: `the usual length, ${formatHours(time.sessionMinutes)}` },
    ],
  ];
}

function unknownLines({ gifters, time }: Made): Block[] {
  const lines = [
    ...(time.kind === 'unknown' ? [UNKNOWN_TIME[time.reason]] : []),
    ...(gifters.kind === 'unknown' && gifters.reason !== (time.kind === 'unknown' ? time.reason : null)
      ? [UNKNOWN_GIFTERS[gifters.reason]]
      : []),
    ...(time.kind !== 'unknown' && time.assumptions.includes('HISTORY_IS_A_LOWER_BOUND')
      ? [`${FORECAST_ASSUMPTIONS.HISTORY_IS_A_LOWER_BOUND.split(',')[0]}, so it may take less.`]
      : []),
  ];
  return lines.map(line);
}

function cashOutLine({ cashOut }: Made, { rates: { currency } }: PlanReport): Block[] {
  const lines: Block[] = [];
  if (cashOut.days !== null && cashOut.days > 1 && cashOut.dailyCap) {
    const cap = formatMoney({ amount: cashOut.dailyCap, currency });
    lines.push(line(`Cashing out takes ${formatCount(cashOut.days)} days at ${cap} a day.`));
  }
  if (cashOut.minimum && !cashOut.minimum.reached) {
    const minimum = formatMoney({ amount: cashOut.minimum.amount, currency });
    lines.push(line(`Below the cash-out minimum you set, ${minimum}.`));
  }
  return lines;
}
