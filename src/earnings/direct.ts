import { type Exact, add, compare, divide, exact, fraction, multiply, sum, ZERO } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { type Rate, type RateProfile, rateInForce } from '../rates/profile.ts';
import type { Currency } from '../money/currency.ts';
import type { Basis, GiftLine, Session } from '../session/session.ts';

/** What the coins were taken from, best evidence first. */
export type IncomeSource = 'gifts' | 'coins' | 'diamonds' | 'gift-count' | 'unknown';

/** One gift line with what it paid. `coins` and `cash` are `null` when the gift has no price; free gifts pay 0. */
export interface GiftIncome {
  readonly line: GiftLine;
  readonly coins: Exact | null;
  readonly cash: Range | null;
}

/** What diamonds typed from a screen mean if the screen counts one coin, or half-coins, as a diamond. */
export interface DiamondReading {
  readonly coinsPerDiamond: Exact;
  readonly coins: Exact;
  readonly cash: Range;
}

/** The rates a session was converted with, so that a report can name their sources. */
export interface RatesUsed {
  readonly platform: string;
  readonly currency: Currency;
  readonly cashPerCoin: Rate;
  readonly coinsPerDiamond: Rate;
  readonly coinPrices: readonly { readonly channel: string; readonly label: string; readonly rate: Rate }[];
  readonly dailyCap: Rate | null;
  readonly minimum: Rate | null;
}

/** Gift income of one session or of several, before deductions. Amounts are in `currency`. */
export interface DirectIncome {
  readonly source: IncomeSource;
  readonly basis: Basis;
  readonly currency: Currency;
  /** `null` when nothing tells what was received. */
  readonly coins: Exact | null;
  readonly diamonds: Exact | null;
  /** Something is missing, so every amount is "at least" and every `high` is `null` (decision 13). */
  readonly lowerBound: boolean;
  readonly cash: Range | null;
  readonly gifts: readonly GiftIncome[];
  /** Both readings of typed diamonds while the user has not said which; else empty. */
  readonly readings: readonly DiamondReading[];
  readonly toOthers: {
    readonly coins: Exact;
    readonly lowerBound: boolean;
    readonly gifts: readonly GiftIncome[];
  };
}

export function ratesFor(profile: RateProfile, startedAt: string | null): RatesUsed {
  return {
    platform: profile.platform,
    currency: profile.currency,
    cashPerCoin: rateInForce(profile.cashPerCoin, startedAt),
    coinsPerDiamond: rateInForce(profile.coinsPerDiamond, startedAt),
    coinPrices: profile.coinPrices.map(({ channel, label, rates }) => ({
      channel,
      label,
      rate: rateInForce(rates, startedAt),
    })),
    dailyCap: profile.dailyCap,
    minimum: profile.minimum,
  };
}

/**
 * Gifts → coins → cash. Cash per coin is the one rate that touches money: what a screen calls a diamond is shown and
 * never changes the cash of counted gifts (decision 10).
 *
 * @param diamondReadingSet whether the user has said what the screen's diamond is; if not, typed diamonds keep both readings
 */
export function directIncome(session: Session, rates: RatesUsed, diamondReadingSet: boolean): DirectIncome {
  const start = startingPoint(session, rates);
  const { startedLate, cutShort } = session.completeness;
  const lowerBound = start.lowerBound || startedLate === true || (cutShort && start.basis === 'measured');
  const cash = start.coins && convert(start.coins, rates.cashPerCoin, lowerBound);
  const others = session.toOthers.gifts.map((line) => giftIncome(line, rates.cashPerCoin, false));
  return {
    source: start.source,
    basis: start.basis,
    currency: rates.currency,
    coins: start.coins,
    diamonds: start.coins && divide(start.coins, rates.coinsPerDiamond.value),
    lowerBound,
    cash,
    gifts: (session.gifts ?? []).map((line) => giftIncome(line, rates.cashPerCoin, lowerBound)),
    readings:
      start.source === 'diamonds' && !diamondReadingSet
        ? readings(session.declared.diamonds as number, rates)
        : [],
    toOthers: {
      coins: sum(others.map(({ coins }) => coins ?? ZERO)),
      lowerBound: others.some(({ coins }) => coins === null),
      gifts: others,
    },
  };
}

interface StartingPoint {
  readonly source: IncomeSource;
  readonly basis: Basis;
  readonly coins: Exact | null;
  readonly lowerBound: boolean;
}

/** The best evidence there is. What stands beside it is an assertion (assertions.ts), never added to it. */
function startingPoint(session: Session, rates: RatesUsed): StartingPoint {
  const { gifts, giftsBasis, declared } = session;
  if (gifts !== null) {
    const unpriced = gifts.some((line) => line.price.kind === 'unpriced');
    const coins = sum(gifts.map((line) => coinsOf(line) ?? ZERO));
    return { source: 'gifts', basis: giftsBasis, coins, lowerBound: unpriced };
  }
  if (declared.coins !== null) {
    return { source: 'coins', basis: 'declared', coins: exact(declared.coins), lowerBound: false };
  }
  if (declared.diamonds !== null) {
    const coins = multiply(exact(declared.diamonds), rates.coinsPerDiamond.value);
    return { source: 'diamonds', basis: 'converted', coins, lowerBound: false };
  }
  if (declared.gifts !== null) {
    // A gift costs one coin at least, and nothing says more.
    return { source: 'gift-count', basis: 'assumed', coins: exact(declared.gifts), lowerBound: true };
  }
  return { source: 'unknown', basis: 'declared', coins: null, lowerBound: false };
}

/** Coins of a line, 0 for a free gift, `null` for one without a price. */
export function coinsOf(line: GiftLine): Exact | null {
  switch (line.price.kind) {
    case 'priced':
      return fraction(BigInt(line.count) * BigInt(line.price.coins), 1n);
    case 'free':
      return ZERO;
    case 'unpriced':
      return null;
  }
}

function giftIncome(line: GiftLine, rate: Rate, lowerBound: boolean): GiftIncome {
  const coins = coinsOf(line);
  return { line, coins, cash: coins && convert(coins, rate, lowerBound) };
}

export const convert = (units: Exact, rate: Rate, lowerBound: boolean): Range => ({
  low: multiply(units, rate.low),
  expected: multiply(units, rate.value),
  high: lowerBound ? null : multiply(units, rate.high),
});

function readings(diamonds: number, rates: RatesUsed): DiamondReading[] {
  const { low, value, high } = rates.coinsPerDiamond;
  const distinct = [low, value, high]
    .sort(compare)
    .filter((each, index, all) => index === 0 || compare(each, all[index - 1] as Exact) !== 0);
  return distinct.map((coinsPerDiamond) => {
    const coins = multiply(exact(diamonds), coinsPerDiamond);
    return { coinsPerDiamond, coins, cash: convert(coins, rates.cashPerCoin, false) };
  });
}

export const addRanges = (a: Range, b: Range): Range => ({
  low: add(a.low, b.low),
  expected: add(a.expected, b.expected),
  high: a.high && b.high && add(a.high, b.high),
});
