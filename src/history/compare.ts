import { divide, type Exact, isZero, subtract, toNumber } from '../money/exact.ts';
import type { Currency } from '../money/currency.ts';
import { type Decomposition, decompose } from './decomposition.ts';
import type { EarnedSession } from './earned.ts';
import { type Figures, figuresOf } from './figures.ts';
import { sumsOf } from './sums.ts';
import { beyondUsual, type UsualVerdict } from './usual.ts';

/** One side of a comparison: one session, or all of a period. */
export type Side = readonly [EarnedSession, ...EarnedSession[]];

/** The figures that two sides are compared in, in the order of a table. */
export type ComparedFigure =
  | 'sessions'
  | 'seconds'
  | 'coins'
  | 'cash'
  | 'coinsPerHour'
  | 'cashPerHour'
  | 'averageViewers'
  | 'peakViewers'
  | 'views'
  | 'likes'
  | 'likesPerViewerMinute'
  | 'comments'
  | 'shares'
  | 'follows'
  | 'gifters'
  | 'coinsPerGifter'
  | 'score';

/** Sessions that told a figure, of all on the side. */
export interface Coverage {
  readonly known: number;
  readonly of: number;
}

/**
 * One figure on both sides. `difference` is B less A; `ratio` is B divided by A, `null` where A is 0. Either is `null` where a
 * side is unknown. `exact` figures are coins and money (expected amounts); `measured` ones are counts and rates.
 */
export type FigurePair = {
  readonly figure: ComparedFigure;
  readonly ratio: number | null;
  readonly coverage: { readonly a: Coverage; readonly b: Coverage };
} & (
  | {
      readonly kind: 'exact';
      readonly a: Exact | null;
      readonly b: Exact | null;
      readonly difference: Exact | null;
    }
  | {
      readonly kind: 'measured';
      readonly a: number | null;
      readonly b: number | null;
      readonly difference: number | null;
    }
);

export interface Comparison {
  /** Of each side's amounts. Where they differ, cash has no difference and no ratio. */
  readonly currencies: { readonly a: Currency; readonly b: Currency };
  readonly a: Figures;
  readonly b: Figures;
  readonly figures: readonly FigurePair[];
  readonly usual: UsualVerdict;
  readonly decomposition: Decomposition;
}

/**
 * Every figure of two sides side by side, where the difference in coins came from, and whether it is more than the creator's
 * sessions differ anyway.
 *
 * @param pool sessions that may tell what is usual: see {@link beyondUsual}
 * @returns `null` when a side has amounts in several currencies
 * @throws InputError COUNT_TOO_LARGE when a count is no longer exact
 */
export function compareSessions(a: Side, b: Side, pool: readonly EarnedSession[]): Comparison | null {
  const currencies = { a: currencyOf(a), b: currencyOf(b) };
  if (currencies.a === null || currencies.b === null) return null;
  const [first, second] = [figuresOfSide(a), figuresOfSide(b)];
  const sameCurrency = currencies.a === currencies.b;
  return {
    currencies: { a: currencies.a, b: currencies.b },
    a: first,
    b: second,
    figures: ROWS.map((row) => pair(row, first, second, sameCurrency)),
    usual: beyondUsual(a, b, pool),
    decomposition: decompose(a, b),
  };
}

function currencyOf(side: Side): Currency | null {
  const [{ income }] = side;
  return side.every((each) => each.income.currency === income.currency) ? income.currency : null;
}

function figuresOfSide(side: Side): Figures {
  const sums = sumsOf(side);
  if (!sums) throw new RangeError('a side without sessions');
  return figuresOf(sums);
}

type Row =
  | {
      readonly figure: ComparedFigure;
      readonly kind: 'exact';
      readonly money: boolean;
      readonly value: (figures: Figures) => Exact | null;
      readonly known: (figures: Figures) => number;
    }
  | {
      readonly figure: ComparedFigure;
      readonly kind: 'measured';
      readonly value: (figures: Figures) => number | null;
      readonly known: (figures: Figures) => number;
    };

type Told = {
  [Key in keyof Figures]: Figures[Key] extends { value: number | null } ? Key : never;
}[keyof Figures];

const measured = (figure: ComparedFigure & Told): Row => ({
  figure,
  kind: 'measured',
  value: (figures) => figures[figure].value,
  known: (figures) => figures[figure].known,
});

const exactly = (
  figure: ComparedFigure,
  money: boolean,
  value: (figures: Figures) => Exact | null,
  known: (figures: Figures) => number,
): Row => ({ figure, kind: 'exact', money, value, known });

const timed = ({ perHour }: Figures): number => perHour?.known ?? 0;
const incomes = (figures: Figures): number => figures.incomes;

const ROWS: readonly Row[] = [
  {
    figure: 'sessions',
    kind: 'measured',
    value: ({ sessions }) => sessions,
    known: ({ sessions }) => sessions,
  },
  measured('seconds'),
  exactly('coins', false, ({ coins }) => coins, incomes),
  exactly('cash', true, ({ cash }) => cash && cash.expected, incomes),
  exactly('coinsPerHour', false, ({ perHour }) => perHour && perHour.coins, timed),
  exactly('cashPerHour', true, ({ perHour }) => perHour && perHour.cash.expected, timed),
  measured('averageViewers'),
  {
    figure: 'peakViewers',
    kind: 'measured',
    value: ({ peakViewers }) => peakViewers,
    known: ({ peakViewers, sessions }) => (peakViewers === null ? 0 : sessions),
  },
  measured('views'),
  measured('likes'),
  measured('likesPerViewerMinute'),
  measured('comments'),
  measured('shares'),
  measured('follows'),
  measured('gifters'),
  exactly(
    'coinsPerGifter',
    false,
    ({ coinsPerGifter }) => coinsPerGifter && coinsPerGifter.coins,
    ({ coinsPerGifter }) => coinsPerGifter?.known ?? 0,
  ),
  measured('score'),
];

function pair(row: Row, first: Figures, second: Figures, sameCurrency: boolean): FigurePair {
  const coverage = {
    a: { known: row.known(first), of: first.sessions },
    b: { known: row.known(second), of: second.sessions },
  };
  const { figure } = row;
  if (row.kind === 'exact') {
    const [a, b] = [row.value(first), row.value(second)];
    const comparable = a !== null && b !== null && (sameCurrency || !row.money);
    return {
      figure,
      kind: 'exact',
      a,
      b,
      difference: comparable ? subtract(b, a) : null,
      ratio: comparable && !isZero(a) ? toNumber(divide(b, a)) : null,
      coverage,
    };
  }
  const [a, b] = [row.value(first), row.value(second)];
  const comparable = a !== null && b !== null;
  return {
    figure,
    kind: 'measured',
    a,
    b,
    difference: comparable ? b - a : null,
    ratio: comparable && a !== 0 ? b / a : null,
    coverage,
  };
}
