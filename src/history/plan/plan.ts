import { type CashOut, cashOut } from '../../earnings/cash-out.ts';
import { type Deduction, foreignDeduction } from '../../earnings/deductions.ts';
import type { RatesUsed } from '../../earnings/direct.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import type { Catalogue } from '../../rates/catalogue.ts';
import type { EarnedSession } from '../earned.ts';
import { type CoinsAndCash, worth } from '../forecast/cash.ts';
import { historyOf, type LeftOut } from '../forecast/past.ts';
import { type CoinsNeeded, coinsNeeded, type Target } from './coins.ts';
import { type GiftersNeeded, giftersNeeded } from './gifters.ts';
import { inNamedGifts, type NamedGifts } from './named-gifts.ts';
import { minutesFor, type UnknownPace, type UsualPace, usualPace } from './time.ts';

export interface PlanRequest {
  readonly target: Target;
  /** The creator's history, or one session, typed or recorded. */
  readonly past: readonly EarnedSession[];
  /** In force for sessions to come. */
  readonly rates: RatesUsed;
  readonly deductions: readonly Deduction[];
  readonly catalogue: Catalogue;
}

/** What a part of a plan rests on; printed with it. */
export type TimeAssumption =
  | 'PACE_AS_USUAL'
  /** The interval is about the pace; coins are those at the expected rate. */
  | 'RATE_AS_EXPECTED'
  /** Sessions of the length that is usual for the creator. */
  | 'USUAL_LENGTH'
  /** One or two sessions do not tell how much sessions differ. */
  | 'NO_INTERVAL_FROM_SO_FEW'
  | 'HISTORY_IS_A_LOWER_BOUND';

/** Whole minutes of LIVE that bring the coins; at least 1. */
export type TimeNeeded =
  | {
      readonly kind: 'interval';
      /** Whichever it is, in four of five cases it lies between `fewest` and `most`; `null`: more than can be foreseen. */
      readonly minutes: { readonly fewest: number; readonly middle: number; readonly most: number | null };
      /** Of a usual session. */
      readonly sessionMinutes: number;
      readonly n: number;
      readonly assumptions: readonly TimeAssumption[];
    }
  | {
      readonly kind: 'plain';
      readonly minutes: number;
      readonly sessionMinutes: number;
      readonly n: number;
      readonly assumptions: readonly TimeAssumption[];
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownPace };

/** What reaches a target: the same thing said in coins, gifts, people and hours, each by its own assumption. */
export type Plan =
  | {
      readonly kind: 'refused';
      /** A deduction of 100 % leaves nothing, whatever comes in. */
      readonly reason: 'deductions-take-everything';
    }
  | {
      readonly kind: 'plan';
      readonly target: Target;
      readonly coins: CoinsNeeded;
      /** What the expected coins pay. */
      readonly pays: CoinsAndCash;
      /** Of what must be paid out, at the expected rate. */
      readonly cashOut: CashOut;
      readonly coinsAssumption: 'COINS_AT_REPORTED_RATES' | 'COINS_ARE_THE_TARGET';
      readonly gifts: readonly NamedGifts[];
      readonly gifters: GiftersNeeded;
      readonly time: TimeNeeded;
      readonly leftOut: readonly LeftOut[];
    };

/**
 * @throws InputError CURRENCY_MISMATCH when the target or a fixed deduction is in another currency than the rates,
 * COUNT_TOO_LARGE when it takes more than 2^53-1 coins
 */
export function plan(request: PlanRequest): Plan {
  const { target, past, rates, deductions, catalogue } = request;
  const foreign = foreignDeduction(deductions, rates.currency);
  if (foreign) {
    const { currency } = foreign.money;
    fail('CURRENCY_MISMATCH', {
      what: `the deduction "${foreign.name}"`,
      currency,
      expected: rates.currency,
    });
  }
  const coins = coinsNeeded(target, rates.cashPerCoin, rates.currency, deductions);
  if (coins === null) return { kind: 'refused', reason: 'deductions-take-everything' };
  const history = historyOf(past);
  const pays = worth(coins.expected, { cashPerCoin: rates.cashPerCoin, deductions });
  return {
    kind: 'plan',
    target,
    coins,
    pays,
    cashOut: cashOut(pays.cash.expected, rates),
    coinsAssumption: target.kind === 'coins' ? 'COINS_ARE_THE_TARGET' : 'COINS_AT_REPORTED_RATES',
    gifts: inNamedGifts(coins.expected, catalogue),
    gifters: history.mixed
      ? { kind: 'unknown', reason: history.mixed.kind }
      : giftersNeeded(coins.expected, past),
    time: timeNeeded(coins.expected, usualPace(history), history.lowerBounds > 0),
    leftOut: history.leftOut,
  };
}

/** From the .1 to the .9 quantile of the time. */
const INTERVAL = { fewest: 0.1, middle: 0.5, most: 0.9 } as const;

/** How often as fast as usual coins come in, where something is imagined otherwise. */
export interface PaceFactors {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

const AS_USUAL: PaceFactors = { low: 1, middle: 1, high: 1 };

/**
 * @param coins whole, above 0
 * @param factors above 0 and ascending: the interval reaches from the fast end of the fastest to the slow end of the slowest
 * @param sessionMinutes of one session to come, where it is not the usual length
 */
export function timeNeeded(
  coins: number,
  pace: UsualPace,
  lowerBound: boolean,
  factors: PaceFactors = AS_USUAL,
  sessionMinutes: number | null = null,
): TimeNeeded {
  if (pace.kind === 'unknown') return pace;
  const common = { sessionMinutes: sessionMinutes ?? pace.minutes, n: pace.n };
  const assumptions: TimeAssumption[] = [
    'PACE_AS_USUAL',
    'RATE_AS_EXPECTED',
    'USUAL_LENGTH',
    ...(pace.kind === 'plain' ? (['NO_INTERVAL_FROM_SO_FEW'] as const) : []),
    ...(lowerBound ? (['HISTORY_IS_A_LOWER_BOUND'] as const) : []),
  ];
  if (pace.kind === 'plain') {
    const minutes = coins / (pace.coinsPerMinute * factors.middle);
    if (!Number.isFinite(minutes)) return { kind: 'unknown', reason: 'not-reached' };
    return { kind: 'plain', minutes: wholeMinutes(minutes), ...common, assumptions };
  }
  const at = (p: number, factor: number): number | null => {
    const minutes = minutesFor(pace.model, pace.minutes, coins / factor, p);
    return minutes === null ? null : wholeMinutes(minutes);
  };
  const fewest = at(INTERVAL.fewest, factors.high);
  const middle = at(INTERVAL.middle, factors.middle);
  if (fewest === null || middle === null) return { kind: 'unknown', reason: 'not-reached' };
  const most = at(INTERVAL.most, factors.low);
  return { kind: 'interval', minutes: { fewest, middle, most }, ...common, assumptions };
}

/** Nobody plans seconds, and the last digits of a logarithm differ between machines. */
const wholeMinutes = (minutes: number): number => Math.max(1, Math.round(minutes));
