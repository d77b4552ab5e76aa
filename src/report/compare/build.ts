import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import type { RatesUsed } from '../../earnings/direct.ts';
import {
  type ComparedFigure,
  compareSessions,
  type Comparison,
  type FigurePair,
  type Side,
} from '../../history/compare.ts';
import type { Figures, Told } from '../../history/figures.ts';
import type { WallClock } from '../../history/zone.ts';
import type { Session } from '../../session/session.ts';
import type { ReportSettings } from '../build.ts';
import type { Reach, ThresholdResult } from '../checks/threshold.ts';
import { type Asked, choose } from '../many/choose.ts';
import { type Gathering, startGathering } from '../many/gather.ts';

/** The sessions of one side, and what the user called them: a path, or a period. */
export interface AskedSide {
  readonly of: string;
  readonly sessions: readonly Session[];
}

export interface CompareAsk {
  readonly a: AskedSide;
  readonly b: AskedSide;
  /** Sessions that may tell what is usual. Such as are on a side, too, must not be among them. */
  readonly pool: readonly Session[];
  /** Sessions on both sides. */
  readonly shared: number;
  /** Sessions on no side because they do not say when they were, where sides are periods. */
  readonly undated: number;
  readonly asked: Asked;
  /** Whose days the sides are periods of; `null` where they are none: then a LIVE's own offset says its day. */
  readonly clock: WallClock | null;
}

export interface SideReport {
  readonly of: string;
  readonly sessions: number;
  /** `null` when they are of several people, or of nobody named. */
  readonly creator: string | null;
  /** Of the first and the last start, `YYYY-MM-DD`; `null` when no session says it. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/**
 * Where the truth lies from each number of a pair, as lower bounds leave it. `null`: nothing can be said, because both sides are
 * "at least".
 */
export interface PairReach {
  readonly a: Reach;
  readonly b: Reach;
  /** Of the difference and of the ratio. */
  readonly between: Reach | null;
}

export type ReachedPair = FigurePair & { readonly reach: PairReach };

export interface CompareReport {
  readonly a: SideReport;
  readonly b: SideReport;
  readonly comparison: Comparison;
  /** Figures of the comparison with what lower bounds leave of them. */
  readonly pairs: readonly ReachedPair[];
  /** Deductions are set; every amount here is before them. */
  readonly deductions: boolean;
  readonly rates: readonly RatesUsed[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws InputError SIDE_EMPTY, SIDE_CURRENCIES, PLATFORM_UNKNOWN, COUNT_TOO_LARGE */
export function buildComparison(
  ask: CompareAsk,
  settings: ReportSettings,
  found: readonly Diagnostic[],
): CompareReport {
  const gathering = startGathering(settings);
  const a = sideOf('A', ask.a, ask, gathering);
  const b = sideOf('B', ask.b, ask, gathering);
  // What is off in the others is not off in what is compared.
  const others = startGathering(settings);
  const pool = choose(ask.pool, ask.asked).sessions.map(others.earn);
  const comparison = compareSessions(a, b, pool);
  if (!comparison) return refuseCurrencies(a, b);
  return {
    a: sideReport(ask.a.of, a, ask.clock),
    b: sideReport(ask.b.of, b, ask.clock),
    comparison,
    pairs: comparison.figures.map((pair) => ({ ...pair, reach: reachOfPair(pair, comparison) })),
    deductions: settings.deductions.length > 0,
    rates: gathering.rates(),
    thresholds: [],
    diagnostics: [
      ...found,
      ...(ask.shared > 0 ? [diagnostic('SIDES_SHARE', { sessions: ask.shared })] : []),
      ...(ask.undated > 0 ? [diagnostic('SESSIONS_UNDATED', { sessions: ask.undated })] : []),
      ...gathering.findings(),
    ],
  };
}

function sideOf(
  side: 'A' | 'B',
  { of, sessions }: AskedSide,
  { asked, undated }: CompareAsk,
  gathering: Gathering,
): Side {
  const [first, ...others] = choose(sessions, asked).sessions.map(gathering.earn);
  return first ? [first, ...others] : fail('SIDE_EMPTY', { side, of, undated });
}

function refuseCurrencies(a: Side, b: Side): never {
  const currencies = (side: Side): string[] => [...new Set(side.map(({ income }) => income.currency))];
  const several = currencies(a).length > 1;
  return fail('SIDE_CURRENCIES', {
    side: several ? 'A' : 'B',
    currencies: currencies(several ? a : b),
  });
}

function sideReport(of: string, side: Side, clock: WallClock | null): SideReport {
  const dayOf = (instant: string): string =>
    (clock ? new Date(clock(Date.parse(instant))).toISOString() : instant).slice(0, 10);
  const names = new Map(
    side.map(({ session: { creator } }) => [creator?.toLowerCase() ?? null, creator] as const),
  );
  const days = side
    .flatMap(({ session: { startedAt } }) => (startedAt === null ? [] : [dayOf(startedAt)]))
    .sort();
  return {
    of,
    sessions: side.length,
    creator: names.size === 1 ? ([...names.values()][0] ?? null) : null,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
  };
}

type Bound = (figures: Figures) => boolean;

const income: Bound = ({ lowerBound }) => lowerBound;
const pace: Bound = ({ perHour }) => perHour?.lowerBound ?? false;
const sum =
  (of: (figures: Figures) => Told): Bound =>
  (figures) =>
    of(figures).known < figures.sessions;

/** The figures of which a side can have more than is known. Means are of the sessions that tell them. */
const AT_LEAST: Partial<Record<ComparedFigure, Bound>> = {
  coins: income,
  cash: income,
  coinsPerGifter: income,
  coinsPerHour: pace,
  cashPerHour: pace,
  seconds: sum(({ seconds }) => seconds),
  views: sum(({ views }) => views),
  likes: sum(({ likes }) => likes),
  comments: sum(({ comments }) => comments),
  shares: sum(({ shares }) => shares),
  follows: sum(({ follows }) => follows),
  gifters: sum(({ gifters }) => gifters),
};

function reachOfPair({ figure }: FigurePair, { a, b }: Comparison): PairReach {
  const bound = AT_LEAST[figure];
  const [first, second] = [bound?.(a) ?? false, bound?.(b) ?? false];
  return {
    a: first ? 'at-least' : 'exact',
    b: second ? 'at-least' : 'exact',
    between: first ? (second ? null : 'at-most') : second ? 'at-least' : 'exact',
  };
}
