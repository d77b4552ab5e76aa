import type { CalibrationReport } from '../../report/calibrate/build.ts';
import { calibrationHeadline } from '../table/calibrate.ts';
import { renderSaid } from './many.ts';

/** What a coin really paid in one line. */
export const renderCalibrationLine = (report: CalibrationReport, width: number | null): Promise<string> =>
  renderSaid({ ...report, answer: calibrationHeadline(report) }, width);
