import type { ForecastReport } from '../../report/forecast/build.ts';
import { type QuantileRow, quantileRows } from '../rows/forecast.ts';
import { type CsvColumn, renderCsv } from './csv.ts';
import { columnsOf } from './paths.ts';

/** New columns come at the end. */
export const QUANTILE_COLUMNS: readonly CsvColumn<QuantileRow>[] = [
  ...columnsOf<QuantileRow>('text', ['creator', 'basis', 'status', 'reason']),
  ...columnsOf<QuantileRow>('number', ['plannedMinutes', 'sessions', 'sessionsNeeded']),
  ...columnsOf<QuantileRow>('truth', ['lowerBound']),
  ...columnsOf<QuantileRow>('number', ['probability', 'coins']),
  ...columnsOf<QuantileRow>('text', ['cash.currency']),
  ...columnsOf<QuantileRow>('number', ['cash.low', 'cash.expected', 'cash.high']),
  ...columnsOf<QuantileRow>('number', ['net.low', 'net.expected', 'net.high']),
];

export const renderQuantiles = (report: ForecastReport, version: string): string =>
  renderCsv(QUANTILE_COLUMNS, quantileRows(report, version));
