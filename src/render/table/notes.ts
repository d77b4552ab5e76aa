import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Paint } from '../paint.ts';
import { describe, locate } from '../text/diagnostics.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Block } from './block.ts';

/** What was noticed: warnings first, each with what to do about it. `quiet` leaves the warnings alone. */
export function noteBlocks(found: readonly Diagnostic[], quiet: boolean, paint: Paint): Block[] {
  const warnings = found.filter(({ severity }) => severity !== 'info');
  const notes = quiet ? [] : found.filter(({ severity }) => severity === 'info');
  if (warnings.length + notes.length === 0) return [];
  return [{ kind: 'gap' }, ...[...warnings, ...notes].map((finding) => note(finding, quiet, paint))];
}

function note(finding: Diagnostic, quiet: boolean, paint: Paint): Block {
  const { message, hint } = describe(finding);
  const place = locate(finding);
  const label = finding.severity === 'info' ? 'note' : finding.severity;
  const style = finding.severity === 'info' ? paint.quiet : paint.warning;
  return {
    kind: 'text',
    text: `${label}: ${place ? `${sanitise(place)}: ` : ''}${message}${hint && !quiet ? ` ${hint}` : ''}`,
    indent: 0,
    style,
  };
}
