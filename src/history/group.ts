import type { Currency } from '../money/currency.ts';
import { divide, type Exact, isZero } from '../money/exact.ts';
import type { Session } from '../session/session.ts';
import type { EarnedSession } from './earned.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Period, type PeriodLength, periodFinder, type WeekStart } from './period.ts';
import { sortGroups } from './sort.ts';
import { mergeSums, startSums, type Sums, type SumsBuilder } from './sums.ts';
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
  readonly parts: readonly { readonly key: GroupKey; readonly sums: Sums }[];
  readonly total: Sums;
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
  const currencies = new Map<Currency, Map<string, { key: GroupKey; builder: SumsBuilder }>>();
  const keyOf = keyFinder(by);
  return {
    add(session) {
      const { currency } = session.income;
      const groups = currencies.get(currency) ?? new Map();
      currencies.set(currency, groups);
      const key = keyOf(session.session);
      const id = idOf(key);
      let group = groups.get(id);
      if (!group) {
        group = { key, builder: startSums() };
        groups.set(id, group);
      }
      group.builder.add(session);
    },
    grouped: () =>
      [...currencies].map(([currency, groups]) => {
        const parts = [...groups.values()].map(({ key, builder }) => ({ key, sums: builder.sums() as Sums }));
        return { currency, parts, total: mergeSums(parts.map(({ sums }) => sums)) as Sums };
      }),
  };
}

/** {@link startHistory} for sessions that are all there. */
export function groupSessions(sessions: Iterable<EarnedSession>, by: Grouping): readonly History[] {
  const history = startHistory(by);
  for (const session of sessions) history.add(session);
  return history.grouped().map(historyOf);
}

export function historyOf({ currency, parts, total: sums }: Grouped): History {
  const total = figuresOf(sums);
  const groups = parts.map((part) => groupOf(part.key, part.sums, total));
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

function keyFinder(by: Grouping): (session: Session) => GroupKey {
  switch (by.kind) {
    case 'period': {
      const find = periodFinder(by.length, by.weekStart, keyOfPeriod);
      return ({ startedAt }) => (startedAt === null ? UNKNOWN : find(by.clock(Date.parse(startedAt))));
    }
    case 'creator':
      return ({ creator, platform }) => named(creator, platform);
    case 'title':
      return ({ title }) => named(title, null);
    case 'platform':
      return ({ platform }) => named(platform, null);
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
