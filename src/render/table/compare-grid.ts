import type { ComparedFigure } from '../../history/compare.ts';
import type { Currency } from '../../money/currency.ts';
import { type Exact, exact, fraction, roundToUnits, unitsToText } from '../../money/exact.ts';
import type { CompareReport, ReachedPair } from '../../report/compare/build.ts';
import type { Reach } from '../../report/checks/threshold.ts';
import type { Paint } from '../paint.ts';
import { formatAmount, formatDecimal, places } from '../text/amount.ts';
import { formatRatio } from '../text/usual.ts';
import type { Cell, Grid } from './grid.ts';

interface Shown {
  readonly title: string;
  readonly digits: number;
  /** Seconds are shown as hours. */
  readonly per?: number;
}

const FIGURES: Record<Exclude<ComparedFigure, 'cash' | 'cashPerHour'>, Shown> = {
  sessions: { title: 'LIVEs', digits: 0 },
  seconds: { title: 'Hours', digits: 1, per: 3600 },
  coins: { title: 'Coins', digits: 0 },
  coinsPerHour: { title: 'Coins an hour', digits: 0 },
  averageViewers: { title: 'Viewers', digits: 1 },
  peakViewers: { title: 'Peak viewers', digits: 0 },
  views: { title: 'Views', digits: 0 },
  likes: { title: 'Likes', digits: 0 },
  likesPerViewerMinute: { title: 'Likes per viewer-minute', digits: 2 },
  comments: { title: 'Comments', digits: 0 },
  shares: { title: 'Shares', digits: 0 },
  follows: { title: 'New followers', digits: 0 },
  gifters: { title: 'Gifters', digits: 0 },
  coinsPerGifter: { title: 'Coins a gifter', digits: 1 },
  score: { title: 'Score', digits: 0 },
};

/** Every figure that a side tells. What is printed as the difference is that of what is printed. */
export function compareGrid({ pairs, comparison }: CompareReport, paint: Paint): Grid {
  const { a, b } = comparison.currencies;
  return {
    headStyle: paint.quiet,
    columns: [
      { title: 'Figure', align: 'left', breakTo: 12 },
      { title: 'A', align: 'right' },
      { title: 'B', align: 'right' },
      { title: 'Difference', align: 'right', drop: 1 },
      { title: 'B / A', align: 'right' },
    ],
    rows: pairs
      .filter((pair) => pair.a !== null || pair.b !== null)
      .map((pair) =>
        pair.figure === 'cash' || pair.figure === 'cashPerHour'
          ? moneyRow(pair, a, b, paint)
          : countRow(pair, FIGURES[pair.figure]),
      ),
  };
}

const UNKNOWN: Cell = { text: '-' };
const SIGNS: Record<Reach, string> = { exact: '', 'at-least': '≥ ', 'at-most': '≤ ' };

function moneyRow(pair: ReachedPair, a: Currency, b: Currency, paint: Paint): Cell[] {
  const name = pair.figure === 'cash' ? 'Payout' : 'Payout an hour';
  const cell = (value: Exact | number | null, currency: Currency, reach: Reach): Cell =>
    value === null
      ? UNKNOWN
      : {
          text: `${SIGNS[reach]}${formatAmount(exactly(value), currency)}${a === b ? '' : ` ${currency}`}`,
          style: paint.money,
        };
  return [
    { text: a === b ? `${name} ${a}` : name },
    cell(pair.a, a, pair.reach.a),
    cell(pair.b, b, pair.reach.b),
    difference(pair, places(a)),
    ratio(pair),
  ];
}

function countRow(pair: ReachedPair, { title, digits, per = 1 }: Shown): Cell[] {
  const cell = (value: Exact | number | null, reach: Reach): Cell =>
    value === null
      ? UNKNOWN
      : { text: SIGNS[reach] + formatDecimal(unitsToText(unitsOf(value, digits, per), digits)) };
  return [
    { text: title },
    cell(pair.a, pair.reach.a),
    cell(pair.b, pair.reach.b),
    difference(pair, digits, per),
    ratio(pair),
  ];
}

/** A double as it would be typed: for what is printed with few digits. */
const exactly = (value: Exact | number): Exact =>
  typeof value === 'number' ? exact(value.toFixed(6)) : value;

function unitsOf(value: Exact | number, digits: number, per = 1): bigint {
  const { num, den } = exactly(value);
  return roundToUnits(fraction(num, den * BigInt(per)), digits);
}

function difference(pair: ReachedPair, digits: number, per = 1): Cell {
  const { a, b, reach } = pair;
  if (a === null || b === null || pair.difference === null || reach.between === null) return UNKNOWN;
  const units = unitsOf(b, digits, per) - unitsOf(a, digits, per);
  return { text: SIGNS[reach.between] + signed(units, digits) };
}

/** `+1,204.50`, `-3`, `0`. */
export const signed = (units: bigint, digits: number): string =>
  formatDecimal(unitsToText(units, digits), { signed: true });

const ratio = ({ ratio: value, reach }: ReachedPair): Cell =>
  value === null || reach.between === null ? UNKNOWN : { text: SIGNS[reach.between] + formatRatio(value) };

/** With a sign, in whole units. */
export const signedExact = (value: Exact, digits: number): string =>
  signed(roundToUnits(value, digits), digits);
