import { divide, type Exact, isZero } from '../money/exact.ts';
import type { Range } from '../money/money.ts';
import { addRanges, convert, type DirectIncome, type RatesUsed } from './direct.ts';

/** What viewers paid for the coins if all were bought in one channel, and the creator's share of it. */
export interface ChannelSpend {
  readonly channel: string;
  readonly label: string;
  readonly spent: Range;
  /** Expected payout ÷ expected spend, 0 to 1; `null` when nothing was spent. */
  readonly creatorShare: Exact | null;
}

export function viewersPaid(income: DirectIncome, rates: RatesUsed): ChannelSpend[] {
  const { coins, cash, lowerBound } = income;
  if (coins === null || cash === null) return [];
  return rates.coinPrices.map(({ channel, label, rate }) => {
    const spent = convert(coins, rate, lowerBound);
    const share = isZero(spent.expected) ? null : divide(cash.expected, spent.expected);
    return { channel, label, spent, creatorShare: share };
  });
}

/** Adds channel by channel; a channel that one session lacks is left out, because its total would be a mixture. */
export function totalSpend(
  perSession: readonly (readonly ChannelSpend[])[],
  income: DirectIncome,
): ChannelSpend[] {
  const [first, ...rest] = perSession.filter((channels) => channels.length > 0);
  if (!first) return [];
  return first.flatMap((start) => {
    const same = rest.map((channels) => channels.find(({ channel }) => channel === start.channel));
    if (same.some((channel) => channel === undefined)) return [];
    const spent = same.reduce((sum, channel) => addRanges(sum, (channel as ChannelSpend).spent), start.spent);
    const share =
      isZero(spent.expected) || !income.cash ? null : divide(income.cash.expected, spent.expected);
    return [{ ...start, spent: income.lowerBound ? { ...spent, high: null } : spent, creatorShare: share }];
  });
}
