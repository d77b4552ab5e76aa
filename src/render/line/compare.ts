import type { CompareReport } from '../../report/compare/build.ts';
import { compareDifference } from '../table/compare.ts';
import { formatCount } from '../text/amount.ts';
import { usualVerdict } from '../text/usual.ts';
import { renderSaid } from './many.ts';

/** How two sides differ in one line, and whether that is more than usual. */
export const renderCompareLine = (report: CompareReport, width: number | null): Promise<string> =>
  renderSaid(
    {
      answer: compareDifference(report),
      parts: [
        { text: usualVerdict(report.comparison.usual).replace(/\.$/, ''), drop: 5 },
        { text: `likes paid ${formatCount(0)} ${report.comparison.currencies.a}`, drop: 4 },
      ],
      thresholds: report.thresholds,
      diagnostics: report.diagnostics,
    },
    width,
  );
