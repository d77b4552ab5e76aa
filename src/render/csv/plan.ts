import type { PlanReport } from '../../report/plan/build.ts';
import { type WayRow, wayRows } from '../rows/plan.ts';
import { type CsvColumn, renderCsv } from './csv.ts';
import { columnsOf } from './paths.ts';

/** New columns come at the end. */
export const WAY_COLUMNS: readonly CsvColumn<WayRow>[] = [
  ...columnsOf<WayRow>('text', ['scenario', 'basis', 'status', 'figure', 'currency', 'giftId', 'name']),
  ...columnsOf<WayRow>('number', ['coinsEach', 'low', 'expected', 'high']),
  ...columnsOf<WayRow>('text', ['reason']),
];

export const renderWays = (report: PlanReport, version: string): string =>
  renderCsv(WAY_COLUMNS, wayRows(report, version));
