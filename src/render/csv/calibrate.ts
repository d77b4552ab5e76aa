import type { CalibrationReport } from '../../report/calibrate/build.ts';
import { type PayoutRow, payoutRows } from '../rows/calibrate.ts';
import { type CsvColumn, renderCsv } from './csv.ts';
import { columnsOf, type PathOf } from './paths.ts';

type Paths = readonly PathOf<PayoutRow>[];
const text = (...paths: Paths): CsvColumn<PayoutRow>[] => columnsOf('text', paths);
const number = (...paths: Paths): CsvColumn<PayoutRow>[] => columnsOf('number', paths);
const truth = (...paths: Paths): CsvColumn<PayoutRow>[] => columnsOf('truth', paths);

/** New columns come at the end. */
export const PAYOUT_COLUMNS: readonly CsvColumn<PayoutRow>[] = [
  ...text('platform', 'timezone', 'payout.from', 'payout.to', 'payout.paidOn', 'payout.status'),
  ...number('payout.line', 'payout.sessions', 'payout.acrossTheEnd', 'payout.coins'),
  ...truth('payout.coinsAtLeast'),
  ...text('payout.paid.currency'),
  ...number('payout.paid.amount', 'payout.paid.gross', 'payout.paid.cashPerCoin'),
  ...number('payout.expected.low', 'payout.expected.expected', 'payout.expected.high', 'payout.deviation'),
  ...text('payout.verdict'),
  ...number('payout.lateDays'),
  ...truth('payout.counted'),
  ...text('payout.reason', 'status', 'reason', 'estimate.kind', 'estimate.bound', 'estimate.currency'),
  ...number('estimate.payouts', 'estimate.cashPerCoin', 'estimate.low', 'estimate.high', 'deviation'),
  ...text('verdict'),
];

export const renderPayouts = (report: CalibrationReport, version: string): string =>
  renderCsv(PAYOUT_COLUMNS, payoutRows(report, version));
