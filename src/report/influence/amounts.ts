import type { AmountSum, AssociatedAmounts, CoinAmount } from '../../influence/association/amounts.ts';
import type { FalseAlarm } from '../../influence/association/false-alarm.ts';
import type { Currency } from '../../money/currency.ts';
import { divide, type Exact, exact, isZero, multiply, sum } from '../../money/exact.ts';
import type { Session } from '../../session/session.ts';

/** A session that was part of the association, with the cash of one of its coins. */
export interface PaidSession {
  readonly session: Session;
  readonly cashPerCoin: Exact;
}

/** Part of what some sessions paid that went along with their like rate; negative below the usual rate. */
export interface Part {
  readonly coins: CoinAmount;
  /** Of the coins, at the expected rate; its bounds are those of the coins. */
  readonly cash: { readonly low: Exact; readonly expected: Exact; readonly high: Exact };
}

export interface PartOfSum extends Part {
  readonly sessions: number;
  /** What these sessions paid in all. */
  readonly direct: { readonly coins: number; readonly cash: Exact };
}

export interface PartOfSession {
  readonly session: Session;
  readonly direct: { readonly coins: number; readonly cash: Exact };
  /** Like rate over the usual one; an amount reaches no further than a quarter and four times. */
  readonly ratio: number;
  readonly clamped: boolean;
  readonly part: Part | null;
  readonly withheld: 'one-gift' | 'one-gifter' | null;
}

/** What went along with likes, in coins and cash: part of direct income, never added to it. */
export interface Associated {
  readonly currency: Currency;
  readonly withheld: AssociatedAmounts['withheld'];
  /** Sums are over sessions that show an amount; all three are `null` where the total is withheld. */
  readonly total: PartOfSum | null;
  readonly above: PartOfSum | null;
  readonly below: PartOfSum | null;
  /** Oldest first. */
  readonly sessions: readonly PartOfSession[];
  /** How often simulated histories in which likes do nothing end here too. */
  readonly falseAlarm: FalseAlarm;
}

/**
 * Coins to cash. A sum is converted at the rate that its sessions were paid at on average, so that it stays the same part of
 * their cash as of their coins, and the sums add up, whatever rates were in force.
 *
 * @param paidOf the session that an amount's id names
 */
export function amountsInCash(
  { sessions, total, above, below, withheld }: AssociatedAmounts,
  falseAlarm: FalseAlarm,
  currency: Currency,
  paidOf: (id: string) => PaidSession,
): Associated {
  const parts = sessions.map((each): PartOfSession => {
    const { session, cashPerCoin } = paidOf(each.id);
    return {
      session,
      direct: { coins: each.coins, cash: multiply(exact(each.coins), cashPerCoin) },
      ratio: each.ratio,
      clamped: each.clamped,
      part: each.amount && partOf(each.amount, cashPerCoin),
      withheld: each.withheld,
    };
  });
  const shown = parts.filter(({ part }) => part !== null);
  const rate = meanRate(shown);
  const inCash = (amount: AmountSum, of: readonly PartOfSession[]): PartOfSum => ({
    ...partOf(amount.amount, rate),
    sessions: amount.sessions,
    direct: { coins: amount.coins, cash: sum(of.map(({ direct }) => direct.cash)) },
  });
  return {
    currency,
    withheld,
    total: total && inCash(total, shown),
    above:
      total &&
      inCash(
        above,
        shown.filter(({ ratio }) => ratio > 1),
      ),
    below:
      total &&
      inCash(
        below,
        shown.filter(({ ratio }) => ratio < 1),
      ),
    sessions: parts,
    falseAlarm,
  };
}

function meanRate(parts: readonly PartOfSession[]): Exact {
  const coins = sum(parts.map(({ direct }) => exact(direct.coins)));
  // Without coins there is nothing to convert.
  return isZero(coins) ? coins : divide(sum(parts.map(({ direct }) => direct.cash)), coins);
}

const partOf = (coins: CoinAmount, rate: Exact): Part => ({
  coins,
  cash: {
    low: multiply(exact(coins.low), rate),
    expected: multiply(exact(coins.expected), rate),
    high: multiply(exact(coins.high), rate),
  },
});
