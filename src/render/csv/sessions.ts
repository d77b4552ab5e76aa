import type { CashDocument, OtherIncomeDocument, SessionEntry } from '../../report/document.ts';
import type { Report } from '../../report/report.ts';
import { add, exact, toDecimal, ZERO } from '../../money/exact.ts';
import { toDocument } from '../json/document.ts';
import { type CsvColumn, type CsvValue, renderCsv } from './csv.ts';

type Column = CsvColumn<SessionEntry>;
type Value = (entry: SessionEntry) => CsvValue;

const text = (name: string, value: Value): Column => ({ name, kind: 'text', value });
const number = (name: string, value: Value): Column => ({ name, kind: 'number', value });
const truth = (name: string, value: Value): Column => ({ name, kind: 'truth', value });

const bounds = (name: string, cash: (entry: SessionEntry) => CashDocument): Column[] => [
  number(`${name}.low`, (entry) => cash(entry).low),
  number(`${name}.expected`, (entry) => cash(entry).expected),
  number(`${name}.high`, (entry) => cash(entry).high),
];

/**
 * A session a row. A column is called after its path in an entry of `sessions[]` of the JSON document, which says what it is;
 * thresholds use the same names. New columns come at the end. The two claims are columns of their own, and no column adds them.
 */
export const SESSION_COLUMNS: readonly Column[] = [
  text('session.platform', ({ session }) => session.platform),
  text('session.source', ({ session }) => session.source),
  text('session.paths', ({ session }) => session.paths.join('; ')),
  text('session.creator', ({ session }) => session.creator),
  text('session.title', ({ session }) => session.title),
  text('session.roomId', ({ session }) => session.roomId),
  text('session.startedAt', ({ session }) => session.startedAt),
  text('session.endedAt', ({ session }) => session.endedAt),
  number('session.durationSeconds', ({ session }) => session.durationSeconds),
  number('session.viewers.average', ({ session }) => session.viewers.average),
  number('session.viewers.peak', ({ session }) => session.viewers.peak),
  number('session.viewers.unique', ({ session }) => session.viewers.unique),
  number('session.views', ({ session }) => session.views),
  number('session.likes.total', ({ session }) => session.likes.total),
  number('session.likes.recorded', ({ session }) => session.likes.recorded),
  number('session.comments', ({ session }) => session.comments),
  number('session.shares', ({ session }) => session.shares),
  number('session.follows', ({ session }) => session.follows),
  number('session.gifters', ({ session }) => session.gifters),

  text('direct.basis', ({ direct }) => direct.basis),
  text('direct.source', ({ direct }) => direct.source),
  number('direct.coins', ({ direct }) => direct.coins),
  number('direct.diamonds', ({ direct }) => direct.diamonds),
  truth('direct.lowerBound', ({ direct }) => direct.lowerBound),
  text('direct.cash.currency', ({ direct }) => direct.cash.currency),
  ...bounds('direct.cash', ({ direct }) => direct.cash),
  ...bounds('direct.net', ({ direct }) => direct.net),
  number('direct.toOthers.coins', ({ direct }) => direct.toOthers.coins),
  truth('direct.toOthers.lowerBound', ({ direct }) => direct.toOthers.lowerBound),
  text('otherIncome.currency', ({ otherIncome }) => otherTotal(otherIncome)?.currency ?? null),
  number('otherIncome.amount', ({ otherIncome }) => otherTotal(otherIncome)?.amount ?? null),
  text('payout.currency', ({ payout }) => payout && payout.currency),
  number('payout.paid', ({ payout }) => payout && payout.paid),
  text('payout.against', ({ payout }) => payout && payout.against),
  text('payout.verdict', ({ payout }) => payout && payout.verdict),

  number('indirect.paid', ({ indirect }) => indirect.paid),
  text('indirect.scenario.basis', ({ indirect }) => indirect.scenario.basis),
  number('indirect.scenario.changePercent', ({ indirect }) => indirect.scenario.changePercent),
  number('indirect.scenario.percent.low', ({ indirect }) => indirect.scenario.percent.low),
  number('indirect.scenario.percent.middle', ({ indirect }) => indirect.scenario.percent.middle),
  number('indirect.scenario.percent.high', ({ indirect }) => indirect.scenario.percent.high),
  text('indirect.scenario.withheld.reason', ({ indirect }) => indirect.scenario.withheld?.reason ?? null),

  number('engagement.score', ({ engagement }) => engagement.score),
  number('engagement.scoreWithoutGifters', ({ engagement }) => engagement.scoreWithoutGifters),
  number('engagement.confidence', ({ engagement }) => engagement.confidence),
  text('engagement.confidenceLabel', ({ engagement }) => engagement.confidenceLabel),
  text('engagement.band', ({ engagement }) => engagement.band),

  number('completeness.records', ({ completeness }) => completeness.records),
  number('completeness.duplicates', ({ completeness }) => completeness.duplicates),
  number('completeness.malformed', ({ completeness }) => completeness.malformed),
  number('completeness.openStreaks', ({ completeness }) => completeness.openStreaks),
  number('completeness.undeduplicated', ({ completeness }) => completeness.undeduplicated),
  number('completeness.unpricedGifts', ({ completeness }) => completeness.unpricedGifts),
  truth('completeness.startedLate', ({ completeness }) => completeness.startedLate),
];

/** Nothing declared is nothing said; amounts in several currencies have no sum. */
function otherTotal(
  income: readonly OtherIncomeDocument[],
): { readonly currency: string; readonly amount: string | null } | null {
  const currencies = new Set(income.map(({ currency }) => currency));
  if (currencies.size === 0) return null;
  if (currencies.size > 1) return { currency: [...currencies].join('; '), amount: null };
  const [currency = ''] = currencies;
  return { currency, amount: toDecimal(income.reduce((sum, { amount }) => add(sum, exact(amount)), ZERO)) };
}

export const renderSessions = (report: Report, version: string): string =>
  renderCsv(SESSION_COLUMNS, toDocument(report, version).sessions);
