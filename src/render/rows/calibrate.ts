import type { CalibrationReport } from '../../report/calibrate/build.ts';
import type { CalibrationDocument, MatchedPayoutDocument } from '../../report/calibrate/document.ts';
import { toCalibrationDocument } from '../json/calibrate.ts';

type Calibration = CalibrationDocument['calibration'];

/** A payout with the figure that all of them gave. */
export interface PayoutRow
  extends Pick<
    Calibration,
    'status' | 'reason' | 'platform' | 'timezone' | 'estimate' | 'profile' | 'deviation' | 'verdict'
  > {
  /** `null` in the one row of a calibration that was refused. */
  readonly payout: MatchedPayoutDocument | null;
}

export function payoutRows(report: CalibrationReport, version: string): PayoutRow[] {
  const { calibration } = toCalibrationDocument(report, version);
  const { status, reason, platform, timezone, estimate, profile, deviation, verdict, payouts } = calibration;
  const common = { status, reason, platform, timezone, estimate, profile, deviation, verdict };
  const rows = payouts.length > 0 ? payouts : [null];
  return rows.map((payout) => ({ ...common, payout }));
}
