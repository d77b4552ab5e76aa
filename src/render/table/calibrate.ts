import type { Calibration } from '../../history/calibrate/calibrate.ts';
import type { MatchedPayout } from '../../history/calibrate/match.ts';
import type { Currency } from '../../money/currency.ts';
import { type Exact, isNegative } from '../../money/exact.ts';
import type { CalibrationReport } from '../../report/calibrate/build.ts';
import type { Paint } from '../paint.ts';
import {
  atLeast,
  formatAmount,
  formatCount,
  formatQuantity,
  formatSignificant,
  formatTrimmed,
} from '../text/amount.ts';
import { CALIBRATION_ASSUMPTIONS } from '../text/assumptions.ts';
import { comparedText, periodText, signedPercent, tells, VERDICTS } from '../text/calibration.ts';
import { fewNames } from '../text/mixed.ts';
import { sanitise } from '../text/sanitise.ts';
import { pastedLines, yamlText } from '../text/setting-yaml.ts';
import { plural, quote } from '../text/words.ts';
import { type Block, layoutPage } from './block.ts';
import type { Cell } from './grid.ts';
import { endBlocks, leftOutLines, line, type ManyOptions, titleBlock } from './many.ts';

/** What a coin really paid: the figure first, then payout by payout, then what to paste. */
export async function renderCalibrationTable(
  report: CalibrationReport,
  options: ManyOptions,
): Promise<string> {
  const blocks = calibrationBlocks(report, options);
  return layoutPage(blocks, options.width);
}

/** What the page is made of, before it is laid out. */
export const calibrationBlocks = (
  report: CalibrationReport,
  options: Pick<ManyOptions, 'paint' | 'quiet'>,
): Block[] => [...calibrationBody(report, options.paint), ...endBlocks(report, options)];

/** The answer and what belongs to it. */
export function calibrationBody(report: CalibrationReport, paint: Paint): Block[] {
  const { result } = report;
  const calibration = result.kind === 'calibration' ? result.calibration : null;
  const lines = calibration && pastedLines(calibration);
  return [
    { kind: 'text', text: calibrationHeadline(report), indent: 0, style: paint.strong },
    ...(calibration ? payoutBlocks(report, calibration, paint) : []),
    ...leftOutLines(report.setAside),
    ...(result.kind === 'refused'
      ? [line(`Name one: --creator ${quote(result.creators[0] ?? 'NAME')}`)]
      : []),
    ...(lines
      ? [
          { kind: 'gap' } as const,
          titleBlock('SETTINGS', 'to paste into .live-earningsrc.yaml', '', paint),
          { kind: 'code', text: yamlText(lines).trimEnd(), indent: 4 } as const,
        ]
      : []),
  ];
}

export function calibrationHeadline({ result, currency }: CalibrationReport): string {
  if (result.kind === 'refused') {
    const names = fewNames(result.creators);
    return `No calibration: the sessions are of ${formatCount(result.creators.length)} creators, ${names}, and payouts are one person's.`;
  }
  const { estimate, bound, profile, deviation, verdict, payouts } = result.calibration;
  if (estimate.kind === 'none' || !profile || !deviation) {
    return payouts.length === 1
      ? 'The payout could not be counted, so what a coin paid is unknown.'
      : `None of the ${formatCount(payouts.length)} payouts could be counted, so what a coin paid is unknown.`;
  }
  const rate = (value: Exact): string => formatTrimmed(value, 4);
  const range =
    estimate.kind === 'interval'
      ? ` (${rate(estimate.interval.low)} to ${rate(estimate.interval.high)})`
      : '';
  const most = bound === 'at-most' ? 'at most ' : '';
  // The coins may be more, and the figure still smaller.
  const off = bound === 'at-most' ? (isNegative(deviation) ? 'at least ' : 'at most ') : '';
  const where = verdict ? `, ${VERDICTS[verdict]}` : '';
  return `A coin paid you ${most}${rate(estimate.cashPerCoin)} ${currency}${range} in ${plural(estimate.payouts, 'payout')}: ${off}${comparedText(deviation)} the ${rate(profile.expected)} of the rates${where} (${rate(profile.low)} to ${rate(profile.high)}).`;
}

function payoutBlocks(report: CalibrationReport, calibration: Calibration, paint: Paint): Block[] {
  const { timezone } = report;
  const { estimate, intervalHoldsProfile, payouts, assumptions } = calibration;
  const across = payouts.reduce(
    (count, each) => count + (each.notCounted === null ? each.acrossTheEnd : 0),
    0,
  );
  const days = `days in ${sanitise(timezone.name)}${timezone.assumed ? ", this machine's zone" : ''}`;
  return [
    { kind: 'gap' },
    titleBlock('PAYOUTS', 'against the coins of the same days', days, paint),
    grid(report, payouts, paint),
    ...(estimate.kind === 'none' ? [] : [line(tells(estimate.kind))]),
    ...(intervalHoldsProfile === null ? [] : [line(intervalHoldsProfile ? MAY_BE_CHANCE : NOT_CHANCE)]),
    ...(across === 0
      ? []
      : [
          line(
            `${plural(across, 'LIVE')} ran over the end of a period: later gifts may be in the next payout.`,
          ),
        ]),
    ...(assumptions.length === 0
      ? []
      : [{ kind: 'gap' } as const, titleBlock('RESTS ON', 'what must be true for it to hold', '', paint)]),
    ...assumptions.map((each) => line(CALIBRATION_ASSUMPTIONS[each])),
    ...(calibration.bound === 'at-most' ? [line(AT_MOST)] : []),
  ];
}

const MAY_BE_CHANCE = 'The interval holds the rate in force: the difference may be chance.';
const NOT_CHANCE = 'The rate in force lies outside the interval: the difference is hardly chance.';
const AT_MOST =
  'Some coins of these days are unknown, so a coin paid at most that; there is nothing to paste until they are known.';

function grid(
  { currency, deductions }: CalibrationReport,
  payouts: readonly MatchedPayout[],
  paint: Paint,
): Block {
  const net = deductions.length > 0;
  return {
    kind: 'grid',
    grid: {
      headStyle: paint.quiet,
      columns: [
        { title: 'For', align: 'left', breakTo: 10 },
        { title: 'LIVEs', align: 'right', drop: 3 },
        { title: 'Coins', align: 'right' },
        { title: `Paid ${currency}`, align: 'right' },
        ...(net ? [{ title: 'Before deductions', align: 'right', drop: 1 } as const] : []),
        { title: 'A coin', align: 'right' },
        { title: 'By the rates', align: 'right', drop: 2 },
        { title: 'Off by', align: 'right' },
        { title: 'Counted', align: 'left' },
      ],
      rows: payouts.map((each) => row(each, currency, net, paint)),
    },
  };
}

function row(matched: MatchedPayout, currency: Currency, net: boolean, paint: Paint): Cell[] {
  const {
    payout,
    sessions,
    coins,
    coinsAtLeast,
    gross,
    cashPerCoin,
    expected,
    deviation,
    notCounted,
    lateDays,
  } = matched;
  const most = (text: string): string => (coinsAtLeast ? `≤ ${text}` : text);
  const arrived = notCounted !== 'held' && notCounted !== 'pending' && notCounted !== 'failed';
  const counted = notCounted === null ? 'yes' : arrived ? 'no, see below' : `no, ${notCounted}`;
  return [
    { text: periodText(payout) },
    { text: formatCount(sessions) },
    { text: atLeast(formatQuantity(coins), coinsAtLeast) },
    { text: formatAmount(payout.money.amount, currency), style: paint.money },
    ...(net ? [{ text: gross ? formatAmount(gross, currency) : '-' }] : []),
    // A coin of money that has not come, or that came for other days, too, has no price.
    { text: notCounted === null && cashPerCoin ? most(formatSignificant(cashPerCoin, 4)) : '-' },
    { text: atLeast(formatAmount(expected.expected, currency), coinsAtLeast) },
    { text: notCounted === null && deviation ? most(signedPercent(deviation)) : '-' },
    { text: counted + (lateDays === null ? '' : `; came ${formatCount(lateDays)} days after`) },
  ];
}
