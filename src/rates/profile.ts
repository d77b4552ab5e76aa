import type { Currency } from '../money/currency.ts';
import type { Exact } from '../money/exact.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** A rate with what is needed to judge it. */
export interface Rate {
  readonly value: Exact;
  /** Other reported values; equal to `value` where nobody reports another. */
  readonly low: Exact;
  readonly high: Exact;
  /** Who says so, in a few words. */
  readonly source: string;
  readonly url: string | null;
  /** When the source was published or last checked, ISO date or year. */
  readonly date: string | null;
  readonly confidence: Confidence;
  readonly note: string | null;
  /** In force from this ISO date on; `null` means always (decision 14). */
  readonly from: string | null;
  /** Where the figure was set: `built-in`, or the file and line of a configuration. */
  readonly origin: string;
}

/** Newest last; which one holds is decided by {@link rateInForce}. */
export type DatedRate = readonly Rate[];

export interface CoinPrice {
  /** `app` or `web` on TikTok; the profile names its own channels. */
  readonly channel: string;
  readonly label: string;
  readonly rates: DatedRate;
}

/** How one platform turns gifts into money. Everything a platform needs is data, so adding one takes no code. */
export interface RateProfile {
  readonly platform: string;
  readonly label: string;
  readonly currency: Currency;
  /** Cash the creator receives for one gift coin, in `currency`. */
  readonly cashPerCoin: DatedRate;
  /** Coins that make one unit of what the creator's screen calls a diamond. Never changes the cash of counted gifts. */
  readonly coinsPerDiamond: DatedRate;
  /** What a viewer pays for one coin, in `currency`, by channel. */
  readonly coinPrices: readonly CoinPrice[];
  /** Most that can be cashed out in a calendar day, in `currency`. */
  readonly dailyCap: Rate | null;
  /** Least that can be cashed out; unset unless the user sets it, because no official figure exists. */
  readonly minimum: Rate | null;
  readonly payoutDelayDays: Rate | null;
  readonly cashOutFee: Rate | null;
  /** What a multiplier in a LIVE match does to the payout: 1, because it multiplies points alone. */
  readonly matchMultiplier: Rate | null;
  /** What a like pays. 0, and written down so that nobody has to ask. */
  readonly cashPerLike: Rate;
}

/**
 * The rate in force when a session started: the newest whose `from` is not after the start; without a start the newest
 * (decision 14; never the wall clock). Compares calendar dates of the start as written in its own offset.
 */
export function rateInForce(rates: DatedRate, startedAt: string | null): Rate {
  const sorted = [...rates].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  const day = startedAt?.slice(0, 10) ?? null;
  const reached = day === null ? sorted : sorted.filter((rate) => rate.from === null || rate.from <= day);
  const rate = reached.at(-1) ?? sorted[0];
  if (!rate) throw new RangeError('a profile needs at least one rate');
  return rate;
}
