import type { Currency } from '../../money/currency.ts';
import { compare, type Exact, isZero, toNumber } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { Report } from '../../report/report.ts';
import { PLAIN } from '../paint.ts';
import { directBlocks } from '../table/direct.ts';
import type { Cell } from '../table/grid.ts';
import { atLeast, formatAmount, formatQuantity } from '../text/amount.ts';
import type { Measure } from '../text/width.ts';
import { type Bar, barsHeight, drawBars, type Texture } from './bars.ts';
import { renderGrid } from './blocks.ts';
import { renderFigure } from './figure.ts';

/** A bar, and the exact amounts it stands for; `null` for what is taken off on the way. */
interface Step {
  readonly bar: Bar;
  readonly value: Range | null;
}

/** From what viewers paid to what is left, on one axis of money, each with its reported range. */
export function flowFigure(report: Report, measure: Measure): string {
  const { income, net } = report.direct;
  const { cash, currency } = income;
  if (!cash || !net || isZero(cash.expected)) return '';
  const steps = [
    ...spendSteps(report),
    ...(income.readings.length > 0 ? readingSteps(report) : payoutSteps(report, cash, net)),
  ];
  const bars = steps.map(({ bar }) => bar);
  const hatched = bars.some(({ texture }) => texture === 'hatched');
  const key = [
    hatched ? 'Hatched: what the same coins cost viewers, by where they bought them; never both.' : '',
    hatched && income.readings.length > 0 ? 'At one coin a diamond.' : '',
    bars.some(({ range }) => range) ? 'Line across a bar: other reported rates.' : '',
  ];
  return renderFigure({
    id: 'flow',
    title: `From what viewers paid to what is left, ${currency}`,
    description: `Bars on one axis of money. ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}.`,
    key: key.filter(Boolean).join(' '),
    height: barsHeight(bars),
    drawing: drawBars(bars, measure),
    table: table(steps, currency),
  });
}

function table(steps: readonly Step[], currency: Currency): string {
  const columns = [
    { title: 'Step', align: 'left' as const },
    { title: currency, align: 'right' as const },
    { title: 'At other reported rates', align: 'right' as const },
  ];
  const rows = steps.map(({ bar, value }) => [
    { text: bar.label },
    { text: bar.figure },
    { text: value && bar.range ? rangeText(value, currency) : '' },
  ]);
  return renderGrid({ columns, rows, headStyle: PLAIN.quiet }, 'From viewers to what is left');
}

function rangeText({ low, high }: Range, currency: Currency): string {
  const least = formatAmount(low, currency);
  return high === null ? atLeast(least, true) : `${least} to ${formatAmount(high, currency)}`;
}

function step(report: Report, label: string, value: Range, texture: Texture, figure?: string): Step {
  const { currency, lowerBound } = report.direct.income;
  const { low, expected, high } = value;
  const fixed = compare(low, expected) === 0 && (high === null || compare(expected, high) === 0);
  const range = { low: toNumber(low), high: high && toNumber(high) };
  return {
    bar: {
      label,
      figure: figure ?? atLeast(formatAmount(expected, currency), lowerBound),
      span: [0, toNumber(expected)],
      texture,
      ...(fixed ? {} : { range }),
    },
    value,
  };
}

const spendSteps = (report: Report): Step[] =>
  [...report.direct.viewersPaid]
    .filter(({ creatorShare }) => creatorShare !== null)
    .sort((a, b) => compare(b.spent.expected, a.spent.expected))
    .map(({ label, spent }) => step(report, `Viewers paid ${label}`, spent, 'hatched'));

/** Both readings of typed diamonds, while nobody has said which. */
const readingSteps = (report: Report): Step[] =>
  report.direct.income.readings.flatMap(({ coinsPerDiamond, cash }, index) => {
    const coins = `${formatQuantity(coinsPerDiamond)} ${isOne(coinsPerDiamond) ? 'coin' : 'coins'}`;
    const left = report.direct.deductions.length > 0 ? report.direct.readingsNet[index] : undefined;
    return [
      step(report, `Payout at ${coins} a diamond`, cash, 'solid'),
      ...(left ? [step(report, `Left at ${coins} a diamond`, left, 'solid')] : []),
    ];
  });

const isOne = (value: Exact): boolean => value.num === value.den;

/** Payout, what each deduction takes and what is left, with the figures that the table prints. */
function payoutSteps(report: Report, cash: Range, net: Range): Step[] {
  const printed = deductionRows(report);
  if (printed.length === 0) return [step(report, 'Payout', cash, 'solid')];
  let left = toNumber(cash.expected);
  return printed.map(([label, figure], index): Step => {
    const name = label?.text ?? '';
    const text = figure?.text ?? '-';
    if (index === 0) return step(report, name, cash, 'solid', text);
    const taken = report.direct.deductions[index - 1]?.taken.expected;
    if (!taken) return step(report, name, net, 'solid', text);
    const before = left;
    left = Math.max(0, left - toNumber(taken));
    return {
      bar: { label: name, figure: text, span: [left, before], texture: 'dotted' },
      value: null,
    };
  });
}

/** The table's own rows, whose printed figures add up. */
function deductionRows(report: Report): readonly (readonly Cell[])[] {
  if (report.direct.deductions.length === 0) return [];
  const grids = directBlocks(report, false, PLAIN).filter((block) => block.kind === 'grid');
  return grids.at(-1)?.grid.rows ?? [];
}
