import { type Diagnostic, diagnostic, fail } from '../diagnostics/diagnostic.ts';
import { assertionDiagnostics, assertions } from '../earnings/assertions.ts';
import { cashOut } from '../earnings/cash-out.ts';
import { applyDeductions, type Deduction, foreignDeduction } from '../earnings/deductions.ts';
import { type DirectIncome, directIncome, type RatesUsed, ratesFor } from '../earnings/direct.ts';
import { payoutCheck } from '../earnings/payout-check.ts';
import { totalIncome } from '../earnings/total.ts';
import { type ChannelSpend, totalSpend, viewersPaid } from '../earnings/viewers-paid.ts';
import type { Benchmarks } from '../engagement/benchmarks.ts';
import { engagementMetrics } from '../engagement/metrics.ts';
import { ownBenchmarks } from '../engagement/own-benchmarks.ts';
import { scoreSession } from '../engagement/score.ts';
import { suggest } from '../engagement/suggestions.ts';
import { likeScenario, type ScenarioSettings } from '../influence/scenario.ts';
import { usualLikeRate } from '../influence/usual-like-rate.ts';
import type { Currency } from '../money/currency.ts';
import {
  add,
  compare,
  divide,
  exact,
  type Exact,
  isZero,
  toDecimal,
  toNumber,
  ZERO,
} from '../money/exact.ts';
import type { Money } from '../money/money.ts';
import type { RateProfile } from '../rates/profile.ts';
import { viewerMinutes } from '../session/exposure.ts';
import type { OtherIncome, Session } from '../session/session.ts';
import { type Past, pastOf } from './past.ts';
import type { DirectClaim, IndirectClaim, Report, SessionReport } from './report.ts';

/** What a report needs to know beside the sessions. */
export interface ReportSettings {
  readonly profiles: ReadonlyMap<string, RateProfile>;
  readonly diamondReadingSet: ReadonlySet<string>;
  readonly deductions: readonly Deduction[];
  readonly benchmarks: Benchmarks;
  readonly scenario: ScenarioSettings;
}

/**
 * Joins the two claims, session by session and in total. Several sessions are paid out as one: deductions are taken once,
 * off the total.
 *
 * @param history sessions from which each creator's own yardsticks are drawn; `null` leaves the general ones
 * @throws InputError when sessions are in different currencies, or a fixed deduction is in another one
 */
export function buildReport(
  sessions: readonly [Session, ...Session[]],
  settings: ReportSettings,
  found: readonly Diagnostic[],
  history: readonly Session[] | null = null,
): Report {
  const [firstSession, ...otherSessions] = sessions;
  const first = reportSession(firstSession, settings, history);
  const reports: [SessionReport, ...SessionReport[]] = [
    first,
    ...otherSessions.map((session) => reportSession(session, settings, history)),
  ];
  const otherIncome = sessions.flatMap((session) => session.otherIncome);
  return {
    direct: reports.length === 1 ? first.direct : totalClaim(reports, settings.deductions),
    otherIncome,
    otherIncomeTotals: totalsByCurrency(otherIncome),
    sessions: reports,
    rates: distinctRates(reports),
    thresholds: [],
    diagnostics: [
      ...found,
      ...historyFindings(reports),
      ...reports.flatMap((report) => sessionDiagnostics(report, settings)),
    ],
  };
}

function reportSession(
  session: Session,
  general: ReportSettings,
  history: readonly Session[] | null,
): SessionReport {
  const past = history && pastOf(session, history);
  const settings = past ? withOwnYardsticks(general, past) : general;
  const profile = settings.profiles.get(session.platform);
  if (!profile) {
    fail('PLATFORM_UNKNOWN', {
      platform: session.platform,
      known: [...settings.profiles.keys()],
      nearest: null,
    });
  }
  const rates = ratesFor(profile, session.startedAt);
  const income = directIncome(session, rates, settings.diamondReadingSet.has(session.platform));
  const direct = claim(income, viewersPaid(income, rates), rates, settings.deductions);
  const payout = payoutCheck(session.declared.paid, income, rates, settings.deductions);
  const engagement = scoreSession(session, settings.benchmarks);
  return {
    session,
    direct,
    indirect: indirectClaim(session, income, settings),
    engagement,
    suggestions: suggest(engagement, session),
    past,
    payout,
    assertions: assertions(session, income, payout),
    rates,
  };
}

/** The creator's own usual is better than any setting, which is a general one or the user's word. */
function withOwnYardsticks(settings: ReportSettings, { sessions }: Past): ReportSettings {
  const usual = usualLikeRate(sessions);
  return {
    ...settings,
    benchmarks: ownBenchmarks(sessions, settings.benchmarks),
    scenario: usual
      ? { ...settings.scenario, referenceLikeRate: usual.rate, referenceSessions: usual.sessions }
      : settings.scenario,
  };
}

const LARGEST = exact(Number.MAX_SAFE_INTEGER);

function claim(
  income: DirectIncome,
  spend: readonly ChannelSpend[],
  rates: RatesUsed,
  deductions: readonly Deduction[],
): DirectClaim {
  const foreign = foreignDeduction(deductions, income.currency);
  if (foreign) {
    const { currency } = foreign.money;
    fail('CURRENCY_MISMATCH', {
      what: `the deduction "${foreign.name}"`,
      currency,
      expected: income.currency,
    });
  }
  // Counts are JSON numbers, exact up to 2^53 - 1; beyond it nothing is printed rather than something rounded.
  const counts = [
    income.coins,
    income.toOthers.coins,
    ...income.gifts.map(({ line }) => exact(BigInt(line.count))),
  ];
  for (const count of counts) {
    if (count && compare(count, LARGEST) > 0)
      fail('COUNT_TOO_LARGE', { figure: 'coins', value: toDecimal(count, 0) });
  }
  const after = income.cash && applyDeductions(income.cash, deductions);
  return {
    income,
    viewersPaid: spend,
    deductions: after?.steps ?? [],
    net: after?.net ?? null,
    readingsNet: income.readings.map(({ cash }) => applyDeductions(cash, deductions).net),
    cashOut: after && cashOut(after.net.expected, rates),
  };
}

function totalClaim(
  reports: readonly [SessionReport, ...SessionReport[]],
  deductions: readonly Deduction[],
): DirectClaim {
  const [{ direct, rates }] = reports;
  const foreign = reports.find((report) => report.direct.income.currency !== direct.income.currency);
  if (foreign) {
    fail('CURRENCY_MISMATCH', {
      what: `a session on ${foreign.session.platform}`,
      currency: foreign.direct.income.currency,
      expected: direct.income.currency,
    });
  }
  const incomes = reports.map((report) => report.direct.income) as [DirectIncome, ...DirectIncome[]];
  const total = totalIncome(incomes);
  const spend = totalSpend(
    reports.map((report) => report.direct.viewersPaid),
    total,
  );
  return claim(total, spend, rates, deductions);
}

function indirectClaim(session: Session, income: DirectIncome, settings: ReportSettings): IndirectClaim {
  const expected = income.cash?.expected ?? null;
  return {
    likes: session.likes.total,
    likesRecorded: session.likes.recorded,
    scenario: likeScenario({
      likes: session.likes.recorded ?? session.likes.total,
      viewerMinutes: viewerMinutes(session),
      directExpected: expected,
      topGiftShare: expected && share(largestGift(income), expected),
      topGifterShare:
        session.completeness.topGifterCoins !== null && income.coins
          ? share(exact(session.completeness.topGifterCoins), income.coins)
          : null,
      settings: settings.scenario,
      lowerBound: income.lowerBound,
    }),
    metrics: engagementMetrics(session, settings.benchmarks),
  };
}

const share = (part: Exact, whole: Exact): number | null =>
  isZero(whole) ? null : toNumber(divide(part, whole));

const largestGift = (income: DirectIncome): Exact =>
  income.gifts.reduce(
    (largest, { cash }) => (cash && compare(cash.expected, largest) > 0 ? cash.expected : largest),
    ZERO,
  );

function totalsByCurrency(otherIncome: readonly OtherIncome[]): Money[] {
  const totals = new Map<Currency, Exact>();
  for (const { money } of otherIncome) {
    totals.set(money.currency, add(totals.get(money.currency) ?? ZERO, money.amount));
  }
  return [...totals].map(([currency, amount]) => ({ currency, amount }));
}

function distinctRates(reports: readonly SessionReport[]): RatesUsed[] {
  const seen = new Map<string, RatesUsed>();
  for (const { rates } of reports) {
    const key = [rates.platform, rates.cashPerCoin.from, rates.coinsPerDiamond.from]
      .concat(rates.coinPrices.map(({ rate }) => rate.from))
      .join(' ');
    if (!seen.has(key)) seen.set(key, rates);
  }
  return [...seen.values()];
}

function sessionDiagnostics(report: SessionReport, settings: ReportSettings): Diagnostic[] {
  const { session, direct, rates } = report;
  const found = [...session.diagnostics, ...assertionDiagnostics(report.assertions, direct.income, rates)];
  if (direct.income.readings.length > 1) {
    found.push(
      diagnostic('DIAMONDS_AMBIGUOUS', { diamonds: toDecimal(exact(session.declared.diamonds ?? 0), 0) }),
    );
  }
  const { againstReference } = report.indirect.scenario;
  if (againstReference?.clamped) {
    found.push(diagnostic('REFERENCE_CLAMPED', { ratio: againstReference.ratio.toFixed(1) }));
  }
  if (direct.income.source === 'gift-count')
    found.push(diagnostic('GIFT_COUNT_ONLY', { count: session.declared.gifts ?? 0 }));
  const cheapest = rates.coinPrices.find(({ rate }) => compare(rates.cashPerCoin.value, rate.value) > 0);
  if (cheapest) {
    found.push(
      diagnostic('RATE_ABOVE_PRICE', {
        rate: toDecimal(rates.cashPerCoin.value, 0),
        price: toDecimal(cheapest.rate.value, 0),
        channel: cheapest.label,
      }),
    );
  }
  const { paid } = session.declared;
  if (paid && paid.currency !== direct.income.currency) {
    found.push(diagnostic('PAID_CURRENCY', { currency: paid.currency, expected: direct.income.currency }));
  }
  if (settings.profiles.get(session.platform)?.cashPerCoin.length !== 1 && rates.cashPerCoin.from !== null) {
    found.push(diagnostic('RATE_DATED', { rate: 'cashPerCoin', from: rates.cashPerCoin.from }));
  }
  return found;
}

/** Of several LIVEs the first have little before them, which is no fault; that none has is. */
function historyFindings(reports: readonly SessionReport[]): Diagnostic[] {
  const pasts = reports.flatMap(({ past }) => (past ? [past] : []));
  const [only, ...others] = pasts;
  if (!only) return [];
  const used = pasts.reduce((most, { sessions }) => Math.max(most, sessions.length), 0);
  const leftOut = others.length === 0 ? only.leftOut : [];
  if (used === 0) return [diagnostic('HISTORY_EMPTY', { lives: pasts.length, leftOut })];
  return leftOut.length === 0 ? [] : [diagnostic('HISTORY_LEFT_OUT', { used, leftOut })];
}
