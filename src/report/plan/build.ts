import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Deduction } from '../../earnings/deductions.ts';
import type { RatesUsed } from '../../earnings/direct.ts';
import type { Target } from '../../history/plan/coins.ts';
import { type Plan, plan } from '../../history/plan/plan.ts';
import { type WhatIf, whatIf } from '../../history/plan/what-if.ts';
import type { Catalogue } from '../../rates/catalogue.ts';
import type { Change } from '../../session/change.ts';
import { historyOf } from '../../history/forecast/past.ts';
import type { Session } from '../../session/session.ts';
import type { ThresholdResult } from '../checks/threshold.ts';
import type { ForecastSettings } from '../forecast/build.ts';
import { type Asked, choose, type HistoryUsed, historyUsed } from '../many/choose.ts';
import { earnedSession, earningFindings } from '../many/earned.ts';
import { ratesToCome } from '../many/rates.ts';

/** What is to be reached, and what is imagined otherwise. */
export interface PlanAsked extends Asked {
  readonly target: Target;
  readonly changes: readonly Change[];
}

/** What reaches a target, with what it rests on. */
export interface PlanReport {
  readonly target: Target;
  readonly plan: Plan;
  /** `null` where nothing is imagined otherwise. */
  readonly whatIf: WhatIf | null;
  readonly history: HistoryUsed;
  /** The newest of the platform: those of sessions to come. */
  readonly rates: RatesUsed;
  readonly deductions: readonly Deduction[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param sessions may be empty: then only what needs no history is known
 * @param catalogue of the platform
 * @param found about the inputs as such
 * @throws InputError PLATFORM_UNKNOWN, CURRENCY_MISMATCH, COUNT_TOO_LARGE
 */
export async function buildPlan(
  sessions: readonly Session[],
  asked: PlanAsked,
  settings: ForecastSettings,
  catalogue: (platform: string) => Promise<Catalogue>,
  found: readonly Diagnostic[],
): Promise<PlanReport> {
  const { target, changes } = asked;
  const chosen = choose(sessions, asked);
  const past = chosen.sessions.map((session) => earnedSession(session, settings));
  const platform = asked.platform ?? chosen.sessions[0]?.platform ?? settings.platform;
  const rates = ratesToCome(platform, settings);
  const { deductions } = settings;
  const request = { target, past, rates, deductions, catalogue: await catalogue(platform) };
  return {
    target,
    plan: plan(request),
    whatIf: changes.length === 0 ? null : whatIf(request, changes),
    history: historyUsed(past, chosen.setAside),
    rates,
    deductions,
    thresholds: [],
    diagnostics: [...found, ...earningFindings(historyOf(past).sessions, chosen.sessions)],
  };
}
