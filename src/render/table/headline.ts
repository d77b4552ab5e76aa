import { compare, exact, isZero, toNumber } from '../../money/exact.ts';
import type { Money, Range } from '../../money/money.ts';
import type { Currency } from '../../money/currency.ts';
import type { Report } from '../../report/report.ts';
import { formatCount, formatMoney } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';

/** The answer, in one line: what the gifts paid with its range, and that likes paid nothing. */
export function headline(report: Report): string {
  const likes = likesSentence(report);
  const income = incomeSentence(report);
  return report.direct.net === null ? `${likes} ${income}` : `${income} ${likes}`;
}

function incomeSentence(report: Report): string {
  const { income, net, deductions } = report.direct;
  const gets = subject(report);
  if (net === null || income.cash === null) {
    const total = report.otherIncomeTotals.map(formatMoney).join(' and ');
    if (total) return `${gets} ${total} beside gifts, as declared; what gifts paid is unknown.`;
    return report.sessions[0].session.declared.paid
      ? 'What gifts were worth is unknown, so the payout cannot be compared.'
      : 'What gifts paid is unknown: no gifts were given.';
  }
  const { currency } = income;
  const money = (amount: Money['amount']): string => formatMoney({ amount, currency });
  const range = rangeText(net, currency);
  if (income.source === 'gifts' && isZero(income.cash.expected) && !income.lowerBound) {
    return `No gift that pays was received: ${money(net.expected)}.`;
  }
  const from =
    deductions.length > 0
      ? `after your deductions, from gifts worth ${money(income.cash.expected)}`
      : 'from gifts';
  const other = income.readings.find(
    ({ coins }) => income.coins !== null && compare(coins, income.coins) !== 0,
  );
  if (other) {
    return `${gets} about ${money(income.cash.expected)} ${from} ${rangeText(income.cash, currency)}, or ${money(other.cash.expected)} if your screen counts ${formatCount(toNumber(other.coinsPerDiamond))} coins as a diamond.`;
  }
  return income.lowerBound
    ? `${gets} at least ${money(net.expected)} ${from} (${money(net.low)} at the lowest reported rate).`
    : `${gets} about ${money(net.expected)} ${from} ${range}.`;
}

function subject(report: Report): string {
  if (report.sessions.length > 1) return `${formatCount(report.sessions.length)} LIVEs got`;
  const { creator } = report.sessions[0].session;
  return creator === null ? 'You get' : `${sanitise(creator)} gets`;
}

const rangeText = (range: Range, currency: Currency): string =>
  range.high === null || compare(range.low, range.high) === 0
    ? '(your own rate)'
    : `(${formatMoney({ amount: range.low, currency })} to ${formatMoney({ amount: range.high, currency })})`;

function likesSentence(report: Report): string {
  const likes = report.sessions.map(({ indirect }) => indirect.likes);
  const known = likes.filter((each) => each !== null);
  const zero = formatMoney({ amount: exact(0), currency: report.direct.income.currency }).replace(
    /[.,]0+/,
    '',
  );
  if (known.length === 0) return `Likes pay ${zero}.`;
  const total = known.reduce((sum, each) => sum + each, 0);
  return `${known.length === likes.length ? 'The ' : 'The known '}${formatCount(total)} likes paid ${zero}.`;
}
