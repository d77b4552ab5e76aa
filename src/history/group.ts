import type { Currency } from '../money/currency.ts';
import { divide, type Exact, isZero } from '../money/exact.ts';
import type { Session } from '../session/session.ts';
import type { EarnedSession } from './earned.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Period, type PeriodLength, periodFinder, type WeekStart } from './period.ts';
import { sortGroups } from './sort.ts';
import { single, type Sums } from './sums.ts';
import { startSumsTable, type SumsTable } from './sums-table.ts';
import type { WallClock } from './zone.ts';

export const NAMED = ['creator', 'platform', 'title'] as const;

/** What sessions are put together by. */
export type Grouping =
  | {
      readonly kind: 'period';
      readonly length: PeriodLength;
      readonly weekStart: WeekStart;
      /** Of the zone whose days these are. */
      readonly clock: WallClock;
    }
  | { readonly kind: (typeof NAMED)[number] };

export type GroupKey =
  | ({ readonly kind: 'period' } & Period)
  /** `platform` beside a creator, because the same handle elsewhere may be somebody else; else `null`. */
  | { readonly kind: 'named'; readonly name: string; readonly platform: string | null }
  /** Sessions without start, creator or title: shown, never dropped. */
  | { readonly kind: 'unknown' }
  /** What a top list leaves out, added up. */
  | { readonly kind: 'rest'; readonly groups: number };

export interface Group {
  readonly key: GroupKey;
  readonly figures: Figures;
  /** Part of the history's expected cash, exact; `null` where either is unknown or all of it is 0. */
  readonly share: Exact | null;
  /** What the figures were made of, to add groups up. */
  readonly sums: Sums;
}

/** The groups of all sessions in one currency as sums: figures are made of what is shown. */
export interface Grouped {
  readonly currency: Currency;
  /** In the order in which they came; the sums of each are the set of that number. */
  readonly keys: readonly GroupKey[];
  readonly table: SumsTable;
  readonly total: () => Sums;
}

/** The groups of all sessions in one currency, and their total: amounts of different currencies are never added. */
export interface History {
  readonly currency: Currency;
  /** Periods in order of time, names by expected cash, the largest first; what has no key of its own last. */
  readonly groups: readonly Group[];
  readonly total: Figures;
}

/** Takes sessions one by one, and keeps no session. */
export interface HistoryBuilder {
  /** @throws InputError COUNT_TOO_LARGE when a count is no longer exact */
  readonly add: (session: EarnedSession) => void;
  /** One a currency, in the order in which currencies came; parts in the order in which they came. */
  readonly grouped: () => readonly Grouped[];
}

/**
 * Puts every session into exactly one group. The total is the sum of the groups, to the last fraction of a cent.
 *
 * A LIVE belongs to the period in which it started. Names are the same when they differ only in case, spaces around them or
 * Unicode spelling; the first spelling is kept.
 */
export function startHistory(by: Grouping): HistoryBuilder {
  const currencies = new Map<Currency, Groups>();
  return {
    add(session) {
      const { currency } = session.income;
      let groups = currencies.get(currency);
      if (!groups) {
        groups = startGroups(by);
        currencies.set(currency, groups);
      }
      groups.table.add(groups.groupOf(session.session), single(session));
    },
    grouped: () =>
      [...currencies].map(([currency, { keys, table }]) => ({
        currency,
        keys,
        table,
        total: () => totalOf(table, keys.length),
      })),
  };
}

/** Sets that memory is taken for at a time. */
export const SETS_AT_ONCE = 64;

interface Groups {
  readonly keys: readonly GroupKey[];
  readonly table: SumsTable;
  /** The number of a session's group. */
  readonly groupOf: (session: Session) => number;
}

function startGroups(by: Grouping): Groups {
  const keys: GroupKey[] = [];
  const table = startSumsTable(SETS_AT_ONCE);
  const numbers = new Map<string, number>();
  const numberOf = (key: GroupKey): number => {
    const id = idOf(key);
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const number = table.open();
    numbers.set(id, number);
    keys.push(key);
    return number;
  };
  return { keys, table, groupOf: groupFinder(by, numberOf) };
}

function totalOf(table: SumsTable, sets: number): Sums {
  const total = startSumsTable(1);
  const all = total.open();
  for (let set = 0; set < sets; set += 1) total.addFrom(all, table, set);
  return total.sums(all) as Sums;
}

/** {@link startHistory} for sessions that are all there. */
export function groupSessions(sessions: Iterable<EarnedSession>, by: Grouping): readonly History[] {
  const history = startHistory(by);
  for (const session of sessions) history.add(session);
  return history.grouped().map(historyOf);
}

export function historyOf({ currency, keys, table, total: sums }: Grouped): History {
  const total = figuresOf(sums());
  const groups = keys.map((key, set) => groupOf(key, table.sums(set) as Sums, total));
  const byPeriod = groups.some(({ key }) => key.kind === 'period');
  return {
    currency,
    groups: byPeriod ? sortGroups(groups, 'key', 'ascending') : rankGroups(groups),
    total,
  };
}

/** By expected cash, the largest first; equal ones by name. */
const rankGroups = (groups: readonly Group[]): readonly Group[] =>
  sortGroups(sortGroups(groups, 'key', 'ascending'), 'cash', 'descending');

/** @param total of the history that the group is a part of */
export function groupOf(key: GroupKey, sums: Sums, total: Pick<Figures, 'cash'>): Group {
  const figures = figuresOf(sums);
  const whole = total.cash?.expected;
  const part = figures.cash?.expected;
  return { key, figures, sums, share: part && whole && !isZero(whole) ? divide(part, whole) : null };
}

function groupFinder(by: Grouping, numberOf: (key: GroupKey) => number): (session: Session) => number {
  switch (by.kind) {
    case 'period': {
      const find = periodFinder(by.length, by.weekStart, (period) => numberOf(keyOfPeriod(period)));
      return ({ startedAt }) =>
        startedAt === null ? numberOf(UNKNOWN) : find(by.clock(Date.parse(startedAt)));
    }
    case 'creator':
      return ({ creator, platform }) => numberOf(named(creator, platform));
    case 'title':
      return ({ title }) => numberOf(named(title, null));
    case 'platform':
      return ({ platform }) => numberOf(named(platform, null));
  }
}

export const keyOfPeriod = (period: Period): GroupKey & { readonly kind: 'period' } => ({
  kind: 'period',
  ...period,
});
const UNKNOWN: GroupKey = { kind: 'unknown' };
const named = (name: string | null, platform: string | null): GroupKey =>
  name === null ? UNKNOWN : { kind: 'named', name, platform };

function idOf(key: GroupKey): string {
  switch (key.kind) {
    case 'period':
      return key.start;
    case 'named':
      return JSON.stringify([key.name.normalize('NFKC').trim().toLowerCase(), key.platform]);
    case 'unknown':
    case 'rest':
      return '';
  }
}
