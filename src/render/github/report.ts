import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Report } from '../../report/report.ts';
import { headline } from '../table/headline.ts';
import { knownText } from '../text/completeness.ts';
import { annotateFindings } from './annotate.ts';
import { writeAnnotations } from './annotation.ts';
import { renderTold } from './told.ts';

export const renderAnnotations = (report: Report, quiet: boolean): string =>
  renderTold({ ...report, answer: `${headline(report)}\n${knownText(report)}` }, quiet);

/** Why a run stopped. */
export const renderErrorAnnotations = (found: readonly Diagnostic[]): string =>
  writeAnnotations(annotateFindings(found));
