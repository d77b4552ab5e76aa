import { compare } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { CurrencyHistory, HistoryReport } from '../../report/history/build.ts';
import { atLeast, formatMoney, formatCount } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';
import { list, plural } from '../text/words.ts';
import { renderSaid } from './many.ts';

/** What many LIVEs paid in one line, and apart from it what is known of the likes. */
export function renderHistoryLine(report: HistoryReport, width: number | null): Promise<string> {
  const { creator, sessions, histories, thresholds, diagnostics, deductions } = report;
  const lives = plural(sessions.counted, 'LIVE');
  const incomes = histories.flatMap((history) => incomeText(history) ?? []);
  const perHour = histories.flatMap((history) => perHourText(history) ?? []);
  const before = deductions ? ' before deductions' : '';
  const told = histories.reduce((sum, { total }) => sum + total.incomes, 0);
  const answer =
    incomes.length === 0
      ? `gifts of ${lives} unknown`
      : `${list(incomes)} from the gifts of ${lives}${before}`;
  return renderSaid(
    {
      lead: creator === null ? '' : `${sanitise(creator)}: `,
      answer,
      parts: [
        incomes.length > 0 && told < sessions.counted
          ? { text: `income of ${formatCount(told)} known`, drop: 2 }
          : null,
        { text: likesText(report), drop: 4 },
        perHour.length > 0 ? { text: `${list(perHour)} an hour`, drop: 5 } : null,
      ],
      thresholds,
      diagnostics,
    },
    width,
  );
}

function incomeText({ total, currency }: CurrencyHistory): string | null {
  if (!total.cash) return null;
  const money = (amount: Range['expected']): string => formatMoney({ amount, currency });
  const { low, expected, high } = total.cash;
  const range =
    high === null
      ? ` (${atLeast(money(low), true)} at the lowest rate)`
      : compare(low, high) === 0
        ? ''
        : ` (${money(low)} to ${money(high)})`;
  return atLeast(money(expected), total.lowerBound) + range;
}

const perHourText = ({ total: { perHour }, currency }: CurrencyHistory): string | null =>
  perHour && atLeast(formatMoney({ amount: perHour.cash.expected, currency }), perHour.lowerBound);

function likesText({ histories }: HistoryReport): string {
  const nothing = `${formatCount(0)} ${histories[0].currency}`;
  const known = histories.filter(({ total }) => total.likes.value !== null);
  if (known.length === 0) return `likes paid ${nothing}`;
  const likes = known.reduce((sum, { total }) => sum + (total.likes.value ?? 0), 0);
  const all = histories.every(({ total }) => total.likes.known === total.sessions);
  return `${atLeast(plural(likes, 'like'), !all)} paid ${nothing}`;
}
