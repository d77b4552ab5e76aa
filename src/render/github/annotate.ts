import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ThresholdResult } from '../../report/checks/threshold.ts';
import { sentence, VERDICTS } from '../text/checks.ts';
import { describe } from '../text/diagnostics.ts';
import type { Annotation, Level } from './annotation.ts';

const LEVELS: Record<Diagnostic['severity'], Level> = { error: 'error', warning: 'warning', info: 'notice' };

/** What was noticed, with what to do about it, at its place. */
export function annotateFindings(found: readonly Diagnostic[]): Annotation[] {
  return found.map((finding) => {
    const { message, hint } = describe(finding);
    return {
      level: LEVELS[finding.severity],
      title: finding.code,
      message: hint === null ? message : `${message}\n${hint}`,
      at: finding.at,
    };
  });
}

/** Every check that did not pass, with its figure and limit. */
export const annotateChecks = (results: readonly ThresholdResult[]): Annotation[] =>
  results
    .filter(({ verdict }) => verdict !== 'passed')
    .map((result) => ({
      level: 'error',
      title: `check ${VERDICTS[result.verdict]}`,
      message: `${sentence(result)}\n${result.origin}: ${result.check}`,
      at: null,
    }));
