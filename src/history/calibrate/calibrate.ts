import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Deduction } from '../../earnings/deductions.ts';
import { addRanges } from '../../earnings/direct.ts';
import { compare, divide, type Exact, ONE, subtract, sum, ZERO } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { RateProfile } from '../../rates/profile.ts';
import type { Payout } from '../../session/payout.ts';
import type { EarnedSession } from '../earned.ts';
import type { WallClock } from '../zone.ts';
import { type RateEstimate, rateFrom } from './estimate.ts';
import { type MatchedPayout, matchPayouts, type Unmatched } from './match.ts';
import { type SettingLine, settingLines } from './setting-lines.ts';

/** What must be believed for the figure to be the cash of a coin; printed with it. */
export type CalibrationAssumption =
  /** Bonuses, subscriptions and refunds in a payout would be read as gifts. */
  | 'PAYOUTS_ARE_GIFTS_ALONE'
  /** A LIVE is paid with the day on which it began. */
  | 'PAID_BY_DAY_OF_START'
  /** Every LIVE of the counted periods is among the sessions. */
  | 'ALL_SESSIONS_ARE_KNOWN'
  /** The deductions that are set were taken from these payouts. */
  | 'DEDUCTIONS_WERE_TAKEN'
  /** Coins come from typed diamonds, by the profile's coins per diamond. */
  | 'DIAMONDS_READ_BY_THE_PROFILE';

/** The creator's own cash per coin, from what really arrived. */
export interface Calibration {
  readonly platform: string;
  readonly payouts: readonly MatchedPayout[];
  readonly unmatched: readonly Unmatched[];
  /** Over the counted payouts, before deductions. */
  readonly estimate: RateEstimate;
  /** `at-most`: the coins of the counted payouts are "at least". `null` without an estimate. */
  readonly bound: 'exact' | 'at-most' | null;
  /** The profile's rate for the same coins: expected, and its range. `null` without an estimate. */
  readonly profile: (Range & { readonly high: Exact }) | null;
  /** Estimate ÷ the profile's rate - 1. */
  readonly deviation: Exact | null;
  /** Where the estimate lies in the profile's range; `null` where that cannot be told. */
  readonly verdict: MatchedPayout['verdict'];
  /** Whether the interval holds the profile's rate, so that the deviation may be chance; `null` without an interval. */
  readonly intervalHoldsProfile: boolean | null;
  /** What to paste; `null` without an estimate, and where it is an upper bound. */
  readonly settings: readonly SettingLine[] | null;
  readonly assumptions: readonly CalibrationAssumption[];
  readonly diagnostics: readonly Diagnostic[];
}

export type CalibrationResult =
  | { readonly kind: 'refused'; readonly reason: 'several-creators'; readonly creators: readonly string[] }
  | { readonly kind: 'calibration'; readonly calibration: Calibration };

/**
 * Real payouts against the sessions of their days.
 *
 * @param payouts in the profile's currency
 * @param sessions of one creator; those of other platforms are left out and counted
 * @param wall the clock by which the payouts' days are counted: see `zone.ts`
 * @throws InputError PAYOUTS_OVERLAP, CURRENCY_MISMATCH
 */
export function calibrate(
  payouts: readonly Payout[],
  sessions: readonly EarnedSession[],
  profile: RateProfile,
  deductions: readonly Deduction[],
  wall: WallClock,
): CalibrationResult {
  const creators = creatorsOf(sessions, profile.platform);
  if (creators.length > 1) return { kind: 'refused', reason: 'several-creators', creators };
  const matched = matchPayouts(payouts, sessions, profile, deductions, wall);
  const counted = matched.payouts.filter((each): each is Counted => each.notCounted === null);
  const estimate = rateFrom(counted);
  const common = {
    platform: profile.platform,
    ...matched,
    diagnostics: findings(matched.payouts, matched.unmatched),
  };
  if (estimate.kind === 'none') {
    const calibration: Calibration = {
      ...common,
      estimate,
      bound: null,
      profile: null,
      deviation: null,
      verdict: null,
      intervalHoldsProfile: null,
      settings: null,
      assumptions: [],
    };
    return { kind: 'calibration', calibration };
  }
  const atMost = counted.some(({ coinsAtLeast }) => coinsAtLeast);
  const rates = profileRates(counted);
  const { cashPerCoin } = estimate;
  const verdict =
    compare(cashPerCoin, rates.low) < 0
      ? 'below'
      : atMost
        ? null
        : compare(cashPerCoin, rates.high) > 0
          ? 'above'
          : 'within';
  const interval = estimate.kind === 'interval' ? estimate.interval : null;
  const calibration: Calibration = {
    ...common,
    estimate,
    bound: atMost ? 'at-most' : 'exact',
    profile: rates,
    deviation: subtract(divide(cashPerCoin, rates.expected), ONE),
    verdict,
    intervalHoldsProfile:
      interval && compare(interval.low, rates.expected) <= 0 && compare(rates.expected, interval.high) <= 0,
    settings: atMost
      ? null
      : settingLines(
          profile.platform,
          estimate,
          counted.map((each) => each.cashPerCoin),
          rates,
          lastDayOf(counted),
        ),
    assumptions: [
      'PAYOUTS_ARE_GIFTS_ALONE',
      'PAID_BY_DAY_OF_START',
      'ALL_SESSIONS_ARE_KNOWN',
      ...(deductions.length > 0 ? (['DEDUCTIONS_WERE_TAKEN'] as const) : []),
      ...(fromDiamonds(sessions, profile.platform) ? (['DIAMONDS_READ_BY_THE_PROFILE'] as const) : []),
    ],
  };
  return { kind: 'calibration', calibration };
}

/** A counted payout has coins and an amount. */
type Counted = MatchedPayout & { readonly gross: Exact; readonly cashPerCoin: Exact };

function creatorsOf(sessions: readonly EarnedSession[], platform: string): string[] {
  const names = new Map<string, string>();
  for (const { session } of sessions) {
    if (session.platform !== platform || session.creator === null) continue;
    const key = session.creator.toLowerCase();
    if (!names.has(key)) names.set(key, session.creator);
  }
  return [...names.values()];
}

/** The profile's rates over the coins of the counted payouts; rates of several dates weigh by their coins. */
function profileRates(counted: readonly Counted[]): Range & { readonly high: Exact } {
  const coins = sum(counted.map((each) => each.coins));
  const { low, expected, high } = counted.reduce<Range>((total, each) => addRanges(total, each.expected), {
    low: ZERO,
    expected: ZERO,
    high: ZERO,
  });
  return { low: divide(low, coins), expected: divide(expected, coins), high: divide(high ?? ZERO, coins) };
}

const lastDayOf = (counted: readonly Counted[]): string =>
  counted.map(({ payout }) => payout.paidOn ?? payout.to).reduce((a, b) => (a > b ? a : b));

const fromDiamonds = (sessions: readonly EarnedSession[], platform: string): boolean =>
  sessions.some(({ session, income }) => session.platform === platform && income.source === 'diamonds');

function findings(payouts: readonly MatchedPayout[], unmatched: readonly Unmatched[]): Diagnostic[] {
  return [
    ...payouts.flatMap(({ payout, notCounted, lateDays }) => {
      const { from, to, at } = payout;
      return [
        // Held, pending and failed money is no finding: the table of payouts says so itself.
        ...(notCounted !== null &&
        notCounted !== 'held' &&
        notCounted !== 'pending' &&
        notCounted !== 'failed'
          ? [diagnostic('PAYOUT_NOT_COUNTED', { from, to, reason: notCounted }, at)]
          : []),
        ...(lateDays === null ? [] : [diagnostic('PAYOUT_LATE', { from, to, days: lateDays }, at)]),
      ];
    }),
    ...unmatched.map(({ reason, sessions, first, last }) =>
      reason === 'outside-payouts'
        ? diagnostic('SESSIONS_OUTSIDE_PAYOUTS', { sessions, first: first as string, last: last as string })
        : diagnostic('SESSIONS_NOT_MATCHED', { sessions, reason }),
    ),
  ];
}
