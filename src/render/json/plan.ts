import type { Plan } from '../../history/plan/plan.ts';
import type { UsualSession, WhatIf } from '../../history/plan/what-if.ts';
import type { Currency } from '../../money/currency.ts';
import { toDecimal } from '../../money/exact.ts';
import type { Money } from '../../money/money.ts';
import type { PlanReport } from '../../report/plan/build.ts';
import type {
  MoneyDocument,
  PlanDocument,
  PlanFigures,
  UsualSessionDocument,
  WhatIfDocument,
} from '../../report/plan/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { changeText } from '../text/changes.ts';
import { cash, rateDocument, ratesDocument, thresholdDocument } from './document.ts';
import { findingDocument } from './finding.ts';
import { coinsDocument, deductionSetDocument, historyDocument } from './many.ts';
import { significant } from './significant.ts';
import { toJsonText } from './text.ts';

export function toPlanDocument(report: PlanReport, version: string): PlanDocument {
  const { target, plan, whatIf, history, rates, deductions, thresholds, diagnostics } = report;
  const isMoney = target.kind === 'money';
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    target: {
      kind: target.kind,
      coins: isMoney ? null : target.coins,
      money: isMoney ? moneyDocument(target.money) : null,
      after: isMoney ? target.after : null,
    },
    plan: planFigures(plan, rates.currency),
    whatIf: whatIf && whatIfDocument(whatIf, rates.currency),
    history: historyDocument(history),
    rates: ratesDocument(rates),
    deductions: deductions.map(deductionSetDocument),
    checks: thresholds.map(thresholdDocument),
    diagnostics: diagnostics.map(findingDocument),
  };
}

export const renderPlanJson = (report: PlanReport, version: string): string =>
  toJsonText(toPlanDocument(report, version));

const moneyDocument = ({ currency, amount }: Money): MoneyDocument => ({
  currency,
  amount: toDecimal(amount),
});

const REFUSED: Omit<PlanFigures, 'reason'> = {
  basis: 'estimated',
  status: 'refused',
  coins: null,
  payout: null,
  pays: null,
  cashOut: null,
  gifts: [],
  gifters: null,
  time: null,
};

function planFigures(plan: Plan, currency: Currency): PlanFigures {
  if (plan.kind === 'refused') return { ...REFUSED, reason: plan.reason };
  const { coins, pays, cashOut, gifts, gifters, time } = plan;
  const known = gifters.kind === 'gifters' ? gifters : null;
  return {
    basis: 'estimated',
    status: 'plan',
    reason: null,
    coins: {
      fewest: coins.fewest,
      expected: coins.expected,
      most: coins.most,
      assumption: plan.coinsAssumption,
    },
    payout: coins.payout && moneyDocument({ currency, amount: coins.payout }),
    pays: { cash: cash(currency, pays.cash), net: cash(currency, pays.net) },
    cashOut: {
      days: cashOut.days,
      dailyCap: cashOut.dailyCap && toDecimal(cashOut.dailyCap),
      minimum: cashOut.minimum && {
        amount: toDecimal(cashOut.minimum.amount),
        reached: cashOut.minimum.reached,
      },
    },
    gifts: gifts.map(({ giftId, name, coinsEach, count }) => ({ giftId, name, coinsEach, count })),
    gifters: {
      needed: known && known.gifters,
      coinsPerGifter: known && toDecimal(known.coinsPerGifter, 0),
      sessions: known?.n ?? 0,
      reason: gifters.kind === 'unknown' ? gifters.reason : null,
      assumptions: [...(known?.assumptions ?? [])],
    },
    time: timeDocument(time),
  };
}

function timeDocument(time: (Plan & { kind: 'plan' })['time']): PlanFigures['time'] {
  if (time.kind === 'unknown') {
    return {
      kind: 'unknown',
      reason: time.reason,
      minutes: { fewest: null, middle: null, most: null },
      sessionMinutes: null,
      sessions: 0,
      assumptions: [],
    };
  }
  return {
    kind: time.kind,
    reason: null,
    minutes:
      time.kind === 'interval' ? { ...time.minutes } : { fewest: null, middle: time.minutes, most: null },
    sessionMinutes: significant(time.sessionMinutes),
    sessions: time.n,
    assumptions: [...time.assumptions],
  };
}

function whatIfDocument(whatIf: WhatIf, currency: Currency): WhatIfDocument {
  const { changes, notApplied, exposure, elasticity, cashPerCoin, after, session, assumptions } = whatIf;
  return {
    basis: 'assumed',
    changes: changes.map((change) => {
      const reason = notApplied.find((each) => each.change === change)?.reason ?? null;
      return { change: changeText(change), applied: reason === null, reason };
    }),
    exposure: toDecimal(exposure, 0),
    elasticity: { ...elasticity },
    cashPerCoin: { before: rateDocument(cashPerCoin.before), after: rateDocument(cashPerCoin.after) },
    plan: planFigures(after, currency),
    session: session && {
      before: usualDocument(session.before, currency),
      after: usualDocument(session.after, currency),
    },
    assumptions: [...assumptions],
  };
}

const usualDocument = (
  { minutes, viewers, low, middle, high }: UsualSession,
  currency: Currency,
): UsualSessionDocument => ({
  minutes: significant(minutes),
  viewers: viewers === null ? null : significant(viewers),
  low: coinsDocument(low, currency),
  middle: coinsDocument(middle, currency),
  high: coinsDocument(high, currency),
});
