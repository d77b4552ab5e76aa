import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ThresholdResult } from '../../report/checks/threshold.ts';
import { loadMeasure } from '../text/width.ts';
import { plural } from '../text/words.ts';
import { joinParts, type Part } from './parts.ts';

/** What a line says of every report, and when it is left out. */
interface Said {
  readonly lead?: string;
  readonly answer: string;
  readonly parts?: readonly (Part | null)[];
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The answer, which always stays, then checks that did not pass, what belongs to the answer, and the number of warnings. */
export async function renderSaid(said: Said, width: number | null): Promise<string> {
  const { lead = '', answer, parts = [], thresholds, diagnostics } = said;
  const failed = thresholds.filter(({ verdict }) => verdict !== 'passed').length;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const all: readonly (Part | null)[] = [
    { text: answer.replace(/\.$/, ''), drop: null },
    failed > 0 ? { text: `${plural(failed, 'check')} not passed`, drop: 1 } : null,
    ...parts,
    warnings > 0 ? { text: plural(warnings, 'warning'), drop: 6 } : null,
  ];
  const known = all.filter((part) => part !== null);
  return joinParts(lead, known, width, await loadMeasure([lead, ...known.map(({ text }) => text)]));
}
