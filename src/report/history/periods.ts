import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { type DiamondReading, type RatesUsed, ratesFor } from '../../earnings/direct.ts';
import type { Currency } from '../../money/currency.ts';
import { divide, type Exact, exact, multiply } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import { byCreator, newestOf } from '../../period/newest.ts';
import { type DayRange, daysIn, type Period, type PeriodSource } from '../../period/period.ts';
import { type PeriodGroup, type PeriodGrouping, rankPeriods } from '../../period/rank.ts';
import { type PeriodTotals, readingsOf, totalsOf } from '../../period/totals.ts';
import type { ReportSettings } from '../build.ts';
import type { ThresholdResult } from '../checks/threshold.ts';
import { profileOf } from '../many/earned.ts';
import type { HistoryAsk } from './build.ts';

/** Sums of days or months, as TikTok's tables give them: income and hours, no score, and nothing about LIVEs one by one. */
export interface PeriodsReport extends Pick<HistoryAsk, 'weekStart' | 'timezone' | 'window'> {
  readonly source: PeriodSource;
  readonly by: PeriodGrouping;
  /** Nobody asked for it. */
  readonly chosen: boolean;
  readonly inputs: {
    readonly periods: number;
    readonly creators: number;
    /** Of the time, without days where a time was asked for, of others than were asked for. */
    readonly outside: number;
    readonly undated: number;
    readonly others: number;
    /** Older exports of the same days, and what overlaps in part. */
    readonly replaced: number;
    readonly leftOut: number;
  };
  /** Of all periods; `null` when they are of several people, or of nobody named. */
  readonly creator: string | null;
  /** First and last day; `null` where no period says its days. */
  readonly days: DayRange | null;
  /** Periods that do not say their days. */
  readonly withoutDays: number;
  /** Those of them that are the 30 days before an export. */
  readonly lastThirtyDays: number;
  readonly currency: Currency;
  readonly groups: readonly PeriodGroup[];
  readonly total: PeriodTotals;
  /** What the diamonds are worth by what a diamond is in coins, while the user has not said which; else empty. */
  readonly readings: readonly DiamondReading[];
  /** What the agency gets beside the creators' payout, as the user declared it. */
  readonly agency: { readonly percent: Exact; readonly cash: Range | null } | null;
  readonly deductions: boolean;
  readonly rates: readonly RatesUsed[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** As for LIVEs: a longer history is shown by months. */
const MOST_DAYS = 60;
const DAY = 86_400_000;

/**
 * @param agencyPercent of the creators' payout, 0 to 100; `null` is not said
 * @param found about the inputs
 * @throws InputError PERIODS_NONE_INSIDE, COUNT_TOO_LARGE, PLATFORM_UNKNOWN
 */
export function periodsReport(
  given: readonly Period[],
  ask: HistoryAsk,
  settings: ReportSettings,
  agencyPercent: Exact | null,
  found: readonly Diagnostic[],
): PeriodsReport {
  const { periods: oneTable, left: otherTable } = ofOneTable(given);
  const asked = oneTable.filter((period) => isAsked(period, ask));
  const places = asked.map((period) => placeOf(period, ask));
  const inside = asked.filter((_, index) => places[index] === 'inside');
  const outside = places.filter((place) => place === 'outside').length;
  const undated = places.filter((place) => place === 'undated').length;
  const others = oneTable.length - asked.length;
  const { kept, replaced, leftOut } = newestOf(inside);
  if (kept.length === 0) fail('PERIODS_NONE_INSIDE', { outside, undated, others });
  const [{ source, platform }] = kept as [Period, ...Period[]];
  const rates = new Map<string, RatesUsed>();
  const ratesOf = ({ platform: name, days }: Period): RatesUsed => {
    const used = ratesFor(profileOf(name, settings), days?.from ?? null);
    const key = [name, used.cashPerCoin.from, used.coinsPerDiamond.from].join(' ');
    const known = rates.get(key) ?? used;
    rates.set(key, known);
    return known;
  };
  const creators = byCreator(kept);
  const days = spanOf(kept);
  const by = ask.by ?? groupingOf(source, creators.length, days);
  const total = counted(() => totalsOf(kept, ratesOf));
  const groups = rankPeriods(kept, { by, weekStart: ask.weekStart, sort: ask.sort, top: ask.top }, ratesOf);
  const diamondIs = settings.diamondReadingSet.has(platform);
  const readings = diamondIs ? [] : readingsOf(kept, ratesOf);
  const partly = leftOut.filter((period) => period.days !== null).length;
  return {
    source,
    by,
    chosen: ask.by === null,
    weekStart: ask.weekStart,
    timezone: ask.timezone,
    window: ask.window,
    inputs: {
      periods: kept.length,
      creators: creators.length,
      outside,
      undated,
      others,
      replaced: replaced.length,
      leftOut: leftOut.length + otherTable,
    },
    creator: creators.length === 1 ? (kept.find(({ creator }) => creator !== null)?.creator ?? null) : null,
    days,
    withoutDays: kept.filter((period) => period.days === null).length,
    lastThirtyDays: kept.filter((period) => period.lastThirtyDays).length,
    currency: ratesOf(kept[0] as Period).currency,
    groups,
    total,
    readings,
    agency: agencyPercent && {
      percent: agencyPercent,
      cash: total.cash && partOf(total.cash, agencyPercent),
    },
    deductions: settings.deductions.length > 0,
    rates: [...rates.values()],
    thresholds: [],
    diagnostics: [
      ...found,
      ...(replaced.length > 0 ? [diagnostic('PERIODS_REPLACED', { periods: replaced.length })] : []),
      ...left(partly, 'overlap'),
      ...left(leftOut.length - partly, 'no-days'),
      ...left(otherTable, 'other-table'),
      ...(undated > 0 ? [diagnostic('PERIODS_UNDATED', { periods: undated })] : []),
    ],
  };
}

const left = (periods: number, reason: 'overlap' | 'no-days' | 'other-table'): Diagnostic[] =>
  periods > 0 ? [diagnostic('PERIODS_LEFT_OUT', { periods, reason })] : [];

/** An agency's table and a creator's own analytics may tell of the same diamonds, and nothing says whether they do. */
function ofOneTable(given: readonly Period[]): {
  readonly periods: readonly Period[];
  readonly left: number;
} {
  const named = given.filter(({ source }) => source === 'backstage');
  return named.length === 0
    ? { periods: given, left: 0 }
    : { periods: named, left: given.length - named.length };
}

function isAsked({ creator, creatorId, platform }: Period, { asked }: HistoryAsk): boolean {
  if (asked.platform !== null && asked.platform !== platform) return false;
  if (asked.creator === null || (creator === null && creatorId === null)) return true;
  return creatorId === asked.creator || creator?.toLowerCase() === asked.creator.toLowerCase();
}

/** A period is inside when all of its days are; the ends are days as the exports write them. */
function placeOf({ days }: Period, { window, clock }: HistoryAsk): 'inside' | 'outside' | 'undated' {
  if (window.since === null && window.until === null) return 'inside';
  if (days === null) return 'undated';
  const from = Date.parse(days.from);
  const until = Date.parse(days.to) + DAY;
  return (window.since === null || from >= clock(window.since)) &&
    (window.until === null || until <= clock(window.until))
    ? 'inside'
    : 'outside';
}

function spanOf(periods: readonly Period[]): DayRange | null {
  const days = periods.flatMap((period) => period.days ?? []);
  if (days.length === 0) return null;
  return {
    from: days.reduce((first, { from }) => (from < first ? from : first), days[0]?.from ?? ''),
    to: days.reduce((last, { to }) => (to > last ? to : last), ''),
  };
}

function groupingOf(source: PeriodSource, creators: number, days: DayRange | null): PeriodGrouping {
  if (source === 'backstage') return 'creator';
  return creators > 1 ? 'creator' : days !== null && daysIn(days) > MOST_DAYS ? 'month' : 'day';
}

const partOf = (cash: Range, percent: Exact): Range => {
  const of = (amount: Exact): Exact => divide(multiply(amount, percent), exact(100));
  return { low: of(cash.low), expected: of(cash.expected), high: cash.high && of(cash.high) };
};

/** Counts are JSON numbers, exact up to 2^53 - 1; beyond it nothing is printed rather than something rounded. */
function counted<Value>(sum: () => Value): Value {
  try {
    return sum();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail('COUNT_TOO_LARGE', { figure: error.message, value: 'more than 9007199254740991' });
  }
}
