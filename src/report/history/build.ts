import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import type { RatesUsed } from '../../earnings/direct.ts';
import { coarser, daysOf, spanOf } from '../../history/coarser.ts';
import type { EarnedSession } from '../../history/earned.ts';
import {
  type Group,
  type Grouped,
  type Grouping,
  type History,
  historyOf,
  NAMED,
  startHistory,
} from '../../history/group.ts';
import { type OverTime, overTime } from '../../history/over-time.ts';
import { dateOf, type PeriodLength, PERIODS, type WeekStart } from '../../history/period.ts';
import { type Direction, type SortFigure, sortGroups } from '../../history/sort.ts';
import { topGroups } from '../../history/top.ts';
import { placeIn, type Window } from '../../history/window.ts';
import type { WallClock } from '../../history/zone.ts';
import { compare, exact, toDecimal } from '../../money/exact.ts';
import type { Session } from '../../session/session.ts';
import type { ReportSettings } from '../build.ts';
import type { ThresholdResult } from '../checks/threshold.ts';
import { type Asked, whyOther } from '../many/choose.ts';
import { startGathering } from '../many/gather.ts';
import type { PeriodsReport } from './periods.ts';

export const GROUPINGS = [...PERIODS, ...NAMED] as const;
export type By = (typeof GROUPINGS)[number];

/** What of a history is asked for. */
export interface HistoryAsk {
  /** `null` lets the length of the history choose: days up to 60 of them, then months. */
  readonly by: By | null;
  readonly weekStart: WeekStart;
  /** Whose days these are, and its clock. */
  readonly timezone: string;
  readonly clock: WallClock;
  readonly window: Window;
  readonly asked: Asked;
  /** `null`: periods in order of time, names by expected cash. */
  readonly sort: { readonly figure: SortFigure | 'key'; readonly direction: Direction } | null;
  /** Groups to show; the others as one. */
  readonly top: number | null;
}

/** All sessions in one currency: their groups as they are shown, and income over time. */
export interface CurrencyHistory extends History {
  readonly overTime: OverTime | null;
}

export interface HistoryReport {
  readonly by: By;
  /** Nobody asked for it: it was chosen by the length of the history. */
  readonly chosen: boolean;
  readonly weekStart: WeekStart;
  readonly timezone: string;
  readonly window: Window;
  /** In the figures; outside of the time asked for; without a start where a time was; of others than were asked for. */
  readonly sessions: {
    readonly counted: number;
    readonly outside: number;
    readonly undated: number;
    readonly others: number;
  };
  /** Of all sessions; `null` when they are of several people, or of nobody named. */
  readonly creator: string | null;
  /** `YYYY-MM-DD`; `null` when no session says when it was. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** One a currency, in the order in which they came. */
  readonly histories: readonly [CurrencyHistory, ...CurrencyHistory[]];
  /** Of inputs that are of days or months: apart from the LIVEs, and never added to them. */
  readonly periods: PeriodsReport | null;
  /** Deductions are set; every amount here is before them. */
  readonly deductions: boolean;
  readonly rates: readonly RatesUsed[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes sessions one by one and keeps none of them. */
export interface HistoryReportBuilder {
  /** @throws InputError PLATFORM_UNKNOWN, COUNT_TOO_LARGE */
  readonly add: (session: Session) => void;
  /**
   * @param found about the inputs
   * @throws InputError SESSIONS_NONE_INSIDE, COUNT_TOO_LARGE
   */
  readonly report: (found: readonly Diagnostic[]) => HistoryReport;
}

/** A history of more days than this is shown by months when nothing else was asked for. */
const MOST_DAYS = 60;

export function startHistoryReport(ask: HistoryAsk, settings: ReportSettings): HistoryReportBuilder {
  const gathering = startGathering(settings);
  const days = startHistory({ kind: 'period', length: 'day', weekStart: ask.weekStart, clock: ask.clock });
  const names = groupingOf(ask.by);
  const named = names && startHistory(names);
  const creators = startCreators();
  const reasonOf = whyOther(ask.asked);
  let counted = 0;
  let outside = 0;
  let undated = 0;
  let others = 0;
  return {
    add(session) {
      if (reasonOf(session) !== null) {
        others += 1;
        return;
      }
      const place = placeIn(ask.window, session);
      if (place === 'outside') outside += 1;
      if (place === 'undated') undated += 1;
      if (place !== 'inside') return;
      counted += 1;
      const earned = gathering.earn(session);
      creators.add(earned);
      days.add(earned);
      named?.add(earned);
    },
    report(found) {
      if (counted === 0) fail('SESSIONS_NONE_INSIDE', { outside, undated, others });
      const byDay = days.grouped();
      const all = daysOf(byDay);
      const by = ask.by ?? (spanOf(all) > MOST_DAYS ? 'month' : 'day');
      const length = isPeriod(by) ? by : null;
      const groups = length
        ? byDay.map((grouped) => coarser(grouped, length, ask.weekStart))
        : (named?.grouped() ?? []);
      const histories = groups.map(historyOf).map((history, index) => ({
        ...checked(history),
        groups: shown(history, length !== null, ask),
        overTime: overTime(byDay[index] as Grouped, ask.weekStart),
      }));
      return {
        by,
        chosen: ask.by === null,
        weekStart: ask.weekStart,
        timezone: ask.timezone,
        window: ask.window,
        sessions: { counted, outside, undated, others },
        creator: creators.only(),
        firstDay: all[0] === undefined ? null : dateOf(all[0]),
        lastDay: all.length === 0 ? null : dateOf(all.at(-1) as number),
        histories: histories as [CurrencyHistory, ...CurrencyHistory[]],
        periods: null,
        deductions: settings.deductions.length > 0,
        rates: gathering.rates(),
        thresholds: [],
        diagnostics: [
          ...found,
          ...(undated > 0 ? [diagnostic('SESSIONS_UNDATED', { sessions: undated })] : []),
          ...gathering.findings(),
        ],
      };
    },
  };
}

const isPeriod = (by: By): by is PeriodLength => (PERIODS as readonly string[]).includes(by);

const groupingOf = (by: By | null): Grouping | null => (by === null || isPeriod(by) ? null : { kind: by });

/** The only creator of all sessions, as first written. */
function startCreators(): {
  readonly add: (session: EarnedSession) => void;
  readonly only: () => string | null;
} {
  let creator: string | null = null;
  let several = false;
  let empty = true;
  return {
    add({ session }) {
      const same = session.creator?.toLowerCase() === creator?.toLowerCase();
      if (empty) creator = session.creator;
      else if (!same) several = true;
      empty = false;
    },
    only: () => (several ? null : creator),
  };
}

function shown(history: History, byPeriod: boolean, { sort, top }: HistoryAsk): readonly Group[] {
  // A top list of periods is one of the best, not of the first.
  const order = sort ?? (top !== null && byPeriod ? BEST : null);
  const sorted = order ? sortGroups(history.groups, order.figure, order.direction) : history.groups;
  return top === null ? sorted : topGroups(sorted, top, history.total);
}

const BEST = { figure: 'cash', direction: 'descending' } as const;

const LARGEST = exact(Number.MAX_SAFE_INTEGER);

/** Counts are JSON numbers, exact up to 2^53 - 1; beyond it nothing is printed rather than something rounded. */
function checked(history: History): History {
  for (const count of [history.total.coins, history.total.diamonds]) {
    if (count && compare(count, LARGEST) > 0)
      fail('COUNT_TOO_LARGE', { figure: 'coins', value: toDecimal(count, 0) });
  }
  return history;
}
