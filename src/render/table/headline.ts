import { compare, isZero, toNumber, ZERO } from '../../money/exact.ts';
import type { Money, Range } from '../../money/money.ts';
import type { Report } from '../../report/report.ts';
import { formatCount, formatMoney, formatWholeMoney } from '../text/amount.ts';
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
  if (income.source === 'gifts' && isZero(income.cash.expected) && !income.lowerBound) {
    return `No gift that pays was received: ${money(net.expected)}.`;
  }
  const deducted = deductions.length > 0;
  const from = deducted
    ? `after your deductions, from gifts worth ${money(income.cash.expected)}`
    : 'from gifts';
  if (income.lowerBound) {
    return `${gets} at least ${money(net.expected)} (${money(net.low)} at the lowest reported rate) ${deducted ? from.replace('worth', 'worth at least') : from}.`;
  }
  const range = rangeText(net, report);
  const other = income.readings.findIndex(
    ({ coins }) => income.coins !== null && compare(coins, income.coins) !== 0,
  );
  const reading = income.readings[other];
  const readingNet = report.direct.readingsNet[other];
  if (reading && readingNet) {
    return `${gets} about ${money(net.expected)}${range} ${deducted ? 'after your deductions' : from}, or ${money(readingNet.expected)} if your screen counts ${formatCount(toNumber(reading.coinsPerDiamond))} coins as a diamond.`;
  }
  return deducted
    ? `${gets} about ${money(net.expected)}${range} ${from}.`
    : `${gets} about ${money(net.expected)} ${from}${range}.`;
}

function subject(report: Report): string {
  if (report.sessions.length > 1) return `${formatCount(report.sessions.length)} LIVEs got`;
  const { creator } = report.sessions[0].session;
  return creator === null ? 'You get' : `${sanitise(creator)} gets`;
}

/** The range of reported rates; nothing where there is none, and the user's own rate is named. */
function rangeText({ low, high }: Range, report: Report): string {
  const { currency } = report.direct.income;
  if (
    report.rates.every(
      ({ cashPerCoin }) =>
        cashPerCoin.origin !== 'built-in' && compare(cashPerCoin.low, cashPerCoin.high) === 0,
    )
  ) {
    return ' (your own rate)';
  }
  if (high === null || compare(low, high) === 0) return '';
  return ` (${formatMoney({ amount: low, currency })} to ${formatMoney({ amount: high, currency })})`;
}

function likesSentence(report: Report): string {
  const likes = report.sessions.map(({ indirect }) => indirect.likes);
  const known = likes.filter((each) => each !== null);
  const zero = formatWholeMoney({ amount: ZERO, currency: report.direct.income.currency });
  if (known.length === 0) return `Likes pay ${zero}.`;
  const total = known.reduce((sum, each) => sum + each, 0);
  return `${known.length === likes.length ? 'The ' : 'The known '}${formatCount(total)} likes paid ${zero}.`;
}
