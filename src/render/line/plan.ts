import type { PlanReport } from '../../report/plan/build.ts';
import { planHeadline } from '../table/plan.ts';
import { hoursText } from '../text/plan.ts';
import { renderSaid } from './many.ts';

/** What reaches a target in one line. */
export function renderPlanLine(report: PlanReport, width: number | null): Promise<string> {
  const { plan, thresholds, diagnostics } = report;
  const time = plan.kind === 'plan' && plan.time.kind !== 'unknown' ? plan.time : null;
  return renderSaid(
    {
      answer: planHeadline(report),
      parts: [time && { text: `${hoursText(time)} live at the usual pace`, drop: 4 }],
      thresholds,
      diagnostics,
    },
    width,
  );
}
