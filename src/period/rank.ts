import type { NAMED } from '../history/group.ts';
import { type Period as CalendarPeriod, periodAt, PERIODS, type WeekStart } from '../history/period.ts';
import type { Direction, SortFigure } from '../history/sort.ts';
import { compare, divide, type Exact, exact } from '../money/exact.ts';
import { byCreator } from './newest.ts';
import type { Period } from './period.ts';
import { type PeriodTotals, type RatesOf, totalsOf } from './totals.ts';

export type PeriodGrouping = (typeof PERIODS)[number] | (typeof NAMED)[number];

/** What the periods of a group have in common. */
export type PeriodKey =
  | ({ readonly kind: 'period' } & CalendarPeriod)
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly platform: string | null;
      /** TikTok's id of a creator. */
      readonly id: string | null;
    }
  /** Without name or days, or of more days than the group is long. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'rest'; readonly groups: number };

export interface PeriodGroup {
  readonly key: PeriodKey;
  readonly periods: readonly Period[];
  readonly totals: PeriodTotals;
  /** Part of all diamonds, exact; `null` where either is unknown or all of them are 0. */
  readonly share: Exact | null;
}

export interface Ranking {
  readonly by: PeriodGrouping;
  readonly weekStart: WeekStart;
  readonly sort: { readonly figure: SortFigure | 'key'; readonly direction: Direction } | null;
  /** Groups to show; the others are added up as one. */
  readonly top: number | null;
}

/**
 * Puts every period into exactly one group: creators by diamonds, the most first, stretches of time in their order, unless
 * something else is asked for.
 *
 * @param periods of which no two of one creator overlap
 */
export function rankPeriods(
  periods: readonly Period[],
  { by, weekStart, sort, top }: Ranking,
  ratesOf: RatesOf,
): readonly PeriodGroup[] {
  const whole = totalsOf(periods, ratesOf).counts.diamonds.sum;
  const groupOf = (key: PeriodKey, members: readonly Period[]): PeriodGroup => {
    const totals = totalsOf(members, ratesOf);
    const part = totals.counts.diamonds.sum;
    return {
      key,
      periods: members,
      totals,
      share: part !== null && whole ? divide(exact(part), exact(whole)) : null,
    };
  };
  const byTime = isLength(by);
  const groups = (byTime ? byDays(periods, by, weekStart) : byName(periods, by)).map(([key, members]) =>
    groupOf(key, members),
  );
  const order =
    sort ?? (byTime && top === null ? { figure: 'key' as const, direction: 'ascending' as const } : BEST);
  const sorted = sortBy(sortBy(groups, 'key', 'ascending'), order.figure, order.direction);
  if (top === null || sorted.length <= top) return sorted;
  const others = sorted.slice(top);
  return [
    ...sorted.slice(0, top),
    groupOf(
      { kind: 'rest', groups: others.length },
      others.flatMap((each) => each.periods),
    ),
  ];
}

const BEST = { figure: 'diamonds', direction: 'descending' } as const;

const isLength = (by: PeriodGrouping): by is (typeof PERIODS)[number] =>
  (PERIODS as readonly string[]).includes(by);

type Keyed = readonly [PeriodKey, readonly Period[]];
const UNKNOWN: PeriodKey = { kind: 'unknown' };

function byDays(
  periods: readonly Period[],
  length: (typeof PERIODS)[number],
  weekStart: WeekStart,
): readonly Keyed[] {
  return collect(periods, (period) => {
    if (period.days === null) return UNKNOWN;
    const at = periodAt(Date.parse(period.days.from), length, weekStart);
    return period.days.to < at.end ? { kind: 'period', ...at } : UNKNOWN;
  });
}

function byName(periods: readonly Period[], by: (typeof NAMED)[number]): readonly Keyed[] {
  if (by === 'platform')
    return collect(periods, ({ platform }) => ({ kind: 'named', name: platform, platform: null, id: null }));
  // No table of periods has titles.
  if (by === 'title') return collect(periods, () => UNKNOWN);
  return byCreator(periods).map((members): Keyed => {
    const newest = [...members].sort((a, b) => ((a.days?.to ?? '') < (b.days?.to ?? '') ? 1 : -1));
    const id = newest.find(({ creatorId }) => creatorId !== null)?.creatorId ?? null;
    const name = newest.find(({ creator }) => creator !== null)?.creator ?? id;
    const platform = members[0]?.platform ?? null;
    return [name === null ? UNKNOWN : { kind: 'named', name, platform, id }, members];
  });
}

function collect(periods: readonly Period[], keyOf: (period: Period) => PeriodKey): readonly Keyed[] {
  const groups = new Map<string, { key: PeriodKey; members: Period[] }>();
  for (const period of periods) {
    const key = keyOf(period);
    const id = textOf(key);
    const group = groups.get(id) ?? { key, members: [] };
    groups.set(id, group);
    group.members.push(period);
  }
  return [...groups.values()].map(({ key, members }) => [key, members]);
}

/** `null`: no period tells it. */
const VALUES: Readonly<Record<SortFigure, (totals: PeriodTotals) => number | Exact | null>> = {
  sessions: ({ counts }) => counts.lives.sum,
  hours: ({ counts }) => counts.durationSeconds.sum,
  coins: ({ counts }) => counts.diamonds.sum,
  diamonds: ({ counts }) => counts.diamonds.sum,
  cash: ({ cash }) => cash && cash.expected,
  coinsPerHour: ({ perHour }) => perHour && perHour.diamonds,
  cashPerHour: ({ perHour }) => perHour && perHour.diamonds,
  viewers: ({ averageViewers }) => averageViewers.value,
  peakViewers: ({ peakViewers }) => peakViewers,
  views: ({ counts }) => counts.views.sum,
  likes: ({ counts }) => counts.likes.sum,
  comments: () => null,
  shares: ({ counts }) => counts.shares.sum,
  follows: ({ counts }) => counts.follows.sum,
  gifters: ({ counts }) => counts.gifters.sum,
  likesPerViewerMinute: () => null,
  score: () => null,
};

/** Unknown figures last either way, and so what has no name or days; equal groups stay as they were. */
function sortBy(
  groups: readonly PeriodGroup[],
  figure: SortFigure | 'key',
  direction: Direction,
): readonly PeriodGroup[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...groups].sort((a, b) => {
    const apart = Number(a.key.kind === 'unknown') - Number(b.key.kind === 'unknown');
    if (apart !== 0) return apart;
    if (figure === 'key') {
      const [first, second] = [textOf(a.key), textOf(b.key)];
      return first === second ? 0 : sign * (first < second ? -1 : 1);
    }
    const [first, second] = [VALUES[figure](a.totals), VALUES[figure](b.totals)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * compare(exactly(first), exactly(second));
  });
}

/** Sums are whole; averages of viewers are not, and need no more than what a table shows. */
const exactly = (value: number | Exact): Exact =>
  typeof value !== 'number' ? value : exact(Number.isInteger(value) ? value : value.toFixed(6));

function textOf(key: PeriodKey): string {
  if (key.kind === 'period') return key.start;
  return key.kind === 'named' ? `${key.name.toLowerCase()}\0${key.id ?? ''}` : '';
}
