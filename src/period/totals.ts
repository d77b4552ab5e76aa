import type { DiamondReading, RatesUsed } from '../earnings/direct.ts';
import { addRanges, convert } from '../earnings/direct.ts';
import { compare, divide, type Exact, exact, fraction, multiply } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { byCreator, latestOf } from './newest.ts';
import type { BeforeCounts, DiamondParts, Period, PeriodCounts } from './period.ts';

/** A sum over the periods that tell it, and how many do; `sum: null` where none does. */
export interface Told {
  readonly sum: number | null;
  readonly known: number;
}

type ToldOf<Counts> = { readonly [Name in keyof Counts]: Told };

/** The figures of a set of periods of which no two overlap. */
export interface PeriodTotals {
  readonly periods: number;
  readonly counts: ToldOf<PeriodCounts>;
  /** Payout of the diamonds at the rates in force on each period's first day, before deductions. */
  readonly cash: Range | null;
  /** Some period does not tell its diamonds: amounts are "at least", and `high` is `null`. */
  readonly lowerBound: boolean;
  /** Diamonds an hour live, and on a valid day, over the periods that tell both. */
  readonly perHour: Pace | null;
  readonly perValidDay: Pace | null;
  readonly peakViewers: number | null;
  /** Viewers at once, each period by its hours. */
  readonly averageViewers: { readonly value: number | null; readonly known: number };
  readonly parts: ToldOf<DiamondParts>;
  /** The month before the newest period of each creator: those of several periods would add months up. */
  readonly before: ToldOf<BeforeCounts> & {
    /** Newest periods, one a creator. */
    readonly periods: number;
    readonly perHour: Pace | null;
    readonly perValidDay: Pace | null;
  };
  /** Diamonds per valid day of these newest periods beside those of the month before, less 1, where all four are told. */
  readonly change: { readonly perValidDay: Exact; readonly known: number } | null;
}

export interface Pace {
  readonly diamonds: Exact;
  readonly cash: Range | null;
  readonly known: number;
}

/** Rates for diamonds that are not counted gifts. */
export type RatesOf = (period: Period) => RatesUsed;

/** @throws RangeError when a sum is no longer exact, beyond 2^53 - 1 */
export function totalsOf(periods: readonly Period[], ratesOf: RatesOf): PeriodTotals {
  const counts = toldOf(periods.map((each) => each.counts));
  const newest = byCreator(periods).map(latestOf);
  const before = toldOf(newest.map((each) => each.before));
  const lowerBound = counts.diamonds.known > 0 && counts.diamonds.known < periods.length;
  const cash = cashOf(periods, ratesOf);
  const peaks = periods.flatMap(({ viewers }) => viewers.peak ?? []);
  return {
    periods: periods.length,
    counts,
    cash: cash && lowerBound ? { ...cash, high: null } : cash,
    lowerBound,
    perHour: paceOf(periods, ({ counts: each }) => each, 'durationSeconds', 3600n, ratesOf),
    perValidDay: paceOf(periods, ({ counts: each }) => each, 'validDays', 1n, ratesOf),
    peakViewers: peaks.length === 0 ? null : Math.max(...peaks),
    averageViewers: averageViewers(periods),
    parts: toldOf(periods.map((each) => each.parts)),
    before: {
      ...before,
      periods: newest.length,
      perHour: paceOf(newest, (each) => each.before, 'durationSeconds', 3600n, null),
      perValidDay: paceOf(newest, (each) => each.before, 'validDays', 1n, null),
    },
    change: changeOf(newest),
  };
}

function toldOf<Counts extends { readonly [Name in keyof Counts]: number | null }>(
  all: readonly Counts[],
): ToldOf<Counts> {
  const names = Object.keys(all[0] ?? {}) as (keyof Counts & string)[];
  const told = names.map((name): [string, Told] => {
    const known = all.flatMap((each) => (each[name] === null ? [] : [each[name]]));
    const sum = known.reduce((total, value) => total + value, 0);
    if (!Number.isSafeInteger(sum)) throw new RangeError(name);
    return [name, { sum: known.length === 0 ? null : sum, known: known.length }];
  });
  return Object.fromEntries(told) as ToldOf<Counts>;
}

/** Diamonds → coins → cash. What a diamond is in coins is the profile's, and applied once. */
export function cashOf(
  periods: readonly Period[],
  ratesOf: RatesOf,
  coinsPerDiamond: (rates: RatesUsed) => Exact = (rates) => rates.coinsPerDiamond.value,
): Range | null {
  const amounts = periods.flatMap((period) => {
    const { diamonds } = period.counts;
    if (diamonds === null) return [];
    const rates = ratesOf(period);
    return [convert(multiply(exact(diamonds), coinsPerDiamond(rates)), rates.cashPerCoin, false)];
  });
  const [first, ...others] = amounts;
  return first ? others.reduce(addRanges, first) : null;
}

/** What the diamonds are worth if a diamond is one coin, and if it is more, as the profile's range has it. */
export function readingsOf(periods: readonly Period[], ratesOf: RatesOf): readonly DiamondReading[] {
  const counted = periods.filter(({ counts }) => counts.diamonds !== null);
  const [first] = counted;
  if (!first) return [];
  const { low, value, high } = ratesOf(first).coinsPerDiamond;
  const distinct = [low, value, high]
    .sort(compare)
    .filter((each, index, all) => index === 0 || compare(each, all[index - 1] as Exact) !== 0);
  if (distinct.length < 2) return [];
  const diamonds = counted.reduce((sum, { counts }) => sum + (counts.diamonds ?? 0), 0);
  return distinct.map((coinsPerDiamond) => ({
    coinsPerDiamond,
    coins: multiply(exact(diamonds), coinsPerDiamond),
    cash: cashOf(counted, ratesOf, () => coinsPerDiamond) as Range,
  }));
}

function paceOf(
  periods: readonly Period[],
  of: (period: Period) => BeforeCounts,
  by: 'durationSeconds' | 'validDays',
  unit: bigint,
  ratesOf: RatesOf | null,
): Pace | null {
  const both = periods.filter((each) => of(each).diamonds !== null && (of(each)[by] ?? 0) > 0);
  if (both.length === 0) return null;
  const diamonds = both.reduce((sum, each) => sum + (of(each).diamonds ?? 0), 0);
  const length = fraction(BigInt(both.reduce((sum, each) => sum + (of(each)[by] ?? 0), 0)), unit);
  const cash = ratesOf && cashOf(both, ratesOf);
  return {
    diamonds: divide(exact(diamonds), length),
    cash: cash && {
      low: divide(cash.low, length),
      expected: divide(cash.expected, length),
      high: cash.high && divide(cash.high, length),
    },
    known: both.length,
  };
}

/**
 * A month that is not over cannot be put beside a whole one, but their days can. The totals of a group are compared, so that
 * a creator of few days does not weigh as much as one of many.
 */
function changeOf(periods: readonly Period[]): PeriodTotals['change'] {
  const both = periods.filter(
    ({ counts, before }) =>
      counts.diamonds !== null &&
      (counts.validDays ?? 0) > 0 &&
      (before.diamonds ?? 0) > 0 &&
      (before.validDays ?? 0) > 0,
  );
  const now = paceOf(both, ({ counts }) => counts, 'validDays', 1n, null);
  const then = paceOf(both, ({ before }) => before, 'validDays', 1n, null);
  if (!now || !then) return null;
  const ratio = divide(now.diamonds, then.diamonds);
  return { perValidDay: fraction(ratio.num - ratio.den, ratio.den), known: both.length };
}

function averageViewers(periods: readonly Period[]): PeriodTotals['averageViewers'] {
  let viewerSeconds = 0;
  let seconds = 0;
  let known = 0;
  for (const { viewers, counts } of periods) {
    if (viewers.average === null || !counts.durationSeconds) continue;
    viewerSeconds += viewers.average * counts.durationSeconds;
    seconds += counts.durationSeconds;
    known += 1;
  }
  return { value: seconds === 0 ? null : viewerSeconds / seconds, known };
}
