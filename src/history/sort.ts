import { compare, type Exact, exact } from '../money/exact.ts';
import type { Figures } from './figures.ts';
import type { Group, GroupKey } from './group.ts';

type Value = number | Exact | null;

/** The figures that groups can be put in order of. */
const VALUES = {
  sessions: ({ sessions }) => sessions,
  hours: ({ seconds }) => seconds.value,
  coins: ({ coins }) => coins,
  diamonds: ({ diamonds }) => diamonds,
  cash: ({ cash }) => cash && cash.expected,
  coinsPerHour: ({ perHour }) => perHour && perHour.coins,
  cashPerHour: ({ perHour }) => perHour && perHour.cash.expected,
  viewers: ({ averageViewers }) => averageViewers.value,
  peakViewers: ({ peakViewers }) => peakViewers,
  views: ({ views }) => views.value,
  likes: ({ likes }) => likes.value,
  comments: ({ comments }) => comments.value,
  shares: ({ shares }) => shares.value,
  follows: ({ follows }) => follows.value,
  gifters: ({ gifters }) => gifters.value,
  likesPerViewerMinute: ({ likesPerViewerMinute }) => likesPerViewerMinute.value,
  score: ({ score }) => score.value,
} satisfies Readonly<Record<string, (figures: Figures) => Value>>;

export type SortFigure = keyof typeof VALUES;
export const SORT_FIGURES = Object.keys(VALUES) as readonly SortFigure[];

export type Direction = 'ascending' | 'descending';

/**
 * Groups in order of a figure, or of their own names and dates. Unknown figures come last either way, and so do the sessions
 * without a name or date and the rest of a top list. Equal groups stay as they were.
 */
export function sortGroups(
  groups: readonly Group[],
  by: SortFigure | 'key',
  direction: Direction,
): readonly Group[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...groups].sort((a, b) => {
    const apart = rank(a.key) - rank(b.key);
    if (apart !== 0) return apart;
    if (by === 'key') return sign * compareText(textOf(a.key), textOf(b.key));
    const [first, second] = [VALUES[by](a.figures), VALUES[by](b.figures)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * compareValues(first, second);
  });
}

const RANK: Readonly<Record<GroupKey['kind'], number>> = { period: 0, named: 0, unknown: 1, rest: 2 };
const rank = ({ kind }: GroupKey): number => RANK[kind];

/** Dates sort as text; names by letters, whatever their case. */
function textOf(key: GroupKey): string {
  if (key.kind === 'period') return key.start;
  return key.kind === 'named' ? `${key.name.toLowerCase()}\0${key.platform ?? ''}` : '';
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareValues(a: number | Exact, b: number | Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compare(typeof a === 'number' ? exact(a) : a, typeof b === 'number' ? exact(b) : b);
}
