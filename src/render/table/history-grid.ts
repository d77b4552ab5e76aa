import type { Told } from '../../history/figures.ts';
import type { Group, GroupKey } from '../../history/group.ts';
import { allocate } from '../../money/allocate.ts';
import type { Currency } from '../../money/currency.ts';
import { type Exact, exact, fraction, multiply, sum, unitsToText, ZERO } from '../../money/exact.ts';
import type { By, CurrencyHistory } from '../../report/history/build.ts';
import type { Paint } from '../paint.ts';
import {
  atLeast,
  formatAmount,
  formatQuantity,
  formatUnits,
  formatDecimal,
  places,
  formatCount,
  formatPercent,
} from '../text/amount.ts';
import { formatFrequency } from '../text/rates.ts';
import { sanitise } from '../text/sanitise.ts';
import { plural } from '../text/words.ts';
import type { Cell, Column, Grid } from './grid.ts';

const HEADS: Record<By, string> = {
  day: 'Day',
  week: 'Week from',
  month: 'Month',
  creator: 'Creator',
  platform: 'Platform',
  title: 'Title',
};

const UNKNOWN: Cell = { text: '-' };

/**
 * A row a group and one for all. Payouts, hours and shares are rounded together, so that the rows add up to the last one.
 *
 * When the page is too narrow columns go in this order: the range, then likes per viewer-minute, the share, coins, viewers,
 * score, hours, LIVEs, payout an hour. Group and payout stay.
 */
export function historyGrid({ groups, total, currency }: CurrencyHistory, by: By, paint: Paint): Grid {
  const byPeriod = groups.some(({ key }) => key.kind === 'period');
  const columns: readonly Column[] = [
    byPeriod ? { title: HEADS[by], align: 'left' } : { title: HEADS[by], align: 'left', breakTo: 12 },
    { title: 'LIVEs', align: 'right', drop: 2 },
    { title: 'Hours', align: 'right', drop: 3 },
    { title: 'Coins', align: 'right', drop: 6 },
    { title: `Payout ${currency}`, align: 'right' },
    { title: 'Low to high', align: 'right', drop: 9 },
    { title: `${currency}/h`, align: 'right', drop: 1 },
    { title: 'Viewers', align: 'right', drop: 5 },
    { title: 'Score', align: 'right', drop: 4 },
    { title: 'Likes/v-min', align: 'right', drop: 8 },
    // Whose part it is matters more than how large it is in a list of months.
    { title: 'Share', align: 'right', drop: byPeriod ? 7 : 5.5 },
  ];
  const rounded = roundedOf(groups, currency);
  const rows = groups.map(({ key, figures }, index) =>
    rowOf(labelOf(key, by), figures, currency, rounded(index), paint),
  );
  if (groups.length === 1) return { columns, rows, headStyle: paint.quiet };
  const all = roundedOf([{ figures: total, share: exact(1) }], currency)(0);
  return {
    columns,
    rows: [...rows, rowOf('Total', total, currency, all, paint)],
    headStyle: paint.quiet,
  };
}

/** What of a row is rounded with the others. */
interface Rounded {
  readonly hours: string;
  readonly expected: string;
  readonly low: string;
  readonly high: string;
  readonly share: string;
}

type Sharing = Pick<Group, 'figures' | 'share'>;

function roundedOf(groups: readonly Sharing[], currency: Currency): (index: number) => Rounded {
  const together = (values: readonly (Exact | null | undefined)[], digits: number): bigint[] => {
    const rows = values.map((value) => value ?? ZERO);
    return allocate(rows, sum(rows), digits);
  };
  const figures = groups.map((each) => each.figures);
  const hours = together(
    figures.map(({ seconds }) => fraction(BigInt(seconds.value ?? 0), 3600n)),
    1,
  );
  const digits = places(currency);
  const expected = together(
    figures.map(({ cash }) => cash?.expected),
    digits,
  );
  const low = together(
    figures.map(({ cash }) => cash?.low),
    digits,
  );
  const high = together(
    figures.map(({ cash }) => cash?.high),
    digits,
  );
  const shares = together(
    groups.map(({ share }) => share && multiply(share, exact(100))),
    1,
  );
  const units = (all: readonly bigint[], index: number, value: Exact | null | undefined): string =>
    formatUnits(all[index] as bigint, value ?? ZERO, currency);
  return (index) => ({
    hours: formatDecimal(unitsToText(hours[index] as bigint, 1)),
    expected: units(expected, index, figures[index]?.cash?.expected),
    low: units(low, index, figures[index]?.cash?.low),
    high: units(high, index, figures[index]?.cash?.high),
    share: groups[index]?.share ? formatPercent(unitsToText(shares[index] as bigint, 1)) : '-',
  });
}

function rowOf(
  label: string,
  figures: Group['figures'],
  currency: Currency,
  rounded: Rounded,
  paint: Paint,
): Cell[] {
  const { coins, cash, perHour, seconds, averageViewers, score, likesPerViewerMinute, lowerBound } = figures;
  return [
    { text: label },
    { text: formatDecimal(String(figures.sessions)) },
    seconds.value === null ? UNKNOWN : { text: atLeast(rounded.hours, seconds.known < figures.sessions) },
    coins ? { text: atLeast(formatQuantity(coins), lowerBound) } : UNKNOWN,
    cash ? { text: atLeast(rounded.expected, lowerBound), style: paint.money } : UNKNOWN,
    cash ? { text: cash.high ? `${rounded.low} to ${rounded.high}` : `≥ ${rounded.low}` } : UNKNOWN,
    perHour ? { text: atLeast(formatAmount(perHour.cash.expected, currency), perHour.lowerBound) } : UNKNOWN,
    told(averageViewers, viewersText),
    told(score, (value) => formatCount(Math.round(value))),
    told(likesPerViewerMinute, formatFrequency),
    { text: rounded.share },
  ];
}

const told = ({ value }: Told, text: (value: number) => string): Cell =>
  value === null ? UNKNOWN : { text: text(value) };

/** Few viewers are told apart by tenths. */
export const viewersText = (value: number): string => formatDecimal(value.toFixed(value < 100 ? 1 : 0));

export function labelOf(key: GroupKey, by: By): string {
  switch (key.kind) {
    case 'period':
      return by === 'month' ? key.start.slice(0, 7) : key.start;
    case 'named':
      return sanitise(key.name) || '-';
    case 'unknown':
      return by === 'creator' || by === 'platform' || by === 'title' ? `no ${by}` : 'no start';
    case 'rest':
      return plural(key.groups, 'other');
  }
}
