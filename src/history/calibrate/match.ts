import type { PayoutFault } from '../../diagnostics/args.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { beforeDeductions, type Deduction } from '../../earnings/deductions.ts';
import { addRanges, convert } from '../../earnings/direct.ts';
import { add, compare, divide, type Exact, isZero, ONE, subtract, ZERO } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import { type RateProfile, rateInForce } from '../../rates/profile.ts';
import type { Payout, PayoutStatus } from '../../session/payout.ts';
import type { EarnedSession } from '../earned.ts';
import type { WallClock } from '../zone.ts';
import { covering, dayAt, dayNumber, dayText, refuseOverlaps } from './days.ts';

/** Why a payout is not part of the estimate. */
export type NotCounted = Exclude<PayoutStatus, 'paid'> | PayoutFault;

/** A payout beside the sessions of its days. */
export interface MatchedPayout {
  readonly payout: Payout;
  readonly sessions: number;
  /** Of those, sessions that began in the period and ended after it: their later gifts may be in the next payout. */
  readonly acrossTheEnd: number;
  readonly coins: Exact;
  /** Some session of the period is a lower bound or tells no coins. */
  readonly coinsAtLeast: boolean;
  /** The amount before the deductions that were set; the amount itself where none are. */
  readonly gross: Exact | null;
  /** gross ÷ coins, exact; "at most" where the coins are "at least". `null` without coins. */
  readonly cashPerCoin: Exact | null;
  /** What the profile's rates make of the same coins. */
  readonly expected: Range & { readonly high: Exact };
  /** gross ÷ expected - 1; `null` without coins. */
  readonly deviation: Exact | null;
  /** Where the gross lies in the profile's range; `null` where that cannot be told. */
  readonly verdict: 'below' | 'within' | 'above' | null;
  /** Days from the period's end to the payment, where it came later than the profile says and a month on top. */
  readonly lateDays: number | null;
  readonly notCounted: NotCounted | null;
}

/** Sessions that no payout covers. `reason` of the others: why they cannot be matched. */
export interface Unmatched {
  readonly reason: 'outside-payouts' | 'no-start' | 'no-income' | 'other-platform';
  readonly sessions: number;
  /** Days of the first and the last; `null` where they have none. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface Matched {
  readonly payouts: readonly MatchedPayout[];
  readonly unmatched: readonly Unmatched[];
}

/** A gap at the edge of the history is no missing session as long as the creator has paused as long, or for a week. */
const USUAL_PAUSE_DAYS = 7;

/** Networks pay in the month after; only what comes later than that and the platform's delay is late. */
const NETWORK_DELAY_DAYS = 31;

interface Dated {
  readonly earned: EarnedSession;
  /** Days since 1970 on which it began and ended. */
  readonly day: number;
  readonly lastDay: number;
}

/**
 * Puts sessions beside the payouts of the days on which they began.
 *
 * @param wall the clock by which the payouts' days are counted
 * @throws InputError PAYOUTS_OVERLAP when two paid periods share a day, CURRENCY_MISMATCH when a payout is in another currency
 * than the profile
 */
export function matchPayouts(
  payouts: readonly Payout[],
  sessions: readonly EarnedSession[],
  profile: RateProfile,
  deductions: readonly Deduction[],
  wall: WallClock,
): Matched {
  refuseOverlaps(payouts);
  for (const { money, at, from, to } of payouts) {
    if (money.currency !== profile.currency)
      fail(
        'CURRENCY_MISMATCH',
        { what: `the amount for ${from} to ${to}`, currency: money.currency, expected: profile.currency },
        at,
      );
  }
  const own = sessions.filter(({ session }) => session.platform === profile.platform);
  const undated = own.filter(({ session }) => session.startedAt === null);
  const dated = own.flatMap((earned) => datedBy(earned, wall)).sort((a, b) => a.day - b.day);
  const edges = edgesOf(dated);
  const days = payouts.map(covering);
  const matched = payouts.map((payout, index) => {
    const inside = dated.filter(({ day }) => days[index]?.(day));
    // A session without a date may belong to any period.
    return matchOne(payout, inside, undated.length > 0, payouts, edges, profile, deductions);
  });
  const outside = dated.filter(({ day }) => !days.some((covers) => covers(day)));
  const silent = dated.filter(({ earned }) => earned.income.coins === null);
  const others = sessions.flatMap((earned) =>
    earned.session.platform === profile.platform ? [] : datedBy(earned, wall),
  );
  return {
    payouts: exactFirst(matched),
    unmatched: [
      unmatched('outside-payouts', outside.length, outside),
      unmatched('no-start', undated.length, []),
      unmatched('no-income', silent.length, silent),
      unmatched('other-platform', sessions.length - own.length, others),
    ].filter(({ sessions }) => sessions > 0),
  };
}

function datedBy(earned: EarnedSession, wall: WallClock): Dated[] {
  const { startedAt, durationSeconds } = earned.session;
  if (startedAt === null) return [];
  const start = Date.parse(startedAt);
  const end = start + (durationSeconds ?? 0) * 1000;
  return [{ earned, day: dayAt(wall(start)), lastDay: dayAt(wall(end)) }];
}

interface Edges {
  readonly first: number;
  readonly last: number;
  /** Days without a session that are nothing unusual. */
  readonly pause: number;
}

function edgesOf(dated: readonly Dated[]): Edges | null {
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return null;
  const pauses = dated.slice(1).map(({ day }, index) => day - (dated[index] as Dated).day);
  return {
    first: first.day,
    last: last.day,
    pause: pauses.reduce((longest, pause) => Math.max(longest, pause), USUAL_PAUSE_DAYS),
  };
}

function matchOne(
  payout: Payout,
  inside: readonly Dated[],
  undated: boolean,
  all: readonly Payout[],
  edges: Edges | null,
  profile: RateProfile,
  deductions: readonly Deduction[],
): MatchedPayout {
  let coins = ZERO;
  let expected: MatchedPayout['expected'] = { low: ZERO, expected: ZERO, high: ZERO };
  for (const { earned } of inside) {
    const { coins: each } = earned.income;
    if (each === null) continue;
    coins = add(coins, each);
    const rate = rateInForce(profile.cashPerCoin, earned.session.startedAt);
    expected = addRanges(expected, convert(each, rate, false)) as MatchedPayout['expected'];
  }
  const coinsAtLeast =
    undated || inside.some(({ earned: { income } }) => income.coins === null || income.lowerBound);
  const gross = beforeDeductions(payout.money.amount, deductions);
  const known = gross !== null && !isZero(coins);
  const last = dayNumber(payout.to);
  const matched = {
    payout,
    sessions: inside.length,
    acrossTheEnd: inside.filter(({ lastDay }) => lastDay > last).length,
    coins,
    coinsAtLeast,
    gross,
    cashPerCoin: known ? divide(gross, coins) : null,
    expected,
    deviation: known ? subtract(divide(gross, expected.expected), ONE) : null,
    verdict: known ? verdictOf(gross, expected, coinsAtLeast) : null,
    lateDays: lateDaysOf(payout, profile),
  };
  return { ...matched, notCounted: notCounted(matched, all, edges) };
}

function verdictOf(
  gross: Exact,
  expected: MatchedPayout['expected'],
  coinsAtLeast: boolean,
): MatchedPayout['verdict'] {
  if (compare(gross, expected.low) < 0) return 'below';
  // More coins than were seen would raise what is expected.
  if (coinsAtLeast) return null;
  return compare(gross, expected.high) > 0 ? 'above' : 'within';
}

function lateDaysOf({ to, paidOn }: Payout, { payoutDelayDays }: RateProfile): number | null {
  if (paidOn === null) return null;
  const days = dayNumber(paidOn) - dayNumber(to);
  const delay = payoutDelayDays ? Number(payoutDelayDays.value.num / payoutDelayDays.value.den) : 0;
  return days > delay + NETWORK_DELAY_DAYS ? days : null;
}

function notCounted(
  matched: Omit<MatchedPayout, 'notCounted'>,
  all: readonly Payout[],
  edges: Edges | null,
): NotCounted | null {
  const { payout, sessions, coins, gross } = matched;
  const { from, to, paidOn, status } = payout;
  if (status !== 'paid') return status;
  if (isZero(payout.money.amount)) return 'nothing-paid';
  if (gross === null) return 'deductions-take-everything';
  const waiting = all.some(
    (other) =>
      (other.status === 'held' || other.status === 'pending') && other.from <= to && other.to >= from,
  );
  if (waiting) return 'part-held';
  if (paidOn !== null && paidOn < to) return 'paid-before-end';
  if (sessions === 0 || !edges) return 'no-sessions';
  if (edges.first - dayNumber(from) > edges.pause) return 'begins-before-first-session';
  if (dayNumber(to) - edges.last > edges.pause) return 'ends-after-last-session';
  return isZero(coins) ? 'no-coins' : null;
}

/** Where some payouts are exact, those that give an upper bound only are not counted beside them. */
function exactFirst(matched: readonly MatchedPayout[]): readonly MatchedPayout[] {
  if (!matched.some(({ notCounted, coinsAtLeast }) => notCounted === null && !coinsAtLeast)) return matched;
  return matched.map((each) =>
    each.notCounted === null && each.coinsAtLeast ? { ...each, notCounted: 'coins-at-least' } : each,
  );
}

function unmatched(reason: Unmatched['reason'], sessions: number, dated: readonly Dated[]): Unmatched {
  const days = dated.map(({ day }) => day);
  const text = (day: number | undefined): string | null => (day === undefined ? null : dayText(day));
  const ascending = [...days].sort((a, b) => a - b);
  return { reason, sessions, first: text(ascending[0]), last: text(ascending.at(-1)) };
}
