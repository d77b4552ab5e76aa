import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Paint } from '../paint.ts';
import { describe, locate } from './diagnostics.ts';
import { sanitise } from './sanitise.ts';
import { plural } from './words.ts';

/** One block an error: where, what, and what to do next as the last line. */
export const renderErrors = (found: readonly Diagnostic[], paint: Paint): string =>
  found.map((finding) => block(paint.error('error:'), finding)).join('');

/** What was noticed, where no report tells it. */
export const renderFindings = (found: readonly Diagnostic[], paint: Paint): string =>
  found
    .map((finding) =>
      block(finding.severity === 'info' ? paint.quiet('note:') : paint.warning('warning:'), finding),
    )
    .join('');

/** Why `--strict` fails. */
export const renderStrict = (warnings: readonly Diagnostic[], paint: Paint): string =>
  `${warnings.map((finding) => block(paint.warning('warning:'), finding)).join('')}${paint.error('strict:')} failed on ${plural(warnings.length, 'warning')}.\n`;

function block(label: string, finding: Diagnostic): string {
  const { message, hint } = describe(finding);
  const place = locate(finding);
  const head = `${label} ${place ? `${sanitise(place)}: ` : ''}${message}`;
  return hint ? `${head}\n  ${hint}\n` : `${head}\n`;
}
