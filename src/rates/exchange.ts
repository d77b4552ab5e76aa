import type { Currency } from '../money/currency.ts';
import { divide, type Exact, multiply, ONE } from '../money/exact.ts';
import type { Rate, RateProfile } from './profile.ts';

/** What one unit of a currency was worth in another, as somebody declared it for a day. None is built in. */
export interface Exchange {
  readonly from: Currency;
  readonly to: Currency;
  /** Units of `to` for one of `from`; above 0. */
  readonly rate: Exact;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** As it was written. */
  readonly text: string;
}

/** The same exchange the other way round, without rounding. */
export const reversed = ({ from, to, rate, ...rest }: Exchange): Exchange => ({
  ...rest,
  from: to,
  to: from,
  rate: divide(ONE, rate),
});

/** A platform's amounts of money in another currency; coins and diamonds stay what they are. */
export function profileIn(profile: RateProfile, exchange: Exchange): RateProfile {
  const money = (rate: Rate): Rate => ({
    ...rate,
    value: multiply(rate.value, exchange.rate),
    low: multiply(rate.low, exchange.rate),
    high: multiply(rate.high, exchange.rate),
    note: [rate.note, `Exchanged as declared: ${exchange.text}.`].filter((text) => text !== null).join(' '),
  });
  return {
    ...profile,
    currency: exchange.to,
    cashPerCoin: profile.cashPerCoin.map(money),
    coinPrices: profile.coinPrices.map((price) => ({ ...price, rates: price.rates.map(money) })),
    dailyCap: profile.dailyCap && money(profile.dailyCap),
    minimum: profile.minimum && money(profile.minimum),
    cashOutFee: profile.cashOutFee && money(profile.cashOutFee),
  };
}
