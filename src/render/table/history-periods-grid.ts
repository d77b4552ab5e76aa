import { allocate } from '../../money/allocate.ts';
import type { Currency } from '../../money/currency.ts';
import { type Exact, exact, fraction, multiply, sum, toFixed, unitsToText, ZERO } from '../../money/exact.ts';
import type { PeriodGroup } from '../../period/rank.ts';
import type { PeriodTotals, Told } from '../../period/totals.ts';
import type { PeriodsReport } from '../../report/history/periods.ts';
import type { Paint } from '../paint.ts';
import { atLeast, formatCount, formatUnits, formatDecimal, places, formatPercent } from '../text/amount.ts';
import { labelOf, viewersText } from './history-grid.ts';
import type { Cell, Column, Grid } from './grid.ts';

const HEADS: Record<PeriodsReport['by'], string> = {
  day: 'Day',
  week: 'Week from',
  month: 'Month',
  creator: 'Creator',
  platform: 'Platform',
  title: 'Title',
};

const UNKNOWN: Cell = { text: '-' };

/** What of a row is rounded with the others, so that the rows add up to the last one. */
interface Rounded {
  readonly hours: string;
  readonly expected: string;
  readonly share: string;
}

interface Figure {
  readonly title: string;
  /** Whether any group tells it; one that none does is no column. */
  readonly told: (totals: PeriodTotals) => boolean;
  readonly cell: (totals: PeriodTotals, rounded: Rounded) => Cell;
  /** The larger, the earlier it goes when the page is too narrow; absent stays. */
  readonly drop?: number;
}

const counted = (title: string, of: (totals: PeriodTotals) => Told, drop: number): Figure => ({
  title,
  drop,
  told: (totals) => of(totals).known > 0,
  cell: (totals) => toldCell(of(totals), totals.periods),
});

/** Columns in their order. Payout and what it is of stay. */
const figuresOf = (currency: Currency, paint: Paint): readonly Figure[] => [
  {
    title: 'Diamonds',
    told: () => true,
    cell: (totals) => toldCell(totals.counts.diamonds, totals.periods),
  },
  {
    title: `Payout ${currency}`,
    told: () => true,
    cell: ({ cash, lowerBound }, { expected }) =>
      cash ? { text: atLeast(expected, lowerBound), style: paint.money } : UNKNOWN,
  },
  { title: 'Share', drop: 3, told: () => true, cell: (_, { share }) => ({ text: share }) },
  {
    title: 'Hours',
    drop: 4,
    told: ({ counts }) => counts.durationSeconds.known > 0,
    cell: ({ counts, periods }, { hours }) =>
      counts.durationSeconds.sum === null
        ? UNKNOWN
        : { text: atLeast(hours, counts.durationSeconds.known < periods) },
  },
  {
    title: 'Per hour',
    drop: 1,
    told: ({ perHour }) => perHour !== null,
    cell: ({ perHour }) => (perHour ? { text: formatDecimal(toFixed(perHour.diamonds, 0)) } : UNKNOWN),
  },
  counted('Days', ({ counts }) => counts.validDays, 5),
  {
    title: 'Per day',
    drop: 2,
    told: ({ perValidDay }) => perValidDay !== null,
    cell: ({ perValidDay }) =>
      perValidDay ? { text: formatDecimal(toFixed(perValidDay.diamonds, 0)) } : UNKNOWN,
  },
  {
    title: 'Last month',
    drop: 8,
    told: ({ before }) => before.diamonds.known > 0,
    cell: ({ before }) => toldCell(before.diamonds, before.periods),
  },
  {
    title: 'Change',
    drop: 7,
    told: ({ change }) => change !== null,
    cell: ({ change }) => ({ text: changeText(change) }),
  },
  counted('LIVEs', ({ counts }) => counts.lives, 9),
  counted('Matches', ({ parts }) => parts.matches, 10),
  counted('Multi-guest', ({ parts }) => parts.multiGuest, 11),
  {
    title: 'Viewers',
    drop: 6,
    told: ({ averageViewers }) => averageViewers.value !== null,
    cell: ({ averageViewers: { value } }) => (value === null ? UNKNOWN : { text: viewersText(value) }),
  },
  counted('Views', ({ counts }) => counts.views, 12),
  counted('Gifters', ({ counts }) => counts.gifters, 13),
  counted('Likes', ({ counts }) => counts.likes, 14),
  counted('Follows', ({ counts }) => counts.follows, 15),
];

const toldCell = ({ sum: value, known }: Told, periods: number): Cell =>
  value === null ? UNKNOWN : { text: atLeast(formatCount(value), known < periods) };

/** A row a group and one for all; a figure that none of them tells is no column. */
export function periodsGrid({ groups, total, currency, by }: PeriodsReport, paint: Paint): Grid {
  const figures = figuresOf(currency, paint).filter(({ told }) => told(total));
  const byTime = groups.some(({ key }) => key.kind === 'period');
  const columns: readonly Column[] = [
    byTime ? { title: HEADS[by], align: 'left' } : { title: HEADS[by], align: 'left', breakTo: 12 },
    ...figures.map(
      ({ title, drop }): Column => ({ title, align: 'right', ...(drop === undefined ? {} : { drop }) }),
    ),
  ];
  const rowOf = (label: string, totals: PeriodTotals, rounded: Rounded): Cell[] => [
    { text: label },
    ...figures.map(({ cell }) => cell(totals, rounded)),
  ];
  const rounded = roundedOf(groups, currency);
  const rows = groups.map(({ key, totals }, index) => rowOf(labelIn(key, by), totals, rounded(index)));
  if (groups.length === 1) return { columns, rows, headStyle: paint.quiet };
  const all = roundedOf([{ totals: total, share: exact(1) }], currency)(0);
  return { columns, rows: [...rows, rowOf('Total', total, all)], headStyle: paint.quiet };
}

const labelIn = (key: PeriodGroup['key'], by: PeriodsReport['by']): string =>
  key.kind === 'unknown' && (by === 'day' || by === 'week' || by === 'month')
    ? `longer than a ${by}`
    : labelOf(key, by);

type Sharing = Pick<PeriodGroup, 'totals' | 'share'>;

function roundedOf(groups: readonly Sharing[], currency: Currency): (index: number) => Rounded {
  const together = (values: readonly (Exact | null | undefined)[], digits: number): bigint[] => {
    const rows = values.map((value) => value ?? ZERO);
    return allocate(rows, sum(rows), digits);
  };
  const hours = together(
    groups.map(({ totals }) => fraction(BigInt(totals.counts.durationSeconds.sum ?? 0), 3600n)),
    1,
  );
  const expected = together(
    groups.map(({ totals }) => totals.cash?.expected),
    places(currency),
  );
  const shares = together(
    groups.map(({ share }) => share && multiply(share, exact(100))),
    1,
  );
  return (index) => ({
    hours: formatDecimal(unitsToText(hours[index] as bigint, 1)),
    expected: formatUnits(expected[index] as bigint, groups[index]?.totals.cash?.expected ?? ZERO, currency),
    share: groups[index]?.share ? formatPercent(unitsToText(shares[index] as bigint, 1)) : '-',
  });
}

/** `+12%`, of a ratio less 1. */
function changeText(change: PeriodTotals['change']): string {
  if (!change) return '-';
  const percent = toFixed(fraction(change.perValidDay.num * 100n, change.perValidDay.den), 0);
  return formatPercent(percent, { signed: true });
}
