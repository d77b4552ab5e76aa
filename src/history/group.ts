import type { Currency } from '../money/currency.ts';
import { divide, type Exact, isZero } from '../money/exact.ts';
import type { Session } from '../session/session.ts';
import type { EarnedSession } from './earned.ts';
import { type Figures, figuresOf } from './figures.ts';
import { dayAt, firstDayOf, type Period, periodFrom, type PeriodLength, type WeekStart } from './period.ts';
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
  readonly keys: Keys;
  readonly table: SumsTable;
  readonly total: () => Sums;
}

/** What groups are called, by their number. */
export interface Keys {
  readonly count: () => number;
  readonly of: (group: number) => GroupKey;
  /** The day on which its period begins, in days since 1970; `null` for what is no period. */
  readonly firstDay: (group: number) => number | null;
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
        total: () => totalOf(table, keys.count()),
      })),
  };
}

/** Sets that memory is taken for at a time. */
export const SETS_AT_ONCE = 64;

interface Groups {
  readonly keys: Keys;
  readonly table: SumsTable;
  /** The number of a session's group. */
  readonly groupOf: (session: Session) => number;
}

function startGroups(by: Grouping): Groups {
  const table = startSumsTable(SETS_AT_ONCE);
  if (by.kind === 'period') {
    const { length, weekStart, clock } = by;
    const { keys, numberOf } = startPeriods(length, table);
    const groupOf = ({ startedAt }: Session): number =>
      numberOf(
        startedAt === null ? null : firstDayOf(dayAt(clock(Date.parse(startedAt))), length, weekStart),
      );
    return { keys, table, groupOf };
  }
  const named: GroupKey[] = [];
  const numbers = new Map<string, number>();
  const nameOf = nameFinder(by.kind);
  return {
    keys: { count: () => named.length, of: (group) => named[group] as GroupKey, firstDay: () => null },
    table,
    groupOf(session) {
      const key = nameOf(session);
      const id = idOf(key);
      const known = numbers.get(id);
      if (known !== undefined) return known;
      const number = table.open();
      numbers.set(id, number);
      named.push(key);
      return number;
    },
  };
}

/** Groups by period, each known by the day on which it begins: a day as a number, until it is shown. */
export function startPeriods(
  length: PeriodLength,
  table: SumsTable,
): { readonly keys: Keys; readonly numberOf: (firstDay: number | null) => number } {
  const days: (number | null)[] = [];
  const numbers = new Map<number | null, number>();
  const firstDay = (group: number): number | null => days[group] ?? null;
  return {
    keys: {
      count: () => days.length,
      of(group) {
        const day = firstDay(group);
        return day === null ? UNKNOWN : { kind: 'period', ...periodFrom(day, length) };
      },
      firstDay,
    },
    numberOf(day) {
      const known = numbers.get(day);
      if (known !== undefined) return known;
      const number = table.open();
      numbers.set(day, number);
      days.push(day);
      return number;
    },
  };
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
  const groups = Array.from({ length: keys.count() }, (_, group) =>
    groupOf(keys.of(group), table.sums(group) as Sums, total),
  );
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

function nameFinder(kind: (typeof NAMED)[number]): (session: Session) => GroupKey {
  switch (kind) {
    case 'creator':
      return ({ creator, platform }) => named(creator, platform);
    case 'title':
      return ({ title }) => named(title, null);
    case 'platform':
      return ({ platform }) => named(platform, null);
  }
}

const UNKNOWN: GroupKey = { kind: 'unknown' };
const named = (name: string | null, platform: string | null): GroupKey =>
  name === null ? UNKNOWN : { kind: 'named', name, platform };

const idOf = (key: GroupKey): string =>
  key.kind === 'named' ? JSON.stringify([key.name.normalize('NFKC').trim().toLowerCase(), key.platform]) : '';
