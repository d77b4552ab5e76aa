import type { HistoryReport } from '../../report/history/build.ts';
import type { GroupDocument, HistoryReportDocument } from '../../report/history/document.ts';
import { toHistoryDocument } from '../json/history.ts';

/** A group of LIVEs with what it was grouped by. */
export interface GroupRow extends GroupDocument {
  readonly by: HistoryReportDocument['grouping']['by'];
  /** Whose days these are. */
  readonly timezone: string;
  readonly currency: string;
  /** Whatever the number of likes. */
  readonly likesPaid: '0';
}

/** A group a row, in the order of the table; groups of every currency, and no total. */
export function groupRows(report: HistoryReport, version: string): GroupRow[] {
  const { grouping, histories } = toHistoryDocument(report, version);
  const { by, timezone } = grouping;
  return histories.flatMap(({ currency, groups }) =>
    groups.map((group) => ({ by, timezone, currency, ...group, likesPaid: '0' as const })),
  );
}
