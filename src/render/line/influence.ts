import type { InfluenceReport } from '../../report/influence/build.ts';
import { influenceHeadline } from '../table/influence/page.ts';
import { formatCount } from '../text/amount.ts';
import { renderSaid } from './many.ts';

/** Whether gifts go along with likes in one line. No amount: it stands with what it rests on. */
export const renderInfluenceLine = (report: InfluenceReport, width: number | null): Promise<string> =>
  renderSaid(
    {
      answer: influenceHeadline(report),
      parts: [{ text: `likes paid ${formatCount(0)} ${report.creators[0].direct.currency}`, drop: 4 }],
      thresholds: report.thresholds,
      diagnostics: report.diagnostics,
    },
    width,
  );
