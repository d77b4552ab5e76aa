import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Paint } from '../paint.ts';
import { describe, locate } from '../text/diagnostics.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Block } from './block.ts';

/** What was noticed: warnings first, each with what to do about it. */
export function noteBlocks(found: readonly Diagnostic[], paint: Paint): Block[] {
  if (found.length === 0) return [];
  const warnings = found.filter(({ severity }) => severity !== 'info');
  const notes = found.filter(({ severity }) => severity === 'info');
  return [{ kind: 'gap' }, ...[...warnings, ...notes].map((finding) => note(finding, paint))];
}

function note(finding: Diagnostic, paint: Paint): Block {
  const { message, hint } = describe(finding);
  const place = locate(finding);
  const label = finding.severity === 'info' ? 'note' : finding.severity;
  const style = finding.severity === 'info' ? paint.quiet : paint.warning;
  return {
    kind: 'text',
    text: `${label}: ${place ? `${sanitise(place)}: ` : ''}${message}${hint ? ` ${hint}` : ''}`,
    indent: 0,
    style,
  };
}
