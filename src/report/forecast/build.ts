import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Deduction } from '../../earnings/deductions.ts';
import type { RatesUsed } from '../../earnings/direct.ts';
import { type Forecast, forecast } from '../../history/forecast/forecast.ts';
import { historyOf } from '../../history/forecast/past.ts';
import type { Session } from '../../session/session.ts';
import type { ThresholdResult } from '../checks/threshold.ts';
import { type Asked, choose, type HistoryUsed, historyUsed } from '../many/choose.ts';
import { earnedSession, earningFindings, type EarningSettings } from '../many/earned.ts';
import { ratesToCome, refuseForeignDeductions } from '../many/rates.ts';

export interface ForecastSettings extends EarningSettings {
  /** Of sessions that are still to come, where no session says another. */
  readonly platform: string;
  readonly deductions: readonly Deduction[];
}

/** A LIVE of the past as the forecast sees it. */
export interface PastLive {
  readonly startedAt: string | null;
  readonly coins: number;
  /** Above 0. */
  readonly minutes: number;
}

/** What the next LIVE may bring, with what it rests on. */
export interface ForecastReport {
  readonly forecast: Forecast;
  readonly plannedSeconds: number;
  readonly history: HistoryUsed;
  /** What the forecast rests on, oldest first. */
  readonly past: readonly PastLive[];
  /** The newest of the platform: those of a session to come. */
  readonly rates: RatesUsed;
  readonly deductions: readonly Deduction[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param plannedSeconds above 0
 * @param found about the inputs as such
 * @throws InputError PLATFORM_UNKNOWN, CURRENCY_MISMATCH, COUNT_TOO_LARGE
 */
export function buildForecast(
  sessions: readonly Session[],
  asked: Asked,
  plannedSeconds: number,
  settings: ForecastSettings,
  found: readonly Diagnostic[],
): ForecastReport {
  const chosen = choose(sessions, asked);
  const past = chosen.sessions.map((session) => earnedSession(session, settings));
  const platform = asked.platform ?? chosen.sessions[0]?.platform ?? settings.platform;
  const rates = ratesToCome(platform, settings);
  const { deductions } = settings;
  refuseForeignDeductions(deductions, rates.currency);
  const seen = historyOf(past);
  return {
    forecast: forecast(past, plannedSeconds / 60, { cashPerCoin: rates.cashPerCoin, deductions }),
    plannedSeconds,
    history: historyUsed(past, chosen.setAside),
    past: seen.paces.map((pace, index) => ({
      ...pace,
      startedAt: seen.sessions[index]?.session.startedAt ?? null,
    })),
    rates,
    deductions,
    thresholds: [],
    diagnostics: [...found, ...earningFindings(seen.sessions, chosen.sessions)],
  };
}
