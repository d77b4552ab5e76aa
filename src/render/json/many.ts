import type { Deduction } from '../../earnings/deductions.ts';
import type { CoinsAndCash } from '../../history/forecast/cash.ts';
import type { Currency } from '../../money/currency.ts';
import { toDecimal } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { HistoryUsed, SetAside } from '../../report/many/choose.ts';
import type {
  CoinsDocument,
  DeductionSetDocument,
  HistoryDocument,
  SetAsideDocument,
} from '../../report/many/document.ts';
import { cash } from './document.ts';

/** @param lowerBound the coins are "at least", so that there is no upper end */
export function coinsDocument(
  { coins, cash: paid, net }: CoinsAndCash,
  currency: Currency,
  lowerBound = false,
): CoinsDocument {
  const bounded = (range: Range): Range => (lowerBound ? { ...range, high: null } : range);
  return { coins, cash: cash(currency, bounded(paid)), net: cash(currency, bounded(net)) };
}

export const setAsideDocument = ({ reason, sessions }: SetAside): SetAsideDocument => ({
  reason,
  sessions: sessions.length,
  which: sessions.map(({ startedAt, creator, title, source }) => ({
    startedAt,
    creator,
    title,
    path: source.paths[0] ?? null,
  })),
});

export const historyDocument = ({
  creator,
  used,
  given,
  first,
  last,
  setAside,
}: HistoryUsed): HistoryDocument => ({
  creator,
  used,
  given,
  first,
  last,
  leftOut: setAside.map(setAsideDocument),
});

export const deductionSetDocument = (deduction: Deduction): DeductionSetDocument => ({
  name: deduction.name,
  kind: deduction.kind,
  percent: deduction.kind === 'percent' ? toDecimal(deduction.percent, 0) : null,
  fixed:
    deduction.kind === 'fixed'
      ? { currency: deduction.money.currency, amount: toDecimal(deduction.money.amount) }
      : null,
});
