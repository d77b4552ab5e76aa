import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ThresholdResult } from '../../report/checks/threshold.ts';
import { annotateChecks, annotateFindings } from './annotate.ts';
import { writeAnnotations } from './annotation.ts';

/** What a report tells a workflow run, whatever it is about. */
interface Told {
  /** The answer, in a sentence or two. */
  readonly answer: string;
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Failed checks, what was noticed, and the answer, as annotations. `quiet` leaves the notes out. */
export const renderTold = ({ answer, thresholds, diagnostics }: Told, quiet: boolean): string =>
  writeAnnotations([
    ...annotateChecks(thresholds),
    { level: 'notice', title: 'live-earnings', message: answer, at: null },
    ...annotateFindings(diagnostics.filter(({ severity }) => !quiet || severity !== 'info')),
  ]);
