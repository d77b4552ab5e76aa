import type { Calibration } from '../../history/calibrate/calibrate.ts';
import type { MatchedPayout } from '../../history/calibrate/match.ts';
import type { Currency } from '../../money/currency.ts';
import { toDecimal, toNumber } from '../../money/exact.ts';
import type { CalibrationReport } from '../../report/calibrate/build.ts';
import type { CalibrationDocument, MatchedPayoutDocument } from '../../report/calibrate/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import { pastedLines, yamlText } from '../text/setting-yaml.ts';
import { cash, thresholdDocument } from './document.ts';
import { findingDocument } from './finding.ts';
import { deductionSetDocument, setAsideDocument } from './many.ts';
import { toJsonText } from './text.ts';

export function toCalibrationDocument(report: CalibrationReport, version: string): CalibrationDocument {
  const { result, platform, currency, timezone, sessions, setAside } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    calibration: {
      platform,
      timezone: timezone.name,
      timezoneAssumed: timezone.assumed,
      ...(result.kind === 'refused'
        ? { ...NOTHING(currency), status: 'refused', reason: result.reason, creators: [...result.creators] }
        : figures(result.calibration, currency)),
    },
    history: { used: sessions, leftOut: setAside.map(setAsideDocument) },
    deductions: report.deductions.map(deductionSetDocument),
    checks: report.thresholds.map(thresholdDocument),
    diagnostics: report.diagnostics.map(findingDocument),
  };
}

export const renderCalibrationJson = (report: CalibrationReport, version: string): string =>
  toJsonText(toCalibrationDocument(report, version));

type Figures = Omit<CalibrationDocument['calibration'], 'platform' | 'timezone' | 'timezoneAssumed'>;

const NOTHING = (currency: Currency): Figures => ({
  status: 'nothing-counted',
  reason: null,
  creators: [],
  estimate: { kind: 'none', payouts: 0, bound: null, currency, cashPerCoin: null, low: null, high: null },
  level: null,
  df: null,
  profile: null,
  deviation: null,
  verdict: null,
  intervalHoldsProfile: null,
  payouts: [],
  unmatched: [],
  settings: null,
  assumptions: [],
});

function figures(calibration: Calibration, currency: Currency): Figures {
  const { estimate, bound, profile, deviation, verdict, intervalHoldsProfile, payouts } = calibration;
  const listed = {
    payouts: payouts.map(payoutDocument),
    unmatched: calibration.unmatched.map((each) => ({ ...each })),
  };
  if (estimate.kind === 'none') return { ...NOTHING(currency), ...listed };
  const interval = estimate.kind === 'interval' ? estimate.interval : null;
  const lines = pastedLines(calibration);
  return {
    status: 'calibrated',
    reason: null,
    creators: [],
    estimate: {
      kind: estimate.kind,
      payouts: estimate.payouts,
      bound,
      currency,
      cashPerCoin: toDecimal(estimate.cashPerCoin, 0),
      low: interval && toDecimal(interval.low, 0),
      high: interval && toDecimal(interval.high, 0),
    },
    level: interval?.level ?? null,
    df: interval?.df ?? null,
    profile: cash(currency, profile),
    deviation: deviation && toDecimal(deviation, 0),
    verdict,
    intervalHoldsProfile,
    ...listed,
    settings: lines && {
      yaml: yamlText(lines),
      lines: lines.map(({ key, value }) => ({ key: [...key], value })),
    },
    assumptions: [...calibration.assumptions],
  };
}

function payoutDocument(matched: MatchedPayout): MatchedPayoutDocument {
  const { payout, coins, gross, cashPerCoin, expected, deviation, notCounted } = matched;
  const { from, to, paidOn, status, money, at } = payout;
  return {
    from,
    to,
    paidOn,
    status,
    line: at.line ?? null,
    sessions: matched.sessions,
    acrossTheEnd: matched.acrossTheEnd,
    coins: toNumber(coins),
    coinsAtLeast: matched.coinsAtLeast,
    paid: {
      currency: money.currency,
      amount: toDecimal(money.amount),
      gross: gross && toDecimal(gross),
      cashPerCoin: cashPerCoin && toDecimal(cashPerCoin, 0),
    },
    expected: cash(money.currency, expected),
    deviation: deviation && toDecimal(deviation, 0),
    verdict: matched.verdict,
    lateDays: matched.lateDays,
    counted: notCounted === null,
    reason: notCounted,
  };
}
