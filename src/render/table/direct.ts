import { allocate } from '../../money/allocate.ts';
import { divide, type Exact, exact, fraction, isZero, roundToUnits, toFixed } from '../../money/exact.ts';
import type { DirectClaim, Report } from '../../report/report.ts';
import type { Rate } from '../../rates/profile.ts';
import type { Paint } from '../paint.ts';
import {
  atLeast,
  formatAmount,
  formatCount,
  formatMoney,
  formatQuantity,
  formatRate,
  formatUnits,
  places,
  formatPercent,
  formatTaken,
} from '../text/amount.ts';
import { BASES } from '../text/completeness.ts';
import { formatRatePercent } from '../text/percent.ts';
import { sanitise } from '../text/sanitise.ts';
import { list } from '../text/words.ts';
import type { Block } from './block.ts';
import { giftGrid } from './gifts.ts';
import type { Cell } from './grid.ts';

const text = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

/** The first claim: what gifts paid, down to what is left. */
export function directBlocks(report: Report, all: boolean, paint: Paint): Block[] {
  const { direct, rates } = report;
  const { income } = direct;
  const title: Block = {
    kind: 'title',
    title: 'DIRECT',
    says: income.coins === null ? 'what gifts paid' : `what gifts paid, ${BASES[income.basis]}`,
    aside: rateText(
      rates.map(({ cashPerCoin }) => cashPerCoin),
      income.currency,
    ),
    style: paint.strong,
    quiet: paint.quiet,
  };
  if (income.coins === null || income.cash === null) {
    return [title, text('Unknown. Add --gift NAME=COUNT, --diamonds or --coins to see it.')];
  }
  const blocks: Block[] = [title];
  if (income.gifts.length > 0) blocks.push({ kind: 'grid', grid: giftGrid(income, all, paint) });
  else blocks.push(...withoutLines(direct));
  blocks.push(
    ...rangeLines(direct),
    ...deductionBlocks(direct, paint),
    ...spendLines(direct),
    ...cashOutLines(direct),
  );
  if (income.toOthers.gifts.length > 0) {
    const bound = income.toOthers.lowerBound ? '≥ ' : '';
    blocks.push(
      text(
        `Gifts to others in the room: ${bound}${formatQuantity(income.toOthers.coins)} coins. Theirs, and not in any figure above.`,
      ),
    );
  }
  return blocks;
}

function rateText(used: readonly Rate[], currency: string): string {
  const values = [...new Set(used.map(({ value }) => formatRate(value)))];
  const own = used.every(({ origin }) => origin !== 'built-in');
  return `${list(values)} ${currency} a coin; ${own ? 'your own rate' : 'TikTok publishes no rate'}`;
}

/** Income that does not come from counted gifts. */
function withoutLines({ income }: DirectClaim): Block[] {
  const coins = formatQuantity(income.coins as Exact);
  const money = (amount: Exact): string => formatMoney({ amount, currency: income.currency });
  const { expected } = income.cash as { expected: Exact };
  switch (income.source) {
    case 'gifts':
      return [text('No gifts: counted, and there were none.')];
    case 'gift-count':
      return [text(`≥ ${coins} coins, at one coin a gift, the least a gift costs: ≥ ${money(expected)}.`)];
    case 'diamonds': {
      if (income.readings.length === 0)
        return [
          text(
            `${formatQuantity(income.diamonds as Exact)} diamonds are ${coins} coins: ${money(expected)}.`,
          ),
        ];
      return income.readings.map((reading) =>
        text(
          `If a diamond on your screen is ${formatQuantity(reading.coinsPerDiamond)} ${isOne(reading.coinsPerDiamond) ? 'coin' : 'coins'}: ${formatQuantity(reading.coins)} coins, ${money(reading.cash.expected)}.`,
        ),
      );
    }
    case 'coins':
    case 'unknown':
      return [text(`${coins} coins: ${money(expected)}.`)];
  }
}

const isOne = (value: Exact): boolean => value.num === value.den;

function rangeLines({ income, deductions }: DirectClaim): Block[] {
  const { cash, currency } = income;
  if (cash === null || isZero(cash.expected)) return [];
  const none = deductions.length === 0 ? ' Tax, bank, agency: none set.' : '';
  if (cash.high === null)
    return [text(`At the lowest reported rate: ${atLeast(formatAmount(cash.low, currency), true)}.${none}`)];
  if (formatAmount(cash.low, currency) === formatAmount(cash.high, currency))
    return none ? [text(none.trim())] : [];
  return [
    text(
      `At other reported rates: ${formatAmount(cash.low, currency)} to ${formatAmount(cash.high, currency)}.${none}`,
    ),
  ];
}

/** Payout, each deduction, and what is left: the printed rows add up. */
function deductionBlocks({ income, deductions, net }: DirectClaim, paint: Paint): Block[] {
  if (deductions.length === 0 || !income.cash || !net) return [];
  const { currency } = income;
  const digits = places(currency);
  // Payout and rest are rounded as everywhere else; the deductions share what lies between.
  const payout = roundToUnits(income.cash.expected, digits);
  const left = roundToUnits(net.expected, digits);
  const taken = allocate(
    deductions.map(({ taken: range }) => range.expected),
    fraction(payout - left, 10n ** BigInt(digits)),
    digits,
  );
  const bounded = (units: bigint, value: Exact): string =>
    atLeast(formatUnits(units, value, currency), income.lowerBound);
  const rows: Cell[][] = [
    [
      { text: 'Payout' },
      {
        text: bounded(payout, income.cash.expected),
      },
    ],
    ...deductions.map(({ deduction, taken: range }, index): Cell[] => [
      {
        text: `less ${sanitise(deduction.name)}${deduction.kind === 'percent' ? ` ${formatRatePercent(deduction.percent)}` : ''}`,
      },
      { text: formatTaken(taken[index] as bigint, range.expected, currency) },
    ]),
    [
      { text: 'What is left', style: paint.strong },
      {
        text: bounded(left, net.expected),
        style: (each) => paint.strong(paint.money(each)),
      },
    ],
  ];
  const grid = {
    headStyle: paint.quiet,
    columns: [
      { title: 'Deductions, in order', align: 'left' as const, breakTo: 16 },
      { title: currency, align: 'right' as const },
    ],
    rows,
  };
  const low = formatAmount(net.low, currency);
  const high = net.high && formatAmount(net.high, currency);
  const range =
    high === null
      ? [text(`At the lowest reported rate: ${atLeast(low, true)} left.`)]
      : low === high
        ? []
        : [text(`At other reported rates: ${low} to ${high} left.`)];
  return [{ kind: 'gap' }, { kind: 'grid', grid }, ...range];
}

function spendLines({ viewersPaid, income }: DirectClaim): Block[] {
  const known = viewersPaid.filter(({ creatorShare }) => creatorShare !== null);
  if (known.length === 0) return [];
  const bound = income.lowerBound ? 'at least ' : 'about ';
  const sorted = [...known].sort((a, b) =>
    Number(a.spent.expected.num * b.spent.expected.den - b.spent.expected.num * a.spent.expected.den),
  );
  const spent = sorted.map(
    ({ label, spent: range }) =>
      `${formatMoney({ amount: range.expected, currency: income.currency })} if bought ${label}`,
  );
  const shares = sorted.map(({ creatorShare }) =>
    formatPercent(toFixed(divide(creatorShare as Exact, exact('0.01')), 0)),
  );
  const reading = income.readings.length > 0 ? ', at one coin a diamond' : '';
  return [
    text(`Viewers paid ${bound}${list(spent, 'or')}; the payout is ${list(shares, 'or')} of that${reading}.`),
  ];
}

function cashOutLines({ cashOut, income }: DirectClaim): Block[] {
  if (!cashOut) return [];
  const lines: Block[] = [];
  const money = (amount: Exact): string => formatMoney({ amount, currency: income.currency });
  if (cashOut.days !== null && cashOut.days > 1 && cashOut.dailyCap) {
    lines.push(
      text(`Cashing out takes ${formatCount(cashOut.days)} days at ${money(cashOut.dailyCap)} a day.`),
    );
  }
  if (cashOut.minimum && !cashOut.minimum.reached) {
    lines.push(text(`Below the cash-out minimum you set, ${money(cashOut.minimum.amount)}.`));
  }
  return lines;
}
