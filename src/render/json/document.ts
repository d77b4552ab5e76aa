import type { GiftIncome, RatesUsed } from '../../earnings/direct.ts';
import type { PayoutCheck } from '../../earnings/payout-check.ts';
import type { Engagement } from '../../engagement/score.ts';
import type { Suggestion } from '../../engagement/suggestions.ts';
import type { ThreeOf } from '../../influence/scenario.ts';
import type { Currency } from '../../money/currency.ts';
import { type Exact, toDecimal, toNumber } from '../../money/exact.ts';
import type { Range } from '../../money/money.ts';
import type { Rate } from '../../rates/profile.ts';
import type { DirectClaim, IndirectClaim, Report, SessionReport } from '../../report/report.ts';
import type {
  DirectDocument as Direct,
  RateDocument,
  ReportDocument,
  SessionEntry,
  ThresholdDocument,
} from '../../report/document.ts';
import type { ThresholdResult } from '../../report/checks/threshold.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import type { Completeness, OtherIncome, Session, UnitPrice } from '../../session/session.ts';
import { describeSuggestion } from '../text/suggestions.ts';
import { findingDocument } from './finding.ts';

/** The report as the JSON contract writes it: money as exact decimal text, unknown as null, one shape always. */
export function toDocument(report: Report, version: string): ReportDocument {
  const sessions = report.sessions.map((each) => sessionEntry(each, report.timeline === true));
  const only = sessions.length === 1 ? sessions[0] : undefined;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    direct: directDocument(report.direct),
    otherIncome: report.otherIncome.map(otherIncomeDocument),
    indirect: only?.indirect ?? null,
    engagement: only?.engagement ?? null,
    session: only?.session ?? null,
    sessions,
    completeness: totalCompleteness(report.sessions),
    rates: report.rates.map(ratesDocument),
    checks: [...report.sessions.flatMap(declaredTotals), ...report.thresholds.map(thresholdDocument)],
    diagnostics: report.diagnostics.map(findingDocument),
  };
}

function sessionEntry(report: SessionReport, minutes: boolean): SessionEntry {
  const { session, direct, indirect, engagement, suggestions, payout } = report;
  return {
    session: sessionDocument(session, minutes),
    direct: directDocument(direct),
    otherIncome: session.otherIncome.map(otherIncomeDocument),
    indirect: indirectDocument(indirect, direct.income.currency),
    engagement: engagementDocument(engagement, suggestions),
    payout: payoutDocument(payout),
    completeness: completenessDocument(session.completeness),
  };
}

const text = (value: Exact): string => toDecimal(value);
const ratio = (value: Exact | null): string | null => value && toDecimal(value, 0);

const bounds = (
  range: Range | null,
): { low: string | null; expected: string | null; high: string | null } => ({
  low: range && text(range.low),
  expected: range && text(range.expected),
  high: range?.high ? text(range.high) : null,
});

export const cash = (currency: Currency, range: Range | null): Direct['cash'] => ({
  currency,
  ...bounds(range),
});

function directDocument({ income, viewersPaid, deductions, net, cashOut }: DirectClaim): Direct {
  const { currency } = income;
  return {
    basis: income.basis,
    source: income.source,
    coins: income.coins && toNumber(income.coins),
    diamonds: income.diamonds && toNumber(income.diamonds),
    lowerBound: income.lowerBound,
    cash: cash(currency, income.cash),
    net: cash(currency, net),
    gifts: income.gifts.map((gift) => giftDocument(gift, currency)),
    readings: income.readings.map((reading) => ({
      coinsPerDiamond: toDecimal(reading.coinsPerDiamond, 0),
      coins: toNumber(reading.coins),
      cash: cash(currency, reading.cash),
    })),
    viewersPaid: viewersPaid.map(({ channel, spent, creatorShare }) => ({
      channel,
      currency,
      ...bounds(spent),
      creatorShare: ratio(creatorShare),
    })),
    deductions: deductions.map(({ deduction, taken }) => ({
      name: deduction.name,
      kind: deduction.kind,
      percent: deduction.kind === 'percent' ? ratio(deduction.percent) : null,
      currency,
      ...bounds(taken),
    })),
    cashOut: cashOut && {
      days: cashOut.days,
      dailyCap: cashOut.dailyCap && text(cashOut.dailyCap),
      minimum: cashOut.minimum && { amount: text(cashOut.minimum.amount), reached: cashOut.minimum.reached },
    },
    toOthers: {
      coins: toNumber(income.toOthers.coins),
      lowerBound: income.toOthers.lowerBound,
      gifts: income.toOthers.gifts.map((gift) => giftDocument(gift, currency)),
    },
  };
}

/** `null`: unpriced; 0: free. */
const coinsEach = (price: UnitPrice): number | null =>
  price.kind === 'priced' ? price.coins : price.kind === 'free' ? 0 : null;

function giftDocument({ line, coins, cash: paid }: GiftIncome, currency: Currency): Direct['gifts'][number] {
  const { giftId, name, count, price } = line;
  return {
    giftId,
    name,
    count,
    coinsEach: coinsEach(price),
    coins: coins && toNumber(coins),
    cash: cash(currency, paid),
  };
}

const otherIncomeDocument = ({ kind, label, money }: OtherIncome): ReportDocument['otherIncome'][number] => ({
  kind,
  label,
  basis: 'declared',
  currency: money.currency,
  amount: text(money.amount),
});

const threeAmounts = (
  currency: Currency,
  amounts: ThreeOf<Exact> | null,
): { currency: string; low: string; middle: string; high: string } | null =>
  amounts && { currency, low: text(amounts.low), middle: text(amounts.middle), high: text(amounts.high) };

function indirectDocument(claim: IndirectClaim, currency: Currency): SessionEntry['indirect'] {
  const { scenario, metrics } = claim;
  const { againstReference } = scenario;
  return {
    likes: claim.likes,
    likesRecorded: claim.likesRecorded,
    paid: '0',
    scenario: {
      basis: scenario.basis,
      changePercent: scenario.change,
      elasticity: { ...scenario.elasticity },
      percent: { ...scenario.percent },
      amounts: threeAmounts(currency, scenario.amounts),
      withheld: scenario.withheld && { ...scenario.withheld },
      againstReference: againstReference && {
        rate: againstReference.rate,
        reference: againstReference.reference,
        referenceSessions: againstReference.referenceSessions,
        ratio: againstReference.ratio,
        clamped: againstReference.clamped,
        percent: { ...againstReference.percent },
        amounts: threeAmounts(currency, againstReference.amounts),
      },
      assumptions: [...scenario.assumptions],
    },
    metrics: metrics.map(
      ({
        metric,
        value,
        rate,
        rateUnit,
        benchmark,
        benchmarkEvidence,
        benchmarkSessions,
        effect,
        evidence,
        source,
        missing,
      }) => ({
        metric,
        value,
        rate,
        rateUnit,
        benchmark,
        benchmarkEvidence,
        benchmarkSessions,
        effect,
        evidence,
        source,
        missing: [...missing],
      }),
    ),
  };
}

function engagementDocument(
  engagement: Engagement,
  suggestions: readonly Suggestion[],
): SessionEntry['engagement'] {
  const { score, scoreWithoutGifters, confidence, confidenceLabel, band, components, missing } = engagement;
  return {
    score,
    scoreWithoutGifters,
    confidence,
    confidenceLabel,
    band,
    components: components.map((part) => ({
      name: part.name,
      available: part.available,
      count: part.count,
      exposure: part.exposure,
      exposureUnit: part.exposureUnit,
      rate: part.rate,
      benchmark: part.benchmark,
      benchmarkSessions: part.benchmarkSessions,
      evidence: part.evidence,
      weight: part.weight,
      points: part.points,
      maxPoints: part.maxPoints,
      missing: [...part.missing],
    })),
    suggestions: suggestions.map((suggestion) => ({
      code: suggestion.code,
      component: suggestion.component,
      count: suggestion.count,
      rate: suggestion.rate,
      benchmark: suggestion.benchmark,
      message: capitalised(describeSuggestion(suggestion)),
    })),
    missing: [...missing],
  };
}

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const payoutDocument = (check: PayoutCheck | null): SessionEntry['payout'] =>
  check && {
    paid: text(check.paid.amount),
    currency: check.paid.currency,
    against: check.against,
    ratio: ratio(check.ratio),
    verdict: check.verdict,
    impliedCashPerCoin: ratio(check.impliedCashPerCoin),
    reasons: check.reasons.map((each) => ({ ...each })),
  };

function sessionDocument(session: Session, minutes: boolean): SessionEntry['session'] {
  const { source, viewers, likes } = session;
  return {
    platform: session.platform,
    source: source.kind,
    paths: [...source.paths],
    creator: session.creator,
    title: session.title,
    roomId: session.roomId,
    startedAt: session.startedAt,
    endedAt: session.endedAt,
    durationSeconds: session.durationSeconds,
    viewers: { ...viewers },
    views: session.views,
    likes: { ...likes },
    comments: session.comments,
    shares: session.shares,
    follows: session.follows,
    gifters: session.gifters,
    timeline: minutes && session.timeline ? session.timeline.map((minute) => ({ ...minute })) : null,
  };
}

function completenessDocument(found: Completeness): SessionEntry['completeness'] {
  const { topGifterCoins: _, topLikerShare: __, ...told } = found;
  return told;
}

function totalCompleteness(reports: readonly SessionReport[]): ReportDocument['completeness'] {
  const all = reports.map(({ session }) => session.completeness);
  const total = (
    key: 'records' | 'duplicates' | 'malformed' | 'openStreaks' | 'undeduplicated' | 'unpricedGifts',
  ): number => all.reduce((sum, each) => sum + each[key], 0);
  const late = new Set(all.map(({ startedLate }) => startedLate));
  return {
    records: total('records'),
    duplicates: total('duplicates'),
    malformed: total('malformed'),
    openStreaks: total('openStreaks'),
    undeduplicated: total('undeduplicated'),
    unpricedGifts: total('unpricedGifts'),
    startedLate: late.has(true) ? true : late.has(null) ? null : false,
    cutShort: all.some(({ cutShort }) => cutShort),
  };
}

export function rateDocument(rate: Rate): RateDocument {
  return {
    ...rate,
    value: toDecimal(rate.value, 0),
    low: toDecimal(rate.low, 0),
    high: toDecimal(rate.high, 0),
  };
}

export const ratesDocument = (rates: RatesUsed): ReportDocument['rates'][number] => ({
  platform: rates.platform,
  currency: rates.currency,
  cashPerCoin: rateDocument(rates.cashPerCoin),
  coinsPerDiamond: rateDocument(rates.coinsPerDiamond),
  coinPrices: rates.coinPrices.map(({ channel, rate }) => ({ channel, rate: rateDocument(rate) })),
  dailyCap: rates.dailyCap && rateDocument(rates.dailyCap),
  minimum: rates.minimum && rateDocument(rates.minimum),
});

export const thresholdDocument = (result: ThresholdResult): ThresholdDocument => ({
  kind: 'threshold',
  check: result.check,
  origin: result.origin,
  figure: result.figure,
  operator: result.operator,
  value: result.value,
  known: result.known,
  currency: result.currency,
  limit: result.limit,
  percent: result.percent,
  baseline: result.baseline && { ...result.baseline },
  verdict: result.verdict,
});

const declaredTotals = ({ assertions }: SessionReport, index: number): ReportDocument['checks'] =>
  assertions.map(({ figure, declared, counted, within, holds }) => {
    const places = figure === 'paid' ? 2 : 0;
    const { low, high } = bounds(within);
    return {
      kind: 'declared-total',
      session: index,
      figure,
      declared: toDecimal(declared, places),
      counted: toDecimal(counted, places),
      low,
      high,
      verdict: holds ? 'pass' : 'fail',
    };
  });
