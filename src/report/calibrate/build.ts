import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Deduction } from '../../earnings/deductions.ts';
import { type CalibrationResult, calibrate } from '../../history/calibrate/calibrate.ts';
import type { WallClock } from '../../history/zone.ts';
import type { Currency } from '../../money/currency.ts';
import type { Payout } from '../../session/payout.ts';
import type { Session } from '../../session/session.ts';
import type { ThresholdResult } from '../checks/threshold.ts';
import type { ForecastSettings } from '../forecast/build.ts';
import { choose, type SetAside } from '../many/choose.ts';
import { earnedSession, earningFindings, profileOf } from '../many/earned.ts';
import { refuseForeignDeductions } from '../many/rates.ts';

export interface CalibrationReport {
  readonly result: CalibrationResult;
  readonly platform: string;
  readonly currency: Currency;
  /** By whose clock a LIVE belongs to a day. `assumed`: nobody said, and the machine's own was taken. */
  readonly timezone: { readonly name: string; readonly assumed: boolean };
  readonly sessions: number;
  /** Sessions of other people, where one was asked for. */
  readonly setAside: readonly SetAside[];
  readonly deductions: readonly Deduction[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The clock of the payouts' days. */
export interface Days {
  readonly timezone: CalibrationReport['timezone'];
  readonly wall: WallClock;
}

/**
 * Real payouts against the sessions of their days, for the platform of the settings.
 *
 * @param creator whose sessions, where the history holds those of several; `null` for whoever they are
 * @param found about the inputs as such
 * @throws InputError PLATFORM_UNKNOWN, CURRENCY_MISMATCH, PAYOUTS_OVERLAP
 */
export function buildCalibration(
  payouts: readonly Payout[],
  sessions: readonly Session[],
  creator: string | null,
  days: Days,
  settings: ForecastSettings,
  found: readonly Diagnostic[],
): CalibrationReport {
  const { platform, deductions } = settings;
  const profile = profileOf(platform, settings);
  refuseForeignDeductions(deductions, profile.currency);
  const chosen = choose(sessions, { creator, platform: null });
  const past = chosen.sessions.map((session) => earnedSession(session, settings));
  const result = calibrate(payouts, past, profile, deductions, days.wall);
  return {
    result,
    platform,
    currency: profile.currency,
    timezone: days.timezone,
    sessions: past.length,
    setAside: chosen.setAside,
    deductions,
    thresholds: [],
    diagnostics: [
      ...found,
      ...earningFindings(past),
      ...(result.kind === 'calibration' ? result.calibration.diagnostics : []),
    ],
  };
}
